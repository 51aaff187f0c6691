# Mistake 9: memory that no limit counts. Whatever grows here hits the limit; tests/limits watches the resident size.
# only: normal, twin
# limits: memory=33554432 time=10
# expect: limit memory
keep = []
i = 0
while True:
    i += 1
    try:
        keep.append([type("T%d" % i, (), {"a%d" % i: 1}), compile("x%d = 1" % i, "f%d" % i, "exec"), "k%d" % i, {i: i}, {i},
                     (lambda: i), (x for x in ()), ValueError(i), i << 100, 1.5 * i, bytearray(b"x"), memoryview(b"x" * i)])
        raise ValueError(keep[-1])
    except BaseException as error:
        error.add_note("n" * 100)
        keep.append(error)

# Displays of lists, tuples, sets and dicts, with stars and trailing commas.
print([], [1], [1, ], [[], [[]]], [1, 2,
      3], [*[]], [*[1], *"ab", 3], [*range(3)], [*{"k": 1}])
print((), (1,), (1, 2), ((),), ((1),), (1, *[2, 3]), (*"ab",), (*(), ), 1, )
print({1}, {1, }, {*[1], *[1, 2]}, {*()}, {1, 1.0, True}, {0, False, 0.0, 1})
print({}, {1: 2, }, {"a": {"b": {}}}, {**{}}, {"a": 1, **{"a": 2, "b": 3}, "b": 4}, {1: "a", 1.0: "b", True: "c"})
order = []
def n(x):
    order.append(x)
    return x
print({n("k1"): n("v1"), **{n("k2"): n("v2")}, n("k3"): n("v3")}, order)
order.clear()
print([n(1), *[n(2), n(3)], n(4)], (n(5), n(6)), {n(7)}, order)
x = 1, 2
y = 1,
z = *x, *y
print(x, y, z, type(y))
for i in 1, 2, *[3]: print(i, end=" ")
print()
def f(): return 1, *[2]
def g(): yield 1, *[2]
print(f(), list(g()))
big = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33]
print(len(big), sum(big), {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10} == {*range(11)})
for bad in ["[*5]", "(*None,)", "{*1}", "{**[]}", "{**1}", "{[]}", "{{}: 1}", "{(1, []): 2}", "{**{1: 2}, **3}", "print(**{1: 2})", "[*{}, *5]"]:
    try:
        print(eval(bad))
    except TypeError as error:
        print(bad, "->", error)
for bad in ["[x for x in 1, 2]", "*x", "(*x)", "{*x: 1}", "{1: *x}", "{**x for x in y}", "{1, 2: 3}", "{1: 2, 3}", "[,]", "(,)", "{,}", "[1,,2]", "{1:}", "{:1}", "[**x]", "{1:2, *x}", "{**x, 1}"]:
    try:
        compile(bad, "f", "eval")
        print(bad, "ok")
    except SyntaxError as error:
        print(bad, "->", error.msg, error.offset, error.end_offset)

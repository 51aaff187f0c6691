# Mistake 4: sizes and indices that overflow.
# limits: time=4
# expect: any clean end
import sys

HUGE = [2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**32 + 1, 2**48 - 1, 2**48, 2**62, 2**63 - 1, 2**63, 2**64 - 1, 2**64, 2**64 + 1, 10**30]
HUGE += [-n for n in HUGE] + [-(2**63) - 1]


def check(name, function):
    answers = []
    for n in HUGE:
        try:
            result = function(n)
            result = len(result) if hasattr(result, "__len__") else result
            answers.append(result if result is None or -100 < result < 100 else "big")
        except (MemoryError, OverflowError, ValueError, IndexError, TypeError) as error:
            answers.append(type(error).__name__[:4])
    kinds = sorted(set(map(str, answers)))
    assert len(kinds) <= 12, kinds
    print(name, "ok")


base = {"str": "abc", "wide": "a\u1234\U00012345", "bytes": b"abc", "bytearray": bytearray(b"abc"), "list": [1, 2, 3],
        "tuple": (1, 2, 3), "range": range(3), "memoryview": memoryview(b"abc")}
for name, x in base.items():
    if name not in ("range", "memoryview"):
        check(name + " times", lambda n: x * n if n < 0 or n > 2**40 else x)
        check(name + " rtimes", lambda n: n * x if n < 0 or n > 2**40 else x)
    check(name + " item", lambda n: x[n])
    check(name + " slice", lambda n: x[n:])
    check(name + " slice to", lambda n: x[:n])
    check(name + " slice both", lambda n: x[-n:n])
    check(name + " slice step", lambda n: x[::n])
    check(name + " slice all", lambda n: x[n:-n:n])
    for method in ("find", "rfind", "index", "count", "startswith", "endswith"):
        if hasattr(x, method):
            what = x[1:2] if name not in ("list", "tuple", "range") else 2
            check(name + " " + method, lambda n: getattr(x, method)(what, n))
            check(name + " " + method + " to", lambda n: getattr(x, method)(what, 0, n))
            check(name + " " + method + " both", lambda n: getattr(x, method)(what, -n, n))
    for method in ("ljust", "rjust", "center", "zfill", "expandtabs"):
        if hasattr(x, method):
            check(name + " " + method, lambda n: getattr(x, method)(n) if n < 0 or n > 2**40 else x)
    for method in ("split", "rsplit"):
        if hasattr(x, method):
            check(name + " " + method, lambda n: getattr(x, method)(None, n))
    if hasattr(x, "replace"):
        check(name + " replace", lambda n: x.replace(x[:1], x[1:], n))
for n in HUGE:
    a = [1, 2, 3]
    b = bytearray(b"abc")
    for x in (a, b):
        for action in (lambda: x.insert(n, 5), lambda: x.pop(n), lambda: x.__setitem__(n, 1), lambda: x.__delitem__(n),
                       lambda: x.__delitem__(slice(n, None)), lambda: x.__delitem__(slice(None, None, n)),
                       lambda: x.__setitem__(slice(n, -n), x[:1]), lambda: x.__setitem__(slice(None, None, n or 1), x[:1]),
                       lambda: x.__imul__(n if n < 0 else 2**62)):
            try:
                action()
            except (MemoryError, OverflowError, ValueError, IndexError):
                pass
        assert len(x) < 10
print("mutation ok")
check("bytes", lambda n: bytes(n) if n < 0 or n > 2**40 else b"")
check("bytearray", lambda n: bytearray(n) if n < 0 or n > 2**40 else b"")
check("range", lambda n: range(n))
check("range len", lambda n: len(range(n)))
check("range ends", lambda n: range(n, n + 5)[3])
check("range step", lambda n: len(range(0, 10, n)))
check("range slice", lambda n: range(10)[::n])
check("list range", lambda n: list(range(n)) if n < 0 or n > 2**40 else [])
check("chr", lambda n: chr(n))
check("shift", lambda n: 1 << n if n < 0 or n > 2**40 else 1)
check("shift right", lambda n: 5 >> n)
check("shift zero", lambda n: 0 << n)
check("power", lambda n: 2**n if n > 2**40 else 1)
check("round", lambda n: round(12345, n))
check("round float", lambda n: round(1.5, n))
check("to_bytes", lambda n: (1).to_bytes(n, "big") if n < 0 or n > 2**40 else b"")
check("format width", lambda n: format(1, str(n)) if n > 2**40 else "")
check("format precision", lambda n: format(1.5, ".%df" % n) if n > 2**40 else "")
check("percent width", lambda n: "%*d" % (n, 1) if abs(n) > 2**40 else "")
check("percent precision", lambda n: "%.*f" % (n, 1.5) if abs(n) > 2**40 else "")
check("percent width text", lambda n: "%%%ds" % n % "" if n > 2**40 else "")
check("format field", lambda n: ("{%d}" % n).format(1))
check("format item", lambda n: ("{0[%d]}" % n).format([1]))
check("str maketrans", lambda n: "a".translate({97: n}))
check("setrecursionlimit", lambda n: sys.setrecursionlimit(n))
check("slice indices", lambda n: slice(n, -n, n).indices(5))
check("slice indices length", lambda n: slice(None).indices(n))
check("enumerate", lambda n: next(enumerate("a", n))[0])
check("int base", lambda n: int("1", n))
check("sum", lambda n: sum([n, n, -n]))
check("memoryview cast", lambda n: memoryview(b"abcd").cast("B", [n]))
check("memoryview cast two", lambda n: memoryview(b"abcd").cast("B", [n, n]))
check("hash", lambda n: hash(n))
check("float", lambda n: int(float(n)))
check("unicode", lambda n: "\\U%08x" % n)
check("list index", lambda n: [1].index(1, n, n))
check("sleep", lambda n: divmod(n, -n))


class Length:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __length_hint__(self):
        return self.n

    def __iter__(self):
        return iter((1, 2))

    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i

    def __index__(self):
        return self.n


check("len", lambda n: len(Length(n)))
check("bool", lambda n: bool(Length(n)))
check("length hint", lambda n: list(Length(n)))
check("reversed", lambda n: next(reversed(Length(n))) if n < 0 else None)
check("index", lambda n: [1, 2][Length(n)])
check("negative index", lambda n: "abc"[-Length(n).n])

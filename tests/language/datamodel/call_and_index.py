# __call__, __index__, __bool__, __await__ absent: objects in every operand position.
class I:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
    def __repr__(self): return f"I({self.v})"


for f in (lambda: [0, 1, 2][I(1)], lambda: "abc"[I(-1)], lambda: (0, 1)[I(5)], lambda: b"ab"[I(0)], lambda: range(9)[I(2):I(5)], lambda: [1] * I(2), lambda: "x" * I(3), lambda: I(2) * "y", lambda: bytes(I(2)), lambda: bytearray(I(1)), lambda: range(I(3)), lambda: list(range(I(1), I(5), I(2))), lambda: chr(I(97)), lambda: hex(I(255)), lambda: bin(I(5)), lambda: oct(I(8)), lambda: int(I(3)), lambda: float(I(3)), lambda: complex(I(1)), lambda: round(1.25, I(1)), lambda: "abc".center(I(7)), lambda: "a,b,c".split(",", I(1)), lambda: [1, 2, 3].pop(I(0)), lambda: [1].insert(I(0), 2), lambda: "abc".find("c", I(1)), lambda: (5).to_bytes(I(2), "big"), lambda: "%d" % I(5), lambda: "%x" % I(5), lambda: "%c" % I(97), lambda: "{:d}".format(I(5)), lambda: f"{I(5):d}", lambda: format(I(5)), lambda: pow(2, I(3)), lambda: 2 + I(3), lambda: I(1) == 1, lambda: {1: "a"}[I(1)], lambda: 1 in [I(1)], lambda: enumerate("ab", I(5)).__next__(), lambda: sum([1], I(2)), lambda: int("11", I(2)), lambda: "ab".zfill(I(4)), lambda: "a\tb".expandtabs(I(4)), lambda: slice(I(1), I(2)).indices(I(5)), lambda: memoryview(b"abc")[I(1)], lambda: bytes([I(65), I(66)]), lambda: bytearray(b"ab").append(I(67)), lambda: [0] * I(-1), lambda: divmod(I(7), 2), lambda: abs(I(-1)), lambda: str(I(1)).startswith("<"), lambda: "x" * I(10**30), lambda: [1][I(10**30)], lambda: range(I(10**30))[I(10**29)], lambda: print(end=I(1)), lambda: isinstance(I(1), int), lambda: hash(I(1)) == 1, lambda: "%s" % I(1) == str(I(1)), lambda: "%f" % I(1), lambda: "%d" % 1.9, lambda: "%d" % "1", lambda: "%i" % None, lambda: "%x" % 1.5, lambda: "%c" % 300, lambda: "%c" % "ab", lambda: "%c" % 1.5, lambda: "%*d" % (I(3), 5) if 0 else 0):
    try:
        r = f()
        print(r if not isinstance(r, I) else "I")
    except Exception as error: print(type(error).__name__, error)
class C:
    def __init__(self, f): self.f = f
    def __call__(self, *a, **k): return self.f(*a, **k)
add = C(lambda a, b=1: a + b)
print(add(1), add(1, b=5), list(map(add, [1, 2], [3, 4])), sorted([3, 1], key=C(lambda x: -x)), max([1, 5], key=C(abs)), list(filter(C(bool), [0, 1])), next(iter(C(lambda it=iter([1, 2]): next(it)), 2)), C(C(C(lambda: "deep")))(), C(C)(len)("abc"))
@C
def decorated(x): return x * 2
print(decorated(4), decorated.f.__name__, callable(decorated))
class Meth:
    m = C(lambda *a: len(a))
print(Meth().m(1, 2), Meth.m(1))
try: add()
except TypeError as error: print(error)
class CallKw:
    def __call__(self, /, self_=None, **kw): return self_, kw
print(CallKw()(self=5), CallKw()(self_=6))

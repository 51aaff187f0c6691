# sum, min, max, all, any, abs, divmod, round: every form.
print(sum([]), sum([1, 2]), sum([1, 2], 10), sum([1, 2], start=5), sum([1.5, 2]), sum([True, True]), sum(range(5)), sum([[1], [2]], []), sum([(1,), (2,)], ()), sum(x for x in (1, 2)), sum({1: 2, 3: 4}), sum([0.1] * 10), sum([0.1] * 10, 0.0), sum([1e16, 1, -1e16]), sum([1, 2.5, 3j]), sum([10**20, 1]), sum([2**62, 2**62]), sum([2**48 - 1, 1, -2]), sum([1.0, 2**70]), sum([True], False), sum([-0.0]), sum([], -0.0), sum([], "x" and 5))
class A:
    def __init__(self, v): self.v = v
    def __add__(self, o): return A(self.v + (o.v if isinstance(o, A) else o))
    def __radd__(self, o): return A(o + self.v)
    def __repr__(self): return f"A{self.v}"
print(sum([A(1), A(2)]), sum([1, A(2), 3]), sum([A(1)], A(5)), sum([], A(7)))
print(min(1, 2), max(1, 2), min([3, 1]), max("abc"), min({5: 1, 2: 0}), max(1, 2, 3, key=lambda x: -x), min([], default="d"), max((), default=None), min(["bb", "a"], key=len), max([1, 2], key=None), min(1.0, 1), max(True, 1), max([1, 1.0]), min("b", "a", key=str.upper), max([[1, 2], [1, 3]]), max((1, "a"), (1, "b")), min(x for x in (2, 1)), max([0.0, -0.0]), min([None], key=lambda x: 0))
class L:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __gt__(self, o): return self.v > o.v
    def __repr__(self): return f"L{self.v}"
print(min(L(2), L(1)), max([L(2), L(1), L(2)]), min([L(1), L(1)], key=lambda x: x.v))
print(all([]), any([]), all([1, 0]), any([0, 1]), all(iter([1, 1])), any(x > 1 for x in [1, 2]), all({}), any({0: 1}), all("a"), any(""))
print(abs(-5), abs(-5.5), abs(3 + 4j), abs(True), abs(-0.0), abs(-10**30), divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), divmod(7, -2.5), divmod(True, 2), divmod(10**30, 7))
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1e20)], [round(x, 1) for x in (0.25, 0.35, 0.05, 1.25)], round(1234, -2), round(1250, -2), round(1350, -2), round(5), round(5, 2), round(2.5, None), round(True), round(-7, -1), round(number=1.5), round(1.555, ndigits=2), type(round(2.0)), type(round(2.0, 0)), round(10**20 + 5, -1))
class R:
    def __round__(self, n="none"): return ("round", n)
    def __abs__(self): return "abs"
    def __divmod__(self, o): return ("divmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
print(round(R()), round(R(), 2), round(R(), None), abs(R()), divmod(R(), 1), divmod(1, R()))
for f in (lambda: sum(), lambda: sum(5), lambda: sum([1], 2, 3), lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: sum([b"a"], b""), lambda: sum([bytearray()], bytearray()), lambda: sum([[]]), lambda: sum([None]), lambda: sum([1, "a"]), lambda: sum([1.5, "a"]), lambda: sum([1], x=2), lambda: sum(iterable=[1]), lambda: min(), lambda: min(5), lambda: min([]), lambda: max(()), lambda: min(1, "a"), lambda: max([1, None]), lambda: min([1], key=5), lambda: min(1, 2, default=3), lambda: max([1], foo=1), lambda: max(default=1), lambda: min([1j, 2j]), lambda: max([{}, {}]), lambda: min([1, 2], key=lambda x: 1 / 0), lambda: min(None, default=1), lambda: all(), lambda: all(5), lambda: any([], []), lambda: any(x=1), lambda: abs(), lambda: abs("a"), lambda: abs([]), lambda: abs(None), lambda: divmod(1), lambda: divmod(1, 0), lambda: divmod("a", 1), lambda: divmod(1, "a"), lambda: divmod(1.5, 0), lambda: divmod(1j, 1), lambda: round(), lambda: round("a"), lambda: round(1.5, "a"), lambda: round(1.5, 1.5), lambda: round([]), lambda: round(1j), lambda: round(None), lambda: round(object()), lambda: round(1, 2, 3), lambda: sum(x for x in [1, 1 / 0]), lambda: any(1 / 0 for _ in [1])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
it = iter([0, 0, 1, 2, 3]); print(any(it), list(it)); it = iter([1, 0, 5]); print(all(it), list(it)); it = iter([1, 2]); print(min(it), list(it))

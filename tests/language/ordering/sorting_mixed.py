# Orders and comparisons between and within types: tuples, lists, strings, sets, numbers.
pairs = [(0, 0.0), (1, True), (2, 2.5), ("a", "b"), ((1, 2), (1, 3)), ([1], [1, 2]), ({1}, {1, 2}), (b"a", b"b"), (frozenset(), {1}), (1, 1j), (None, None), ("a", b"a"), ([1], (1,)), ({1: 2}, {1: 2}), (range(3), range(0, 3)), (float("nan"), 1), (10**30, 1e30), (-0.0, 0), ("", "\0"), ((), (0,)), ([[]], [[0]]), (bytearray(b"x"), b"x"), (memoryview(b"x"), b"x"), (slice(1), slice(2)), (type, object), (..., ...), (1, "1"), ("Z", "a"), ("é", "z"), ("日", "😀"), ({1}, {2}), ({1, 2}, {1}), (True, False), (2**63, 2.0**63), (2**53 + 1, 2.0**53)]
for a, b in pairs:
    row = []
    for op in ("<", "<=", "==", "!=", ">=", ">"):
        try: row.append("01"[bool(eval(f"a {op} b"))])
        except TypeError: row.append("E")
    row2 = []
    for op in (">", ">=", "==", "!=", "<=", "<"):
        try: row2.append("01"[bool(eval(f"b {op} a"))])
        except TypeError: row2.append("E")
    print(ascii(a), ascii(b) if not isinstance(b, memoryview) else "mv", "".join(row), "".join(row2)) if not isinstance(a, memoryview) else print("mv", "".join(row), "".join(row2))
print(sorted([3, 1.5, True, 2, 0.0, False, -1]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted(["b", "a", "B", "A", "é", "", "aa"]), sorted([[2], [1, 2], [1], []]), sorted([(2,), (1, 5), (1,)]), sorted([{1, 2}, {1}, set()], key=len), sorted([b"b", b"a", b""]), sorted([1, 2, 3], key=lambda x: (x % 2, -x)), sorted("hello world"), sorted([0.1, -0.1, 0, 1e-9]), sorted([10**20, 1e19, 10**21]), sorted([float("inf"), 1, float("-inf")]))
for bad in ([1, "a"], [None, 1], [(), 1], [1j, 2], [{}, {}], [[1], (1,)], ["a", b"a"], [(1, "a"), (1, 2)], [int, str]):
    try: print(sorted(bad))
    except TypeError as e: print(e)
class V:
    def __init__(self, major, minor): self.t = (major, minor)
    def __lt__(self, o): return self.t < o.t
    def __eq__(self, o): return self.t == o.t
    def __hash__(self): return hash(self.t)
    def __repr__(self): return "v%d.%d" % self.t
vs = [V(2, 1), V(1, 5), V(1, 0), V(2, 0)]
print(sorted(vs), max(vs), min(vs), sorted(vs, reverse=True), V(1, 0) in vs, vs.index(V(2, 0)), len({V(1, 0), V(1, 0)}), V(1, 0) > V(0, 9), sorted(vs, key=lambda v: v.t[1]))
def total(cls):
    cls.__le__ = lambda s, o: s < o or s == o
    cls.__gt__ = lambda s, o: not s <= o
    cls.__ge__ = lambda s, o: not s < o
    return cls
T = total(V); print(V(1, 0) <= V(1, 0), V(2, 0) >= V(1, 9), V(0, 0) > V(0, 1))
data = [("smith", 30, "b"), ("jones", 25, "a"), ("smith", 25, "c"), ("adams", 30, "a")]
print(sorted(data), sorted(data, key=lambda r: (r[1], r[0])), sorted(sorted(data, key=lambda r: r[2]), key=lambda r: r[0]), max(data, key=lambda r: r[1]), min(data, key=lambda r: (-r[1], r[2])))
cmp_count = [0]
class Cnt(int):
    def __lt__(self, o): cmp_count[0] += 1; return int.__lt__(self, o)
print(sorted(map(Cnt, [5, 3, 1])), cmp_count[0] > 0, [x for x in sorted(map(Cnt, range(20, 0, -1)))][:3])
nested = [[3, [1, 2]], [3, [1]], [1, [9]], [3, [0, 5, 7]]]
print(sorted(nested), sorted(nested, key=lambda n: len(n[1])), [1, [2, [3]]] < [1, [2, [4]]], (1, [2]) == (1, [2]), [(1,), (0, 5)] > [(1,), (0, 4)])
x = [3, 1, 2]; y = sorted(x); x.sort(reverse=True); print(x, y, x == y[::-1], sorted(x) == sorted(y), [sorted(p) for p in ("cab", (3, 1), {2, 1})])

# Equality and hashing agree across types that compare equal, and dict lookups follow.
groups = [[0, 0.0, -0.0, False, 0j, -0j], [1, 1.0, True, 1 + 0j], [2**31, 2.0**31], [2**53, 2.0**53], [2**62, 2.0**62], [2**100, 2.0**100], [-1, -1.0, -1 + 0j], [-2, -2.0], [10**15, 1e15], [0.5, 0.5 + 0j], ["a", str(b"a", "ascii"), "".join("a")], [b"ab", bytes([97, 98])], [(), tuple([])], [(1, 2), (1.0, True + 1)], [frozenset([1, 2]), frozenset([2.0, True])], [range(0), range(5, 5)], [range(0, 4, 2), range(0, 3, 2)], [float("inf"), float("1e999")], [2**1000, 2**1000 + 1 - 1], [-(2**61), -2.0**61], [slice(1, 2), slice(1, 2, None)]]
for g in groups:
    ok = all(a == b and not a != b and hash(a) == hash(b) for a in g for b in g)
    d = {g[0]: "v"}
    print(g[0] if not isinstance(g[0], int) or abs(g[0]) < 10**20 else "big", ok, all(d.get(x) == "v" for x in g), len(set(g)), all(x in set(g[:1]) for x in g), all([x] == [g[0]] and (x,) == (g[0],) for x in g))
print(1 == "1", "a" == b"a", [] == (), {} == set(), None == False, 0 == None, "" == None, () == [], 1.5 == "1.5", {1} == frozenset([1]), bytearray(b"a") == b"a", b"a" == bytearray(b"a"), range(2) == [0, 1], {1: 2} == [(1, 2)], ... == Ellipsis, NotImplemented == NotImplemented, int == float, type(1) == int, len == len, (lambda: 0) == (lambda: 0), object() == object())
nan = float("nan")
print(nan == nan, [nan] == [nan], (nan,) == (nan,), {1: nan} == {1: nan}, {nan} == {nan}, nan in [nan], [nan].index(nan), {nan: 1}[nan], [1.0] == [nan], nan != nan)
class AlwaysEq:
    def __eq__(self, o): return True
    def __hash__(self): return 42
class NeverEq:
    def __eq__(self, o): return False
    def __hash__(self): return 42
a, n = AlwaysEq(), NeverEq()
print(a == 1, 1 == a, a == n, n == a, n == n, [n] == [n], n in [n], {n: 1}.get(n), {a, AlwaysEq()} == {a}, len({a, AlwaysEq(), 42}), len({n, NeverEq()}), 42 in {a}, a in {42}, a in {43}, [a] == [5], (1, a) == (1, 2), {1: a} == {1: 9}, [1, 2].count(a), [5, 6].index(a), a != 1, n != n)
class Int(int):
    def __eq__(self, o): return "int eq" if isinstance(o, Int) else int.__eq__(self, o)
    __hash__ = int.__hash__
print(Int(5) == Int(6), Int(5) == 5, 5 == Int(5), {5: "x"}[Int(5)], Int(5) in [5], len({Int(5), 5}))
class Str(str):
    def __hash__(self): return 1
print("a" == Str("a"), {"a": 1}.get(Str("a")), Str("a") in ["a"], Str("a") in {"a"})
big = [10**k for k in range(25)]
print(all(hash(b) == hash(float(b)) for b in big[:22]), all((b == float(b)) for b in big[:23]), 10**23 == 1e23, [b for b in (2**53 + 1, 2**54 + 2, 2**55 + 4) if b == float(b)])
d = {}
for k in (1, 1.0, True, "1", b"1", (1,), (1.0,), 1 + 0j, frozenset([1]), frozenset([True])): d[k] = d.get(k, 0) + 1
print(d)
import sys
print(hash(sys.maxsize) != hash(sys.maxsize - 1), hash(()) == hash(()), hash("") == hash(b""), hash((1, (2, 3))) == hash((1, (2, 3))), hash((1, 2)) != hash((2, 1)), hash(frozenset()) == hash(frozenset([])), hash(None) == hash(None), hash(True) == 1, hash(-1) == hash(-2) == -2)

# sort and sorted: stability, key, reverse, user order, mutation during sort, errors.
print(sorted([3, 1, 2]), sorted("hello"), sorted([3, 1, 2], reverse=True), sorted(["bb", "a", "ccc"], key=len), sorted([]), sorted([1]), sorted({3: 1, 1: 2}), sorted((2, 1)), sorted([1.5, 1, 0.5, True, False]), sorted(["b", "B", "a", "é", "日"]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 5], [1]]), sorted([b"b", b"a"]), sorted(range(5), key=lambda x: -x))
words = "the quick brown fox jumps over the lazy dog and then the end".split()
print(sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: w[-1]), sorted(words, key=str.upper, reverse=True), sorted(enumerate(words), key=lambda p: (p[1], -p[0])))
data = [(i * 7919 % 101, i) for i in range(300)]
s = sorted(data, key=lambda p: p[0]); print(all(a[0] < b[0] or a[0] == b[0] and a[1] < b[1] for a, b in zip(s, s[1:])))
s = sorted(data, key=lambda p: p[0], reverse=True); print(all(a[0] > b[0] or a[0] == b[0] and a[1] < b[1] for a, b in zip(s, s[1:])))
for make in (lambda n: list(range(n)), lambda n: list(range(n))[::-1], lambda n: [i % 7 for i in range(n)], lambda n: [i * i % 1009 for i in range(n)], lambda n: [0] * n, lambda n: [i ^ 21 for i in range(n)], lambda n: [i if i % 50 else -i for i in range(n)]):
    for n in (0, 1, 2, 3, 10, 31, 32, 33, 63, 64, 65, 100, 500):
        l = make(n); r = sorted(l); m = l[:]; m.sort(reverse=True); k = sorted(l, key=lambda v: -v)
        assert len(r) == n and all(a <= b for a, b in zip(r, r[1:])) and m == r[::-1] and k == r[::-1], (n, l)
print("sorted")
class V:
    count = 0
    def __init__(self, v, tag=""): self.v, self.tag = v, tag
    def __lt__(self, o): V.count += 1; return self.v < o.v
    def __repr__(self): return f"{self.v}{self.tag}"
print(sorted([V(2, "a"), V(1, "b"), V(2, "c"), V(1, "d")]), sorted([V(2, "a"), V(1, "b"), V(2, "c")], reverse=True), V.count > 0, min(V(1), V(2)), max([V(1, "x"), V(1, "y")]))
for n in (1, 2, 10, 100): V.count = 0; sorted(V(i) for i in range(n)); print(n, V.count, end="; ")
print()
class OnlyGt:
    def __init__(self, v): self.v = v
    def __gt__(self, o): return self.v > o.v
print([x.v for x in sorted([OnlyGt(3), OnlyGt(1), OnlyGt(2)])])
class Bad:
    def __lt__(self, o): raise ValueError("lt raises")
class Truthy:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return [1] if self.v < o.v else []
print([x.v for x in sorted([Truthy(3), Truthy(1), Truthy(2)])])
for f in (lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: sorted([1j, 2j]), lambda: sorted([{}, {}]), lambda: sorted([Bad(), Bad()]), lambda: sorted([1, 2], key=lambda x: 1 / 0), lambda: sorted([object(), object()]), lambda: sorted(5), lambda: sorted([1], key=1), lambda: sorted([], key=1), lambda: sorted([1, 2], 5), lambda: sorted([(1, {}), (1, {})]), lambda: sorted([1, 2], reverse="yes"), lambda: sorted([1, 2], reverse=[]), lambda: [1].sort(key=len), lambda: sorted(x for x in [2, 1]), lambda: sorted([float("nan"), 1.0])[1:], lambda: sorted("ba", key=None, reverse=0), lambda: sorted(iterable=[1])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
l = [3, 1, 2]
def during(x): seen.append(list(l)); return x
seen = []; l.sort(key=during); print(l, seen)
l = [3, 1, 2]
def mutate(x): l.append(99); return x
try: l.sort(key=mutate)
except ValueError as e: print(e, l)
l = [5, 4, 3]
class Mut:
    def __init__(self, v): self.v = v
    def __lt__(self, o): l.append("x"); return self.v < o.v
    def __repr__(self): return f"M{self.v}"
l = [Mut(2), Mut(1)]
try: l.sort()
except ValueError as e: print(e, l)
l = [3, "a", 1]
try: l.sort()
except TypeError as e: print(e, sorted(map(str, l)))
l = [4, 2, 9, 1]
def fail(x):
    if x == 9: raise KeyError("key fails")
    return x
try: l.sort(key=fail)
except KeyError: print(l)
print(l.sort(), l, l.sort(key=lambda x: -x), l)
keys = []
sorted([3, 1, 2], key=lambda x: keys.append(x) or x); print(keys)
big = [(i * 1103515245 + 12345) % 2**31 for i in range(3000)]
print(sorted(big) == sorted(sorted(big, reverse=True)), sorted(big, key=str)[:3], sorted(map(str, big))[-2:], sum(i * v for i, v in enumerate(sorted(big))) % (10**9 + 7), sorted([v / 7 for v in big])[0], sorted([2**60 + v for v in big])[0], sorted([(v % 5, v % 3, v) for v in big])[:2])

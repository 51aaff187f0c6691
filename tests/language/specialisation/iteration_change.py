# One loop, one unpacking, one subscript site, over every kind of thing in turn.
def total(it):
    out = []
    for x in it: out.append(x)
    return out
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if not self.n: raise StopIteration
        self.n -= 1
        return self.n
class Old:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return -i
class LSub(list):
    def __iter__(self): return iter("list subclass")
class TSub(tuple): pass
def gen():
    yield "g1"
    yield "g2"
sources = [lambda: [1, 2], lambda: (1, 2), lambda: range(3), lambda: "ab", lambda: "é日", lambda: {1: 2}, lambda: {5}, lambda: gen(), lambda: It(2), lambda: Old(), lambda: LSub([1]), lambda: TSub((1, 2)), lambda: b"ab", lambda: iter([7]), lambda: map(str, [1]), lambda: zip([1], [2]), lambda: enumerate("a"), lambda: reversed([1, 2]), lambda: {1: 2}.items(), lambda: range(10**20, 10**20 + 2), lambda: range(5, 0, -2), lambda: [], lambda: (x for x in [9]), lambda: filter(None, [0, 1]), lambda: bytearray(b"z"), lambda: memoryview(b"q"), lambda: frozenset([3]), lambda: [1, 2]]
for _ in range(2): out = [total(s()) for s in sources]
print(out)
for bad in (5, None, object, len, 1.5):
    try: total(bad)
    except TypeError as e: print(e, end="; ")
print()
def two(p): a, b = p; return b, a
for p in ([1, 2], (1, 2), "xy", {1: 0, 2: 0}, gen(), It(2), range(2), TSub((5, 6)), LSub([1, 2]), [1], (1, 2, 3), "é日", zip("ab", "cd"), 5, None, [1, 2]):
    try: print(two(p), end=" ")
    except (ValueError, TypeError) as e: print(e, end="; ")
print()
def item(c, k): return c[k]
class Get:
    def __getitem__(self, k): return ("get", k)
class DSub(dict):
    def __missing__(self, k): return "missing"
for c, k in [([1, 2, 3], 0), ([1, 2, 3], -1), ((4, 5), 1), ("abc", 2), ("é日", 1), ({"a": 1}, "a"), ({1: 2}, 1), (b"ab", 0), (range(9), 4), (Get(), "k"), (DSub(), "zz"), (LSub([8]), 0), ([1, 2, 3], True), ([1, 2, 3], slice(1, None)), ("abc", slice(None, None, -1)), ((1, 2), slice(0, 1)), ({True: "t"}, 1), (list, int), ([1], 5), ((), 0), ({}, "no"), ("", 0), (5, 0), ([1], "a"), ([1, 2, 3], 2)] * 2:
    try: print(item(c, k), end=" ")
    except (IndexError, KeyError, TypeError) as e: print(type(e).__name__, e, end="; ")
print()
def store(c, k, v): c[k] = v; return c
class Set:
    def __setitem__(self, k, v): self.kv = k, v
    def __repr__(self): return f"Set{self.kv}"
for c, k, v in [([1, 2], 0, 9), ({}, "a", 1), ({1: 1}, 1, 2), (bytearray(b"ab"), 0, 65), (Set(), 5, 6), ([1, 2, 3], slice(0, 2), "x"), (DSub(), "k", "v"), ([1], -1, 0), ([1], 5, 0), ((1,), 0, 0), ("a", 0, "b"), ({}, [], 1), ([1, 2], 1, None)]:
    try: print(store(c, k, v), end=" ")
    except (IndexError, TypeError) as e: print(type(e).__name__, e, end="; ")
print()
def contains(c, x): return x in c
print([contains(c, x) for c, x in [([1, 2], 1), ((1,), 2), ("abc", "b"), ({1: 2}, 1), ({1}, 1), (range(5), 3), (b"ab", 97), (It(3), 1), (Old(), -2), (DSub(), "q"), ("é", "é"), (LSub([1]), 1)]])
def truth(x): return "T" if x else "F"
print("".join(truth(x) for x in (0, 1, 0.0, 0.5, "", "a", [], [0], (), (0,), {}, {1: 1}, None, True, False, set(), It(0), 10**30, -0.0, range(0), b"", len, 0j)))
def length(x): return len(x)
print([length(x) for x in ([1], (1, 2), "abc", "é日", {1: 1}, {1, 2}, range(7), b"ab", TSub((1,)), LSub([1, 2]))])
def loop_range(n):
    t = 0
    for i in range(n): t += i
    return t
print(loop_range(10), loop_range(0), loop_range(-5), loop_range(True))
real_range = range
def range(n): return [n, n]
print(loop_range(10)); del range; print(loop_range(10))
def nested(rows): return [[c for c in r] for r in rows]
print(nested([[1], (2,), "ab", range(2), {3: 4}, gen(), It(2)]))
def star(*a): return a
print(star(*[1], *(2,), *"ab", *gen(), *range(2), *It(2), *{7: 8}))

# Deeply nested containers, long chains and their comparison, copying, iteration, without recursion limits in sight.
# only: normal, twin, slices, memory
def chain(n, f, base): 
    for _ in range(n): base = f(base)
    return base
l = chain(50000, lambda x: [x], 0); t = chain(50000, lambda x: (x,), 0); d = chain(50000, lambda x: {"k": x}, 0)
def depth(x, step):
    n = 0
    while True:
        try: x = step(x)
        except (TypeError, KeyError): return n
        n += 1
print(depth(l, lambda x: x[0]), depth(t, lambda x: x[0]), depth(d, lambda x: x["k"]))
class Link:
    def __init__(self, next): self.next = next
    def __len__(self): return 1
k = chain(50000, Link, None); n = 0
while k: k = k.next; n += 1
print(n)
c = chain(2000, lambda f: (lambda: f), None); n = 0
while c: c = c(); n += 1
print(n)
g = chain(100, lambda it: (x + 1 for x in it), iter([0, 1, 2])); print(list(g))
m = chain(200, lambda it: map(lambda x: x, it), [1, 2]); print(list(m))
e = None
for i in range(500):
    try:
        try:
            if e: raise e
            raise ValueError("first")
        except ValueError: raise ValueError(i)
    except ValueError as x: e = x
n = 0
while e: e = e.__context__; n += 1
print(n)
s = "a"
for _ in range(15): s = s + s
print(len(s)); x = chain(20, lambda v: [v, v], []); seen = {}
def count(v):
    if id(v) in seen: return seen[id(v)]
    seen[id(v)] = r = 1 + sum(count(y) for y in v)
    return r
print(count(x), len(seen))
a, b = [], []
for _ in range(3000): a, b = [a], [b]
try: print(a == b)
except RecursionError: print("RecursionError")
try: print(len(repr(chain(300, lambda x: [x], 1))))
except RecursionError: print("RecursionError")
print(a is not b, len(a), [*a] == a if 0 else "ok")
z = chain(1000, lambda x: x + [0], []); print(len(z)); y = chain(1000, lambda x: {**x, len(x): x}, {}) if 0 else {}; w = chain(500, lambda x: x | {len(x): len(x)}, {}); print(len(w), w[499])
f = chain(300, lambda f: (lambda v: f(v) + 1), lambda v: v); print(f(0))
cls = chain(100, lambda C: type("C", (C,), {}), object); print(len(cls.__mro__), isinstance(cls(), object))
p = chain(150, lambda q: property(lambda s: q), 0); print(type(p).__name__)
tup = chain(15, lambda x: (x, x), ()); print(hash(tup) == hash(chain(15, lambda x: (x, x), ())), tup == chain(15, lambda x: (x, x), ()))
st = chain(200, lambda x: frozenset([x]), frozenset()); n = 0
while st: st = next(iter(st)); n += 1
print(n, len(chain(12, lambda x: frozenset([x, frozenset()]), frozenset())))
def walk(tree):
    stack, out = [tree], 0
    while stack:
        node = stack.pop()
        if isinstance(node, list): stack.extend(node)
        else: out += node
    return out
print(walk(chain(16, lambda v: [v, v], 1)), walk([[1, [2]], [[[3]]]]))

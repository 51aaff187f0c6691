# Recursion of several shapes, to depths a default limit allows.
def ack(m, n):
    return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
def flatten(x): return [y for item in x for y in flatten(item)] if isinstance(x, list) else [x]
def permutations(xs):
    if not xs: return [[]]
    return [[x] + p for i, x in enumerate(xs) for p in permutations(xs[:i] + xs[i + 1:])]
def power_set(xs): return [[]] if not xs else [s + t for s in power_set(xs[1:]) for t in ([], [xs[0]])]
def is_even(n): return n == 0 or is_odd(n - 1)
def is_odd(n): return n != 0 and is_even(n - 1)
class Node:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def total(self): return self.v + sum(k.total() for k in self.kids)
    def __repr__(self): return f"{self.v}({', '.join(map(repr, self.kids))})" if self.kids else str(self.v)
    def walk(self):
        yield self.v
        for k in self.kids: yield from k.walk()
tree = Node(1, Node(2, Node(3)), Node(4, Node(5), Node(6, Node(7))))
print(ack(2, 3), depth(900), flatten([1, [2, [3, [4, []]], 5]]), len(permutations([1, 2, 3, 4])), sorted(map(tuple, power_set([1, 2, 3]))))
print(is_even(300), is_odd(301), tree, tree.total(), list(tree.walk()))
def runaway(n): return runaway(n + 1)
def via_method():
    class R:
        def __getattr__(self, name): return getattr(self, name + "x")
        def __repr__(self): return f"{self!r}"
        def __eq__(self, other): return self == other
        def __add__(self, other): return self + other
        def __len__(self): return len(self)
        def __iter__(self): return iter(self)
        def __call__(self): return self()
        def __bool__(self): return bool(self)
        def __hash__(self): return hash(self)
        def __getitem__(self, k): return self[k]
        def __contains__(self, k): return k in self
        def __lt__(self, o): return self < o
        def __str__(self): return str(self)
        def __format__(self, spec): return format(self, spec)
        @property
        def p(self): return self.p
    return R()
r = via_method()
for f in [lambda: runaway(0), lambda: r.q, lambda: repr(r), lambda: r == 1, lambda: r + 1, lambda: len(r), lambda: list(r), r, lambda: bool(r), lambda: hash(r), lambda: r[0], lambda: 1 in r, lambda: r < 1, lambda: str(r), lambda: f"{r}", lambda: r.p, lambda: sorted([r, r]), lambda: {r: 1}, lambda: [r].index(1), lambda: max(r, r)]:
    try:
        f()
        print("returned")
    except RecursionError as error:
        print("RecursionError", str(error)[:32])
def gen(n):
    yield n
    if n: yield from gen(n - 1)
print(sum(gen(200)))
def infinite_gen(): yield from infinite_gen()
try:
    next(infinite_gen())
except RecursionError as error:
    print("RecursionError")
l = []
l.append(l)
d = {"self": l}
d["d"] = d
print(l, d)
print(depth(500), "still fine")

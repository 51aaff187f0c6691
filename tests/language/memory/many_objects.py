# Many objects of every kind, kept and dropped: what is kept must stay intact.
class Node:
    __slots__ = ("value", "left", "right")
    def __init__(self, value, left=None, right=None): self.value, self.left, self.right = value, left, right
    def sum(self): return self.value + (self.left.sum() if self.left else 0) + (self.right.sum() if self.right else 0)
def tree(n): return Node(n, tree(n - 1), tree(n - 1)) if n else Node(1)
print(tree(9).sum(), [tree(n).sum() for n in range(6)])
kept = []
for i in range(300):
    junk = [str(j) * 3 for j in range(20)]
    kept.append((i, f"item {i}", {i: [i] * 3}, {i, i + 1}, lambda i=i: i * 2, i / 3, 2**70 + i, b"%d" % i))
    if i % 50 == 49: kept = kept[::2]
print(len(kept), all(k[0] == int(k[1].split()[1]) and k[2][k[0]] == [k[0]] * 3 and k[3] == {k[0], k[0] + 1} and k[4]() == k[0] * 2 and k[5] == k[0] / 3 and k[6] - 2**70 == k[0] and int(k[7]) == k[0] for k in kept))
cycles = []
for i in range(100):
    a, b = {"n": i}, [i]
    a["b"], c = b, (a, b)
    b.append(c)
    if i % 10 == 0: cycles.append(a)
print(len(cycles), all(c["b"][1][0] is c and c["b"][1][1] is c["b"] for c in cycles), [c["n"] for c in cycles])
class Obj:
    def __init__(self, i): self.i, self.me, self.peers = i, self, []
objs = [Obj(i) for i in range(60)]
for o in objs: o.peers = [p for p in objs if p.i % (o.i + 1) == 0]
objs = objs[::7]
print([(o.i, len(o.peers), o.me is o, o.peers[0].me is o.peers[0]) for o in objs])
d = {}
for i in range(2000):
    d[f"key{i}"] = [i]
    if i >= 100: del d[f"key{i - 100}"]
print(len(d), sum(v[0] for v in d.values()), next(iter(d)))
s = ""
pieces = []
for i in range(400):
    s += chr(97 + i % 26)
    if i % 40 == 0: pieces.append(s); pieces.append(s[i // 2:])
print([len(p) for p in pieces], pieces[3], s[-10:])
gens = []
def g(n):
    local = [n] * 5
    while True: local.append((yield sum(local)))
for i in range(80): x = g(i); next(x); gens.append(x)
for k in range(5): last = [x.send(k) for x in gens]
print(last[:5], sum(last))
class Big:
    def __init__(self): self.data = bytearray(1000); self.view = memoryview(self.data)
bigs = [Big() for _ in range(20)]
for i, b in enumerate(bigs): b.view[i] = i
print([b.data[i] for i, b in enumerate(bigs)])
nested = None
for i in range(3000): nested = (i, nested)
n, node = 0, nested
while node: n += node[0]; node = node[1]
print(n)
import sys
e = None
for i in range(30):
    try: raise ValueError(i, [i] * 10)
    except ValueError as err: e = err
print(e.args, e.__traceback__.tb_lineno > 0, sys.exc_info())
classes = [type(f"K{i}", (), {"v": i, "get": lambda self: self.v}) for i in range(50)]
print(sum(k().get() for k in classes), classes[10].__name__)
funcs = [eval(f"lambda x: x + {i}") for i in range(50)]
print(sum(f(1) for f in funcs), funcs[7](0))
table = [[(r * c, str(r + c)) for c in range(30)] for r in range(30)]
print(sum(v for row in table for v, _ in row), len({t for row in table for _, t in row}))
for _ in range(3): table = [row[::-1] for row in zip(*table)] if isinstance(table[0], tuple) else [list(r) for r in zip(*table)]
print(table[0][0], len(table))

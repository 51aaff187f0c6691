# Order is insertion order through deletions, growth and re-insertion; keys of every kind.
d = {}
for i in range(100): d[i] = i * i
for i in range(0, 100, 3): del d[i]
for i in range(0, 100, 6): d[i] = -i
print(list(d)[:10], list(d)[-10:], len(d), sum(d.values()))
for i in range(1000): d[f"k{i}"] = i
for i in range(990): del d[f"k{i}"]
print(len(d), list(d)[-10:])
while len(d) > 5: d.popitem()
print(d)
d.clear(); d["x"] = 1; print(d)
mixed = {1: "int", "1": "str", 1.5: "float", (1,): "tuple", None: "none", b"1": "bytes", frozenset([1]): "fs", 2 + 0j: "complex", int: "type", len: "builtin", ...: "ellipsis", range(3): "range", -1: "neg", 10**30: "big", "é日😀": "uni", "": "empty", (): "empty tuple", True: "replaces 1's value", 1e100: "float big", float("inf"): "inf", slice(1, 2): "slice"}
print({k if not callable(k) else k.__name__: v for k, v in mixed.items()})
print(mixed[1], mixed[1.0], mixed[True], mixed[2], mixed[2.0], mixed[(1.0,)], mixed[frozenset([True])], mixed[10**30], mixed[range(0, 3, 1)], mixed[slice(1, 2)], mixed["é" + "日😀"], 1 + 0j in mixed, 1.5 + 0j in mixed, int(1e100) in mixed, b"1"[:] in mixed)
same_hash = {i * (2**61 - 1): i for i in range(50)} if 0 else {}
class H:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 4
    def __eq__(self, o): return self.n == o.n
    def __repr__(self): return f"H{self.n}"
c = {H(i): i for i in range(60)}
print(len(c), [c[H(i)] for i in (0, 17, 59)], c.get(H(60)), [c.pop(H(i)) for i in range(0, 60, 7)], len(c), list(c)[:8], H(1) in c, H(0) in c)
powers = {k * 2**40: k for k in range(200)}
print(sum(powers[k * 2**40] for k in range(200)), 7 * 2**40 in powers, 5 in powers, len(powers))
dense = {}
for round_ in range(5):
    for i in range(200): dense[i] = round_
    for i in range(0, 200, 2): dense.pop(i)
print(len(dense), list(dense)[:5], dense[199])
q = {}
for i in range(2000):
    q[i] = None
    if len(q) > 10: del q[next(iter(q))]
print(list(q))
lru = {}
for k in "abcabdaeabcf":
    if k in lru: lru[k] = lru.pop(k) + 1
    else: lru[k] = 1
    if len(lru) > 3: lru.pop(next(iter(lru)))
print(lru)
big = dict.fromkeys(range(5000), 0)
for i in range(20000): big[i * 7919 % 5000] += 1
print(set(big.values()), len(big), list(big)[4999])
copy = big.copy(); copy[5000] = 1; del copy[0]; print(len(big), len(copy), 0 in big, list(copy)[0], copy == big, {**big} == big, dict(big) == big, (big | {}) == big)
merged = {}
for n in range(5): merged |= {f"{n}{i}": i for i in range(5)}
print(list(merged)[::6], merged == {f"{n}{i}": i for n in range(5) for i in range(5)})
updates = {"a": 0, "b": 0}; updates.update({"b": 1, "c": 1}); updates.update(a=2, d=2); print(updates)
e = {"z": 1, "y": 2, "x": 3}; e["y"] = 20; del e["z"]; e["z"] = 10; print(e, list(e.items()), next(reversed(e)), e.popitem(), sorted(e))
nested = {}
for path in ("a.b.c", "a.b.d", "a.e", "f"):
    node = nested
    for part in path.split("."): node = node.setdefault(part, {})
print(nested)
s = {}
s["self"] = s; s["list"] = [s]; print(s, s["self"]["self"] is s)
print({"a": 1, "b": 2}.items() == {"b": 2, "a": 1}.items(), list({"b": 2, "a": 1}) == list({"a": 1, "b": 2}), {i: None for i in "banana"}, {i % 3: i for i in range(10)}, dict.fromkeys("mississippi", 0), {k: v for v, k in enumerate("abcab")})

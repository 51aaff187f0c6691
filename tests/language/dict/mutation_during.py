# Dicts changed from __eq__, __hash__, __repr__ and callbacks while in use.
class K:
    def __init__(self, n, act=None): self.n, self.act = n, act
    def __hash__(self): return 1
    def __eq__(self, o):
        for k in (self, o):
            if getattr(k, "act", None): act, k.act = k.act, None; act()
        return isinstance(o, K) and self.n == o.n
    def __repr__(self): return f"K{self.n}"


d = {K(1): "a", K(2): "b", K(3): "c"}
probe = K(3, d.clear)
print(d.get(probe), d)
d = {K(1): "a", K(2): "b"}; print(K(2, lambda: d.pop(K(1))) in d, d)
d = {K(1): "a"}; d[K(2, lambda: d.update({K(5): 1, K(6): 2}))] = "new"; print(d)
d = {K(1): "a"}; d[K(1, d.clear)] = "again"; print(d)
d = {K(1): "a", K(2): "b"}
try: del d[K(2, d.clear)]; print(d)
except KeyError as e: print("KeyError", e, d)
d = {K(1): "a"}; print(d.setdefault(K(2, lambda: d.__setitem__(K(2), "sneaked")), "default"), d)
d = {K(i): i for i in range(5)}; print(d.pop(K(4, lambda: [d.__setitem__(K(i), i) for i in range(10, 40)])), len(d))
a = {K(1): 1, K(2): 2}; b = {K(1, lambda: a.clear()): 1, K(2): 2}; print(a == b, a)
a = {K(1): K(5), K(2): 2}; b = {K(1): K(5, lambda: a.clear()), K(2): 2}; print(a == b, len(a))
class R:
    def __init__(self, act): self.act = act
    def __repr__(self): self.act(); return "R"
d = {}; d.update({1: 1, 2: R(lambda: d.clear()), 3: 3})
try: print(repr(d))
except RuntimeError as e: print(e)
print(d)
d = {}; d.update({1: R(lambda: d.__setitem__(9, 9)), 2: 2})
try: print(repr(d))
except RuntimeError as e: print(e)
d = {i: i for i in range(5)}
try: print({k: d.pop(k) for k in d})
except RuntimeError as e: print(e, d)
d = {i: i for i in range(5)}
try: [d.setdefault(k + 10, 0) for k in d]
except RuntimeError as e: print(e, len(d))
for k in list(d): d.pop(k)
print(d)
class Src:
    def keys(self): return iter(["a", "b", "c"])
    def __getitem__(self, k):
        if k == "b": target.clear()
        return k.upper()
target = {"z": 1}; target.update(Src()); print(target)
def pairs():
    yield "a", 1
    target.clear()
    yield "b", 2
target = {"z": 1}; target.update(pairs()); print(target)
target = {"z": 1}
class Bomb:
    def keys(self): return ["a", "b"]
    def __getitem__(self, k):
        if k == "b": raise ValueError("bomb")
        return 1
try: target.update(Bomb())
except ValueError: print(target)
try: target.update([("c", 3), ("d",)])
except ValueError as e: print(e, target)
src = {K(1): 1, K(2): 2}
dst = {K(2, lambda: src.clear()): 0}
try: dst.update(src); print(len(dst), src)
except RuntimeError as e: print(e)
class Missing(dict):
    def __missing__(self, k): self.clear(); self[k] = "made"; return "returned"
m = Missing({K(1): 1}); print(m[K(2)], m)
s = {K(1), K(2)}
print(K(2, s.clear) in s, s)
s = {K(1)}; s.add(K(2, lambda: s.update(K(i) for i in range(10, 20)))); print(len(s))
s = {K(1), K(2)}; s.discard(K(2, s.clear)); print(s)
a = {K(1), K(2)}; b = {K(1, lambda: a.clear()), K(2)}
try: print(len(a & b), len(a | b), a == b, a <= b)
except RuntimeError as e: print(e)
try:
    s = {1, 2, 3}
    for x in s: s.discard(x); s.add(x + 10)
except RuntimeError as e: print(e)
def g():
    for k in d2: yield k; d2[k] = "value change is fine"
d2 = {1: 1, 2: 2}; print(list(g()), d2)
d3 = {1: 1, 2: 2}
try: max(d3, key=lambda k: d3.__setitem__(k + 5, 0) or k)
except RuntimeError as e: print(e)
try: sorted(d3, key=lambda k: d3.clear() or k); print("sorted takes a copy first", d3)
except RuntimeError as e: print(e)
d4 = {"a": 1, "b": 2}; f = lambda **k: (d4.clear(), k)[1]; print(f(**d4), d4)
d5 = {1: 1}; it = iter(d5); d5[2] = 2; del d5[2]; print(list(it) if len(d5) == 1 else "changed")

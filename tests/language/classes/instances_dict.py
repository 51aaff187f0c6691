# Instance dictionaries: order, sharing, replacement, views, strange keys.
class P:
    def __init__(self, a, b): self.a = a; self.b = b


p, q = P(1, 2), P(3, 4)
print(vars(p), p.__dict__ is vars(p), p.__dict__ is not q.__dict__)
q.c = 5
del q.a
q.a = 6
print(vars(q), list(vars(q)))
d = p.__dict__
d["new"] = 7
p.other = 8
print(p.new, d, len(d), d.pop("a"), hasattr(p, "a"))
d.clear()
print(vars(p))
p.x = 1
print(d, d is p.__dict__)
p.__dict__ = {"fresh": 1, 5: "int key", (1,): "tuple"}
p.y = 2
print(vars(p), d, p.fresh)
shared = {"s": 0}
p.__dict__ = q.__dict__ = shared
p.s += 1
q.t = 2
print(p.s, q.s, p.t, shared)
q.__dict__ = dict(shared)
p.s += 10
print(p.s, q.s)
class Sub(dict): 
    def __getitem__(self, k): return "custom"
p.__dict__ = Sub(z=1)
print(p.z, type(p.__dict__).__name__, p.__dict__["z"])
for bad in (5, [], None, "s", (("a", 1),)):
    try: p.__dict__ = bad
    except TypeError as error: print(error)
del p.__dict__
print(p.__dict__)
p.back = 1
print(vars(p))
for k, v in [(n, i) for i, n in enumerate("zyxwvutsrq")]: setattr(p, k, v)
print(vars(p))
for n in "zxvt": delattr(p, n)
p.z = "again"
print(list(vars(p)))
many = P(0, 0)
for i in range(200): setattr(many, f"n{i}", i)
print(len(vars(many)), many.n0 + many.n199, many.a)
objs = [P(i, -i) for i in range(50)]
for i, o in enumerate(objs):
    if i % 2: o.odd = True
    if i % 3 == 0: del o.b
    if i % 5 == 0: o.b = "five"
print(sum(hasattr(o, "odd") for o in objs), sum(hasattr(o, "b") for o in objs), [list(vars(o)) for o in objs[:6]])
def get_all(o): return [getattr(o, n, None) for n in ("a", "b", "odd")]
print([get_all(o) for o in objs[:7]])
try:
    for k in vars(q): setattr(q, k + "_", 1)
except RuntimeError as error: print(error)
class Empty: pass
e = Empty()
print(e.__dict__, vars(e) == {}, e.__dict__ == Empty().__dict__)
e.__dict__.update(a=1, **{"b c": 2})
e.__dict__ |= {"d": 3}
print(e.a, getattr(e, "b c"), e.d, "a" in e.__dict__, sorted(e.__dict__), e.__dict__.keys() & {"a", "z"})
e.e = e
print(repr(vars(e)).replace(repr(e), "<e>"))
print(type(Empty.__dict__).__name__, "e" in Empty.__dict__, type(vars(Empty)).__name__)
for f in (lambda: Empty.__dict__.__setitem__("x", 1), lambda: Empty.__dict__.pop("x"), lambda: vars(5), lambda: vars(object()), lambda: (5).__dict__, lambda: Empty.__dict__["nope"], lambda: exec("Empty.__dict__['x'] = 1"), lambda: exec("del Empty.__dict__['__module__']")):
    try: print(f())
    except Exception as error: print(type(error).__name__, error)
proxy = Empty.__dict__
Empty.added = 1
print(proxy["added"], len(proxy) > 3, proxy.get("zz", "dflt"), "added" in proxy, list(proxy)[-1], proxy | {} == dict(proxy), proxy == dict(proxy), proxy.copy() == dict(proxy))

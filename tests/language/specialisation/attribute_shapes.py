# One attribute site, instances whose attributes came in different orders, classes that change.
class A:
    kind = "class A"
    def __init__(self, order):
        for n in order: setattr(self, n, n.upper())
class B:
    x = "B.x"
    y = property(lambda s: "B.y property")
class S:
    __slots__ = ("x", "y")
    def __init__(self): self.x, self.y = "slot x", "slot y"
class G:
    def __getattr__(self, n): return f"getattr {n}"
class D(dict):
    x = "D.x"
    y = "D.y"
def get(o): return o.x, o.y
objects = [A("xy"), A("yx"), A("zxy"), A("xzy"), B(), S(), G(), D(), A("xy")]
for _ in range(4): out = [get(o) for o in objects]
print(out)
a = objects[0]
def get_x(o): return o.x
for _ in range(50): get_x(a)
print(get_x(a), end=" "); a.x = 1; print(get_x(a), end=" "); del a.x
try: get_x(a)
except AttributeError as e: print(e, end=" ")
A.x = "class now"; print(get_x(a), end=" "); a.x = "own again"; print(get_x(a), end=" ")
A.x = property(lambda s: "property wins"); print(get_x(a), end=" "); del A.x; print(get_x(a))
def set_x(o, v): o.x = v
for o in objects[:7]:
    for _ in range(5):
        try: set_x(o, "set")
        except AttributeError as e: print(e)
print([getattr(o, "x") for o in objects])
class C: pass
def fill(o):
    o.a = 1; o.b = 2; o.c = 3
    return o.a + o.b + o.c
print([fill(C()) for _ in range(20)][-1]); C.b = property(lambda s: 100, lambda s, v: None); print(fill(C())); del C.b; print(fill(C()))
C.__setattr__ = lambda s, n, v: object.__setattr__(s, n, v * 10); print(fill(C())); del C.__setattr__; print(fill(C()))
C.__getattribute__ = lambda s, n: 7; print(fill(C())); del C.__getattribute__; print(fill(C()))
class P:
    def m(self): return "P.m"
class Q(P): pass
def call(o): return o.m()
q = Q()
for _ in range(50): call(q)
print(call(q), end=" "); P.m = lambda s: "P.m new"; print(call(q), end=" "); Q.m = lambda s: "Q.m"; print(call(q), end=" "); q.m = lambda: "instance"; print(call(q), end=" "); del q.m; del Q.m; print(call(q), end=" "); Q.__bases__ = (type("R", (), {"m": lambda s: "R.m"}),); print(call(q), end=" "); q.__class__ = P; print(call(q))
def read_all(os): return [o.v for o in os]
class W:
    def __init__(self, v): self.v = v
ws = [W(i) for i in range(10)]
print(read_all(ws), end=" "); ws[5].extra = 1; ws[6].__dict__ = {"v": "dict"}; ws[7].__dict__["v"] = "via dict"; del ws[8].v; W.v = "fallback"; print(read_all(ws), end=" "); del W.v
try: read_all(ws)
except AttributeError as e: print(e)
class Counter:
    total = 0
    def __init__(self): self.n = 0
    def bump(self): self.n += 1; Counter.total += 1; return self.n
cs = [Counter() for _ in range(3)]
for i in range(300): cs[i % 3].bump()
print([c.n for c in cs], Counter.total); Counter.n = "shadowed by instance"; print(cs[0].bump()); cs[0].total = "own"; print(cs[0].bump(), cs[0].total, Counter.total)
many = [type(f"T{i}", (), {"x": i, "m": lambda self: self.x})() for i in range(60)]
print(sum(o.x for o in many), sum(o.m() for o in many), sum(get_x(o) for o in many * 3))
for i, o in enumerate(many): type(o).x = i * 2
print(sum(get_x(o) for o in many), sum(o.m() for o in many))
class Meta(type):
    z = "meta z"
class M(metaclass=Meta): pass
def getz(o): return o.z
for _ in range(20): getz(M)
print(getz(M), end=" "); M.z = "M.z"; print(getz(M), end=" "); Meta.z = property(lambda c: "data descriptor on meta"); print(getz(M), end=" "); del Meta.z; print(getz(M), end=" "); del M.z
try: getz(M)
except AttributeError as e: print(e)

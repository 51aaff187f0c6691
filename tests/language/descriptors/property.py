# property: every part, subclasses, errors, documentation, deletion.
class A:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "x doc"
        return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): del self._x
    ro = property(lambda self: "ro")
    wo = property(None, lambda self, v: print("wo", v))
    none = property()
    y = property(fget=lambda s: 1, doc="y doc")


a = A()
a.x = 5
print(a.x, A.x.__doc__, A.y.__doc__, A.ro.__doc__, type(A.x).__name__, A.x.fget(a), A.x.__name__)
del a.x
a.wo = 3
for f in (lambda: a.x, lambda: setattr(a, "ro", 1), lambda: delattr(a, "ro"), lambda: a.wo, lambda: delattr(a, "wo"), lambda: a.none, lambda: setattr(a, "none", 1), lambda: delattr(a, "none"), lambda: A.x.__get__(), lambda: A.x.__get__(None, None), lambda: A.x.__set__(a), lambda: setattr(A.x, "fget", 1), lambda: delattr(A.x, "fset"), lambda: property(1, 2, 3, 4, 5), lambda: property(x=1), lambda: property(5).__get__(1), lambda: property(lambda: 1).__get__(5), lambda: A.x.nope, lambda: setattr(A.x, "nope", 1)):
    try: print(f())
    except (AttributeError, TypeError) as error: print(type(error).__name__, error)
class B(A):
    @A.x.getter
    def x(self): return ("B", self._x)
class C(A):
    @property
    def x(self): return super().x * 10
    @x.setter
    def x(self, v): A.x.fset(self, v + 1)
class D(A):
    x = A.x.setter(lambda self, v: print("D set", v))
b, c, d = B(), C(), D()
b.x = 2; c.x = 3; d.x = 4
print(b.x, c.x, d.x)
p = property(lambda s: 1)
q = p.setter(lambda s, v: None)
print(p is q, p.fset, q.fset is not None, q.fget is p.fget, p.fdel, p.__isabstractmethod__)
A.x.__doc__ = "changed"
print(A.x.__doc__)
class P(property):
    "property subclass"
    def __get__(self, o, t=None): return ("P", super().__get__(o, t)) if o is not None else self
    extra = 1
class E:
    @P
    def v(self): "v doc"; return 5
    @v.setter
    def v(self, n): self.n = n
e = E(); e.v = 7
print(e.v, e.n, type(E.v).__name__, E.v.__doc__, E.v.extra)
class F:
    x = property(lambda s: s.__dict__.get("x", "unset"), lambda s, v: s.__dict__.__setitem__("x", v))
f = F(); print(f.x); f.x = 1; print(f.x, vars(f)); f.__dict__["x"] = 2; print(f.x)
class G:
    @property
    def rec(self): return self.rec
    @property
    def err(self): raise KeyError("from property")
    @property
    def attr_err(self): return self.missing
    @property
    async def co(self): return 1
    @property
    def gen(self): yield 1
    @property
    def self_(self): return self
g = G()
for n in ("rec", "err", "attr_err"):
    try: getattr(g, n)
    except Exception as error: print(type(error).__name__, str(error)[:60])
coro = g.co; coro.close()
print(list(g.gen), g.self_.self_.self_ is g, hasattr(g, "attr_err"))
G.late = property(lambda s: "late"); print(g.late)
G.late = property(lambda s: "replaced"); print(g.late)
g.__dict__["late"] = "hidden"; print(g.late)
del G.late; print(g.late)
def loop(o, n):
    t = 0
    for i in range(n): o.x = i; t += o.x
    return t
a2 = A(); print(loop(a2, 100), loop(type("N", (), {"x": 0})(), 100))
class Celsius:
    def __init__(self, t): self.t = t
    f = property(lambda s: s.t * 9 / 5 + 32, lambda s, v: setattr(s, "t", (v - 32) * 5 / 9))
k = Celsius(100); k.f = 50; print(k.t, k.f); k.f += 18; print(k.t)
print(property.__get__(A.ro, a), A.ro.__get__(a, A), A.ro.__get__(None, A) is A.ro, property().fget)

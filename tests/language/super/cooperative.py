# Cooperative inheritance through diamonds, mixins, properties and builtin bases.
trace = []
class Root:
    def __init__(self, **kw):
        trace.append("Root")
        assert not kw, kw
    def run(self): return ["Root"]
class Left(Root):
    def __init__(self, *, left, **kw): trace.append("Left"); self.left = left; super().__init__(**kw)
    def run(self): return ["Left"] + super().run()
class Right(Root):
    def __init__(self, *, right=0, **kw): trace.append("Right"); self.right = right; super().__init__(**kw)
    def run(self): return ["Right"] + super().run()
class Mixin:
    def run(self): return ["Mixin"] + super().run()
    def only(self): return super().only()
class Bottom(Mixin, Left, Right):
    def __init__(self, **kw): trace.append("Bottom"); super().__init__(**kw)
    def run(self): return ["Bottom"] + super().run()
b = Bottom(left=1, right=2)
print(trace, b.run(), vars(b), [k.__name__ for k in Bottom.__mro__])
try: b.only()
except AttributeError as error: print(error)
try: Bottom(left=1, up=2)
except AssertionError as error: print(error)
class Logged(dict):
    def __setitem__(self, k, v): trace.append(("set", k)); super().__setitem__(k, v)
    def __getitem__(self, k): trace.append(("get", k)); return super().__getitem__(k)
    def update(self, *a, **k):
        for key, v in dict(*a, **k).items(): self[key] = v
    def get(self, k, d=None): return super().get(k, ("default", d))
trace.clear()
class Upper(dict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
class Both(Logged, Upper): pass
d = Both(); d["a"] = 1; d.update(b=2); print(d, d["A"], d.get("zz"), trace)
class Stack(list):
    def push(self, x): super().append(x); return self
    def append(self, x): raise TypeError("use push")
    def pop(self, *a): return super().pop(*a) if self else None
    def __iter__(self): return super().__reversed__()
    def __contains__(self, x): return not super().__contains__(x)
    def __eq__(self, o): return super().__eq__(o)
    def __repr__(self): return "Stack" + super().__repr__()
s = Stack().push(1).push(2)
print(s, list(s), s.pop(), s.pop(), s.pop(), 5 in s, s == [], Stack([1]) == [1])
try: s.append(1)
except TypeError as error: print(error)
class Temp(float):
    def __new__(cls, v, unit): o = super().__new__(cls, v); o.unit = unit; return o
    def __add__(self, o): return Temp(super().__add__(o), self.unit)
    def __str__(self): return f"{super().__str__()}{self.unit}"
    def __format__(self, spec): return super().__format__(spec or ".1f") + self.unit
t = Temp(20.5, "C") + 1
print(t, f"{t}", f"{t:.3f}", repr(t))
class P:
    @property
    def v(self): return self._v
    @v.setter
    def v(self, x): self._v = x
class Q(P):
    @property
    def v(self): return super().v + 1
    @v.setter
    def v(self, x): super(Q, type(self)).v.fset(self, x * 2)
q = Q(); q.v = 5; print(q.v, q._v)
class MetaA(type):
    def __call__(cls, *a): trace.append("MetaA"); return super().__call__(*a)
class MetaB(type):
    def __call__(cls, *a): trace.append("MetaB"); return super().__call__(*a)
class MetaC(MetaA, MetaB): pass
class Z(metaclass=MetaC):
    def __init__(self, x): self.x = x
trace.clear(); print(Z(5).x, trace)
class Dyn(Root):
    def run(self): return ["Dyn"] + super().run()
class Sub(Dyn): pass
x = Sub()
print(x.run()); Dyn.__bases__ = (Right,); print(x.run())
class Chain:
    def __getattr__(self, n): return f"Chain.{n}"
class Link(Chain):
    def __getattr__(self, n): return "Link>" + super().__getattr__(n)
print(Link().foo)
class E(Exception):
    def __init__(self, code, *a): super().__init__(*a); self.code = code
    def __str__(self): return f"[{self.code}] {super().__str__()}"
class E2(E):
    def __init__(self, *a): super().__init__(42, *a)
try: raise E2("msg", 1)
except E as error: print(error, error.args, repr(error), error.code)
def many(n):
    prev = Root
    for i in range(n):
        class K(prev):
            def run(self): return super().run() + [len(type(self).__mro__)] if False else super().run()
        prev = K
    return prev
print(many(60)().__class__.__mro__.__len__(), many(60).__init__ is Root.__init__, many(80)().run())

# super(): zero-argument and explicit, in every kind of method.
class A:
    v = "A.v"
    def m(self): return "A.m"
    @classmethod
    def c(cls): return "A.c " + cls.__name__
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"
    def __getitem__(self, k): return ("A", k)
    def __len__(self): return 3
    def __repr__(self): return "A()"


class B(A):
    v = "B.v"
    def m(self): return "B>" + super().m()
    def m2(self): return super(B, self).m(), super().v, super().p, super().__repr__(), super().__getitem__(5), super().__len__()
    @classmethod
    def c(cls): return "B>" + super().c()
    @staticmethod
    def s(): return super(B, B).s()
    @property
    def p(self): return "B>" + super().p
    def gen(self): yield super().m()
    async def co(self): return super().m()
    def nested(self): return [super(B, self).m() for _ in "a"], (lambda: super(B, self).m())()
    def inner(self):
        def f(s): return super().m()
        return f(self)
    def comp(self): return [super().m() for _ in range(1)]
    def rebind(self, other): self = other; return super().m()
class C(B):
    def m(self): return "C>" + super().m()
    def skip(self): return super(B, self).m()
b, c = B(), C()
print(b.m(), c.m(), b.m2(), B.c(), C.c(), b.s(), b.p, c.p, list(b.gen()), b.nested(), b.inner(), c.skip(), b.comp(), b.rebind(c))
s = super(B, c)
print(repr(s), s.__thisclass__, s.__self__ is c, s.__self_class__, s.m(), s.v, type(s).__name__, repr(super(B, C)), repr(super(B)))
for f in (lambda: super(), lambda: super(B, 5), lambda: super(5), lambda: super(B, A()), lambda: super(B, A), lambda: super(B, b).nope, lambda: super(B, b)[1], lambda: len(super(B, b)), lambda: super(1, 2), lambda: super(B, b, 1), lambda: super(x=1), lambda: super(B, None).m, lambda: super(C, b), lambda: super(A, A()).m):
    try: print(f())
    except Exception as error: print(type(error).__name__, error)
class D(A):
    def no_args(): return super()
    def deleted(self): del self; return super().m()
    def reassigned(self): self = 5; return super().m()
    def star(*args): return super().m()
    @classmethod
    def cm(cls): return super().v
    @staticmethod
    def sm(): return super()
    attr_set = lambda self: setattr(super(), "x", 1)
    def kwself(*, self=None): return super()
for f in (lambda: D.no_args(), lambda: D().deleted(), lambda: D().reassigned(), lambda: D().star(), lambda: D.cm(), lambda: D.sm(), lambda: D().attr_set(), lambda: D.star(5), lambda: D.kwself()):
    try: print(f())
    except Exception as error: print(type(error).__name__, error)
def outside(self): return super().m()
class E(A): m = outside
try: E().m()
except RuntimeError as error: print(error)
class F(A):
    def m(self): return super().m() + " via F"
G = type("G", (A,), {"m": F.m})
try: G().m()
except TypeError as error: print(error)
unbound = super(B)
class H(B): pass
H.sup = unbound
print(H().sup.m(), repr(unbound.__get__(c)), unbound.__self__)
class I(A):
    def __init__(self, **k): super().__init__(**k); self.k = k
    def __setattr__(self, n, v): super().__setattr__(n, v)
    def __getattribute__(self, n): return super().__getattribute__(n)
    def __new__(cls, *a, **k): return super().__new__(cls)
    def __init_subclass__(cls, **k): super().__init_subclass__(**k)
    def __eq__(self, o): return super().__eq__(o)
    def __hash__(self): return super().__hash__()
    def __getattr__(self, n): return super().__getattr__(n)
i = I(); i.z = 1
print(i.z, i == i, i == 5, hash(i) == hash(i))
try: i.missing
except AttributeError as error: print(error)
class J(A): __class__ = property(lambda s: A)
class K(J):
    def t(self): return super().m()
print(K().t())
super_ = super
class L(A):
    def m(self): return super_().m()
try: print(L().m())
except RuntimeError as error: print(error)
class N(A):
    def m(self):
        __class__
        return super_().m()
print(N().m())
class O(A):
    def shadow(self):
        super = lambda: "local super"
        return super()
print(O().shadow())

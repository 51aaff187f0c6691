# Bound methods as values, methods of every callable kind, __call__ chains.
class A:
    def __init__(self, v): self.v = v
    def m(self, *a, **k): return self.v, a, k
    def __call__(self, *a): return "called", self.v, a
    @classmethod
    def c(cls, x): return cls.__name__, x
    @staticmethod
    def s(x): return x
    lam = lambda self, x: (self.v, x)
    builtin = len
    cls_attr = dict
    partial = [1, 2].index


class B(A):
    def m(self, *a, **k): return "B", super().m(*a, **k)


a, b = A(1), B(2)
print(a.m(1, k=2), b.m(3), A.m(a, 4), A.m(b, 5), B.m(b), a(1), b(2, 3), a.c(1), B.c(2), b.c(3), a.s(4), A.s(5), a.lam(6), a.builtin([1, 2]), a.cls_attr(x=1), a.partial(2))
m = b.m
a.m2 = a.m
print(m(9), a.m2(), m.__self__ is b, m.__func__ is B.m, m == b.m, m != a.m, hash(m) == hash(b.m), a.m == A(1).m, {b.m: 1}[b.m])
print(list(map(a.m, [1, 2])), sorted([3, 1], key=A(0).lam if 0 else lambda x: -x), (a.m)(7), [a.m][0](8), getattr(a, "m")(k=9))
methods = [o.m for o in (A(10), B(20))]
print([f() for f in methods])
A.m = lambda self: "replaced"
print(a.m(), b.m.__name__, methods[0]())
a.m = lambda: "instance attribute is not bound"
print(a.m())
del A.m
try:
    A(0).m()
except AttributeError as error:
    print(error)
MethodType = type(a.c)
bound = MethodType(lambda self, x: (self, x), "anything")
print(bound(5), bound.__self__, MethodType(len, [1, 2, 3])(), MethodType(print, "first")("second"))
for args in [(), (1,), (1, 2), (len, None), (len,), (len, [], 1)]:
    try:
        print(MethodType(*args)())
    except TypeError as error:
        print(error)
class Deep:
    def __call__(self): return self.inner()
    class inner:
        def __init__(self): pass
        def __call__(self): return "deep"
print(Deep()()())
class Meta(type):
    def __call__(cls, *args): return ("meta call", cls.__name__, args)
    def mm(cls): return "metamethod of " + cls.__name__
class WithMeta(metaclass=Meta): pass
print(WithMeta(1, 2), WithMeta.mm())
class CallAttr: pass
c = CallAttr()
c.__call__ = lambda: 1
try:
    c()
except TypeError as error:
    print(error)
CallAttr.__call__ = lambda self: "class __call__"
print(c(), callable(c), callable(CallAttr), callable(5), callable(len), callable(c.__call__))
class NoneCall: __call__ = None
try:
    NoneCall()()
except TypeError as error:
    print(error, callable(NoneCall()))
class PropCall:
    @property
    def __call__(self): return lambda *a: ("via property", a)
print(PropCall()(1, 2))

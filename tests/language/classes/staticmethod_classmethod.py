# staticmethod and classmethod objects, wrapped and called in every way.
class A:
    @staticmethod
    def s(*a): return "static", a
    @classmethod
    def c(cls, *a): return cls.__name__, a
    plain = staticmethod(len)
    cm = classmethod(lambda cls: cls)
    nested = staticmethod(staticmethod(lambda: "nested"))
    @classmethod
    @property
    def cp(cls): return "classmethod property"


class B(A): pass
print(A.s(1), A().s(2), B.s(), A.c(1), A().c(2), B.c(3), B().c(), A.plain("abc"), A().plain([1]), A.cm() is A, B().cm() is B, A.nested(), A().nested())
s, c = A.__dict__["s"], A.__dict__["c"]
print(type(s).__name__, type(c).__name__, s(1), callable(s), callable(c), s.__func__.__name__, c.__func__.__name__, s.__name__, c.__qualname__, s.__wrapped__ is s.__func__, s.__isabstractmethod__, c.__doc__)
print(repr(s).split(" at ")[0], repr(c).split(" at ")[0], s.__get__(None, A) is s.__func__, c.__get__(None, B)(5), c.__get__(A())(6), A.c.__self__ is A, B().c.__self__ is B, A.c == A.c, A.c == B.c)
try: c(1)
except TypeError as error: print(error)
for make in (lambda: staticmethod(), lambda: classmethod(1, 2), lambda: staticmethod(5)(), lambda: classmethod(5).__get__(None, A)(), lambda: staticmethod(f=len), lambda: type(A.cp)):
    try: print(make())
    except TypeError as error: print(error)
class C:
    @classmethod
    def make(cls, v): o = cls(); o.v = v; return o
    @classmethod
    def chain(cls): return [cls.make(1).v, super().__name__ if 0 else cls.__mro__[1].__name__]
    alt = make
    @staticmethod
    def fact(n): return 1 if n < 2 else n * C.fact(n - 1)
    value = fact(5) if 0 else None
class D(C):
    @classmethod
    def make(cls, v): return super().make(v * 10)
    @staticmethod
    def fact(n): return super(D, D).fact(n) + 1
print(C.make(1).v, D.make(2).v, type(D.make(3)).__name__, D.chain(), D.alt(4).v, C.fact(5), D.fact(5), D().make(6).v)
class E:
    f = lambda *a: len(a)
    g = staticmethod(f)
    h = classmethod(f)
e = E()
print(e.f(1), E.f(1), e.g(1), E.g(1), e.h(1), E.h(1))
e.own = A.__dict__["s"]
print(type(e.own).__name__, e.own(1))
E.late = classmethod(lambda cls, x: (cls.__name__, x))
print(e.late(5), E.late(6))
class Meta(type):
    @classmethod
    def mc(mcs): return mcs.__name__
    @staticmethod
    def ms(): return "meta static"
class F(metaclass=Meta): pass
print(F.mc(), F.ms(), Meta.mc())
class Callable:
    def __call__(self, *a): return "callable object", len(a)
class G:
    s = staticmethod(Callable()); c = classmethod(Callable()); p = Callable()
print(G().s(1), G().c(1), G().p(1), G.c(1))
def f(): "docs"
w = staticmethod(f)
print(w.__doc__, classmethod(f).__wrapped__ is f, w.__module__, w.__annotations__)
class H:
    @staticmethod
    async def a(): return 1
    @classmethod
    def gen(cls): yield cls.__name__
    @staticmethod
    def kw(*, a=1, **k): return a, k
    @classmethod
    def pos(cls, a, /, b): return a, b
coro = H.a()
print(coro.__name__, list(H.gen()), H().kw(a=2, z=3), H.pos(1, b=2))
coro.close()

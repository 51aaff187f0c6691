# Data and non-data descriptors: precedence over the instance, all entry points.
class Data:
    def __get__(self, o, t=None): return ("data get", o is not None, t.__name__)
    def __set__(self, o, v): print("data set", v, end="; ")
    def __delete__(self, o): print("data delete", end="; ")


class NonData:
    def __get__(self, o, t=None): return ("nondata get", o is not None, t and t.__name__)


class SetOnly:
    def __set__(self, o, v): o.__dict__["s"] = ("stored", v)


class DelOnly:
    def __delete__(self, o): print("only delete", end="; ")


class A:
    d, n, s, x = Data(), NonData(), SetOnly(), DelOnly()


a = A()
print(a.d, A.d, a.n, A.n, type(a.s).__name__, type(A.s).__name__)
a.d = 1
a.__dict__.update(d="hidden", n="shadows")
print(a.d, a.n)
a.s = 5
print(a.s, a.__dict__["s"])
del a.d
del a.x
for f in (lambda: setattr(a, "x", 1), lambda: delattr(a, "s"), lambda: delattr(a, "n"), lambda: delattr(a, "n")):
    try: print(f(), end=" ")
    except AttributeError as error: print(error, end="; ")
print(a.n)
class B(A): pass
print(B().d, B.n, super(B, B()).d, super(B, B).n, getattr(B(), "d"), A.__dict__["d"].__get__(None, A), vars(A)["n"].__get__(5, int))
A.d = "class attribute replaced"
print(a.d)
class Func:
    def __get__(self, o, t): return lambda *args: (type(o).__name__, args)
class C: call = Func(); __len__ = Func(); __add__ = lambda s, o: "add"; __iter__ = property(lambda s: lambda: iter("p"))
c = C()
print(c.call(1), C.call(2), list(c), c + 1)
try: len(c)
except TypeError as error: print(error)
class Lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, o, t):
        if o is None: return self
        v = o.__dict__[self.n] = self.f(o)
        return v
class D:
    @Lazy
    def slow(self): print("computed", end=" "); return 42
d = D()
print(d.slow, d.slow, vars(d), type(D.slow).__name__)
class Raises:
    def __get__(self, o, t): raise AttributeError("from __get__")
    def __set__(self, o, v): raise ValueError("from __set__")
class E:
    r = Raises()
    def __getattr__(self, n): return "fallback for " + n
e = E()
print(e.r, hasattr(e, "r"), getattr(E, "r", "no class attr"))
try: e.r = 1
except ValueError as error: print(error)
class Inst: pass
i = Inst()
i.desc = NonData()
print(type(i.desc).__name__)
class Callable:
    def __call__(self, o, t=None): return "get called"
class F: pass
g = Callable()
class WithInstanceGet:
    pass
w = WithInstanceGet(); w.__get__ = lambda *a: "never"
F.w = w
print(F().w is w)
class NoneGet: __get__ = None
F.ng = NoneGet()
try: F().ng
except TypeError as error: print(error)
class GetReturnsSelf:
    def __get__(self, o, t): return self
F.gs = GetReturnsSelf(); F.gs2 = F.gs
print(F.gs is F.__dict__["gs"], F().gs is F.gs)
f = lambda self, x: (self, x)
print(f.__get__(5)(6), f.__get__(None, int) is f, f.__get__(5, int)(7), type(f.__get__(5)).__name__)
try: f.__get__()
except TypeError as error: print(error)
try: f.__get__(None, None)
except TypeError as error: print(error)
class Meta(type): m = Data(); nm = NonData()
class G(metaclass=Meta): nm = "class wins over metaclass non-data"; m = "loses to metaclass data descriptor"
print(G.m, G.nm); G.m = 5; print(G.__dict__["m"])

# __init_subclass__ and __set_name__: when they run, with what, and their failures.
class Base:
    registry = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Base.registry.append((cls.__name__, tag))


class A(Base): pass
class B(Base, tag="b"): pass
class C(B, tag="c"): x = 1
D = type("D", (Base,), {}, tag="dynamic")
print(Base.registry, C.tag, B.tag, A.tag, hasattr(Base, "tag"))
for code in ["class X(Base, nope=1): pass", "class X(nope=1): pass", "class X(Base, tag=1, tag=2): pass", "type('X', (), {}, a=1)", "class X(object, a=1, b=2): pass"]:
    try: exec(code)
    except (TypeError, SyntaxError) as error: print(code, "->", error)
class Named:
    def __init__(self, v): self.v = v
    def __set_name__(self, owner, name): print("set_name", owner.__name__, name, self.v, "attr" in vars(owner), end="; "); self.name = name
    def __get__(self, o, t): return f"{self.name}={self.v}"
class E:
    first = Named(1)
    attr = "x"
    second = Named(2)
    third = first
print(E.first, E().second, E.third)
class F(E): pass
E.later = Named(3)
try: E.later
except AttributeError as error: print(error)
shared = Named(9)
class G:
    a = shared
class H:
    b = shared
print(G.a, H.b)
class Order(type):
    def __new__(m, n, b, ns, **k):
        print("new", end=" ")
        c = super().__new__(m, n, b, ns, **k)
        print("made", end=" ")
        return c
    def __init__(c, n, b, ns, **k): print("init", end=" "); super().__init__(n, b, ns)
    def __call__(c, *a): print("call", end=" "); return super().__call__(*a)
class WithSub(metaclass=Order):
    def __init_subclass__(cls, **k): print("init_subclass", cls.__name__, k, end=" ")
print()
class Sub(WithSub, opt=1):
    f = Named("d")
print()
Sub(); print()
class BadName:
    def __set_name__(self, owner, name): raise ValueError("bad name " + name)
try:
    class I: x = BadName()
except Exception as error:
    print(type(error).__name__, error, error.__notes__ if hasattr(error, "__notes__") else "", repr(error.__cause__))
class BadSub:
    def __init_subclass__(cls): raise RuntimeError("no subclasses of " + cls.__mro__[1].__name__)
try:
    class J(BadSub): pass
except RuntimeError as error: print(error, BadSub.__subclasses__() and "registered anyway")
class NotCalled: __set_name__ = None
try:
    class K: x = NotCalled()
except TypeError as error: print(error, getattr(error, "__notes__", None))
class Instance: pass
i = Instance(); i.__set_name__ = lambda *a: print("never")
class L: x = i
class Explicit:
    def __init_subclass__(cls): print("sub", cls.__name__, end="; ")
    @staticmethod
    def other(): pass
class M(Explicit): pass
class N(M):
    def __init_subclass__(cls): print("N's", end=" "); super().__init_subclass__()
class O(N): pass
print(type(Explicit.__dict__["__init_subclass__"]).__name__, type(Explicit.__dict__["other"]).__name__)
class P:
    def __class_getitem__(cls, k): return cls.__name__, k
class Q(P): pass
print(P[int], Q[1, 2], P["s":], type(P.__dict__["__class_getitem__"]).__name__)
try: P()[1]
except TypeError as error: print(error)
class R:
    def __set_name__(self, o, n): setattr(o, n + "_copy", 5)
class S: x = R(); y = R()
print(S.x_copy, S.y_copy)

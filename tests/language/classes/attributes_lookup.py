# __getattr__, __getattribute__, __setattr__, __delattr__ and their interplay with descriptors.
class A:
    x = "class x"
    def __init__(self): self.y = "instance y"
    def __getattr__(self, name):
        print(f"getattr({name})", end=" ")
        if name.startswith("no"): raise AttributeError(f"custom: {name}")
        return name.upper()


a = A()
print(a.x, a.y, a.z, hasattr(a, "anything"), hasattr(a, "nope"), getattr(a, "nope", "default"))
try: a.nothing
except AttributeError as error: print(error, error.name, error.obj is a if error.obj else error.obj)
class B:
    def __getattribute__(self, name):
        print(f"<{name}>", end=" ")
        return object.__getattribute__(self, name)
    def __getattr__(self, name): return "fallback " + name
    def m(self): return "method"
    v = 5
b = B()
b.w = 6
print(b.v, b.w, b.m(), b.missing, b.__class__, b.__dict__)
print(len.__name__, b + 1 if hasattr(b, "__add__") and 0 else "operators do not ask")
class C:
    def __setattr__(self, name, value): print("set", name, value, end="; "); object.__setattr__(self, name, value * 2)
    def __delattr__(self, name): print("del", name, end="; "); object.__delattr__(self, name)
c = C()
c.x = 5
c.x += 1
c.__dict__["direct"] = 1
setattr(c, "y", 2)
print(vars(c))
del c.x
delattr(c, "y")
try: del c.zzz
except AttributeError as error: print(error)
class D:
    def __getattribute__(self, name): raise AttributeError("refused " + name)
class E(D):
    def __getattr__(self, name): return f"rescued {name}"
print(E().q, getattr(D(), "q", "dflt"))
try: D().q
except AttributeError as error: print(error)
class F:
    def __getattribute__(self, name): raise KeyError(name)
    def __getattr__(self, name): return "not asked"
try: F().x
except KeyError as error: print("KeyError", error)
try: hasattr(F(), "x")
except KeyError as error: print("hasattr lets it pass", error)
class G:
    @property
    def p(self): raise AttributeError("inside property")
    def __getattr__(self, name): return f"getattr after property: {name}"
print(G().p)
class H:
    @property
    def p(self): return self.q
    def __getattr__(self, name):
        if name == "q": raise AttributeError("no q")
        raise AttributeError(f"H has no {name}")
try: H().p
except AttributeError as error: print(error)
class Meta(type):
    def __getattr__(cls, name): return f"{cls.__name__}.{name} by metaclass"
class I(metaclass=Meta): pass
print(I.foo, hasattr(I(), "foo"))
class J:
    def __dir__(self): return ["c", "a", "b"]
print(dir(J()), J().__dir__())
class Proxy:
    def __init__(self, o): object.__setattr__(self, "_o", o)
    def __getattr__(self, n): return getattr(self._o, n)
    def __setattr__(self, n, v): setattr(self._o, n, v)
    def __delattr__(self, n): delattr(self._o, n)
class T: pass
t = T(); p = Proxy(t)
p.a = 1; p.b = 2; del p.a
print(vars(t), p.b, vars(p) == {"_o": t})
l = Proxy([3, 1, 2]); l.sort(); print(l._o, l.index(1))
class K: pass
k = K(); k.__getattr__ = lambda n: "instance"
try: k.foo
except AttributeError as error: print(error)
K.__getattr__ = lambda self, n: "class, later"
print(k.foo)
del K.__getattr__
print(hasattr(k, "foo"))
class Rec:
    def __getattr__(self, n): return self.undefined_too
try: Rec().x
except RecursionError: print("RecursionError")
for f in (lambda: object().x, lambda: setattr(object(), "x", 1), lambda: object.__getattribute__(5, "real"), lambda: object.__getattribute__(5, "nope"), lambda: object.__setattr__(5, "x", 1), lambda: object.__setattr__(T, "x", 1), lambda: type.__getattribute__(T, "nope"), lambda: type.__setattr__(int, "x", 1), lambda: object.__delattr__(t, "nope"), lambda: object.__getattribute__(t), lambda: object.__getattribute__(t, 5)):
    try: print(f())
    except (AttributeError, TypeError) as error: print(type(error).__name__, error)

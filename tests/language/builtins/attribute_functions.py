# getattr, setattr, delattr, hasattr, vars, dir, callable, isinstance, issubclass, id, type.
class A:
    x = 1
    def __init__(self): self.y = 2
    @property
    def p(self): raise AttributeError("in property")
    @property
    def v(self): raise ValueError("in property")
a = A()
print(getattr(a, "x"), getattr(a, "nope", 5), getattr(a, "p", "default"), hasattr(a, "x"), hasattr(a, "p"), hasattr(a, "nope"), setattr(a, "z", 3), a.z, delattr(a, "z"), hasattr(a, "z"), vars(a), callable(a), callable(A), callable(len), callable(lambda: 0), callable(5))
S = type("S", (str,), {})
print(getattr(a, S("x")), setattr(a, S("q"), 1), sorted(vars(a)), [type(k).__name__ for k in vars(a)], getattr(a, "x" + ""), getattr(a, "".join(["_", "_class__"])).__name__)
for f in (lambda: getattr(a, "nope"), lambda: getattr(a, "p"), lambda: hasattr(a, "v"), lambda: getattr(a, "v", 1), lambda: getattr(a, 5), lambda: getattr(a, b"x"), lambda: getattr(a), lambda: getattr(a, "x", 1, 2), lambda: getattr(a, "x", default=1), lambda: setattr(a, "x"), lambda: setattr(a, 5, 1), lambda: setattr(5, "x", 1), lambda: delattr(a, "nope"), lambda: delattr(a), lambda: hasattr(a, 5), lambda: hasattr(a), lambda: vars(5), lambda: vars(1, 2), lambda: dir(1, 2), lambda: callable(), lambda: callable(1, 2), lambda: isinstance(1), lambda: isinstance(1, "a"), lambda: isinstance(1, (int, "a")), lambda: isinstance("x", (int, "a")), lambda: issubclass(1, int), lambda: issubclass(int, "a"), lambda: id(), lambda: id(1, 2), lambda: type(1, 2), lambda: getattr(a, "\ud800"), lambda: setattr(a, "\ud800", 1), lambda: setattr(a, "", 1), lambda: getattr(a, ""), lambda: setattr(a, "a b", 1), lambda: getattr(None, "x"), lambda: setattr(None, "x", 1), lambda: delattr(5, "real"), lambda: setattr(A, "x y", 5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, ascii(str(e)))
print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance(1, ()), isinstance(1, ((int,), str)), isinstance(a, A), isinstance(A, type), isinstance(None, type(None)), issubclass(bool, int), issubclass(int, (str, object)), issubclass(A, object), issubclass(type, object), isinstance(1, int | str), issubclass(int, int | None))
print(id(a) == id(a), id(A) == id(a.__class__), id(None) == id(None), id(a) != id(A()), type(id(a)), id([]) >= 0, (lambda o: id(o))(a) == id(a), len({id(A) , id(a)}))
def f(b, c=1):
    d = 2
    return sorted(vars()), sorted(locals()), dir()
print(f(0), vars() is globals(), "a" in dir(), sorted(vars(type("T", (), {"k": 1})))[-2:])
class D:
    def __dir__(self): return ["z", "a", "m"]
    __slots__ = ()
class Dict:
    __dict__ = {"fake": 1}
class Cls:
    @property
    def __class__(self): return int
print(dir(D()), vars(Dict()), isinstance(Cls(), int), isinstance(Cls(), Cls), type(Cls()).__name__)
try: vars(D())
except TypeError as e: print(e)
class G:
    def __getattr__(self, n): return "dyn " + n
    def __setattr__(self, n, v): print("set", n, v)
    def __delattr__(self, n): print("del", n)
g = G(); setattr(g, "k", 1); delattr(g, "k"); print(getattr(g, "k"), hasattr(g, "anything"), getattr(g, "k", "not used"))
print(type(5), type("T", (A,), {}).__mro__[1].__name__, type(type), type(None)() , type(...)(), type(NotImplemented)(), type(1)(2), type([])(), type(a)().y, type(len), type(f), type(type("X", (), {})))
for n in ("__name__", "__qualname__", "__module__", "__doc__", "__self__", "__objclass__", "__text_signature__"):
    print(n, [repr(getattr(o, n, "-")) if n not in ("__doc__", "__self__", "__text_signature__") else hasattr(o, n) for o in (len, str.upper, int.__add__, [].append, f, A.__init__, a.__init__, print)])

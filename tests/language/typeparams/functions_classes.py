# Type parameters: scopes, attributes, bounds, constraints, defaults, laziness.
def f[T](x: T) -> T: return x
class A[T, *Ts, **P]: pass
type Alias[K, V] = dict[K, V]
print(f.__type_params__, A.__type_params__, Alias.__type_params__, f(5), f.__annotations__["x"] is f.__type_params__[0])
T, Ts, P = A.__type_params__
print(type(T).__name__, type(Ts).__name__, type(P).__name__, T, Ts, P, repr(T), T.__name__, T.__bound__, T.__constraints__, T.__covariant__, T.__contravariant__, T.__infer_variance__, T.__module__)
def g[T: int, S: (int, str), U = float, *V = *tuple[int], **W = [int]](): pass
for p in g.__type_params__: print(p, getattr(p, "__bound__", "-"), getattr(p, "__constraints__", "-"), p.__default__, p.has_default())
def lazy[T: undefined_bound](x: undefined_ann): return "bounds are lazy"
print(lazy(1))
try: lazy.__type_params__[0].__bound__
except NameError as e: print(e)
def scope[T]():
    def inner[S](x: T, y: S): return T, S
    return inner(1, 2), T
r = scope(); print(r, r[0][0] is r[1])
try: T2
except NameError as e: print(e)
def default[T](x=5, y=lambda: T): return x, y()
print(default())
class Gen[T]:
    attr: T
    def m(self, x: T) -> T: return x, T
    def own[S](self, x: S) -> "T": return S, T
    cls_t = T
    class Inner[U]: pair = (T, U)
    @staticmethod
    def s[Q](): return Q
print(Gen().m(1), Gen().own(2), Gen.cls_t, Gen.Inner.pair, Gen.s(), Gen.__bases__[0].__name__, Gen.__orig_bases__, Gen.__parameters__, Gen[int], Gen[int]().m(1)[0])
class Sub(Gen[int]): pass
class Sub2[T](Gen[T], list): pass
print(Sub.__orig_bases__, Sub2.__orig_bases__, [c.__name__ for c in Sub2.__mro__], isinstance(Sub2(), list), Sub2[str])
for bad in (lambda: Gen[int, str], lambda: Gen[()], lambda: A[int], lambda: isinstance(1, Gen[int]), lambda: f[int], lambda: Sub[int]):
    try: print(bad())
    except TypeError as e: print(e)
def shadow[int](x: int): return int
print(shadow(5), int)
T = "global T"
def uses[T](): return T
class C:
    T = "class T"
    def m[S](self): return T
    def n[T](self): return T
    x = T
print(uses(), C().m(), C().n(), C.x)
def deco(fn): return fn.__name__, fn.__type_params__
@deco
def d[T](): pass
print(d)
async def co[T](x: T): return x
c = co(1)
try: c.send(None)
except StopIteration as s: print(s.value)
def gen[T](x: T): yield T
print(list(gen(1)), gen.__type_params__)
lam = [lambda: T for _ in range(1)][0]; print(lam())
class Meta(type):
    def __new__(m, n, b, ns, **k): print("meta", n, [x.__name__ for x in b], sorted(k)); return super().__new__(m, n, b, ns)
class WithMeta[T](metaclass=Meta, opt=T): pass
class Base[T]:
    def __init_subclass__(cls, **k): print("sub", cls.__name__, k, cls.__type_params__)
class D2[X](Base[X], flag=1): pass
for code in ["def f[T, T](): 0", "def f[](): 0", "class A[]: 0", "def f[T: int = str](): 0", "def f[T = int, S](): 0", "def f[*T: int](): 0", "def f[**P: int](): 0", "def f[1](): 0", "def f[T: (yield)](): 0", "def f[T: (x := 1)](): 0", "def f[T: await x](): 0", "type X[T] = T", "type X = yield", "type 1 = 2", "type X.y = 1", "type X", "type X =", "type = 5", "type(x)", "type X[T: int, *Ts, **P] = (T, Ts, P)", "lambda[T]: 0", "def f[T]: 0", "def f[T](): nonlocal T", "def f[T](): global T", "def f[T]():\n def g(): nonlocal T", "class A[T]:\n nonlocal T", "def f[T](T): 0", "def f[__T](): 0", "class A[T](T): 0", "def f[*Ts = int](): 0", "def f[*Ts = *int](): 0", "def f[T = *int](): 0", "def f[T,](): 0", "def f[T](x=(yield)): 0", "class A[T]((yield)): 0", "class A[T]((x := 1)): 0", "def f[T]() -> (x := 1): 0", "async def f[T](): 0", "type X[T = int] = T", "def f[T:](): 0", "def f[None](): 0", "def f[__debug__](): 0", "type __debug__ = 1", "type X[T](): 0", "type X[T] = lambda: T", "type X[T] = [T for _ in x]", "class A[T]: T = 1", "def f[T](): T = 1", "def f[T](x: [y := T]): 0"]:
    try: compile(code, "f", "exec"); print(repr(code), "ok")
    except SyntaxError as e: print(repr(code), "->", e.msg, e.lineno, e.offset)

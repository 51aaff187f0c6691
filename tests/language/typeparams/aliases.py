# type statements: laziness, recursion, attributes, subscription.
type A = int
type B[T] = list[T]
type Rec = list[Rec] | int
type Lazy = undefined_name
type Multi[K: str, *Vs, **P] = tuple[K, *Vs]
print(A, repr(A), type(A).__name__, type(A).__module__, A.__name__, A.__value__, A.__type_params__, A.__parameters__, A.__module__)
print(B, B.__value__, B.__type_params__, B[int], type(B[int]).__name__, B[int].__origin__, B[int].__args__, B[int].__value__ if hasattr(B[int], "__value__") else "-", Rec.__value__, Multi.__parameters__, Multi.__type_params__[0].__bound__)
try: Lazy.__value__
except NameError as e: print(e)
undefined_name = "now defined"
print(Lazy.__value__, A.__value__ is int)
count = 0
def once():
    global count
    count += 1
    return int
type Counted = once()
print(Counted.__value__, Counted.__value__, count, Counted.evaluate_value.__class__.__name__)
print(Counted.evaluate_value(1), count, Counted.evaluate_value(2))
for f in (lambda: A[int], lambda: A(), lambda: isinstance(1, A), lambda: setattr(A, "__name__", "x"), lambda: setattr(A, "__value__", 5), lambda: setattr(A, "x", 1), lambda: A | None, lambda: A | str, lambda: B[int] | None, lambda: list[A], lambda: A == A, lambda: hash(A) == hash(A), lambda: type("S", (type(A),), {}), lambda: A.nope, lambda: B[int, str], lambda: class_base(), lambda: issubclass(int, A), lambda: A < A, lambda: bool(A), lambda: next(iter(B)), lambda: B[int][str], lambda: A | 5):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def class_base():
    class C(A): pass
def local():
    y = float
    type L = y
    type M[T] = dict[T, y]
    def later(): return L.__value__
    y = str
    return L.__value__, M.__value__, later(), L
print(local())
class C:
    x = "class attr"
    type Inner = x
    type Gen[T] = tuple[x, T]
    type SelfRef = C
    def m(self): type Loc = __class__; return Loc.__value__
print(C.Inner.__value__, C.Gen.__value__, C.SelfRef.__value__, C().m(), C.Inner.__module__)
for i in range(2): type Loop = i
print(Loop.__value__, i)
type type = int
print(type, type.__value__)
del type
TypeAliasType = type(A)
t = TypeAliasType("Made", list[int], type_params=()); print(t, t.__value__, t.__type_params__)
T, = B.__type_params__
u = TypeAliasType("U", list[T], type_params=(T,)); print(u[int], u.__parameters__)
for args, kw in [((), {}), (("N",), {}), ((5, int), {}), (("N", int), {"type_params": 5}), (("N", int), {"type_params": (5,)}), (("N", int, ()), {}), (("N", int), {"x": 1})]:
    try: print(TypeAliasType(*args, **kw))
    except TypeError as e: print(e)
def f(x: A, y: "B[int]") -> Rec: return x
print(f.__annotations__)
TV = type(T)
v = TV("V", bound=int); w = TV("W", int, str, covariant=True); d = TV("D", default=list)
print(v, v.__bound__, w, w.__constraints__, repr(w), d.__default__, TV("I", infer_variance=True), TV("C", contravariant=True))
for args, kw in [((), {}), ((5,), {}), (("X", int), {}), (("X",), {"bound": int, "covariant": True, "contravariant": True}), (("X", int, str), {"bound": int}), (("X",), {"nope": 1})]:
    try: print(TV(*args, **kw))
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
for f in (lambda: T(), lambda: isinstance(1, T), lambda: setattr(T, "__name__", 1), lambda: setattr(T, "x", 1), lambda: type("S", (TV,), {}), lambda: T | int, lambda: int | T, lambda: list[T][int], lambda: dict[T, list[T]][str], lambda: T[int], lambda: T == T, lambda: T.__default__, lambda: T.has_default(), lambda: (T | None)[int]):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)

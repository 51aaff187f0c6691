# Annotations in branches, loops, exec'd code, and names in class namespaces.
flag = True
if flag:
    a: int = 1
else:
    b: str = "never"
for i in range(3):
    c: i
try:
    d: float
    raise ValueError
    e: bytes
except ValueError as err:
    f: "handler"
finally:
    g: list
while True:
    h: dict
    break
with type("CM", (), {"__enter__": lambda s: 1, "__exit__": lambda s, *x: None})():
    j: set
match 5:
    case 5: k: int
    case _: l: int
print(__annotate__(1))
class C:
    if flag: a: int
    else: b: int
    for n in range(2):
        if n: c: n
    def method(self, x: a, y: n): pass
    def __class_getitem__(cls, k): return k
    ref: C
    own: "C"
    gen: C[int]
print(C.__annotations__, C.method.__annotations__) if False else print({k: v for k, v in C.__annotations__.items()})
def dyn(names):
    ns = {}
    exec("class D:\n" + "".join(f"    {n}: {t}\n" for n, t in names), ns)
    return ns["D"].__annotations__
print(dyn([("x", "int"), ("y", "list[str]"), ("z", "'quoted'")]))
class Base:
    x: int
class Derived(Base):
    y: str
class NoAnn(Base): pass
print(Base.__annotations__, Derived.__annotations__, NoAnn.__annotations__, getattr(NoAnn, "__annotations__"))
def fields(cls):
    out = {}
    for k in reversed(cls.__mro__): out.update(k.__dict__.get("__annotations__", None) or getattr(k, "__annotations__", {}) if k is not object else {})
    return out
print(fields(Derived))
class Record:
    """A little data class made from annotations."""
    def __init_subclass__(cls):
        names = list(cls.__annotations__)
        def init(self, *args, **kw):
            for n, v in zip(names, args): setattr(self, n, v)
            for n, v in kw.items():
                if n not in names: raise TypeError(f"no field {n}")
                setattr(self, n, v)
        cls.__init__ = init
        cls.__match_args__ = tuple(names)
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n, None)!r}' for n in self.__match_args__)})"
class P(Record):
    x: int
    y: int = 5
print(P(1), P(1, 2), P(y=3, x=4))
try: P(z=1)
except TypeError as e: print(e)
match P(1, 2):
    case P(x, y): print(x, y)
def func(a: (lambda: 5)(), b: [i for i in range(2)], c: {"k": int}): pass
print(func.__annotations__)
def nested(a: "int") -> "str":
    def inner(b: a): return inner.__annotations__
    return inner(1)
print(nested(7))
def redefine(a: int): pass
first = redefine.__annotations__
def redefine(a: str): pass
print(first, redefine.__annotations__)
def star_args(*args: int, **kwargs: str) -> None: pass
print(star_args.__annotations__, star_args.__annotations__["return"])
async def co(x: int) -> str: pass
def gn(x: int) -> str: yield
print(co.__annotations__, gn.__annotations__)
class Prop:
    @property
    def p(self) -> int: return 1
    @p.setter
    def p(self, v: str) -> None: pass
    @staticmethod
    def s(a: int): pass
    @classmethod
    def c(cls, a: int): pass
print(Prop.p.fget.__annotations__, Prop.p.fset.__annotations__, Prop.s.__annotations__, Prop.c.__annotations__)
print(sorted(n for n in C.__dict__ if "annot" in n), sorted(n for n in globals() if "annot" in n))

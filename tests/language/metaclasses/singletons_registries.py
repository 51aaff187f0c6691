# Metaclass patterns that programs use.
class Singleton(type):
    _inst = {}
    def __call__(cls, *a, **k):
        if cls not in cls._inst: cls._inst[cls] = super().__call__(*a, **k)
        return cls._inst[cls]


class Config(metaclass=Singleton):
    def __init__(self, v=0): self.v = v
class Other(Config): pass
print(Config(1) is Config(2), Config().v, Other(5) is Config(), Other().v)
class Registry(type):
    classes = {}
    def __init__(cls, name, bases, ns): super().__init__(name, bases, ns); cls.classes[name] = cls
    def __getattr__(cls, n):
        try: return cls.classes[n]
        except KeyError: raise AttributeError(f"no plugin {n}") from None
    def __dir__(cls): return list(cls.classes)
class Plugin(metaclass=Registry): pass
class One(Plugin): pass
class Two(Plugin): pass
print(Plugin.One, Plugin.Two.One, dir(Plugin))
try: Plugin.Three
except AttributeError as error: print(error, error.__suppress_context__)
class Field:
    def __init__(self, kind, default=None): self.kind, self.default = kind, default
    def __set_name__(self, o, n): self.name = n; o.__dict__.get("_fields", o._fields).append(n) if 0 else None
    def __get__(self, o, t): return self if o is None else o.__dict__.get(self.name, self.default)
    def __set__(self, o, v):
        if not isinstance(v, self.kind): raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(v).__name__}")
        o.__dict__[self.name] = v
class ModelMeta(type):
    def __new__(m, n, b, ns):
        cls = super().__new__(m, n, b, ns)
        cls.fields = {k: v for base in reversed(cls.__mro__) for k, v in vars(base).items() if isinstance(v, Field)}
        return cls
    def __call__(cls, **kw):
        o = cls.__new__(cls)
        for k, v in kw.items():
            if k not in cls.fields: raise TypeError(f"{cls.__name__} has no field {k}")
            setattr(o, k, v)
        return o
class Model(metaclass=ModelMeta):
    id = Field(int, 0)
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k}={getattr(self, k)!r}' for k in self.fields)})"
class User(Model):
    name = Field(str, "anon")
    tags = Field(list)
print(Model(), User(name="Ann", id=5), User(tags=[1]), list(User.fields))
for kw in ({"name": 5}, {"x": 1}):
    try: User(**kw)
    except TypeError as error: print(error)
class AutoRepr(type):
    def __new__(m, n, b, ns):
        ns.setdefault("__repr__", lambda self: f"{n}<{vars(self)}>")
        ns["__eq__"] = lambda s, o: vars(s) == vars(o)
        ns["__hash__"] = lambda s: hash(tuple(vars(s).items()))
        return type.__new__(m, n, b, ns)
class V(metaclass=AutoRepr):
    def __init__(self, x): self.x = x
print(V(1), V(1) == V(1), len({V(1), V(1), V(2)}))
class Final(type):
    def __new__(m, n, b, ns):
        for base in b:
            if isinstance(base, Final): raise TypeError(f"{base.__name__} is final")
        return type.__new__(m, n, b, dict(ns))
class Leaf(metaclass=Final): pass
try:
    class Sub(Leaf): pass
except TypeError as error: print(error)
class Operators(type):
    def __mul__(cls, n): return [cls() for _ in range(n)]
    def __or__(cls, o): return f"{cls.__name__}|{o.__name__}"
    def __lt__(cls, o): return cls.__name__ < o.__name__
    def __call__(cls): return cls.__name__.lower()
class Z(metaclass=Operators): pass
class Y(metaclass=Operators): pass
print(Z * 3, Z | Y, sorted([Z, Y]) == [Y, Z], Z | int)
class Meta2(type(Z)): pass
class X(Z, metaclass=Meta2): pass
print(X * 2, isinstance(X, Operators), type(X).__name__)
class WithState(type):
    def __init__(cls, n, b, ns): cls.instances = []
    def __call__(cls, *a): o = super().__call__(*a); cls.instances.append(o); return o
    def __iter__(cls): return iter(cls.instances)
    def __len__(cls): return len(cls.instances)
class W(metaclass=WithState):
    def __init__(self, v): self.v = v
W(1); W(2)
print([w.v for w in W], len(W), bool(W))

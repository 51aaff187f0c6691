# Class patterns that programs are full of: enums, data classes, singletons, mixins, observers, lazy attributes.
class EnumMeta(type):
    def __new__(m, name, bases, ns):
        members = {k: v for k, v in ns.items() if not k.startswith("_") and not callable(v)}
        cls = super().__new__(m, name, bases, {k: v for k, v in ns.items() if k not in members})
        cls._members = {}
        for k, v in members.items():
            o = object.__new__(cls); o.name, o.value = k, v
            cls._members[k] = o; setattr(cls, k, o)
        return cls
    def __iter__(cls): return iter(cls._members.values())
    def __len__(cls): return len(cls._members)
    def __getitem__(cls, k): return cls._members[k]
    def __contains__(cls, o): return o in cls._members.values()
    def __call__(cls, v):
        for o in cls:
            if o.value == v: return o
        raise ValueError(f"{v!r} is not a valid {cls.__name__}")
class Enum(metaclass=EnumMeta):
    def __repr__(self): return f"<{type(self).__name__}.{self.name}: {self.value!r}>"
    def __str__(self): return f"{type(self).__name__}.{self.name}"
    def __hash__(self): return hash(self.name)
class Color(Enum):
    RED = 1
    GREEN = "g"
    def mix(self, o): return f"{self.name}+{o.name}"
print(list(Color), Color.RED, Color("g"), Color["RED"] is Color.RED, len(Color), Color.RED in Color, Color.RED.mix(Color.GREEN), {Color.RED: 1}[Color(1)], Color.RED == Color.RED, Color.RED != Color.GREEN)
try: Color(9)
except ValueError as e: print(e)
match Color.GREEN:
    case Color.RED: print("red")
    case Color.GREEN: print("matched green")
def dataclass(cls):
    fields = list(cls.__annotations__)
    defaults = {f: getattr(cls, f) for f in fields if hasattr(cls, f)}
    args = ", ".join(f"{f}=defaults[{f!r}]" if f in defaults else f for f in fields)
    ns = {"defaults": defaults}
    exec(f"def __init__(self, {args}):\n" + "".join(f"    self.{f} = {f}\n" for f in fields), ns)
    cls.__init__ = ns["__init__"]
    cls.__repr__ = lambda s: f"{cls.__name__}({', '.join(f'{f}={getattr(s, f)!r}' for f in fields)})"
    cls.__eq__ = lambda s, o: NotImplemented if type(o) is not cls else all(getattr(s, f) == getattr(o, f) for f in fields)
    cls.__lt__ = lambda s, o: tuple(getattr(s, f) for f in fields) < tuple(getattr(o, f) for f in fields)
    cls.__hash__ = lambda s: hash(tuple(getattr(s, f) for f in fields))
    cls.__match_args__ = tuple(fields)
    cls.replace = lambda s, **k: cls(**{f: getattr(s, f) for f in fields} | k)
    return cls
@dataclass
class Point:
    x: int
    y: int = 0
    @property
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
p = Point(3, 4)
print(p, Point(1), p == Point(3, 4), p != Point(1), p == (3, 4), {p: "k"}[Point(3, 4)], sorted([Point(2), Point(1, 5), Point(1)]), p.norm, p.replace(y=9), Point(y=1, x=2))
for bad in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(z=1)):
    try: bad()
    except TypeError as e: print(e)
match p:
    case Point(3, y=v): print("y is", v)
class Lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, o, t):
        if o is None: return self
        print("compute", end=" "); v = o.__dict__[self.n] = self.f(o); return v
class Data:
    @Lazy
    def expensive(self): return sum(range(100))
d = Data(); print(d.expensive, d.expensive)
class Observable:
    def __init__(self): self.__dict__["_obs"] = []
    def watch(self, f): self._obs.append(f); return f
    def __setattr__(self, n, v):
        old = self.__dict__.get(n); self.__dict__[n] = v
        for f in self._obs: f(n, old, v)
o = Observable(); log = []; o.watch(lambda *a: log.append(a)); o.x = 1; o.x = 2; print(log)
class Json:
    def json(self): return {k: v.json() if hasattr(v, "json") else v for k, v in vars(self).items()}
class Cmp:
    def __eq__(self, o): return self.key() == o.key()
    def __lt__(self, o): return self.key() < o.key()
    def __le__(self, o): return not o < self
    def __hash__(self): return hash(self.key())
class Item(Json, Cmp):
    def __init__(self, n, sub=None): self.n = n; self.sub = sub
    def key(self): return self.n
print(Item(1, Item(2)).json(), sorted([Item(3), Item(1)])[0].n, Item(1) <= Item(1), len({Item(1), Item(1)}), max(Item(1), Item(5)).n)
class Abstract:
    def __init_subclass__(cls, **k):
        super().__init_subclass__(**k)
        missing = [n for n in ("run", "stop") if getattr(cls, n, None) is getattr(Abstract, n)]
        cls.abstract = missing
    def __new__(cls, *a):
        if getattr(cls, "abstract", ["run", "stop"]): raise TypeError(f"{cls.__name__} lacks {', '.join(getattr(cls, 'abstract', ['all']))}")
        return super().__new__(cls)
    def run(self): raise NotImplementedError
    def stop(self): raise NotImplementedError
class Half(Abstract):
    def run(self): return "run"
class Full(Half):
    def stop(self): return super().run() + " stop"
for k in (Abstract, Half, Full):
    try: print(k().stop())
    except TypeError as e: print(e)
class Borg:
    _shared = {}
    def __init__(self): self.__dict__ = self._shared
a, b = Borg(), Borg(); a.x = 5; print(b.x, a is b, vars(b))
class Chain:
    def __init__(self): self.ops = []
    def __getattr__(self, n): return lambda *a: (self.ops.append((n, a)), self)[1]
    def __iter__(self): return iter(self.ops)
print(list(Chain().select("a").where("b", 1).limit(5)))
class Typed:
    def __init__(self, t): self.t = t
    def __set_name__(self, o, n): self.n = "_" + n
    def __get__(self, o, c): return self if o is None else getattr(o, self.n, None)
    def __set__(self, o, v):
        if not isinstance(v, self.t): raise TypeError(f"{self.n[1:]}: {type(v).__name__} is not {self.t.__name__}")
        setattr(o, self.n, v)
class Person:
    name, age = Typed(str), Typed(int)
    def __init__(self, name, age): self.name, self.age = name, age
q = Person("A", 5); q.age += 1
try: q.name = 5
except TypeError as e: print(e, q.name, q.age)

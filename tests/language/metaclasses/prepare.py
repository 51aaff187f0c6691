# __prepare__ namespaces: mappings, failures, order of the class body.
class Multi(dict):
    def __setitem__(self, k, v):
        if k in self and not k.startswith("__"): self.setdefault("_dups", []).append((k, self[k]))
        super().__setitem__(k, v)


class M(type):
    @classmethod
    def __prepare__(mcs, name, bases): return Multi()
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, dict(ns))
        cls.order = [k for k in ns if not k.startswith("_")]
        return cls


class A(metaclass=M):
    z = 1
    def f(self): pass
    a = 2
    z = 3
    def f(self): return "second"
print(A.order, [(k, type(v).__name__) for k, v in A._dups], A.z, A().f())
class Enum(dict):
    def __init__(self): self.n = 0
    def __getitem__(self, k):
        if k.startswith("__") or k not in self and k in dir(__builtins__): return super().__getitem__(k)
        if k not in self: self[k] = self.n; self.n += 1
        return super().__getitem__(k)
class EM(type):
    @classmethod
    def __prepare__(m, n, b): return Enum()
    def __new__(m, n, b, ns): return super().__new__(m, n, b, {k: v for k, v in ns.items()})
class Colour(metaclass=EM):
    RED
    GREEN
    BLUE
print(Colour.RED, Colour.GREEN, Colour.BLUE)
class Custom:
    def __init__(self): self.d, self.log = {}, []
    def __getitem__(self, k): self.log.append(("get", k)); return self.d[k]
    def __setitem__(self, k, v): self.log.append(("set", k)); self.d[k] = v
    def __delitem__(self, k): self.log.append(("del", k)); del self.d[k]
class CM(type):
    @classmethod
    def __prepare__(m, n, b): m.ns = Custom(); return m.ns
    def __new__(m, n, b, ns): return super().__new__(m, n, b, ns.d)
class B(metaclass=CM):
    x = 1
    y = x + 1
    del x
print(B.y, hasattr(B, "x"), [e for e in CM.ns.log if not e[1].startswith("__")])
for prep in (5, None, [], "s", lambda n, b: 5, lambda n, b: {}, lambda: {}, classmethod(lambda *a: {"p": 1}), staticmethod(lambda *a, **k: {"q": k})):
    try:
        Meta = type("Meta", (type,), {"__prepare__": prep})
        class C(metaclass=Meta): x = 1
        print("made", getattr(C, "p", None), getattr(C, "q", None), C.x)
    except Exception as error: print(type(error).__name__, error)
class D(type):
    @classmethod
    def __prepare__(m, n, b, *, size=0, **k): print(n, size, k); return {}
    def __new__(m, n, b, ns, **k): return super().__new__(m, n, b, ns)
    def __init__(c, n, b, ns, **k): pass
class E(metaclass=D, size=3, other="x"): pass
print(type.__prepare__(), type.__prepare__("n", (), k=1), M.__prepare__("n", ()).__class__.__name__)
class Spy(type):
    def __new__(m, n, b, ns):
        print(sorted(k for k in ns if k != "__classdictcell__"))
        return super().__new__(m, n, b, ns)
class F(metaclass=Spy):
    "doc"
    a: int = 1
    def m(self): self.inst = 1; return super().__init__()
class G(metaclass=Spy):
    def n(self): self.one = self.two = 1
print(F.__static_attributes__, sorted(G.__static_attributes__), F.__firstlineno__)

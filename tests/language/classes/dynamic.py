# Changing classes while they are in use: methods, special methods, bases, __class__.
class A:
    def m(self): return "A.m"
class B:
    def m(self): return "B.m"
    def only_b(self): return "only b"
a = A()
def loop(o, n):
    out = []
    for i in range(n):
        out.append(o.m())
        if i == 2: A.m = lambda self: "patched"
        if i == 4: o.m = lambda: "instance"
        if i == 6: del o.m
        if i == 7: o.__class__ = B
    return out
print(loop(a, 10), a.only_b())
class V:
    def __init__(self, v): self.v = v
vs = [V(1), V(2)]
def add(x, y):
    try: return x + y
    except TypeError: return "no +"
print(add(*vs), end=" ")
V.__add__ = lambda s, o: s.v + o.v
print(add(*vs), end=" ")
V.__add__ = lambda s, o: s.v * 100 + o.v
print(add(*vs), end=" ")
del V.__add__
print(add(*vs))
for name, make, use in [("__len__", lambda s: 7, len), ("__call__", lambda s: "called", lambda o: o()), ("__iter__", lambda s: iter("it"), list), ("__getitem__", lambda s, k: k, lambda o: o["k"]), ("__bool__", lambda s: False, bool), ("__repr__", lambda s: "REPR", repr), ("__str__", lambda s: "STR", str), ("__eq__", lambda s, o: "EQ", lambda o: o == 1), ("__hash__", lambda s: 5, hash), ("__contains__", lambda s, k: True, lambda o: 1 in o), ("__enter__", lambda s: s, lambda o: o.__enter__() is o), ("__index__", lambda s: 3, lambda o: [1, 2, 3, 4][o]), ("__int__", lambda s: 9, int), ("__float__", lambda s: 1.5, float), ("__getattr__", lambda s, n: n, lambda o: o.foo), ("__neg__", lambda s: "neg", lambda o: -o), ("__lt__", lambda s, o: True, lambda o: o < 5), ("__format__", lambda s, f: "F" + f, lambda o: f"{o:x}"), ("__reversed__", lambda s: "rev", reversed), ("__abs__", lambda s: "abs", abs), ("__setattr__", lambda s, n, v: None, lambda o: setattr(o, "q", 1) or hasattr(o, "q"))]:
    o = V(1)
    results = []
    for step in range(3):
        if step == 1: setattr(V, name, make)
        if step == 2: delattr(V, name)
        try:
            r = use(o)
            results.append("default" if step != 1 and name in ("__repr__", "__str__", "__hash__", "__eq__", "__bool__", "__format__") else r)
        except (TypeError, AttributeError) as error: results.append(str(error).replace("'V' ", ""))
    print(name, results)
class Parent: attr = "parent"
class Child(Parent): pass
class Grand(Child): pass
g = Grand()
def look(): return g.attr
print(look(), end=" ")
Child.attr = "child"; print(look(), end=" ")
Grand.attr = property(lambda s: "grand prop"); print(look(), end=" ")
del Grand.attr; g.__dict__["attr"] = "own"; print(look(), end=" ")
Child.attr = property(lambda s: "data descriptor wins"); print(look(), end=" ")
del Child.attr; print(look(), end=" ")
del g.attr; print(look(), end=" ")
class NewBase: attr = "new base"
Child.__bases__ = (NewBase,); print(look(), isinstance(g, Parent))
class S1: __slots__ = ("x",)
class S2: __slots__ = ("x",)
class S3: __slots__ = ("y",)
s = S1(); s.x = 5; s.__class__ = S2; print(s.x, type(s).__name__)
for new in (S3, A, int, type, 5, object):
    try: s.__class__ = new; print("ok")
    except TypeError as error: print(error)
d = {}
for i in range(300):
    C = type(f"C{i}", (A,), {"v": i, "get": lambda self: self.v})
    d[C] = C().get()
print(sum(d.values()), len(A.__subclasses__()) >= 300, [k.__name__ for k in list(d)[:3]])
for i in range(100): setattr(A, f"attr{i}", i)
o = A()
print(sum(getattr(o, f"attr{i}") for i in range(100)))
for i in range(100): setattr(o, f"inst{i}", i)
print(sum(o.__dict__.values()), len(vars(o)), o.inst99)
for i in range(0, 100, 2): delattr(o, f"inst{i}")
print(len(vars(o)), list(vars(o))[:3], hasattr(o, "inst0"))

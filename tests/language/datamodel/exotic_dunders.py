# __del__ name, __set_name__, __getattr__ with special lookups, __class__ assignment, implicit lookup rules.
class A:
    def __getattr__(self, n): print(f"?{n}", end=" "); return lambda *a: f"{n}{a}"


a = A()
print(a.foo(1), a.__foo__(2), a.__len__())
for f in (lambda: len(a), lambda: a + 1, lambda: a[0], lambda: a(), lambda: iter(a), lambda: -a, lambda: 1 in a, lambda: a < 1, lambda: int(a), lambda: hash(a) != 0, lambda: bool(a), lambda: a == a, lambda: str(a)[:3], lambda: f"{a}"[:3], lambda: next(a), lambda: abs(a), lambda: round(a), lambda: reversed(a), lambda: divmod(a, 1), lambda: [][a], lambda: a.__enter__()):
    try: print(f())
    except TypeError as error: print(error)
try:
    with a: pass
except TypeError as error: print(error)
class G:
    def __getattribute__(self, n): print(f"!{n}", end=" "); return object.__getattribute__(self, n)
    def __len__(self): return 5
    def __add__(self, o): return "sum"
    def __iter__(self): return iter([1])
    def __call__(self): return "call"
g = G()
print(len(g), g + 1, list(g), g(), g.__len__(), bool(g), isinstance(g, G), type(g).__name__, g.__class__.__name__)
class Inst: pass
i = Inst()
for name, value in [("__len__", lambda: 1), ("__call__", lambda: 2), ("__iter__", lambda: iter([3])), ("__eq__", lambda o: True), ("__hash__", lambda: 4), ("__bool__", lambda: False), ("__getitem__", lambda k: k), ("__enter__", lambda: 0), ("__add__", lambda o: 5)]:
    setattr(i, name, value)
for f in (lambda: len(i), lambda: i(), lambda: list(i), lambda: i == 5, lambda: bool(i), lambda: i[0], lambda: i + 1):
    try: print(f(), end="; ")
    except TypeError as error: print(error, end="; ")
print()
class M(type):
    def __len__(cls): return 10
    def __call__(cls, *a): return "meta call"
class WithMeta(metaclass=M):
    def __len__(self): return 20
print(len(WithMeta), WithMeta())
class B1:
    def who(self): return "B1"
class B2:
    def who(self): return "B2"
b = B1(); b.x = 1; b.__class__ = B2
print(b.who(), b.x, type(b).__name__, isinstance(b, B1))
for t in (int, list, type, object, 5):
    try: b.__class__ = t
    except TypeError as error: print(error)
for o in (5, [], object(), None, A):
    try: o.__class__ = B1
    except TypeError as error: print(error)
class Weird:
    __name__ = "fake name"
    __qualname__ = "Fake.Qual"
    __module__ = "fake_module"
    __doc__ = 5
    __bases__ = "x" if 0 else ()
print(Weird, Weird.__name__, Weird().__name__, Weird().__doc__, Weird.__module__)
class Cmp:
    def __eq__(self, o): return NotImplemented
    def __ne__(self, o): return NotImplemented
    def __add__(self, o): return NotImplemented
    def __iadd__(self, o): return NotImplemented
    def __contains__(self, o): return 0
    def __setitem__(self, k, v): return NotImplemented
    def __getitem__(self, k): return NotImplemented
    def __call__(self): return NotImplemented
    def __len__(self): return 0
    def __lt__(self, o): return NotImplemented
c = Cmp(); c[1] = 2
print(c == c, c != c, c == Cmp(), c != Cmp(), c[1], c(), 5 in c)
for f in (lambda: c + c, lambda: exec("c += 1", {"c": c}), lambda: c < c, lambda: c > 1):
    try: print(f())
    except TypeError as error: print(error)
class Abs:
    def __init__(self): self.calls = []
    def __getattr__(self, n):
        if n.startswith("__"): raise AttributeError(n)
        self.calls.append(n); return self
    def __call__(self, *a): self.calls.append(a); return self
x = Abs(); x.a.b(1).c(2, 3); print(x.calls)

# Metaclasses: the order of their methods, inheritance, conflicts, calls.
class M(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", mcs.__name__, name, [b.__name__ for b in bases], kw, end="; ")
        return {"injected": 1}
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, kw, sorted(k for k in ns if k[0] != "_"), end="; ")
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw, end="; ")
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k, end="; ")
        return super().__call__(*a, **k)
    def meth(cls): return "M.meth of " + cls.__name__
    def __repr__(cls): return f"<M {cls.__name__}>"
    def __len__(cls): return 42
    def __iter__(cls): return iter("meta")
    def __getitem__(cls, k): return ("item", k)
    def __contains__(cls, x): return x == 5
    def __add__(cls, o): return f"{cls.__name__}+{o}"
    def __eq__(cls, o): return cls is o or o == "magic"
    def __hash__(cls): return 99
    def __bool__(cls): return False
    @property
    def prop(cls): return "metaprop"
    attr = "meta attr"


class A(metaclass=M, opt=5):
    x = 1
    def __init__(self, *a, **k): print("A.__init__", a, k, end="; ")
print()
class B(A): pass
print()
b = B(1, k=2)
print()
print(A, [B], A.meth(), A.injected, len(A), list(A), A["k"], 5 in A, A + 1, A == "magic", A != B, bool(A), hash(A), A.prop, A.attr, type(A), type(B).__name__)
for bad in (lambda: b.meth(), lambda: b.prop, lambda: b.attr, lambda: b[1], lambda: len(b), lambda: b + 1):
    try: bad()
    except (AttributeError, TypeError) as error: print(error, end="; ")
print()
class N(type): pass
class C(metaclass=N): pass
try:
    class D(A, C): pass
except TypeError as error: print(error)
class MN(M, N): pass
class E(A, C, metaclass=MN): pass
print(type(E).__name__)
class F(E, metaclass=type): pass
print(type(F).__name__, F.__class__.__mro__[1].__name__)
try:
    class G(A, metaclass=N): pass
except TypeError as error: print(error)
def func_meta(name, bases, ns, **kw): return (name, bases, sorted(k for k in ns if k[:2] != "__"), kw)
class H(metaclass=func_meta, z=1): y = 2
class I(5 if 0 else object, metaclass=lambda *a: "anything"): pass
print(H, I)
class J(metaclass=type("Dyn", (type,), {"tag": "dynamic"})): pass
print(J.tag, type(J).__name__)
K = M("K", (A,), {"y": 2})
print(K, K.y, K.injected, type.__call__(M, "L", (), {}), M.__call__(K, 5).__class__)
print(type("T", (), {}), type(A)("U", (), {}), type("V", (A,), {}).__class__.__name__)
class O(type):
    def __new__(mcs, name, bases, ns): return None
class P(metaclass=O): pass
print(P)
class Q(type):
    def mro(cls): return [cls, Helper, object] if cls.__name__ != "Helper" else type.mro(cls)
class Helper: helper = "from custom mro"
class R(metaclass=Q): pass
print(R.helper, [k.__name__ for k in R.__mro__], R().helper, R.__bases__)

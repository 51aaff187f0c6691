# __slots__: storage, inheritance, with and without __dict__, errors.
class A:
    __slots__ = ("x", "y")
    def __init__(self): self.x = 1
    z = "class attribute"


a = A()
print(a.x, a.z, hasattr(a, "y"), hasattr(a, "__dict__"), A.__slots__)
for f in (lambda: a.y, lambda: setattr(a, "w", 1), lambda: setattr(a, "z", 1), lambda: delattr(a, "y"), lambda: a.__dict__, lambda: vars(a), lambda: delattr(a, "z"), lambda: delattr(a, "w"), lambda: setattr(a, "__class__", type("B", (), {}))):
    try: print(f())
    except (AttributeError, TypeError) as error: print(type(error).__name__, error)
a.y = [2]
a.x += 10
del a.x
print(a.y, hasattr(a, "x"))
a.x = "again"
class B(A): pass
b = B()
b.w = 1
print(b.x, b.w, vars(b), B.__dict__.get("__slots__"))
class C(A):
    __slots__ = ("w",)
c = C(); c.w = 5; c.x = 6
print(c.w, c.x, hasattr(c, "__dict__"), C.w, C.x is A.x)
class D(A):
    __slots__ = ("x",)
d = D(); d.x = "D"; A.x.__set__(d, "A")
print(d.x, A.x.__get__(d), D.x is A.x)
class E: __slots__ = "single"
class F: __slots__ = ["a", "b"]
class G: __slots__ = {"doc": "documented", "other": None}
class H: __slots__ = ()
class I: __slots__ = ("__dict__", "a")
class J: __slots__ = ("__private", "_p")
class K: __slots__ = iter(("a", "b"))
e, f, g, i, j = E(), F(), G(), I(), J()
e.single = 1; i.anything = 2; i.a = 3; j._J__private = 4
print(e.single, vars(i), i.a, j._J__private, J.__slots__, G.doc.__doc__, list(G.__slots__), sorted(n for n in vars(K) if len(n) == 1))
class L(H, F): pass
class M(H): __slots__ = ("m",)
class N(M, H): __slots__ = ()
print(hasattr(L(), "a"), hasattr(N(), "__dict__"), N.m)
for code in ["class X: __slots__ = ('a',); a = 1", "class X: __slots__ = 5", "class X: __slots__ = (5,)", "class X: __slots__ = ('a b',)", "class X: __slots__ = ('1a',)", "class X: __slots__ = ('',)", "class X: __slots__ = ('__dict__', '__dict__')", "class X(B): __slots__ = ('__dict__',)", "class X(int): __slots__ = ('a',)", "class X(tuple): __slots__ = ('a',)", "class X(bytes): __slots__ = ('a',)", "class X(str): __slots__ = ('a',)", "class X(list): __slots__ = ('a',)", "class X(F, A): pass", "class X(F, A): __slots__ = ()", "class X(C, D): pass", "class X: __slots__ = ('a', 'a')", "class X: __slots__ = 'é'", "class X: __slots__ = None", "class X: __slots__ = b'a'", "class X(type): __slots__ = ('a',)", "class X(Exception): __slots__ = ('a',)", "class X(type): __slots__ = ()", "class X: __slots__ = ('__class__',)", "class X: __slots__ = ('mro', '__init__')"]:
    try:
        exec(code); print(code, "ok")
    except Exception as error: print(code, "->", type(error).__name__, error)
class P(int): __slots__ = ()
class Q(list): __slots__ = ("extra",)
class R(str): __slots__ = ()
q = Q([1]); q.extra = 2
print(P(5) + 1, q, q.extra, R("s"), hasattr(P(1), "__dict__"))
try: P(1).x = 1
except AttributeError as error: print(error)
class S:
    __slots__ = ("a", "b")
    def __init__(self, a, b): self.a, self.b = a, b
    def __eq__(self, o): return (self.a, self.b) == (o.a, o.b)
    def __hash__(self): return hash((self.a, self.b))
    def __repr__(self): return f"S({self.a}, {self.b})"
items = {S(i % 3, i % 2): i for i in range(12)}
print(items, sum(s.a * s.b for s in items))
class T:
    __slots__ = ("v",)
    @property
    def p(self): return self.v
    @p.setter
    def p(self, x): self.v = x
    def __getattr__(self, n): return f"getattr {n}"
t = T(); print(t.v, t.foo); t.p = 3; print(t.p, t.v); del t.v; print(t.v)

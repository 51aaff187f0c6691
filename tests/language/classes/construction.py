# __new__, __init__, type calls, what they may return.
class A:
    def __new__(cls, *args, **kwargs):
        print("new", cls.__name__, args, kwargs, end="; ")
        self = super().__new__(cls)
        self.made = True
        return self
    def __init__(self, *args, **kwargs): print("init", args, kwargs, end="; ")


a = A(1, k=2)
print(a.made, type(a) is A)
class Other: 
    def __init__(self): print("Other init not called by", end=" ")
class B:
    def __new__(cls): return Other.__new__(Other)
    def __init__(self): print("never")
print(type(B()).__name__)
class C:
    def __new__(cls, x): return x
    def __init__(self, *a): print("init of C", end=" ")
print(C(5), C(None), C([1]), type(C(object.__new__(C))).__name__)
class D(C): pass
print(type(C(object.__new__(D))).__name__)
class E:
    def __init__(self): return 5
class F:
    def __init__(self): return None
class G:
    def __init__(self): yield 1
class H:
    __init__ = 5
class I:
    __new__ = 5
class J:
    __new__ = lambda cls, *a: (cls.__name__, a)
class K:
    def __new__(cls): return object.__new__(cls, 1)
class L:
    def __new__(cls, *a): return object.__new__(cls, *a)
    def __init__(self, *a): pass
class M:
    def __init__(self, *a): object.__init__(self, *a)
class N: pass
class P:
    __init__ = None
class Q:
    def __new__(cls, *a): return super(Q, cls).__new__(cls)
class Abs:
    def __new__(cls, x): return super().__new__(cls)
for call in ["E()", "F()", "G()", "H()", "I()", "J(1, 2)", "K()", "L(1)", "L()", "M(1)", "M()", "N(1)", "N(a=1)", "P()", "Q(1, 2)", "Abs()", "Abs(1)", "Abs(1, 2)", "object.__new__(N, 1)", "object.__new__(int)", "object.__new__(list)", "object.__new__(type)", "N.__new__(N)", "N.__new__()", "N.__new__(5)", "int.__new__(N)", "object().__init__(1)", "N().__init__()", "N().__init__(1)", "list.__new__(tuple)", "dict.__new__(dict, 1, 2, x=3)", "tuple.__new__(tuple, [1])", "Exception.__new__(ValueError, 1)", "float.__new__(float, '1.5')"]:
    try:
        r = eval(call)
        print(call, "->", type(r).__name__ if type(r).__module__ == "__main__" else r)
    except Exception as error:
        print(call, "->", type(error).__name__, error)
class Singleton:
    instance = None
    def __new__(cls):
        if cls.instance is None: cls.instance = super().__new__(cls)
        return cls.instance
print(Singleton() is Singleton())
class Point(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    x = property(lambda self: self[0])
    def __repr__(self): return f"P{tuple(self)}"
p = Point(1, 2)
print(p, p.x, p == (1, 2), p + (3,), Point(*p), hash(p) == hash((1, 2)))
class Inch(float):
    def __new__(cls, v=0.0, unit="in"): s = super().__new__(cls, v); s.unit = unit; return s
    def __init__(self, *a, **k): print("float init", a, k, end=" ")
i = Inch(2.5, unit="cm")
print(i, i.unit, i * 2, type(i * 2).__name__)
class CountedList(list):
    def __new__(cls, *a): o = super().__new__(cls); o.n = len(a); return o
print(CountedList([1, 2]), CountedList([1]).n)
A.__new__ = staticmethod(lambda cls: object.__new__(cls))
A.__init__ = lambda self: print("patched init", end=" ")
print(type(A()).__name__)
del A.__new__, A.__init__
print(type(A()).__name__)

# Class bodies: their names, __class__, annotations scopes, dynamic namespaces.
x = "module"
def f():
    x = "function"
    class A:
        print(x)
        x = x + " in class"
        print(x)
        del x
        print(x)
    return A
f()
class B:
    global g_in_class
    g_in_class = 1
    names = [n for n in ("a", "b")]
    for i in range(3): pass
    if True: cond = "yes"
    try: 1 / 0
    except ZeroDivisionError as e: caught = str(e)
    with_lambda = lambda self: self.cond
    def method(self): return __class__
    def no_class(self): return self.cond
    __private = "mangled"
    def get(self): return self.__private, B.__private, [self.__private for _ in "x"], (lambda: self.__private)()
    __dunder__ = "not mangled"
    def __hidden(self, __arg=5): return __arg
    def call(self): __local = self.__hidden(__arg=6) if False else self.__hidden(); return __local, "_B__local" in locals()
print(g_in_class, B.i, B.cond, B.caught, hasattr(B, "e"), B().method() is B, B().with_lambda(), B._B__private, B().get(), B().call(), [n for n in vars(B) if "hidden" in n or "private" in n])
class _C:
    __m = 1
    class __D:
        __n = 2
        def g(self): return self.__n
    def f(self): return self.__m, _C.__D().g()
print([n for n in vars(_C) if "m" in n and "_C" in n or "D" in n], _C().f())
class ___: 
    __p = 1
print([n for n in vars(___) if n.endswith("p")])
class Attr:
    def set(self): self.__v = 1; self.other.__w = 2
    def __init__(self): self.other = self
    def kw(self): return dict(__k=1)
    def imp(self):
        import sys as __s
        return [n for n in locals()]
    def glob(self):
        global __g
        __g = "global mangled"
a = Attr(); a.set(); a.glob()
print(sorted(k for k in vars(a) if "_" in k), a.kw(), a.imp(), [n for n in globals() if "__g" in n])
class Dyn(type):
    @classmethod
    def __prepare__(mcs, name, bases): return Recorder()
    def __new__(mcs, name, bases, ns): return type.__new__(mcs, name, bases, dict(ns))
class Recorder(dict):
    def __setitem__(self, k, v):
        if k != "__classdictcell__": print("set", k, end="; ")
        super().__setitem__(k, v)
    def __getitem__(self, k):
        if k in self: return super().__getitem__(k)
        if k == "magic": return "from namespace"
        raise KeyError(k)
class E(metaclass=Dyn):
    value = magic
    def m(self): pass
    value2 = value
    module_x = x
print(E.value, E.value2, E.module_x)
def outer():
    y = "cell"
    class F(metaclass=Dyn):
        got = y
        magic_got = magic
        def m(self): return y
    return F.got, F.magic_got, F().m()
print(outer())
class WithClassCell:
    def a(self): return super().__repr__()[:5], __class__.__name__
    b = lambda self: __class__
    c = [lambda: __class__ for _ in range(1)][0]
    def d(self):
        def inner(): return __class__
        return inner()
w = WithClassCell()
print(w.a(), w.b() is WithClassCell, WithClassCell.c() is WithClassCell, w.d() is WithClassCell)
try:
    class G:
        def f(): return __class__
        f()
except NameError as error:
    print(error)
try:
    class H: undefined_name
except NameError as error:
    print(error)
print(__name__, B.__module__, B.__qualname__, f().__qualname__)
class Ann:
    a: int
    b: x = 1
    def m(self) -> "Ann": pass
print(Ann.__annotations__, Ann.m.__annotations__)
def exec_in_class():
    class I:
        exec("made = 1")
        locals()["also"] = 2
    return I.made, I.also
print(exec_in_class())

# __instancecheck__ and __subclasscheck__, and how isinstance treats odd arguments.
class Duck(type):
    def __instancecheck__(cls, o): print("icheck", end=" "); return hasattr(o, "quack")
    def __subclasscheck__(cls, c): print("scheck", end=" "); return "quack" in dir(c)


class D(metaclass=Duck): pass
class Q: quack = 1
class Sub(D): pass
print(isinstance(Q(), D), isinstance(5, D), issubclass(Q, D), issubclass(int, D), isinstance(D(), D), isinstance(Sub(), D), issubclass(D, D), issubclass(Sub, D))
print(isinstance(5, (str, D, int)), isinstance(Q(), (str, (list, D))), issubclass(Q, (int, D)), isinstance("x", ()), isinstance("x", ((), ((), str))))
class Odd(type):
    def __instancecheck__(cls, o): return "truthy" if o else []
    def __subclasscheck__(cls, c): return c
class O(metaclass=Odd): pass
print(isinstance(1, O), isinstance(0, O), issubclass(int, O), issubclass(O, O))
class Raises(type):
    def __instancecheck__(cls, o): raise ValueError("icheck failed")
    def __subclasscheck__(cls, c): raise KeyError("scheck failed")
class R(metaclass=Raises): pass
for f in (lambda: isinstance(1, R), lambda: issubclass(int, R), lambda: isinstance(R(), R), lambda: isinstance(1, 5), lambda: isinstance(1, "int"), lambda: isinstance(1, [int]), lambda: isinstance(1, (int, 5)), lambda: isinstance("s", (int, 5)), lambda: issubclass(1, int), lambda: issubclass(int, 1), lambda: issubclass(int, (str, 5)), lambda: issubclass(int, (int, 5)), lambda: isinstance(1, None), lambda: isinstance(1, int | str), lambda: isinstance(1, lambda: 0)):
    try: print(f())
    except Exception as error: print(type(error).__name__, error)
class Fake:
    @property
    def __class__(self): return int
f = Fake()
print(isinstance(f, int), isinstance(f, Fake), type(f) is Fake, f.__class__, issubclass(f.__class__, int), isinstance(f, str))
class FakeBases:
    __bases__ = (int,)
class HasBases:
    __bases__ = (FakeBases,)
fb = FakeBases()
print(issubclass(fb, int), issubclass(fb, fb), isinstance(5, fb))
class BadBases: __bases__ = 5
for f in (lambda: issubclass(BadBases(), int), lambda: isinstance(1, BadBases())):
    try: print(f())
    except TypeError as error: print(error)
class ByInstance:
    def __instancecheck__(self, o): return o == 5
    def __subclasscheck__(self, c): return c is str
bi = ByInstance()
print(isinstance(5, bi), isinstance(6, bi), issubclass(str, bi), issubclass(int, bi))
print(type.__instancecheck__(int, True), type.__subclasscheck__(int, bool), int.__instancecheck__(5), isinstance(True, int), issubclass(bool, int), isinstance(int, type), isinstance(type, type), isinstance(object, type), issubclass(type, object), isinstance(None, type(None)))
nested = int
for _ in range(50): nested = (nested,)
print(isinstance(1, nested), isinstance("s", nested))

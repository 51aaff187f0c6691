# __dir__, __sizeof__ absent, __class__, __doc__, __module__, __slots__ and other names every object has.
class A:
    "A doc"
    def m(self): "m doc"
a = A()
print(sorted(set(dir(object))), len(dir(a)) > len(dir(object)), [n for n in dir(a) if not n.startswith("__")])
print(sorted(n for n in dir(int) if not n.startswith("_")), sorted(n for n in dir(list) if not n.startswith("_")), sorted(n for n in dir(dict) if not n.startswith("_")), sep="\n")
print(sorted(n for n in dir(str) if not n.startswith("_")), sorted(n for n in dir(bytes) if not n.startswith("_")), sorted(n for n in dir(set) if not n.startswith("_")), sorted(n for n in dir(float) if not n.startswith("_")), sep="\n")
print(sorted(n for n in dir(tuple) if not n.startswith("_")), sorted(n for n in dir(bytearray) if not n.startswith("_")), sorted(n for n in dir(memoryview) if not n.startswith("_")), sorted(n for n in dir(frozenset) if not n.startswith("_")), sorted(n for n in dir(complex) if not n.startswith("_")), sep="\n")
for t in (int, str, list, dict, tuple, set, float, bytes, range, slice, property):
    print(t.__name__, sorted(n for n in dir(t) if n.startswith("__") and n not in dir(object) and n not in ("__getnewargs__", "__class_getitem__")))
print(a.__doc__, A.m.__doc__, a.m.__doc__, a.__module__, a.__class__.__name__, A.__class__, a.__dict__, type(a.__init__).__name__, type(a.__eq__).__name__, type(a.__hash__).__name__)
print(a.__dir__() == sorted(a.__dir__()) or "unsorted allowed", dir(a) == sorted(dir(a)), dir(A) == sorted(dir(A)), "__mro__" in dir(A), "mro" in dir(A), "__name__" in dir(A), "__dict__" in dir(a), "__weakref__" in dir(a))
def f(): x = 1; return dir(), [n for n in dir() if n == "x"]
print(f())
class D:
    def __dir__(self): return ["b", "a", 5] if self.bad else ("z", "y")
    bad = False
d = D(); print(dir(d)); d.bad = True
try: dir(d)
except TypeError as error: print(error)
class D2:
    def __dir__(self): return 5
try: dir(D2())
except TypeError as error: print(error)
class Meta(type):
    def __dir__(cls): return ["meta", "dir"]
class M(metaclass=Meta): pass
print(dir(M), "meta" in dir(M()))
print(object.__doc__ is not None, type(object.__init__).__name__, (5).__class__.__class__.__class__, object().__reduce_ex__ is not None, a.__getstate__(), (1).__getstate__(), [1].__getstate__())
a.x = 5; print(a.__getstate__())
class S: __slots__ = ("p", "q")
s = S(); s.p = 1; print(s.__getstate__())

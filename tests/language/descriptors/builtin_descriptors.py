# Method descriptors, getset and member descriptors of builtin types, functions as descriptors.
for owner, name, receiver in [(str, "upper", "a"), (list, "append", []), (int, "__add__", 1), (dict, "get", {}), (float, "real", 1.5), (int, "numerator", 5), (slice, "start", slice(1)), (range, "stop", range(3)), (type, "__mro__", int), (type, "__name__", int), (object, "__class__", 5), (type(lambda: 0), "__code__", None), (complex, "imag", 2j), (property, "fget", property(len)), (BaseException, "args", ValueError(1)), (StopIteration, "value", StopIteration(2)), (memoryview, "nbytes", memoryview(b"ab"))]:
    d = owner.__dict__[name]
    print(owner.__name__, name, type(d).__name__, d.__name__, d.__qualname__, d.__objclass__.__name__, repr(d), hasattr(d, "__set__"), hasattr(d, "__get__"), end=" ")
    if receiver is not None and not callable(getattr(receiver, name, None)): print(d.__get__(receiver))
    else: print(callable(d))
for f in (lambda: str.upper.__get__(5), lambda: int.numerator.__get__("s"), lambda: int.__dict__["real"].__set__(5, 1), lambda: slice.__dict__["start"].__set__(slice(1), 2), lambda: slice.__dict__["start"].__get__(5), lambda: list.__dict__["append"](5, 1), lambda: int.__dict__["__add__"](1.5, 1), lambda: int.__add__.__get__(5)(6), lambda: dict.__dict__["fromkeys"]("ab") if 0 else type(dict.__dict__["fromkeys"]).__name__, lambda: dict.__dict__["fromkeys"].__get__(None, dict)("ab"), lambda: type.__dict__["__dict__"].__get__(int)["real"] is int.__dict__["real"], lambda: object.__dict__["__class__"].__get__(5), lambda: type.__dict__["__name__"].__get__(5), lambda: BaseException.args.__get__(5), lambda: property.fget.__get__(5), lambda: str.__dict__["maketrans"](1) if 0 else type(str.__dict__["maketrans"]).__name__, lambda: (5).__class__.__get__, lambda: str.upper.__set__, lambda: len.__get__):
    try: print(f())
    except (TypeError, AttributeError) as error: print(type(error).__name__, error)
class A:
    def m(self): return self
    size = len
    up = str.upper
    conv = int
    add = int.__add__
    app = [].append
    neg = (5).__neg__
class S(A, str): pass
s = S("abc")
print(s.up(), s.size("xy"), s.conv("12"), s.neg(), type(A().m).__name__, A.up("q"))
try: print(A().up())
except TypeError as error: print(error)
try: print(A().add(5))
except TypeError as error: print(error)
print(A.add(1, 2), type(A.__dict__["m"].__get__(A(), A)).__name__, A.m.__get__, A.__dict__["m"] is A.m) if 0 else print(A.add(1, 2))
print("abc".upper == "abc".upper, "abc".upper == "abd".upper, [].append == [].append, (l := []).append == l.append, hash(l.append) == hash(l.append) if 0 else "", str.upper == str.upper, str.upper != str.lower)
bound = [1, 2, 3].index
print(bound(2), bound.__name__, bound.__self__, bound.__qualname__, callable(bound), bound.__module__, len.__module__, len.__qualname__, repr(len), repr(int.from_bytes).split(" at ")[0], repr(dict.fromkeys).split(" at ")[0], repr(str.join), repr(object.__init__), repr(int.__add__), repr((1).__add__).split(" at ")[0], repr(type.mro), repr(object.__new__).split(" at ")[0])
class D:
    __slots__ = ("s",)
d = D()
print(type(D.s).__name__, repr(D.s), D.s.__name__, D.s.__objclass__ is D, hasattr(d, "s"))
D.s.__set__(d, 5)
print(d.s, D.s.__get__(d), D.s.__get__(None, D) is D.s)
D.s.__delete__(d)
for f in (lambda: d.s, lambda: D.s.__delete__(d), lambda: D.s.__get__(5), lambda: D.s.__set__(5, 1)):
    try: print(f())
    except (TypeError, AttributeError) as error: print(type(error).__name__, error)

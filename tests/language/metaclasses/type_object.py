# type itself: one and three arguments, its attributes, oddities.
print(type(5), type(type), type(object), type(None), type(...), type(NotImplemented), type(print), type(lambda: 0), type([].append), type(int.__add__), type((1).__add__), type(type.__dict__["__mro__"]), type(iter([])), type(range(1)), type({}.keys()), type(x for x in []))
A = type("A", (), {"x": 1, "f": lambda self: self.x})
B = type("B", (A,), dict(y=2))
print(A, A().f(), B().f(), B.__mro__, A.__module__, A.__qualname__, A.__doc__, type("Doc", (), {"__doc__": "d"}).__doc__)
for args in [("A", (), {}), ("A", (int,), {}), ("", (), {}), ("a b", (), {}), (b"A", (), {}), ("A", [], {}), ("A", (), []), ("A", (5,), {}), ("A\0", (), {}), ("A", (), {"__slots__": ("x",)}), ("A", (), {"__qualname__": "Q.A"}), ("A", (), {"__qualname__": 5}), ("A", (), {"__module__": "m"}), ("é", (), {}), ("A", (bool,), {}), ("A", (), {"__new__": 5}), ("A", (), {"__hash__": None}), ("A", (), {"__classcell__": 5}), ("A", (), {"": 1}), ("\ud800", (), {})]:
    try:
        t = type(*args); print(ascii(args), "->", ascii(t))
    except Exception as error: print(ascii(args), "->", type(error).__name__, ascii(str(error)))
ns = {"v": 1}
C = type("C", (), ns)
ns["v"] = 2
C.w = 3
print(C.v, "w" in ns, sorted(ns))
print(type.__name__, type.__bases__, type.__mro__, type.__class__, object.__bases__, object.__class__, object.__mro__, type.__base__, object.__base__, int.__bases__, bool.__base__)
print(int.__name__, int.__qualname__, int.__module__, type.__subclasses__(int)[:1], A.__subclasses__(), callable(type.mro), int.mro())
print(type(A.__dict__).__name__, sorted(k for k in A.__dict__), A.__dict__["x"], type.__getattribute__(A, "x"), A.__annotations__, A.__type_params__, A.__abstractmethods__ if hasattr(A, "__abstractmethods__") else "no __abstractmethods__")
A.__name__, A.__qualname__, A.__doc__ = "Re", "Q", "new doc"
print(A, A.__name__, A.__doc__)
for attr, value in [("__name__", 5), ("__name__", "a\0b"), ("__qualname__", 5), ("__module__", 5), ("__doc__", 5), ("__bases__", 5), ("__mro__", 5), ("__dict__", {}), ("__class__", 5), ("__class__", type), ("__base__", 5), ("__annotations__", 5), ("__type_params__", 5), ("__abstractmethods__", ["f"]), ("__text_signature__", 5)]:
    try:
        setattr(A, attr, value); print(attr, "->", getattr(A, attr))
    except Exception as error: print(attr, "->", type(error).__name__, error)
try: A()
except TypeError as error: print(error)
A.__abstractmethods__ = ["f", "g"]
try: A()
except TypeError as error: print(error)
A.__abstractmethods__ = []
print(type(A()) is A)
for f in (lambda: type(), lambda: type(1, 2), lambda: type(1, 2, 3, 4), lambda: type(5, x=1), lambda: type.__new__(type), lambda: type.__new__(5, "A", (), {}), lambda: type.__new__(int, "A", (), {}), lambda: type.__call__(), lambda: type.__init__(A), lambda: type.__init__(A, 1), lambda: type.mro(), lambda: A.mro(1), lambda: type.__subclasses__(), lambda: int < str, lambda: int + str, lambda: int(1, 2, 3), lambda: type.x, lambda: int.x, lambda: setattr(int, "x", 1), lambda: setattr(type, "x", 1), lambda: delattr(object, "__init__"), lambda: int.__bases__.append, lambda: object.__subclasshook__(), lambda: object.__reduce__(5) if 0 else 0):
    try: print(f())
    except (TypeError, AttributeError) as error: print(type(error).__name__, error)
print(object.__subclasshook__(5), type(5) == int, type(int) is type(str), hash(int) == hash(int), {int: 1, str: 2}[int], int == int, int != str, sorted([str, int], key=lambda t: t.__name__), repr(int), str(A), f"{int}", format(int), bool(int))
class type2(type): pass
print(type2("T", (), {}), type(type2("T", (), {})), type2(5) if 0 else "")
try: type2(5)
except TypeError as error: print(error)

# Function objects: their attributes, which may be set and to what.
def f(a, b=1, *, c=2) -> int:
    """Docstring.

    More."""
    x = 1
    return a


print(f.__name__, f.__qualname__, f.__module__, repr(f.__doc__), f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__dict__, f.__closure__, f.__type_params__)
f.__name__ = "renamed"
f.__qualname__ = "Q.renamed"
f.__doc__ = "new doc"
f.custom = [1]
f.__dict__["x y"] = 2
print(f.__name__, f.__qualname__, f.__doc__, f.custom, f.__dict__, f.__code__.co_name, f.__code__.co_qualname)
print(repr(f).split(" at ")[0], type(f), f.__call__(1), f.__globals__ is globals(), f.__builtins__["len"] is len if isinstance(f.__builtins__, dict) else f.__builtins__.len is len)
for attribute, value in [("__name__", 5), ("__qualname__", None), ("__code__", 5), ("__dict__", 5), ("__closure__", ()), ("__globals__", {}), ("__annotations__", 5), ("__builtins__", {}), ("__type_params__", 5), ("__doc__", 5), ("__module__", 5), ("__defaults__", [1]), ("__annotate__", 5)]:
    try:
        setattr(f, attribute, value)
        print(attribute, "->", getattr(f, attribute))
    except (TypeError, AttributeError) as error:
        print(attribute, "->", type(error).__name__, error)
for attribute in ("__name__", "__doc__", "custom", "__code__", "__defaults__", "__kwdefaults__", "__dict__", "__closure__", "nope", "__annotations__", "__module__"):
    try:
        delattr(f, attribute)
        print("del", attribute, "->", getattr(f, attribute, "gone"))
    except (TypeError, AttributeError) as error:
        print("del", attribute, "->", type(error).__name__, error)
def g(x): return ("g", x)
def h(x): return ("h", x)
g.__code__ = h.__code__
print(g(1), g.__name__)
def free():
    y = 1
    def inner(): return y
    return inner
inner = free()
print(inner.__closure__[0].cell_contents, type(inner.__closure__[0]).__name__, inner.__code__.co_freevars, free.__code__.co_cellvars)
inner.__closure__[0].cell_contents = "changed"
print(inner())
del inner.__closure__[0].cell_contents
try:
    inner()
except NameError as error:
    print(error)
try:
    inner.__closure__[0].cell_contents
except ValueError as error:
    print(error)
try:
    g.__code__ = inner.__code__
except ValueError as error:
    print(error)
class A:
    def m(self): "method doc"
a = A()
print(A.m.__qualname__, a.m.__func__ is A.m, a.m.__self__ is a, a.m.__doc__, a.m.__name__, repr(a.m).startswith("<bound method A.m of <__main__.A object"))
try:
    a.m.custom = 1
except AttributeError as error:
    print(error)
FunctionType = type(f)
made = FunctionType(h.__code__, {"__builtins__": {}}, "made", (5,))
print(made(), made.__name__, made.__defaults__, made.__globals__)
for args in [(), (5,), (h.__code__,), (h.__code__, 5), (h.__code__, {}, 5), (h.__code__, {}, "n", 5), (inner.__code__, {}), (inner.__code__, {}, "n", None, (1,)), (inner.__code__, {}, "n", None, ()), (h.__code__, {}, None, None, (1,))]:
    try:
        print(type(FunctionType(*args)))
    except (TypeError, ValueError) as error:
        print(error)

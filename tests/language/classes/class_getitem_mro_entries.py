# __class_getitem__, __mro_entries__, __orig_bases__, generic aliases of builtin types.
class Alias:
    def __init__(self, *bases): self.bases = bases
    def __mro_entries__(self, bases): print("entries", [getattr(b, "__name__", type(b).__name__) for b in bases], end="; "); return self.bases


class A: pass
class B(Alias(A)): pass
class C(Alias(), A): pass
class D(Alias(A, int)): pass
print(B.__bases__, B.__orig_bases__[0].bases, C.__bases__, D.__bases__, hasattr(A, "__orig_bases__"))
for entries in (5, [A], (5,), None):
    class Bad:
        def __mro_entries__(self, bases): return entries
    try:
        class X(Bad()): pass
        print(X.__bases__)
    except TypeError as error: print(error)
try: type("T", (Alias(A),), {})
except TypeError as error: print(error)
a = list[int]
print(a, repr(list[int, str]), dict[str, list[int]], tuple[int, ...], tuple[()], set["x"], type[int], frozenset[1], list[None], list[...], list[a], dict[str, int][0] if 0 else "")
print(a.__origin__, a.__args__, a.__parameters__, type(a).__name__, type(a).__module__, a == list[int], a != list[str], hash(a) == hash(list[int]), a is list[int])
print(a(), a((1, 2)), list[int]("ab"), dict[str, int](x=1), type(a()), isinstance([], type(a)), issubclass(list, list), a.append, a.__name__, a.__class__)
for f in (lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: int[int], lambda: str[0], lambda: list[int].nope, lambda: list[int][int], lambda: list[int] < list[int], lambda: len(list[int]), lambda: bool[int], lambda: object[1], lambda: range[int], lambda: bytes[1], lambda: type(None)[1], lambda: BaseException[int], lambda: slice[int], lambda: enumerate[int], lambda: property[int], lambda: memoryview[int], lambda: filter[int], lambda: map[int], lambda: zip[int], lambda: reversed[int], lambda: staticmethod[int], lambda: BaseExceptionGroup[int], lambda: float[1], lambda: complex[1]):
    try: print(f())
    except (TypeError, AttributeError) as error: print(type(error).__name__, error)
class MyList(list[int]): pass
print(MyList.__bases__, MyList.__orig_bases__, MyList([1]), MyList[str], type(MyList[str]))
class Gen:
    def __class_getitem__(cls, item): return GA(cls, item)
GA = type(list[int])
g = Gen[int, str]
print(repr(g), g.__origin__ is Gen, g.__args__, GA(dict, (int, str)), GA(5, 6), GA(Gen, ()))
class SubGen(Gen[int]): pass
print(SubGen.__bases__, SubGen.__orig_bases__)
x: list[undefined_name] if 0 else int
print(*list[int], *tuple[int, str], repr((*list[int],)))
print(int | str, int | None, None | int, list[int] | None, int | str | int, (int | str) == (str | int), (int | int) is int, type(int | str).__name__, isinstance(5, int | str), isinstance("s", int | None), isinstance(None, int | None), issubclass(bool, int | str), (int | str).__args__, hash(int | str) == hash(str | int))
for f in (lambda: int | 5, lambda: 5 | int, lambda: int | "s", lambda: isinstance(5, list[int] | str), lambda: isinstance("x", str | list[int]), lambda: (int | str)(), lambda: (int | str).nope, lambda: int | [], lambda: None | None, lambda: (int | str)[int], lambda: issubclass(int, int | 5), lambda: type(int | str)[int, str], lambda: type(int | str)()):
    try: print(f())
    except (TypeError, AttributeError) as error: print(type(error).__name__, error)

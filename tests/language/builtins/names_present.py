# Every name of builtins that means something, and what kind of thing it is.
import builtins
expected = """ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError __build_class__ __debug__ __import__ abs aiter all anext any ascii bin bool bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash hex id input int isinstance issubclass iter len list locals map max memoryview min next object oct ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip""".split()
for name in expected:
    v = getattr(builtins, name, "MISSING")
    print(name, type(v).__name__, getattr(v, "__name__", "-"), getattr(v, "__module__", "-"), callable(v))
print([n for n in expected if not hasattr(builtins, n)])
for f in (abs, len, print, sorted, max, getattr, isinstance, compile, __build_class__, __import__):
    print(f.__name__, f.__qualname__, repr(f), type(f).__name__, f.__self__ is builtins, f == getattr(builtins, f.__name__), hash(f) == hash(f))
for t in (int, str, list, dict, tuple, set, frozenset, bytes, bytearray, memoryview, range, slice, float, complex, bool, object, type, property, classmethod, staticmethod, super, enumerate, zip, map, filter, reversed):
    print(t.__name__, t.__module__, t.__qualname__, t.__bases__, t.__mro__, type(t).__name__, t.__flags__ & 0 if 0 else "", isinstance(t, type))
print(Ellipsis is ..., type(NotImplemented).__name__, type(None).__name__, type(...).__name__, __debug__, True, None, IOError is OSError, EnvironmentError is OSError)
def f(): pass
class C:
    def m(self): pass
    @property
    def p(self): pass
async def co(): pass
def gen(): yield
async def ag(): yield
c = co()
kinds = [f, C, C().m, C.__dict__["p"], gen(), c, ag(), f.__code__, (lambda x: (lambda: x))(1).__closure__[0], iter([]), iter(()), iter(""), iter(b""), iter({}), iter(set()), iter(range(1)), iter({}.values()), iter({}.items()), reversed([]), reversed({}), iter(lambda: 0, 0), {}.keys(), {}.values(), {}.items(), int.__add__, (1).__add__, str.upper, "".upper, int.real, type.__dict__["__mro__"] if 0 else int.__dict__["real"], slice.start, dict.__dict__["fromkeys"], C.__dict__, iter(memoryview(b"")), iter(bytearray()), iter("é"), list[int], int | str, f.__get__(1), type(f).__dict__["__globals__"], map(f, []), builtins]
print([type(k).__name__ for k in kinds], [type(k).__module__ for k in kinds[:12]])
c.close()
for k in ("function", "generator", "code", "cell", "method", "mappingproxy", "builtin_function_or_method", "coroutine", "frame", "traceback"): print(k, k in dir(builtins), end="; ")
print()
for name in ("function", "generator"):
    t = next(type(x) for x in kinds if type(x).__name__ == name)
    print(repr(t), t.__bases__)
    try: type("Sub", (t,), {})
    except TypeError as e: print(e)

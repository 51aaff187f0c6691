# Wrong numbers of arguments and unknown keywords, for every method of the builtin classes that takes a fixed number.
class Mine: pass
def attempt(label, f, *args, **kwargs):
    try: f(*args, **kwargs)
    except TypeError as e: print(label, e)
    except Exception: pass
samples = [1, True, 1.5, 1j, "ab", b"ab", bytearray(b"ab"), (1,), [1], {1: 2}, {1}, frozenset([1]), range(3), slice(1), Exception(1)]
for sample in samples:
    cls = type(sample)
    for name in ("__add__", "__len__", "__getitem__", "__eq__", "__pow__", "__setitem__", "__contains__", "__repr__", "__iter__", "__round__", "append", "insert", "index", "count", "pop", "get", "update", "split", "replace", "center", "join", "upper", "clear", "copy", "sort", "to_bytes", "hex", "is_integer", "conjugate", "indices", "add", "union", "with_traceback", "items", "__format__", "__setstate__", "__delitem__", "__bool__", "__hash__", "__init__"):
        method = vars(cls).get(name)
        if type(method).__name__ not in ("method_descriptor", "wrapper_descriptor"): continue
        label = f"{cls.__name__}.{name}:"
        print(label, type(method).__name__)
        attempt(label, method)
        attempt(label, method, zzz=1)
        attempt(label, method, Mine())
        attempt(label, method, sample, zzz=1)
        attempt(label, method, sample, None, None, None, None)
    attempt(cls.__name__, cls, 1, 2, 3, 4, 5)
    attempt(cls.__name__, cls, zzz=1)
for f in (len, abs, divmod, isinstance, getattr, setattr, hash, iter, next, ord, repr, round, sum, sorted, pow, max, print, format, vars, dir, globals, all, hex, callable, id):
    attempt(f.__name__, f, *range(7))
    attempt(f.__name__, f, [1], zzz=1)
    if f not in (print, vars, dir, globals): attempt(f.__name__, f)
for cls, name in ((dict, "fromkeys"), (int, "from_bytes"), (float, "fromhex"), (bytes, "fromhex"), (str, "maketrans")):
    attempt(name, getattr(cls, name))
    attempt(name, getattr(cls, name), 1, 2, 3, 4)
    print(name, type(cls.__dict__[name]).__name__)
fromkeys = dict.__dict__["fromkeys"]
for arguments in ((), (5,), (int, [1]), ({}, [1]), (dict,)): attempt("fromkeys", fromkeys, *arguments)
print(repr(fromkeys), fromkeys.__name__, fromkeys.__qualname__, fromkeys.__objclass__, fromkeys.__get__(None, dict)("a"))

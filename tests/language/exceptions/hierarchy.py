# The tree of builtin exceptions and warnings, and their constructors.
def tree(cls, depth=0):
    print("  " * depth + cls.__name__, [b.__name__ for b in cls.__bases__] if len(cls.__bases__) > 1 else "")
    for sub in sorted(cls.__subclasses__(), key=lambda c: c.__name__):
        if sub.__module__ == "builtins": tree(sub, depth + 1)


tree(BaseException)
print(IOError is OSError, EnvironmentError is OSError, issubclass(ModuleNotFoundError, ImportError))
names = [n for n in dir(__builtins__) if isinstance(getattr(__builtins__, n), type) and issubclass(getattr(__builtins__, n), BaseException)]
for n in names:
    cls = getattr(__builtins__, n)
    for args in [(), ("a",), ("a", 1), (None,), ((1, 2),)]:
        try: e = cls(*args)
        except TypeError as error:
            print(n, args, "->", error); continue
        if n in ("SyntaxError", "IndentationError", "TabError", "_IncompleteInputError"): continue
        print(n, repr(e), str(e), e.args, end="; ")
    print()
for args in [("msg",), ("msg", ("f", 1, 2, "text")), ("msg", ("f", 1, 2, "text", 3, 4)), ("msg", ("f", 1, 2)), ("msg", 5), (), (5,), ("a", "b", "c"), ("msg", (None, None, None, None))]:
    try:
        e = SyntaxError(*args)
        print(repr(e), str(e), e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.print_file_and_line, e.args)
    except Exception as error: print(args, type(error).__name__, error)
e = KeyError("quoted"); print(str(e), repr(e), str(KeyError("a", "b")), str(KeyError()), str(KeyError(None)), str(KeyError("")))
for kw in ({"name": "n"}, {"name": "n", "path": "p"}, {"name_from": "x"}, {"x": 1}):
    try: e = ImportError("m", **kw); print(e.msg, e.name, e.path, e.name_from, repr(e))
    except TypeError as error: print(error)
for cls, kw in [(NameError, {"name": "n"}), (AttributeError, {"name": "n", "obj": 5}), (ValueError, {"x": 1}), (StopIteration, {"value": 1}), (NameError, {"obj": 1}), (Exception, {"args": 1}), (SystemExit, {"code": 1})]:
    try: e = cls("m", **kw); print(repr(e), getattr(e, "name", None), getattr(e, "obj", None))
    except TypeError as error: print(error)
for args in [(), (1,), (None,), ("text",), (1, 2)]: e = SystemExit(*args); print(repr(e), e.code, e.args)
u = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "why"); print(u, u.encoding, u.object, u.start, u.end, u.reason, u.args, repr(u))
u = UnicodeEncodeError("ascii", "aé", 1, 2, "why"); print(u, u.object, repr(u)); u.start, u.reason = 0, "changed"; print(u)
u = UnicodeTranslateError("aé", 0, 2, "why"); print(u, repr(u))
for f in (lambda: UnicodeDecodeError(), lambda: UnicodeDecodeError("a", "b", 0, 1, "c"), lambda: UnicodeEncodeError("a", b"b", 0, 1, "c"), lambda: UnicodeEncodeError("a", "b", "0", 1, "c"), lambda: str(UnicodeEncodeError("a", "b", 5, 9, "c")), lambda: str(UnicodeDecodeError("a", b"", 0, 0, "c")), lambda: str(UnicodeEncodeError("a", "日", 0, 1, "c")), lambda: str(UnicodeEncodeError("a", "😀x", 0, 2, "c"))):
    try: print(f())
    except TypeError as error: print(error)

# __cause__, __context__, __suppress_context__, raise from, in every order.
def show(e, depth=0):
    out = []
    while e is not None:
        out.append(f"{e!r}[{'cause ' if e.__cause__ else ''}{'suppress' if e.__suppress_context__ else ''}]")
        e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
    print(" <- ".join(out))


def attempt(f):
    try: f()
    except BaseException as e: show(e)
def a():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError("during")
def b():
    try: 1 / 0
    except ZeroDivisionError as e: raise KeyError("from") from e
def c():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError("from none") from None
def d(): raise KeyError("x") from ValueError("instance")
def e_(): raise KeyError from ValueError
def f():
    try:
        try: raise ValueError(1)
        except ValueError: raise TypeError(2)
    except TypeError: raise KeyError(3)
def g():
    try: raise ValueError(1)
    finally: raise TypeError("finally")
def h():
    try: raise ValueError(1)
    except ValueError:
        try: raise TypeError(2)
        except TypeError: pass
        raise KeyError(3)
def i():
    try: raise ValueError("same")
    except ValueError as e: raise e
def j():
    try: raise ValueError("bare")
    except ValueError: raise
def k():
    e = ValueError("shared")
    try: raise e
    except ValueError:
        try: raise KeyError("other")
        except KeyError: raise e
def l():
    try: raise ValueError("a")
    except ValueError as a:
        try: raise a from KeyError("new cause")
        except ValueError as b: raise b from None
def m():
    try: undefined
    except NameError:
        def inner(): raise OSError("in function called from handler")
        inner()
def n():
    try: raise ValueError(1)
    except ValueError: pass
    raise KeyError("no context after the handler")
def o():
    class CM:
        def __enter__(self): pass
        def __exit__(self, *a): raise KeyError("exit")
    with CM(): raise ValueError("body")
def p():
    try: raise ValueError(1)
    except ValueError as e:
        e2 = KeyError(2)
        e2.__context__ = OSError("set by hand")
        raise e2
def q():
    try:
        try: raise ValueError(1)
        finally:
            try: raise KeyError(2)
            except KeyError: pass
    except ValueError as e: raise
for func in (a, b, c, d, e_, f, g, h, i, j, k, l, m, n, o, p, q): attempt(func)
for code in ["raise 5", "raise None", "raise 'text'", "raise int", "raise ValueError from 5", "raise ValueError from 'x'", "raise ValueError from int", "raise ValueError from None", "raise", "raise ValueError, 'x'" if 0 else "raise object()", "raise [ValueError]", "raise type", "raise NotImplemented", "raise (ValueError, KeyError)", "raise ValueError() from ValueError", "raise lambda: 0", "raise BaseException", "raise Exception('a', 'b')", "raise ValueError() from (KeyError(),)"]:
    try: exec(code)
    except BaseException as e: print(code, "->", repr(e), repr(e.__cause__))
e = ValueError()
for name, value in [("__cause__", KeyError()), ("__cause__", 5), ("__cause__", None), ("__context__", 5), ("__context__", None), ("__context__", OSError()), ("__suppress_context__", 1), ("__suppress_context__", "x"), ("__traceback__", 5), ("__traceback__", None), ("args", 5), ("args", [1, 2]), ("args", "ab"), ("__notes__", 5)]:
    try: setattr(e, name, value); print(name, repr(getattr(e, name)), e.__suppress_context__)
    except (TypeError, AttributeError) as error: print(name, error)
for name in ("__cause__", "__context__", "__traceback__", "args", "__suppress_context__", "__notes__"):
    try: delattr(e, name); print("deleted", name)
    except (TypeError, AttributeError) as error: print(name, error)
x = ValueError("cycle a"); y = KeyError("cycle b")
try:
    try: raise x
    except ValueError: raise y
except KeyError:
    try: raise x
    except ValueError as z: print(z.__context__ is y, y.__context__)
class Bad(Exception):
    def __init__(self): raise TypeError("constructor fails")
class NotExc:
    def __new__(cls): return ValueError("from __new__")
class Odd(Exception):
    def __new__(cls): return 5
for code in ["raise Bad", "raise Bad()", "raise NotExc", "raise Odd", "raise ValueError from Bad", "raise ValueError from Odd"]:
    try: exec(code)
    except BaseException as e: print(code, "->", repr(e), repr(e.__context__))

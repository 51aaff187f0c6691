# add_note, __notes__, with_traceback, traceback objects.
e = ValueError("v")
print(hasattr(e, "__notes__"))
e.add_note("one"); e.add_note("two\nlines"); e.add_note("")
print(e.__notes__, e, repr(e), e.args)
for bad in (5, None, b"x", ["n"]):
    try: e.add_note(bad)
    except TypeError as error: print(error)
e.__notes__ = ["replaced"]; e.add_note("more"); print(e.__notes__)
e.__notes__ = "not a list"
try: e.add_note("x")
except TypeError as error: print(error)
e.__notes__ = ("tuple",)
try: e.add_note("x")
except TypeError as error: print(error)
del e.__notes__; e.add_note("fresh"); print(e.__notes__, vars(e))
class S(str): pass
e.add_note(S("sub")); print(e.__notes__, type(e.__notes__[1]).__name__)
try: e.add_note()
except TypeError as error: print(error)
def walk(tb):
    out = []
    while tb: out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_lineno)); tb = tb.tb_next
    return out
def a(): b()
def b():
    x = 1
    raise KeyError("deep")
try: a()
except KeyError as error:
    tb = error.__traceback__
    print(walk(tb), type(tb).__name__, tb.tb_lasti >= 0)
    first = error
try: raise first
except KeyError as error: print(walk(error.__traceback__)); saved = error.__traceback__
print(walk(first.__traceback__) == walk(saved), first.with_traceback(None) is first, first.__traceback__)
try: raise first.with_traceback(tb)
except KeyError as error: print(walk(error.__traceback__))
def reraise():
    try: a()
    except KeyError: raise
def reraise_named():
    try: a()
    except KeyError as e: raise e
def wrapped():
    try: a()
    except KeyError as e: raise ValueError from e
for f in (reraise, reraise_named, wrapped):
    try: f()
    except Exception as error: print(walk(error.__traceback__), error.__cause__ and walk(error.__cause__.__traceback__))
def rec(n):
    if n: rec(n - 1)
    else: raise ValueError
try: rec(3)
except ValueError as error: print(walk(error.__traceback__))
def gen():
    yield 1
    raise ValueError("in gen")
def deleg(): yield from gen()
try: list(deleg())
except ValueError as error: print(walk(error.__traceback__))
try: [1 / x for x in (1, 0)]
except ZeroDivisionError as error: print(walk(error.__traceback__))
try: list(1 / x for x in (1, 0))
except ZeroDivisionError as error: print(walk(error.__traceback__))
try: sorted([1, 2], key=lambda v: 1 / 0)
except ZeroDivisionError as error: print(walk(error.__traceback__))
class P:
    @property
    def x(self): raise KeyError
    def __add__(self, o): raise KeyError
    def __getattr__(self, n): raise KeyError
    def __init__(self, fail=False):
        if fail: raise KeyError
    def __eq__(self, o): raise KeyError
    def __iter__(self): raise KeyError
    def __repr__(self): raise KeyError
    def __hash__(self): raise KeyError
for f in (lambda: P().x, lambda: P() + 1, lambda: P().zz, lambda: P(True), lambda: P() == 1, lambda: list(P()), lambda: repr([P()]), lambda: {P(): 1}, lambda: max(P(), P()), lambda: f"{P()}", lambda: [P()].index(1), lambda: dict.fromkeys([P()]), lambda: "%s" % P(), lambda: print(P())):
    try: f()
    except (KeyError, TypeError) as error: print([n for n, _, _ in walk(error.__traceback__)], end=" ")
print()
try: tb.tb_lineno = 5
except AttributeError as error: print(error)
try: tb.tb_next = tb
except ValueError as error: print(error)
tb.tb_next = None; print(walk(tb))
Traceback = type(tb)
t = Traceback(None, tb.tb_frame, 0, 42); print(t.tb_lineno, t.tb_next)
for args in [(), (5, tb.tb_frame, 0, 1), (None, 5, 0, 1)]:
    try: Traceback(*args)
    except TypeError as error: print(error)

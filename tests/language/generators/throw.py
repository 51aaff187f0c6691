# throw: into started, fresh and finished generators, with every form of argument.
def g():
    while True:
        try:
            yield "running"
        except ValueError as error:
            yield f"caught {error!r} {error.__context__!r}"
        except KeyError:
            return "key ends it"
        finally:
            print("finally", end=" ")


it = g()
try:
    it.throw(ValueError("not started"))
except ValueError as error:
    print("fresh:", error, list(it))
it = g()
print(next(it), it.throw(ValueError("one")), next(it))
print(it.throw(ValueError), next(it))
try:
    it.throw(KeyError)
except StopIteration as stop:
    print(stop.value)
try:
    it.throw(IndexError("finished"))
except IndexError as error:
    print("finished:", error)
def plain():
    yield 1
    yield 2
for args in [(ValueError("instance"),), (ValueError,), (KeyError("k"),), (5,), ("string",), (), (int,), (None,), (StopIteration("s"),), (GeneratorExit,), (StopIteration,), (BaseException("base"),)]:
    it = plain()
    next(it)
    try:
        print(args, "->", it.throw(*args))
    except BaseException as error:
        print(args, "->", type(error).__name__, error, repr(error.__cause__))
def context():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            yield "in handler"
        except KeyError as error:
            yield repr(error.__context__)
c = context()
next(c)
print(c.throw(KeyError("x")))
def translate():
    try: yield
    except ValueError as error: raise RuntimeError("translated") from error
t = translate(); next(t)
try: t.throw(ValueError("orig"))
except RuntimeError as error: print(error, repr(error.__cause__), repr(error.__context__))
def replace():
    try: yield 1
    finally: raise TypeError("replaced")
r = replace(); next(r)
try: r.throw(ValueError("lost"))
except TypeError as error: print(error, repr(error.__context__))
def swallow():
    for i in range(3):
        try: yield i
        except Exception as error: print("swallowed", repr(error), end="; ")
s = swallow(); next(s)
print(s.throw(ValueError), s.throw(KeyError(1)), next(s, "end"))
def ret():
    try: yield
    except ValueError: return "returned on throw"
r = ret(); next(r)
try: r.throw(ValueError)
except StopIteration as stop: print(stop.value)
def reraise():
    try: yield
    except: raise
r = reraise(); next(r)
error = ValueError("same object")
try: r.throw(error)
except ValueError as caught: print(caught is error)
def with_cm():
    class CM:
        def __enter__(self): return self
        def __exit__(self, t, v, tb): print("exit", t and t.__name__, v, end=" "); return t is KeyError
    with CM(): yield "in with"
    yield "after with"
w = with_cm(); next(w); print(w.throw(KeyError("k")))
w = with_cm(); next(w)
try: w.throw(ValueError("v"))
except ValueError: print("propagated")
class Custom(Exception):
    def __init__(self, a, b): super().__init__(a, b); self.a = a
def custom():
    try: yield
    except Custom as e: yield e.a
c = custom(); next(c); print(c.throw(Custom(7, 8)))

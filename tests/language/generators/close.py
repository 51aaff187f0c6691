# close: GeneratorExit inside, its value, disobedience, finally blocks.
log = []
def g(tag, disobey=False, ret=None):
    try:
        yield 1
        yield 2
    except GeneratorExit as error:
        log.append((tag, "exit", repr(error)))
        if disobey: yield "no"
        if ret is not None: return ret
        raise
    finally:
        log.append((tag, "finally"))


it = g("started"); next(it); print(it.close(), log); log.clear()
it = g("fresh"); print(it.close(), log, list(it))
it = g("finished"); list(it); log.clear(); print(it.close(), log)
it = g("returns", ret="value"); next(it); print(it.close(), log); log.clear()
it = g("disobeys", disobey=True); next(it)
try: it.close()
except RuntimeError as error: print(error, log)
log.clear()
try: next(it, "the exit goes on")
except GeneratorExit as error: print(repr(error), it.close(), log)
log.clear()
def raises():
    try: yield
    except GeneratorExit: raise KeyError("instead")
r = raises(); next(r)
try: r.close()
except KeyError as error: print(error, repr(error.__context__))
def swallows():
    try: yield 1
    except GeneratorExit: pass
    log.append("went on")
s = swallows(); next(s); print(s.close(), log); log.clear()
def inner():
    try: yield "inner"
    finally: log.append("inner closed")
def outer():
    try: yield from inner()
    finally: log.append("outer closed")
o = outer(); next(o); o.close(); print(log); log.clear()
class Iter:
    def __iter__(self): return self
    def __next__(self): return 1
    def close(self): log.append("custom close")
def deleg(x): yield from x
d = deleg(Iter()); next(d); d.close(); print(log); log.clear()
class BadClose(Iter):
    def close(self): raise ValueError("close failed")
d = deleg(BadClose()); next(d)
try: d.close()
except ValueError as error: print(error, repr(error.__context__))
d = deleg([1, 2]); next(d); print(d.close(), list(d))
def nested_with():
    class CM:
        def __init__(self, n): self.n = n
        def __enter__(self): return self
        def __exit__(self, t, v, tb): log.append((self.n, t and t.__name__))
    with CM(1), CM(2): yield
n = nested_with(); next(n); n.close(); print(log); log.clear()
def loop():
    for i in range(3):
        try: yield i
        finally: log.append(i)
for x in (l := loop()):
    if x == 1: break
l.close(); print(log); log.clear()
def base_exception():
    try: yield
    except BaseException as error: log.append(type(error).__name__); raise
b = base_exception(); next(b); b.close(); print(log); log.clear()
def exception_only():
    try: yield
    except Exception: log.append("Exception does not catch it")
e = exception_only(); next(e); e.close(); print(log)
print(issubclass(GeneratorExit, Exception), GeneratorExit.__mro__[1].__name__)
try: g("x").throw(GeneratorExit)
except GeneratorExit as error: print("thrown GeneratorExit passes", repr(error))
it = g("twice"); next(it); it.close(); print(it.close(), log)

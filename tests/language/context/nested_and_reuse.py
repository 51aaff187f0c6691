# Managers that are classes, generators by hand, reused, re-entered, and change while open.
class Stack:
    def __init__(self): self.callbacks = []
    def __enter__(self): return self
    def push(self, f, *a): self.callbacks.append((f, a)); return f
    def enter(self, cm): v = type(cm).__enter__(cm); self.callbacks.append((type(cm).__exit__, (cm, None, None, None))); return v
    def __exit__(self, *exc):
        pending = None
        while self.callbacks:
            f, a = self.callbacks.pop()
            try: f(*a)
            except Exception as error: pending = error
        if pending: raise pending


class Manager:
    """A context manager from a generator function."""
    def __init__(self, gen): self.gen = gen
    def __call__(self, *a): return Manager.Open(self.gen(*a))
    class Open:
        def __init__(self, it): self.it = it
        def __enter__(self): return next(self.it)
        def __exit__(self, t, v, tb):
            if t is None:
                try: next(self.it)
                except StopIteration: return False
                raise RuntimeError("generator didn't stop")
            try: self.it.throw(v)
            except StopIteration as stop: return stop is not v
            except BaseException as error:
                if error is v: return False
                raise
            raise RuntimeError("generator didn't stop after throw()")


@Manager
def tag(name):
    print(f"<{name}>", end="")
    try: yield name
    except ValueError as error: print(f"[{error}]", end="")
    finally: print(f"</{name}>", end="")


with tag("a") as x, tag("b") as y: print(x + y, end="")
print()
with tag("p"): raise ValueError("swallowed")
print()
try:
    with tag("q"): raise KeyError("through")
except KeyError as error: print(repr(error))
@Manager
def twice(): yield 1; yield 2
try:
    with twice(): pass
except RuntimeError as error: print(error)
@Manager
def never():
    return
    yield
try:
    with never(): pass
except StopIteration: print("StopIteration from enter")
with Stack() as s:
    for i in range(3): s.push(print, "callback", i)
    s.enter(tag("inside")); print()
print()
class Reuse:
    def __init__(self): self.depth, self.log = 0, []
    def __enter__(self): self.depth += 1; self.log.append(self.depth); return self
    def __exit__(self, *a): self.log.append(-self.depth); self.depth -= 1
r = Reuse()
with r, r as again:
    with r: print(r.depth, again is r)
print(r.log)
class Changing:
    def __enter__(self):
        Changing.__exit__ = lambda self, *a: print("changed exit is used")
        return self
    def __exit__(self, *a): print("original exit")
with Changing(): pass
with Changing(): Changing.__exit__ = lambda self, *a: print("too late for this one")
class Replace:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        if t is KeyError: raise ValueError("replaced") from v
try:
    with Replace(): raise KeyError("original")
except ValueError as error: print(error, repr(error.__cause__), repr(error.__context__))
class Reraise:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): raise v
try:
    with Reraise(): raise KeyError("same")
except KeyError as error: print(repr(error), error.__context__)
class Exc:
    import sys
    def __enter__(self): return self
    def __exit__(self, t, v, tb): self.seen = (self.sys.exc_info()[1] is v, tb.tb_lineno > 0, type(v).__name__); return True
with Exc() as e: raise OSError("x")
print(e.seen)
lock = []
class Lock:
    def __enter__(self): lock.append(1)
    def __exit__(self, *a): lock.pop()
def recurse(n):
    with Lock(): return len(lock) if n == 0 else recurse(n - 1)
print(recurse(50), lock)
def nested(n):
    with Lock():
        try: return nested(n - 1) if n else 1 / 0
        finally: lock.append("f"); lock.pop()
try: nested(20)
except ZeroDivisionError: print("unwound", lock)
with Lock() as nothing: print(nothing)
with (Lock()): pass
with (Lock()) as a, (Lock()) as b: print(len(lock))
with (Lock(), Lock()): print(len(lock))
with (yield_ := Lock()): print(len(lock))
with [Lock()][0], {"k": Lock()}["k"], (lambda: Lock())(): print(len(lock))

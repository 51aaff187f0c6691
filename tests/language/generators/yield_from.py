# yield from: iterables, generators, send/throw passing through, results, odd delegates.
def inner():
    got = yield 1
    print("inner got", got)
    try:
        yield 2
    except ValueError as error:
        yield f"inner caught {error}"
    return "inner result"


def outer():
    result = yield from inner()
    print("result:", result)
    yield from [10, 20]
    r2 = yield from range(2)
    print("range result", r2)
    yield from "ab"
    yield from {"k": 1}
    x = yield from ()
    return (yield from (i for i in [100]))


o = outer()
print(next(o), o.send("sent"), o.throw(ValueError("thrown")), list(o))
class Sendable:
    def __init__(self): self.log = []
    def __iter__(self): return self
    def __next__(self): self.log.append("next"); return len(self.log)
    def send(self, v): self.log.append(("send", v)); return v
    def throw(self, *a): self.log.append(("throw", a[0] if isinstance(a[0], type) else repr(a[0]))); return "thrown"
s = Sendable()
def d(x): return (yield from x)
g = d(s)
print(next(g), g.send("v"), g.send(None), g.throw(KeyError("k")), g.throw(IndexError), s.log, g.gi_yieldfrom is s)
g = d(iter([1, 2]))
next(g)
try: g.send("no send on list iterator")
except AttributeError as error: print(error)
g = d(iter([1, 2])); next(g)
try: g.throw(KeyError("passes through"))
except KeyError as error: print(error, list(g))
class StopValue:
    def __iter__(self): return self
    def __next__(self): raise StopIteration("custom value")
def show(): print("value is", (yield from StopValue()))
print(list(show()))
class StopSub(StopIteration): pass
class StopSubIter(StopValue):
    def __next__(self): raise StopSub(1, 2)
def show2(): print("value is", (yield from StopSubIter()))
print(list(show2()))
for bad in (5, None, object()):
    try: list(d(bad))
    except TypeError as error: print(error)
class BadIter:
    def __iter__(self): return 5
try: list(d(BadIter()))
except TypeError as error: print(error)
def chain(n): return (yield from chain(n - 1)) + 1 if n else (yield "bottom")
c = chain(50)
print(next(c))
try: c.send(7)
except StopIteration as stop: print(stop.value)
def flat(x):
    for i in x:
        if isinstance(i, list): yield from flat(i)
        else: yield i
print(list(flat([1, [2, [3, [4]], 5], [[[]]], 6])))
def exc_inner():
    yield 1
    raise ValueError("from inner")
def exc_outer():
    try: yield from exc_inner()
    except ValueError as error: yield f"outer caught {error}"
print(list(exc_outer()))
def shared(it): yield from it
it = iter(range(6))
a, b = shared(it), shared(it)
print(next(a), next(b), next(a), next(b), list(a), list(b))
def already(): yield 1; yield 2
x = already(); next(x)
print(list(d(x)), list(d(x)))
def self_ref():
    yield 1
    yield from me
me = self_ref()
try: print(list(me))
except ValueError as error: print(error)
def ret_none(): yield from []
try: next(ret_none())
except StopIteration as stop: print(stop.value)
def expr(): return [(yield from [1]), (yield from [2])], (lambda: (yield from [3]))
e = expr(); print(next(e), next(e))
try: next(e)
except StopIteration as stop: print(stop.value[0], list(stop.value[1]()))

# Coroutines driven by hand: send, results, attributes, await of several things.
class Suspend:
    def __init__(self, v): self.v = v
    def __await__(self): return (yield self.v)


def run(coro, *answers):
    """Drives a coroutine; prints what it awaits and answers from the list."""
    answers = iter(answers)
    value = None
    while True:
        try:
            print("awaits", coro.send(value), end="; ")
        except StopIteration as stop:
            return stop.value
        value = next(answers, None)


async def simple(): return 42
async def one(): return await Suspend("a")
async def two():
    x = await Suspend("first")
    y = await Suspend("second")
    return x, y
async def nested():
    a = await one()
    b = await simple()
    return a, b, await two()
async def nothing(): pass


c = simple()
print(type(c).__name__, c.__name__, c.__qualname__, c.cr_running, c.cr_await, c.cr_frame is not None, c.cr_code is simple.__code__, c.cr_origin, hasattr(c, "__iter__"), hasattr(c, "__await__"), hasattr(c, "__next__"))
print(run(c), c.cr_frame)
print(run(one(), 1), run(two(), 2, 3), run(nested(), 4, 5, 6), run(nothing()))
c = simple(); run(c)
try: c.send(None)
except RuntimeError as error: print(error)
try: run(c)
except RuntimeError as error: print(error)
async def reuse(c): return await c
c = simple(); run(c)
r = reuse(c)
try: run(r)
except RuntimeError as error: print(error)
c = two()
try: c.send(1)
except TypeError as error: print(error)
c.send(None)
print(c.cr_await is not None, type(c.cr_await).__name__)
async def again(): await c
a = again()
try: a.send(None)
except RuntimeError as error: print("RuntimeError", error)
c.close()
for bad in (5, None, "s", [1], object(), (x for x in [])):
    async def waits(): return await bad
    try: run(waits())
    except TypeError as error: print(error)
class BadAwait:
    def __await__(self): return 5
class CoroAwait:
    def __await__(self): return simple_inner
class GenAwait:
    def __await__(self): return iter(["via iterator"])
async def aw(x): return await x
for x in (BadAwait(), GenAwait()):
    try: print(run(aw(x)))
    except TypeError as error: print(error)
simple_inner = simple()
try: run(aw(CoroAwait()))
except TypeError as error: print(error)
simple_inner.close()
try: next(simple_holder := simple())
except TypeError as error: print(error)
try: list(simple_holder)
except TypeError as error: print(error)
try: iter(simple_holder)
except TypeError as error: print(error)
simple_holder.close()
w = (h := simple()).__await__()
print(type(w).__name__, iter(w) is w)
try: next(w)
except StopIteration as stop: print(stop.value)
print(run((lambda: nested())(), 1, 2, 3), simple.__code__.co_flags & 0x80)

# Exceptions, contexts and exc_info across suspension.
import sys


class S:
    def __init__(self, v=None): self.v = v
    def __await__(self): return (yield self.v)


async def handler():
    try: 1 / 0
    except ZeroDivisionError as e:
        await S("in handler")
        first = sys.exc_info()[0].__name__
        try: raise KeyError("k")
        except KeyError as k:
            await S()
            return first, repr(k.__context__), sys.exc_info()[0].__name__


c = handler(); c.send(None)
print(sys.exc_info())
try: raise OSError("outside")
except OSError:
    c.send(None)
    print(sys.exc_info()[0].__name__)
    try: c.send(None)
    except StopIteration as stop: print(stop.value, repr(stop.__context__))
async def chain():
    try: await fails()
    except ValueError as e: raise RuntimeError("wrapped") from e
async def fails():
    await S()
    raise ValueError("original")
c = chain(); c.send(None)
try: c.send(None)
except RuntimeError as e: print(repr(e), repr(e.__cause__))
async def finally_order():
    log = []
    try:
        try: await S()
        finally: log.append(1); await S(); log.append(2)
    except KeyError: log.append("caught"); await S()
    else: log.append("else")
    finally: log.append(3)
    return log
c = finally_order(); c.send(None); c.throw(KeyError)
c.send(None)
try: c.send(None)
except StopIteration as stop: print(stop.value)
async def group():
    try:
        await S()
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError as eg: await S(); a = eg.exceptions
    except* KeyError as eg: b = eg.exceptions
    return a, b
c = group(); c.send(None); c.send(None)
try: c.send(None)
except StopIteration as stop: print(stop.value)
async def tb():
    await S()
    return undefined_here
c = tb(); c.send(None)
try: c.send(None)
except NameError as e:
    t, names = e.__traceback__, []
    while t: names.append((t.tb_frame.f_code.co_name, t.tb_lineno)); t = t.tb_next
    print(e, names)
async def outer(): return await middle()
async def middle(): return await tb()
c = outer(); c.send(None)
try: c.send(None)
except NameError as e:
    t, names = e.__traceback__, []
    while t: names.append(t.tb_frame.f_code.co_name); t = t.tb_next
    print(names)
async def swallow_loop():
    caught = []
    for i in range(4):
        try: await S(i)
        except Exception as e: caught.append(repr(e))
    return caught
c = swallow_loop()
print(c.send(None), c.throw(KeyError(1)), c.send(None), c.throw(ValueError("x")))
try: c.throw(OSError)
except StopIteration as stop: print(stop.value)
def returns_awaitable_error(): raise LookupError("before await")
async def before(): return await returns_awaitable_error()
c = before()
try: c.send(None)
except LookupError as e: print(repr(e))

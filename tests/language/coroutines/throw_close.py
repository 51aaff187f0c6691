# throw and close on coroutines, through nested awaits.
class Suspend:
    def __await__(self):
        try: return (yield "waiting")
        except GeneratorExit: print("suspend closed", end="; "); raise
        except KeyError as error: return f"converted {error}"


log = []
async def inner():
    try: return await Suspend()
    except ValueError as error: return f"inner caught {error}"
    finally: log.append("inner finally")
async def outer():
    try: return "outer got " + str(await inner())
    except IndexError as error: return f"outer caught {error}"
    finally: log.append("outer finally")
def finish(f, *args):
    try: print("yielded", f(*args))
    except StopIteration as stop: print("returned", stop.value, end=" ")
    except BaseException as error: print("raised", repr(error), end=" ")
    print(log); log.clear()
for error in (ValueError("v"), KeyError("k"), IndexError("i"), OSError("o"), GeneratorExit("g"), KeyboardInterrupt()):
    c = outer(); c.send(None); finish(c.throw, error)
c = outer(); c.send(None); finish(c.throw, ValueError)
c = outer(); c.send(None); print(c.close(), log); log.clear(); finish(c.send, None); finish(c.throw, ValueError("after close"))
c = outer(); print(c.close(), log); finish(c.send, None)
c = outer(); finish(c.throw, ValueError("fresh")); finish(c.send, None)
async def stubborn():
    try: await Suspend()
    except GeneratorExit: await Suspend()
c = stubborn(); c.send(None)
try: c.close()
except RuntimeError as error: print(error)
finish(c.send, None)
async def swallow():
    try: await Suspend()
    except GeneratorExit: return "swallowed"
c = swallow(); c.send(None); print(c.close())
async def replace():
    try: await Suspend()
    finally: raise ValueError("replaced")
c = replace(); c.send(None)
try: c.close()
except ValueError as error: print(error, repr(error.__context__))
async def chain(n):
    if n == 0: return await Suspend()
    try: return await chain(n - 1) + (n,) if 0 else (n, await chain(n - 1))
    finally: log.append(n)
c = chain(4); c.send(None); finish(c.send, "bottom")
c = chain(4); c.send(None); finish(c.throw, ValueError("deep"))
c = chain(4); c.send(None); c.close(); print(log); log.clear()
class Custom:
    def __await__(self): return self
    def __iter__(self): return self
    def __next__(self): log.append("next"); return "n"
    def send(self, v): log.append(("send", v)); return "s"
    def throw(self, *a): log.append(("throw", repr(a[0]))); raise StopIteration("from throw")
    def close(self): log.append("close")
async def custom(): return await Custom()
c = custom(); print(c.send(None), c.send(5), c.send(None)); finish(c.throw, KeyError("x"))
c = custom(); c.send(None); c.close(); print(log); log.clear()
async def running():
    try: me.send(None)
    except ValueError as error: return str(error)
me = running(); finish(me.send, None)

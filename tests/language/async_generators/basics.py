# Async generators driven by hand.
class Suspend:
    def __init__(self, v): self.v = v
    def __await__(self): return (yield self.v)


async def ag(n):
    for i in range(n):
        got = await Suspend(f"wait{i}")
        sent = yield (i, got)
        if sent: print("sent", sent, end="; ")


def step(aw, answer=None):
    """Drives one awaitable to its end."""
    trace = []
    try:
        value = aw.send(None)
        while True:
            trace.append(value)
            value = aw.send(answer)
    except StopIteration as stop:
        return "value", stop.value, trace
    except StopAsyncIteration as stop:
        return "ended", stop.args, trace
    except BaseException as error:
        return "raised", repr(error), trace


a = ag(2)
print(type(a).__name__, a.__name__, a.__qualname__, a.ag_running, a.ag_await, a.ag_frame is not None, a.ag_code is ag.__code__, hasattr(a, "__aiter__"), hasattr(a, "__iter__"), a.__aiter__() is a)
for aw in (a.__anext__(), a.asend(None), a.athrow(ValueError), a.aclose()):
    print(type(aw).__name__, hasattr(aw, "__await__"), iter(aw) is aw, aw.__await__() is aw, aw.close())
a = ag(2)
print(step(a.__anext__(), "A"), step(a.asend("hello"), "B"), step(a.__anext__()), step(a.__anext__()), a.ag_frame)
a = ag(1)
print(step(a.asend("too early")), step(a.asend(None), "x"), step(a.aclose()), step(a.__anext__()), step(a.asend(1)), step(a.athrow(KeyError("k"))), step(a.aclose()))
async def handles():
    while True:
        try: yield "running"
        except ValueError as error: yield f"caught {error}"
        except GeneratorExit: print("exit", end="; "); raise
        finally: await Suspend("in finally")
h = handles()
print(step(h.__anext__()), step(h.athrow(ValueError("one"))), step(h.__anext__()), step(h.athrow(KeyError("two"))), step(h.__anext__()))
h = handles()
print(step(h.__anext__()), step(h.aclose()), step(h.__anext__()), step(h.aclose()))
h = handles()
print(step(h.athrow(ValueError("fresh"))), step(h.__anext__()), step(handles().aclose()))
async def disobeys():
    try: yield 1
    except GeneratorExit: yield 2
d = disobeys()
print(step(d.__anext__()), step(d.aclose()))
async def early():
    yield 1
    return
    yield 2
e = early(); print(step(e.__anext__()), step(e.__anext__()))
async def raises():
    yield 1
    raise ValueError("after one")
r = raises(); print(step(r.__anext__()), step(r.__anext__()), step(r.__anext__()))
async def stops(): 
    yield 1
    raise StopAsyncIteration("inside")
s = stops(); print(step(s.__anext__()), step(s.__anext__()))
async def stops2(): 
    yield 1
    raise StopIteration("inside")
s = stops2(); print(step(s.__anext__()), step(s.__anext__()))
a = ag(3)
first = a.__anext__(); first.send(None)
second = a.__anext__()
print(a.ag_running)
try: second.send(None)
except RuntimeError as error: print(error)
try: first.send("B")
except StopIteration as stop: print(stop.value, a.ag_running)
try: first.send(None)
except RuntimeError as error: print(error)
n = a.asend(None)
try: n.send(5)
except Exception as error: print(type(error).__name__, error)
n.close()
try: n.send(None)
except RuntimeError as error: print(error)
async def consume():
    out = []
    async for x in ag(3): out.append(x)
    out += [x async for x in ag(2)]
    g = ag(2)
    out.append(await anext(g))
    out.append(await g.asend("S"))
    try: await anext(g)
    except StopAsyncIteration: out.append("stop")
    out.append(await anext(g, "default"))
    await g.aclose()
    return out
print(step(consume(), "*"))
for bad in (lambda: next(ag(1)), lambda: list(ag(1)), lambda: iter(ag(1)), lambda: anext(5), lambda: aiter(5), lambda: aiter([]), lambda: [*ag(1)]):
    try: bad()
    except TypeError as error: print(error)

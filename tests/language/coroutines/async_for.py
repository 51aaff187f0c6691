# async for, its protocol, its errors, else, break; async comprehensions.
class Suspend:
    def __init__(self, v): self.v = v
    def __await__(self): yield self.v; return self.v


class Count:
    def __init__(self, n): self.n, self.i = n, 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i >= self.n: raise StopAsyncIteration
        self.i += 1
        await Suspend(f"s{self.i}")
        return self.i


def run(coro):
    awaited = []
    try:
        while True: awaited.append(coro.send(None))
    except StopIteration as stop:
        return stop.value, awaited


async def loop():
    out = []
    async for x in Count(3): out.append(x)
    else: out.append("else")
    async for out[0], *rest in Pairs(): out.append(rest)
    async for x in Count(5):
        if x == 1: continue
        if x == 3: break
        out.append(x)
    else: out.append("never")
    return out


class Pairs:
    def __aiter__(self): self.done = False; return self
    async def __anext__(self):
        if self.done: raise StopAsyncIteration
        self.done = True
        return "p", 1, 2


print(run(loop()))
async def comps():
    a = [x async for x in Count(3)]
    b = {x async for x in Count(2) if x > 1}
    c = {x: -x async for x in Count(2)}
    d = [(x, y) async for x in Count(2) for y in "ab"]
    e = [(x, y) for x in "ab" async for y in Count(2)]
    f = [await Suspend(x) for x in "xy"]
    g = [x async for x in Count(3) if await Suspend(x % 2)]
    h = [[y async for y in Count(x)] async for x in Count(2)]
    i = [await Suspend(y) async for y in Count(1)]
    return a, b, c, d, e, f, g, h, i
print(run(comps()))
async def genexp():
    g = (x * 2 async for x in Count(3))
    out = [type(g).__name__]
    async for v in g: out.append(v)
    h = (await Suspend(x) for x in "pq")
    out.append(type(h).__name__)
    return out + [x async for x in h]
print(run(genexp()))
class NoAiter: pass
class BadAiter:
    def __aiter__(self): return 5
class AsyncAiter:
    async def __aiter__(self): return self
class BadAnext:
    def __aiter__(self): return self
    def __anext__(self): return 5
class RaisesAnext:
    def __aiter__(self): return self
    def __anext__(self): raise StopAsyncIteration
class RaisesStop:
    def __aiter__(self): return self
    async def __anext__(self): raise StopIteration
class Raises:
    def __aiter__(self): raise KeyError("aiter")
async def use(it):
    async for x in it: print("got", x)
    return "ended"
for it in (NoAiter(), BadAiter(), BadAnext(), RaisesAnext(), RaisesStop(), Raises(), [1, 2], None):
    c = use(it)
    try: print(run(c))
    except Exception as error: print(type(error).__name__, error, repr(error.__cause__))
async def err():
    async for x in Count(3):
        if x == 2: raise ValueError(x)
try: run(err())
except ValueError as error: print(repr(error), error.__context__)
async def thrown():
    try:
        async for x in Count(3): pass
    except KeyError as error: return f"caught {error}"
c = thrown(); c.send(None)
try: c.throw(KeyError("in anext"))
except StopIteration as stop: print(stop.value)
async def nested():
    return [(x, y, z) async for x in Count(2) async for y in Count(x) async for z in Count(y)]
print(run(nested()))

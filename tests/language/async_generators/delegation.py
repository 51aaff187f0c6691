# Async generators that await, loop over others, and are closed in the middle.
class Suspend:
    def __init__(self, v): self.v = v
    def __await__(self): yield self.v; return self.v * 2


log = []
async def source(n):
    try:
        for i in range(n):
            yield i
            await Suspend(f"s{i}")
    finally:
        log.append("source closed")
        await Suspend("closing")
        log.append("source done")
async def double(it):
    async for x in it: yield x * 2
async def flat(its):
    for it in its:
        async for x in it: yield x
async def enumerate_async(it, start=0):
    n = start
    async for x in it:
        yield n, x
        n += 1
async def agen_filter(p, it):
    return [x async for x in it if await p(x)]
async def is_odd(x): return (await Suspend(x)) // 2 % 2 == 1
def run(coro):
    awaited = []
    try:
        while True: awaited.append(coro.send(None))
    except StopIteration as stop: return stop.value, awaited
async def main():
    out = [x async for x in double(source(3))]
    out.append([x async for x in flat([source(1), double(source(2))])])
    async for n, x in enumerate_async(source(2), 10): out.append((n, x))
    out.append(await agen_filter(is_odd, source(4)))
    return out
print(run(main()), log); log.clear()
async def breaks():
    g = source(5)
    async for x in g:
        if x == 1: break
    print("after break", log)
    await g.aclose()
    print("after aclose", log)
    return [x async for x in g]
print(run(breaks())); log.clear()
async def throws():
    g = source(5)
    await anext(g)
    try: await g.athrow(KeyError("thrown"))
    except KeyError as error: return str(error), list(log)
print(run(throws())); log.clear()
async def manager():
    class CM:
        async def __aenter__(self): await Suspend("enter"); return self
        async def __aexit__(self, *a): await Suspend(f"exit {a[0] and a[0].__name__}"); return a[0] is ValueError
    async with CM():
        for i in range(3):
            yield i
            if i == 1: raise ValueError
    yield "suppressed"
async def use(): return [x async for x in manager()]
print(run(use()))
async def closing():
    g = manager()
    first = await anext(g)
    await g.aclose()
    return first
print(run(closing()))
async def pipeline(n):
    it = source(n)
    for _ in range(5): it = double(it)
    return [x async for x in it]
print(run(pipeline(3))); log.clear()
async def ticker():
    t = 0
    while True: t = (yield t) or t + 1
async def send_values():
    t = ticker()
    return [await anext(t), await anext(t), await t.asend(100), await anext(t), await t.aclose()]
print(run(send_values()))
async def gather_hand(*coros):
    return [await c for c in coros]
async def value(v): return await Suspend(v)
print(run(gather_hand(value(1), value("b"), value([0]))))
def scheduler(*coros):
    queue, trace = [(i, c) for i, c in enumerate(coros)], []
    while queue:
        i, c = queue.pop(0)
        try: trace.append((i, c.send(None))); queue.append((i, c))
        except StopIteration as stop: trace.append((i, "done", stop.value))
    return trace
print(scheduler(value(1), agen_filter(is_odd, source(2)), value(3)))
async def recursion(n):
    yield n
    if n:
        async for x in recursion(n - 1): yield x
async def collect(): return [x async for x in recursion(30)]
print(run(collect()))

# await in nested functions, lambdas, comprehensions; async functions as methods, decorators, properties.
class S:
    def __init__(self, v): self.v = v
    def __await__(self): yield self.v; return self.v


def run(c):
    try:
        while True: c.send(None)
    except StopIteration as stop: return stop.value


class A:
    def __init__(self): self.v = 5
    async def m(self, x=1, *a, k=2, **kw): return self.v, await S(x), a, k, kw
    @classmethod
    async def c(cls): return cls.__name__
    @staticmethod
    async def s(x): return x
    @property
    async def p(self): return await self.m()
    async def __call__(self): return "called"
    def __await__(self): return self.m(9).__await__()
    async def agen(self): yield self.v; yield await S(6)
class B(A):
    async def m(self, *a, **k): return "B", await super().m(*a, **k)
async def all_forms():
    a, b = A(), B()
    return [await a.m(), await b.m(3, 4, k=5, z=6), await A.c(), await b.c(), await a.s(1), await a.p, await a(), await a, await b, [x async for x in b.agen()]]
for r in run(all_forms()): print(r)
def deco(f):
    async def w(*args):
        print("before", end=" ")
        r = await f(*args)
        print("after", end=" ")
        return r
    return w
@deco
async def decorated(x): return await S(x) * 2
print(run(decorated(21)))
async def exprs():
    x = await S(1) + await S(2) * await S(3)
    y = -await S(4), not await S(0), await S(2) ** await S(3), 2 ** await S(2)
    z = [await S(i) for i in range(3)], {await S("k"): await S("v")}, (await S("f"))[0], f"{await S('fs')!r}{await S(5):>{await S(3)}}"
    w = (await S([1, 2, 3]))[await S(0):await S(2)], await S(5) if await S(1) else 0, await S(0) or await S("or"), (await S(lambda a: a + 1))(await S(1))
    assert await S(True), await S("no")
    d = {}
    d[await S("a")] = await S("b")
    d[await S("n")] = 1
    d[await S("n")] += await S(10)
    a, (b, *c) = await S((1, (2, 3)))
    with_lambda = (lambda: S(8))()
    if await S(1): t = "if"
    while await S(0): pass
    for i in await S([1]): pass
    try: raise await S(ValueError("awaited"))
    except ValueError as e: err = str(e)
    match await S(("m", 1)):
        case ("m", n) if await S(n): matched = n
    print(await S("printed"), sep=await S(""))
    return x, y, z, w, d, a, b, c, await with_lambda, t, i, err, matched, (q := await S("walrus")), q
print(run(exprs()))
async def closures():
    n = 0
    async def inc():
        nonlocal n
        n += await S(1)
        return n
    return [await inc() for _ in range(3)], n, await (lambda: inc())()
print(run(closures()))
async def deep(n): return 0 if n == 0 else 1 + await deep(n - 1)
print(run(deep(300)))
async def runaway(): return await runaway()
try: run(runaway())
except RecursionError: print("RecursionError")
async def default_async(x=S(3)): return await x
print(run(default_async()), run(default_async(S(4))))
def sync_returns_coro(): return default_async()
print(run(sync_returns_coro()), all_forms.__name__, all_forms.__code__.co_flags & 0x80, A.agen.__code__.co_flags & 0x200)
async def finally_await():
    try: return await S("ret")
    finally: await S("fin")
print(run(finally_await()))

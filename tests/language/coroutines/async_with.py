# async with: order, suppression, errors, several managers.
class Suspend:
    def __init__(self, v): self.v = v
    def __await__(self): yield self.v; return self.v


class CM:
    def __init__(self, name, suppress=False, fail=None): self.name, self.suppress, self.fail = name, suppress, fail
    async def __aenter__(self):
        await Suspend(f"enter {self.name}")
        if self.fail == "enter": raise ValueError(f"enter {self.name} failed")
        return self.name.upper()
    async def __aexit__(self, t, v, tb):
        await Suspend(f"exit {self.name} {t and t.__name__} {v} {tb is not None}")
        if self.fail == "exit": raise ValueError(f"exit {self.name} failed")
        return self.suppress


def run(coro):
    log = []
    try:
        while True: log.append(coro.send(None))
    except StopIteration as stop: print("returned", stop.value, log)
    except Exception as error: print("raised", repr(error), repr(error.__context__), log)


async def plain():
    async with CM("a") as x: return x
async def two():
    async with CM("a") as x, CM("b") as y: return x + y
async def paren():
    async with (CM("a") as x, CM("b"), CM("c") as (p, *q),): return x, p, q
async def raises():
    async with CM("a"), CM("b"): raise KeyError("body")
async def suppressed():
    async with CM("a"), CM("b", suppress=True): raise KeyError("body")
    return "after"
async def enter_fails():
    async with CM("a"), CM("b", fail="enter"): print("never")
async def exit_fails():
    async with CM("a", suppress=True), CM("b", fail="exit"): raise KeyError("body")
    return "suppressed"
async def exit_fails_clean():
    async with CM("a", fail="exit"): pass
async def loop():
    out = []
    for i in range(3):
        async with CM(str(i)) as n:
            if i == 0: continue
            if i == 1: break
        out.append(n)
    return out
async def mixed():
    class Sync:
        def __enter__(self): return "sync"
        def __exit__(self, *a): return False
    with Sync() as s:
        async with CM(s) as a: return a
async def nested_return():
    async with CM("outer"):
        async with CM("inner"):
            try: return "value"
            finally: await Suspend("finally")
for f in (plain, two, paren, raises, suppressed, enter_fails, exit_fails, exit_fails_clean, loop, mixed, nested_return): run(f())
class NoExit:
    async def __aenter__(self): pass
class NoEnter:
    async def __aexit__(self, *a): pass
class SyncOnly:
    def __enter__(self): pass
    def __exit__(self, *a): pass
class BadEnter:
    def __aenter__(self): return 5
    async def __aexit__(self, *a): pass
class BadExit:
    async def __aenter__(self): pass
    def __aexit__(self, *a): return 5
class InstanceAttr:
    def __init__(self): self.__aenter__ = self.__aexit__ = lambda *a: None
async def use(cm):
    async with cm: return "body"
async def use_raise(cm):
    async with cm: raise KeyError("lost")
for cm in (NoExit(), NoEnter(), SyncOnly(), BadEnter(), BadExit(), InstanceAttr(), 5): run(use(cm))
run(use_raise(BadExit()))
def sync_use():
    with CM("async only"): pass
try: sync_use()
except TypeError as error: print(error)
class Truthy:
    async def __aenter__(self): return self
    async def __aexit__(self, *a): return [1]
run(use_raise(Truthy()))
c = two(); c.send(None); c.send(None)
try: c.throw(IndexError("while entering b"))
except IndexError as error: print(error)
except StopIteration: print("?")
c.close()

# An event loop by hand: tasks, sleeping on a virtual clock, queues, locks, gather, timeouts, cancellation.
class Sleep:
    def __init__(self, n): self.n = n
    def __await__(self): return (yield self)
class Future:
    def __init__(self): self.done, self.value, self.error, self.waiters = False, None, None, []
    def set(self, v): self.done, self.value = True, v; self.wake()
    def fail(self, e): self.done, self.error = True, e; self.wake()
    def wake(self):
        for t in self.waiters: loop.ready.append((t, None))
        self.waiters.clear()
    def __await__(self):
        while not self.done: yield self
        if self.error: raise self.error
        return self.value
class Cancelled(BaseException): pass


class Task(Future):
    def __init__(self, coro, name): super().__init__(); self.coro, self.name, self.cancelled = coro, name, False
    def cancel(self): self.cancelled = True; loop.ready.append((self, Cancelled()))
    def __repr__(self): return f"<{self.name}>"


class Loop:
    def __init__(self): self.now, self.ready, self.timers, self.n = 0, [], [], 0
    def spawn(self, coro, name=None):
        t = Task(coro, name or f"task{self.n}"); self.n += 1
        self.ready.append((t, None))
        return t
    def run(self, main):
        root = self.spawn(main, "main")
        while self.ready or self.timers:
            if not self.ready:
                self.timers.sort(key=lambda x: x[:2])
                self.now, _, t = self.timers.pop(0)
                self.ready.append((t, None))
            task, exc = self.ready.pop(0)
            if task.done: continue
            try: wait = task.coro.throw(exc) if exc else task.coro.send(None)
            except StopIteration as stop: task.set(stop.value)
            except Cancelled as e: task.fail(RuntimeError(f"{task.name} cancelled"))
            except Exception as e: task.fail(e)
            else:
                if isinstance(wait, Sleep): self.n += 1; self.timers.append((self.now + wait.n, self.n, task))
                else: wait.waiters.append(task)
        if root.error: raise root.error
        return root.value


loop = Loop()
log = []
def say(*a): log.append((loop.now, *a))
async def worker(name, n, step):
    for i in range(n):
        await Sleep(step)
        say(name, i)
    return name * n
async def gather(*coros):
    tasks = [loop.spawn(c) for c in coros]
    return [await t for t in tasks]
class Queue:
    def __init__(self): self.items, self.getters = [], []
    def put(self, x):
        self.items.append(x)
        if self.getters: self.getters.pop(0).set(None)
    async def get(self):
        while not self.items: f = Future(); self.getters.append(f); await f
        return self.items.pop(0)
class Lock:
    def __init__(self): self.locked, self.queue = False, []
    async def __aenter__(self):
        while self.locked: f = Future(); self.queue.append(f); await f
        self.locked = True
    async def __aexit__(self, *a):
        self.locked = False
        if self.queue: self.queue.pop(0).set(None)
async def producer(q, n):
    for i in range(n): await Sleep(2); q.put(i)
    q.put(None)
async def consumer(q, name):
    total = 0
    while (x := await q.get()) is not None: say(name, "got", x); total += x
    q.put(None)
    return total
async def critical(lock, name):
    async with lock:
        say(name, "in"); await Sleep(3); say(name, "out")
async def fails(): await Sleep(1); raise KeyError("task failed")
async def forever():
    try:
        while True: await Sleep(10)
    finally: say("forever cleaned up")
async def ticker(n):
    for i in range(n): await Sleep(5); yield loop.now
async def timeout(coro, n):
    t = loop.spawn(coro, "timed")
    async def killer(): await Sleep(n); t.done or t.cancel()
    loop.spawn(killer())
    return await t
async def main():
    print(await gather(worker("a", 3, 2), worker("b", 2, 3)), log); log.clear()
    q = Queue()
    print(await gather(producer(q, 4), consumer(q, "c1"), consumer(q, "c2")), log); log.clear()
    lock = Lock()
    await gather(*(critical(lock, n) for n in "xyz")); print(log); log.clear()
    try: await gather(fails(), worker("w", 1, 1))
    except KeyError as e: print("caught", e, loop.now)
    try: await timeout(forever(), 25)
    except RuntimeError as e: print(e, loop.now, log); log.clear()
    print(await timeout(worker("t", 2, 1), 50), [t async for t in ticker(3)], [x async for x in ticker(2) if x % 2])
    return "main done"
print(loop.run(main()), loop.now)

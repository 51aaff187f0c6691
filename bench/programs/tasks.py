# Coroutines and async generators, driven by a small round-robin scheduler of the program's own.
class Pause:
    def __await__(self):
        yield "pause"


class Lock:
    def __init__(self):
        self.taken = False

    async def __aenter__(self):
        while self.taken:
            await Pause()
        self.taken = True

    async def __aexit__(self, *details):
        self.taken = False


async def stream(n):
    for i in range(n):
        if i % 4 == 0:
            await Pause()
        yield i


async def leaf(i):
    return i + 1


async def worker(name, lock, log):
    total = 0
    async for value in stream(200):
        total += await leaf(value)
        if value % 20 == 0:
            async with lock:
                await Pause()
                log.append(name)
    return total


def run(coroutines):
    results = []
    queue = list(coroutines)
    while queue:
        waiting = []
        for coroutine in queue:
            try:
                coroutine.send(None)
                waiting.append(coroutine)
            except StopIteration as stop:
                results.append(stop.value)
        queue = waiting
    return results


total = 0
for r in range(90):
    log = []
    lock = Lock()
    total += sum(run([worker(i, lock, log) for i in range(15)])) + len(log) + log[17]
print(total)

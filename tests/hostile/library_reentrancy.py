# Containers that are changed while they are asked: an error or a result, never a broken heap.
# limits: time=6 memory=268435456
# expect: any clean end
import collections
import functools
import heapq
import itertools


class Evil:
    def __init__(self, act):
        self.act = act

    def __eq__(self, other):
        self.act()
        return False

    def __lt__(self, other):
        self.act()
        return True

    def __hash__(self):
        return 1

    def __bool__(self):
        self.act()
        return True

    def __index__(self):
        self.act()
        return 0


def attempt(work):
    try:
        work()
    except (RuntimeError, ValueError, IndexError, TypeError, KeyError):
        pass


for size in (1, 3, 100):
    for method in ("index", "count", "remove", "__contains__"):
        d = collections.deque()
        d.extend([Evil(d.clear)] * size)
        attempt(lambda: getattr(d, method)(5))
        d = collections.deque([1] * size)
        d.append(Evil(lambda: d.extend(range(100))))
        attempt(lambda: getattr(d, method)(5))
    d = collections.deque([Evil(lambda: d.append(1))] * size)
    attempt(lambda: d == collections.deque([Evil(d.clear)] * size))
    for x in d:
        attempt(lambda: d.rotate(Evil(d.clear)))
        break
    heap = [1] * size
    attempt(lambda: heapq.heappush(heap, Evil(heap.clear)))
    heap = [Evil(lambda: heap.append(1)) for _ in range(size)]
    attempt(lambda: heapq.heapify(heap))
    heap = [Evil(lambda: heap.clear()) for _ in range(size)]
    attempt(lambda: heapq.heappop(heap))
    heap = [Evil(lambda: heap.clear()) for _ in range(size)]
    attempt(lambda: heapq.heapreplace(heap, 1))

cache = functools.lru_cache(maxsize=2)(lambda key: None)
evil = [Evil(cache.cache_clear) for _ in range(5)]
for key in evil * 3:
    cache(key)


@functools.lru_cache(maxsize=1)
def nested(n):
    nested.cache_clear()
    return nested(n - 1) + 1 if n else 0


nested(50)

counts = collections.Counter()
attempt(lambda: counts.update(Evil(counts.clear) for _ in range(20)))
ordered = collections.OrderedDict((i, i) for i in range(100))
for key in list(ordered):
    ordered.move_to_end(key, last=key % 2 == 0)
while ordered:
    ordered.popitem(last=False)
ordered["self"] = ordered
repr(ordered)

source = [1, 2, 3]
for item in itertools.cycle(source):
    source.append(item)
    if len(source) > 50:
        break
chained = itertools.chain.from_iterable([source, source])
for item in chained:
    source.append(1)
    if len(source) > 200:
        break
first, second = itertools.tee(itertools.count())
for _ in range(1000):
    next(first)
del first
next(second)


def inner():
    yield from outer


outer = itertools.chain(inner())
attempt(lambda: list(outer))
groups = [group for key, group in itertools.groupby("aabbcc")]
for group in groups:
    list(group)
partial = functools.partial(print)
for _ in range(2000):
    partial = functools.partial(partial)
deep = itertools.chain([1])
for _ in range(5000):
    deep = itertools.chain(deep, [])
attempt(lambda: list(itertools.islice(deep, 3)))
deep = iter([1])
for _ in range(5000):
    deep = itertools.pairwise(deep)
try:
    next(deep)
except (RecursionError, StopIteration):
    pass

# Sizes that no machine has: each is refused at once, or ends at a limit, and nothing breaks.
# limits: time=6 memory=268435456
# expect: any clean end
import array
import collections
import itertools
import math
import random


def refused(work):
    try:
        work()
    except (MemoryError, OverflowError, ValueError, TypeError, IndexError) as error:
        return type(error).__name__
    return "done"


HUGE = 2**62
for work in (
    lambda: math.factorial(10**9),
    lambda: math.factorial(2**62),
    lambda: math.comb(10**18, 10**9),
    lambda: math.comb(10**400, 10**17),
    lambda: math.perm(10**18, 10**12),
    lambda: math.isqrt(-1),
    lambda: math.ldexp(1.0, 10**30),
    lambda: math.nextafter(0.0, 1.0, steps=10**40),
    lambda: collections.deque(maxlen=HUGE),
    lambda: collections.deque([1]) * HUGE,
    lambda: collections.deque([1, 2]).rotate(HUGE),
    lambda: collections.deque([1, 2]).insert(HUGE, 3),
    lambda: collections.deque([1, 2]).index(1, -HUGE, HUGE),
    lambda: list(itertools.repeat(1, HUGE)),
    lambda: itertools.product([1], repeat=HUGE),
    lambda: next(itertools.product(range(3), repeat=10**6)),
    lambda: itertools.combinations([1, 2], HUGE),
    lambda: list(itertools.combinations([1, 2], 10**6)),
    lambda: itertools.permutations(range(5), 10**6),
    lambda: next(itertools.batched(range(10), HUGE)),
    lambda: next(itertools.islice(itertools.count(), HUGE)),
    lambda: itertools.tee([1], 0),
    lambda: random.Random(10**5000).getrandbits(HUGE),
    lambda: random.Random(1).getrandbits(2**40),
    lambda: array.array("d", [1.0]) * HUGE,
    lambda: array.array("d") * 2**60,
    lambda: array.array("b", bytes(16)) * 2**28,
    lambda: list(itertools.count()),
    lambda: tuple(itertools.cycle([1])),
):
    refused(work)

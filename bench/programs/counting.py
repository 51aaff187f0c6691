# collections and itertools: counting, grouping, queues and combinations.
from collections import Counter, defaultdict, deque
from itertools import accumulate, chain, combinations, count, groupby, islice, permutations, product, repeat

WORDS = [f"w{n * 7919 % 397}" for n in range(4000)]


def run():
    total = 0
    counts = Counter(WORDS)
    total += sum(number for word, number in counts.most_common(10))
    groups = defaultdict(list)
    for word in WORDS:
        groups[len(word)].append(word)
    total += sum(len(group) for group in groups.values())
    queue = deque(range(100), maxlen=200)
    for n in range(4000):
        queue.append(n)
        if n % 3 == 0:
            total += queue.popleft()
    total += sum(a * b for a, b in combinations(range(60), 2))
    total += sum(1 for row in product(range(12), repeat=3) if sum(row) == 15)
    total += sum(row[0] for row in permutations(range(6)))
    total += sum(chain.from_iterable([[n, n + 1] for n in range(1000)]))
    total += list(accumulate(range(2000)))[-1]
    total += sum(len(list(group)) for key, group in groupby(sorted(WORDS)))
    total += sum(islice(count(5, 3), 500)) + sum(repeat(2, 500))
    return total


result = 0
for _ in range(20):
    result += run()
print(result)

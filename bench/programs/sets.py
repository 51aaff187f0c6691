# Sets: adding, membership, algebra, frozen sets, sets of words and pairs.
def reachable(edges, start):
    seen = {start}
    frontier = [start]
    while frontier:
        node = frontier.pop()
        for other in edges[node]:
            if other not in seen:
                seen.add(other)
                frontier.append(other)
    return len(seen)


def main():
    total = 0
    seen = set()
    for i in range(350000):
        seen.add(i * i % 65537)
    for i in range(350000):
        if i in seen:
            total += 1
    threes = set(range(0, 30000, 3))
    fives = set(range(0, 30000, 5))
    for _ in range(60):
        total += len(threes & fives) + len(threes | fives)
        total += len(threes - fives) + len(threes ^ fives)
    words = {("w" + str(i % 700)) for i in range(40000)}
    for i in range(120000):
        total += ("w" + str(i % 1400)) in words
    pairs = set()
    for i in range(40000):
        pairs.add((i % 211, i % 13))
    total += len(pairs) + len({frozenset((i % 9, i % 7)) for i in range(20000)})
    edges = {i: [(i * 3 + 1) % 5000, (i * 7 + 2) % 5000, (i + 1) % 5000] for i in range(5000)}
    for start in range(0, 100, 10):
        total += reachable(edges, start)
    for i in range(80000):
        total += {1, 2, 3, i}.isdisjoint({5, 6}) + ({1, 2} <= {1, 2, 3})
    return total


print(main())

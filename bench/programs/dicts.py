# Dicts: insertion, lookup, get, setdefault, iteration in each form, deletion, merging.
def main():
    total = 0
    table = {}
    for i in range(300000):
        table[i * 7] = i
    for i in range(300000):
        total += table[i * 7]
    for key, value in table.items():
        total += key - value
    for i in range(0, 300000, 3):
        del table[i * 7]
    total += len(table) + sum(table.values())

    names = ["name%d" % i for i in range(500)]
    counts = {}
    for r in range(500):
        for name in names:
            counts[name] = counts.get(name, 0) + r
    total += sum(counts.values())

    groups = {}
    for i in range(200000):
        groups.setdefault(i % 97, []).append(i)
    for key in groups:
        total += len(groups[key]) * key

    pairs = {}
    for i in range(180000):
        pairs[i % 300, i % 200] = i
    for key in pairs:
        if (key[1], key[0]) in pairs:
            total += 1
    for i in range(40000):
        merged = {"a": 1, "b": 2} | {"b": i, **{"c": 3}}
        total += merged["b"] + len(merged)
    return total


print(main())

# sort and sorted: plain ints, floats and texts, key functions, reverse, stability, tuples.
def numbers(count, seed):
    values = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(seed)
    return values


def main():
    total = 0
    values = numbers(60000, 1)
    total += sorted(values)[100]
    total += sorted(values, key=lambda v: v % 1000)[200]
    total += sorted(values, key=lambda v: (v % 100, -v))[300]
    total += sorted(values, reverse=True)[400]
    words = ["w%d" % (v % 100000) for v in values]
    words.sort()
    total += len(words[500])
    words.sort(key=len)
    total += int(words[600][1:])
    words.sort(key=str.upper, reverse=True)
    total += int(words[700][1:])
    floats = [v / 7 for v in values]
    floats.sort()
    total += int(floats[800])
    records = [{"id": v, "group": v % 10} for v in values[:10000]]
    records.sort(key=lambda record: record["group"])
    total += records[900]["id"]
    for i in range(9000):
        total += sorted(values[i:i + 12])[3]
    total += min(values, key=lambda v: v % 977) + max(words, key=len).count("w")
    return total


print(main())

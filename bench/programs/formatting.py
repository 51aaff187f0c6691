# Formatting: f-strings with specs, %, str.format, format(), repr, round trips of floats.
def main(rounds):
    total = 0
    for i in range(rounds):
        x = i / 7
        total += len(f"{i:6d}|{x:10.3f}|{i:#x}|{'name':>10}|{i!r}")
        total += len(f"{i:,}{x:e}{i % 2 == 0}")
        total += len("%05d %s %.2f %-8s|" % (i, "text", x, i))
        total += len("{} {:>8} {:.4g} {name}".format(i, i, x, name="n"))
        total += len(format(i, "b")) + len(str(x)) + len(repr("it's"))
        total += len(str([i, x, "a"])) + len(str((i,))) + len(repr({i: x}))
        total += int(float(str(x))) + len(hex(i)) + int("%d" % i)
    return total


print(main(35000))

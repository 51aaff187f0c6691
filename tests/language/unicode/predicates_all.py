# Every predicate for every character, as counts and digests.
# only: normal, twin
codes = [*range(0xD800), *range(0xE000, 0x323B0), *range(0xE0000, 0xE0200), 0xF0000, 0x10FFFF]
names = ["isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper"]
for name in names:
    f = getattr(str, name)
    count, acc = 0, 0
    for c in codes:
        if f(chr(c)): count += 1; acc = (acc * 31 + c) % (2**61 - 1)
    print(name, count, acc)
for name in ("decimal", "digit", "numeric"):
    f = getattr(str, "is" + name)
    count = 0
    for c in codes:
        if f(chr(c)):
            try: count += int(chr(c))
            except ValueError: count += 1000
    print(name, count)
print(sum(float(chr(c)) for c in codes if chr(c).isdecimal()))
printable = 0
for c in codes:
    if len(repr(chr(c))) == 3: printable += 1
print(printable)

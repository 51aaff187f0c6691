# Every case mapping of every character, as digests.
# only: normal, twin
codes = [*range(0xD800), *range(0xE000, 0x323B0), *range(0xE0000, 0xE0200), 0xF0000, 0x10FFFF]
for f in (str.upper, str.lower, str.title, str.swapcase, str.casefold, str.capitalize):
    acc = 0
    for c in codes:
        r = f(chr(c))
        if r != chr(c):
            for x in r: acc = (acc * 1000003 + ord(x) + c) % (2**61 - 1)
    print(f.__name__, acc)

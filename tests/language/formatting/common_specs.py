# format() and % over many specifications and values; what is common takes short cuts that must not show.
FILLS = ("", "", "", "<", ">", "^", "*<", "x^", "0>", "=", "_=", "é>")
SIGNS = ("", "", "", "+", "-", " ")
WIDTHS = ("", "", "1", "7", "8", "23", "64", "99", "100")
COMMAS = ("", "", "", ",", "_")
PRECISIONS = ("", "", "", ".0", ".1", ".2", ".6", ".12", ".17", ".18", ".")
TYPES = ("", "", "d", "d", "x", "X", "b", "o", "f", "f", "f", "F", "e", "g", "%", "s", "s", "n", "q")
VALUES = (
    0, 1, -1, 7, -42, 255, 999, 1000, -1000, 123456789, 2**31, 2**48 - 1, -(2**48), 2**63, -(2**70), True,
    0.0, -0.0, 0.5, 1.5, 2.5, -0.5, 0.125, 0.375, 1.005, 2.675, 3.14159265358979, -1234567.891, 1e15, 1e16, 123456789012345680.0,
    1e22, 1e-5, 1.5e-7, 9.995, 99.5, 0.05, 5e-324, 2.0**-80, 1e300, float("inf"), float("-inf"), float("nan"),
    "", "a", "text", "é", "日本", "a longer text than most of the widths",
)

seed = 12345


def pick(row):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return row[(seed >> 8) % len(row)]


def digest(texts):
    total = 0
    for text in texts:
        for c in text:
            total = (total * 131 + ord(c)) % 1000000000000007
        total = total * 7 + 1
    return total


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except (ValueError, TypeError, OverflowError) as error:
        return type(error).__name__ + ": " + str(error)


for chunk in range(20):
    texts = []
    for _ in range(30):
        spec = pick(FILLS) + pick(SIGNS) + pick(("", "", "", "#")) + pick(("", "", "0")) + pick(WIDTHS) + pick(COMMAS) + pick(PRECISIONS) + pick(TYPES)
        for _ in range(6):
            value = pick(VALUES)
            texts.append(attempt(format, value, spec))
            assert texts[-1] == attempt(("{:" + spec + "}").format, value), spec
    print(chunk, digest(texts), texts[0], texts[-1])

for chunk in range(12):
    texts = []
    for _ in range(30):
        field = "%" + pick(("", "", "-", "+", " ", "0", "#", "-0", "+0", "#0")) + pick(WIDTHS) + pick(PRECISIONS) + pick("ddiuxXofFegGsrac")
        for _ in range(6):
            value = pick(VALUES)
            texts.append(attempt(lambda: (field + "|") % (value,)))
    print(chunk, digest(texts), texts[0], texts[-1])

for precision in range(20):
    texts = []
    for i in range(40):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        for value in (i / 8, seed / 1000, seed / 2**20, seed * 1e6 + 0.5, (seed % 1000) / 10**9):
            texts.append(f"{value:.{precision}f}")
            texts.append("%.*f" % (precision, -value))
    print(precision, digest(texts), texts[-1], texts[-2])

for value in (1, "it's", 'say "it\'s"', "é\n", 1.5, None, [1, "a", (2.5,)], {1: "x", "y": {2}}, (), (1,), set(), b"x", 2**70, 1j, ...):
    print(str(value), repr(value), ascii(value), f"{value!r:>12}|{value!s:<12}|{value!a:^12}|")
print(str(), str(b"x"), format(5), format("x", ""), attempt(format, [], "5"), attempt(format, 5, 5))

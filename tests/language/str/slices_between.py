# s[i:j] of every builtin sequence and of a class, whatever the bounds are.
class Bound:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Echo:
    def __getitem__(self, key):
        return key


class Sub(str):
    def __getitem__(self, key):
        return ("sub", key)


def slices(sequence, start, stop):
    return sequence[start:stop], sequence[start:], sequence[:stop], sequence[:]


bounds = (None, 0, 1, 3, 5, 6, -1, -5, -6, True, 2**40, -(2**40), 2**80, -(2**80), Bound(2))
for sequence in ("abcde", "naïve", "日本語です", b"abcde", bytearray(b"abcde"), [1, 2, 3, 4, 5], (1, 2, 3, 4, 5), range(5)):
    shown = []
    for start in bounds:
        for stop in bounds:
            shown.append(slices(sequence, start, stop))
    print(len(shown), shown[5], shown[20], shown[-1], shown[37], shown[100], sum(len(s[0]) for s in shown))
text = "".join(["abc"] * 200)
text += "é" * 3
text += "z"
print(text[596:604], text[599:], text[600:603], len(text[5:-5]), text[3:4], text[601:602])
a, b = 1, 2
print(Echo()[a:b], Echo()[a:], Sub("abc")[a:b])
for wrong in (1, None, {}.keys(), 1.5):
    try:
        wrong[a:b]
    except TypeError as error:
        print(error)
for wrong in ("abc", [1], (1,), b"a"):
    try:
        wrong[a:"x"]
    except TypeError as error:
        print(error)
d = {}
try:
    print(d[a:b])
except KeyError as error:
    print(repr(error))


def same(x, y):
    return x == y, x != y, "yes" if x == y else "no", "no" if x != y else "yes", x < y, x >= y


words = ["", "a", "b", "ab", "".join(["a", "b"]), "é", "日", Sub("ab"), "日本", "".join(["日", "本"]), text, text[:]]
print([same(x, y) for x in words for y in words].count((True, False, "yes", "yes", False, True)))
latin = [chr(i) for i in range(256)]
for name in ("isalpha", "isalnum", "isdigit", "isdecimal", "isnumeric", "isspace", "isprintable", "islower", "isupper", "istitle", "isidentifier", "isascii"):
    print(name, sum(getattr(c, name)() << i for i, c in enumerate(latin)))

# Unpacking failures: messages, and what has been assigned before them.
def gen(n):
    for i in range(n):
        print("g", i, end=" ")
        yield i


class Len3:
    def __len__(self): return 3
    def __iter__(self): return iter([1, 2, 3, 4])


class BadIter:
    def __iter__(self): return 5


class Raising:
    def __iter__(self): yield 1; raise KeyError("mid")


cases = {
    "two": lambda v: exec("a, b = v", {"v": v}),
    "star": lambda v: exec("a, b, *c = v", {"v": v}),
    "star mid": lambda v: exec("a, *b, c, d = v", {"v": v}),
    "none": lambda v: exec("() = v", {"v": v}),
    "one": lambda v: exec("[a] = v", {"v": v}),
    "nested": lambda v: exec("a, (b, c) = v", {"v": v}),
}
values = [[], [1], [1, 2], [1, 2, 3], (1,), "a", "abc", "", {}, {1: 2, 3: 4, 5: 6}, {1, 2}, range(0), range(5), None, 5, 1.5, object, len, Len3(), BadIter(), Raising(), b"ab", [1, [2]], [1, [2, 3]], [1, 2, [3]], [1, "xy"], (1, (2, 3, 4))]
for name, case in cases.items():
    for value in values:
        try:
            case(value)
            print(name, "ok", end="; ")
        except Exception as error:
            print(name, type(error).__name__, error, end="; ")
    print()
for n in range(4):
    try:
        a, b = gen(n)
        print("ok")
    except ValueError as error:
        print(error)
    try:
        a, b, *c = gen(n)
        print("ok", c)
    except ValueError as error:
        print(error)
a = b = "before"
try:
    a, b = 1,
except ValueError:
    print(a, b)
l = [0, 0]
try:
    l[0], l[5], a = "set", "fails", "not reached"
except IndexError as error:
    print(l, a, error)
def infinite():
    n = 0
    while True:
        yield n
        n += 1
g = infinite()
try:
    a, b, c = g
except ValueError as error:
    print(error, next(g))
try:
    for x, y in [(1, 2), (3,)]:
        print(x, y)
except ValueError as error:
    print(error)
try:
    print([x for x, in [(1,), (2, 3)]])
except ValueError as error:
    print(error)

# One loop instruction goes through iterators of every sort in turn: what it was first seen with must not matter.
def through(iterable):
    seen = []
    for item in iterable:
        seen.append(item)
        if len(seen) == 7:
            break
    return seen


def pairs(iterable):
    return [(b, a) for a, b in iterable]


def count_up():
    yield from range(3)


class Own:
    def __init__(self):
        self.left = 3

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        self.left -= 1
        return self.left


long = "ab" * 200 + "é"
sorts = [
    lambda: range(4), lambda: [1, 2, 3], lambda: (4, 5), lambda: "héllo", lambda: "日本", lambda: long + "x",
    lambda: {1: 2, "a": "b"}, lambda: {1: 2}.items(), lambda: {1: 2}.values(), lambda: {7}, lambda: frozenset((8,)),
    lambda: b"ab", lambda: bytearray(b"cd"), count_up, lambda: Own(), lambda: zip([1, 2], "ab"),
    lambda: enumerate("ab"), lambda: reversed([1, 2, 3]), lambda: map(str, [1, 2]), lambda: map(int, ["1", " 2 "]),
    lambda: map(float, (1, "2")), lambda: map(ord, "ab"), lambda: map(lambda x: -x, range(2)),
    lambda: filter(None, [0, 1]), lambda: filter(lambda x: x > 1, range(4)), lambda: memoryview(b"xy"),
    lambda: iter([1, 2]), lambda: [], lambda: range(0), lambda: "", lambda: {}, lambda: (x for x in ()),
]
for make in sorts:
    print(through(make()))
for make in reversed(sorts):
    print(through(make()))
for make in (lambda: {1: 2, 3: 4}.items(), lambda: [(1, 2)], lambda: enumerate("ab"), lambda: zip("ab", "cd"),
             lambda: enumerate(range(2), 5), lambda: zip((1, 2), {3: 4}), lambda: ("ab", "cd"),
             lambda: enumerate(reversed([1, 2])), lambda: zip(range(3), [1, 2])):
    print(pairs(make()))


# A dict or set that changes while a loop goes through it.
def changing(container, change):
    seen = []
    try:
        for item in container:
            seen.append(item)
            change(container)
    except RuntimeError as error:
        print(error, seen)
    else:
        print("no error", seen)


def swap(d):
    del d[next(iter(d))]
    d[len(d) + 10] = 0


changing({1: 1, 2: 2}, lambda d: d.update({3: 3}))
changing({1: 1, 2: 2}, swap)
changing({1: 1, 2: 2}, lambda d: d.clear())
changing({1: 1, 2: 2}, lambda d: d.update({1: 5}))
changing({1, 2}, lambda s: s.add(9))
changing([1, 2, 3], lambda l: l.pop())
table = {i: i for i in range(6)}
del table[0], table[3]
print([k for k in table], [v for v in table.values()], [(k, v) for k, v in table.items()], list(table), set(table))


# Functions of a map() that end it, fail, or take the iterator further.
def stopping(x):
    if x == 2:
        raise StopIteration
    return x


print(list(map(stopping, range(5))), through(map(stopping, range(5))))
inner = iter(["1", "x", "3"])
numbers = map(int, inner)
try:
    for number in numbers:
        print(number)
except ValueError as error:
    print(error)
print(list(inner))


class Text:
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return "<" + self.text + ">"

    def __index__(self):
        return 7


print([t for t in map(str, [Text("a"), 1, None, 2.5])], [n for n in map(int, [Text("b"), True, "0x1"[:1], 2.9])])
print(sum(map(ord, "héß")), sum(map(len, ["a", "bc"])), list(map(chr, [97, 233, 0x1F600])))
for call in (lambda: ord("ab"), lambda: ord(b"a"), lambda: ord(5), lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"),
             lambda: chr(True), lambda: ord("")):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

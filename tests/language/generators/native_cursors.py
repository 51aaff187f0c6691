# Iterators over iterators: zip, enumerate, map, reversed and dict views, alone, nested, shared, subclassed and broken.
def attempt(f, *args):
    try:
        return f(*args)
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


# Pairs in loops.
for a, b in zip([1, 2, 3], "ab"):
    print(a, b)
for i, x in enumerate((10, 20), 5):
    print(i, x)
for k, v in {"a": 1, "b": 2}.items():
    print(k, v)
for i, (a, b) in enumerate(zip(range(3), reversed([7, 8, 9]))):
    print(i, a, b)
for [a, b] in zip({1: 2}, {3}):
    print(a, b)
print([(b, a) for a, b in zip("xyz", [1, 2, 3])], {b: a for a, b in enumerate("pq")}, {a + b for a, b in zip((1, 2), (3, 4))})
for x in zip([1], [2]):
    a, b = x
    print(x, a, b)
for a, *b in zip([1], [2], [3]):
    print(a, b)
for (a, b), c in zip(zip("ab", "cd"), "ef"):
    print(a, b, c)


class Box:
    pass


box = Box()
items = [0, 0]
for box.key, items[1] in {"k": "v", "m": "w"}.items():
    print(box.key, items)
print(attempt(lambda: [a for a, b in zip([1], [2], [3])]))
print(attempt(lambda: [a for a, b in ["x"]]))

# What each iterator has left.
first, second = iter([1, 2, 3, 4]), iter([5, 6])
print(list(zip(first, second)), list(first), list(second))
first, second = iter([1, 2]), iter([5, 6, 7])
print(list(zip(first, second)), list(first), list(second))
shared = iter(range(7))
print(list(zip(shared, shared, shared)), list(shared))
shared = iter(range(7))
for a, b in zip(shared, shared):
    print(a, b, end="; ")
print(list(shared))
again = zip(iter([1, 2, 3]), iter([4]))
print(next(again), next(again, "end"), next(again, "end"))
values = [1]
growing = zip(iter(values), iter(values))
print(list(growing))
values.append(2)
print(next(growing, "end"))
numbers = enumerate(iter("abc"))
print(next(numbers), list(numbers), list(numbers))
pairs = zip(numbers, "x")
print(list(pairs))
print(list(enumerate(enumerate("ab", 3), 8)), list(zip()), list(zip([1])), tuple(zip("ab", "cd", "ef", "gh")))
print(list(zip(*[[i, i + 1] for i in range(12)])))
print(sum(a * b for a, b in zip([1, 2], [3, 4])), dict(zip("ab", [1, 2])), set(zip("ab", [1, 2])) == {("a", 1), ("b", 2)})
print(sorted(zip("ba", [1, 2])), max(zip([1, 3], [2, 0])), any(zip([], [1])), list(zip("ab", (c for c in "xy"))))
print(type(zip([1])), type(enumerate([1])), type(map(len, [])), iter(again) is again)
print(attempt(lambda: zip(1)), attempt(lambda: zip([], 2)), attempt(lambda: list(zip([1], [2, 3], strict=True))))
print(attempt(lambda: zip([1], bad=2)), attempt(lambda: map(len)), attempt(lambda: map(len, 3)))
print(list(enumerate("ab", 2**48 - 2)), list(enumerate("ab", 2**60)))


# Changes while iterating.
def grow():
    table = {1: 2, 3: 4}
    for a, b in table.items():
        table[a + 10] = b


def swap():
    table = {1: 2, 3: 4}
    for a, b in zip(table, "ab"):
        del table[a]
        table[a + 10] = b


def shrink():
    values = [1, 2, 3, 4]
    seen = []
    for a, b in zip(values, values):
        seen.append((a, b))
        values.pop()
    return seen


def replace():
    table = {1: 2, 3: 4}
    seen = []
    for a, b in table.items():
        seen.append((a, b))
        table[3] = 9
    return seen


print(attempt(grow), attempt(swap), attempt(shrink), attempt(replace))
members = {1, 2}
walk = zip(members, [1, 2])
print(next(walk))
members.add(3)
print(attempt(next, walk), attempt(next, walk))


# Subclasses say what they give.
class Zip(zip):
    def __next__(self):
        return ("mine", super().__next__())


class Numbers(enumerate):
    def __next__(self):
        i, x = super().__next__()
        return -i, x


class Backwards(reversed):
    def __next__(self):
        return super().__next__() * 10


class Mapped(map):
    def __next__(self):
        return [super().__next__()]


class Letters(list):
    def __iter__(self):
        return iter("letters")


class Items(dict):
    def items(self):
        return [("of", "mine")]


for a, b in Zip([1, 2], [3, 4]):
    print(a, b)
for a, b in Numbers("ab"):
    print(a, b)
print(list(Backwards((1, 2, 3))), [x for x in Backwards((4, 5))], list(Mapped(abs, [-1, -2])), [x for x in Mapped(str, [1])])
print(list(zip(Letters([1, 2]), [1, 2, 3])), list(zip(Backwards((1, 2)), Numbers("xy"))), list(map(ord, Letters())))
print([k + v for k, v in Items(a=1).items()], list(enumerate(Letters())), list(zip(Zip([1]), Mapped(len, ["abc"]))))


class Sequence:
    def __getitem__(self, index):
        if index == 3:
            raise IndexError
        return index * 2


class Counter:
    def __init__(self):
        self.at = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.at += 1
        if self.at > 3:
            raise StopIteration
        return self.at


print(list(zip(Sequence(), Counter())), list(map(lambda x: -x, Counter())), list(enumerate(Sequence())), list(zip("ab", Counter())))


# map() calls the function for each item; StopIteration ends it, other errors come through.
def until(x):
    if x == 3:
        raise StopIteration
    return x


def failing(x):
    return 10 // x


class Callable:
    def __call__(self, x):
        return ("called", x)

    def method(self, x):
        return ("method", x)

    @classmethod
    def of_class(cls, x):
        return (cls.__name__, x)

    @staticmethod
    def static(x):
        return ("static", x)


print(list(map(until, [1, 2, 3, 4])), list(map(next, [iter([1]), iter([]), iter([2])])), list(map(len, ["a", "bc"])))
print(attempt(lambda: list(map(failing, [5, 0, 1]))), attempt(lambda: list(map(len, ["a", 1]))))
print(list(map(Callable(), "ab")), list(map(Callable().method, "ab")), list(map(Callable.of_class, "a")), list(map(Callable.static, "a")))
print(list(map(str, [1, 2])), list(map(int, ["3", "4"])), list(map(float, "56")), list(map("{}!".format, [1, 2])), list(map([].append, [1])))
print(list(map(lambda *a: a, [1, 2])), list(map(lambda a, b=7: (a, b), [1, 2])), list(map(lambda a, b: a + b, "ab", "cd")))
print(list(map(str.upper, ["a", "b"])), attempt(lambda: list(map(str.upper, ["a", 1]))), list(map(print, ["p"])), list(map(iter, [])))
print(sum(map(abs, [-1, 2, -3])), max(map(lambda x: x * 2, [1, 5, 2])), sorted(map(lambda x: -x, [3, 1, 2])), set(map(len, ["a", "b"])))
left = iter([5, 0, 1])
mapped = map(failing, left)
print(next(mapped), attempt(next, mapped), next(mapped), next(mapped, "end"), next(mapped, "end"))
for value in mapped:
    print("not reached")


def last_value():
    value = "before"
    try:
        for value in map(failing, [1, 2, 0]):
            pass
    except ZeroDivisionError as error:
        depth = 0
        trace = error.__traceback__
        while trace:
            depth += 1
            trace = trace.tb_next
        return value, depth


print(last_value())


def recursive(x):
    return x if x == 0 else sum(map(recursive, [x - 1])) + 1


print(recursive(20), list(filter(None, map(lambda x: x % 3, range(7)))))
for a, b in map(lambda x: (x, x * x), [1, 2, 3]):
    print(a, b, end=" ")
print()
for a in map(lambda x: [y for y in map(lambda z: z + x, [1, 2])], [10, 20]):
    print(a)

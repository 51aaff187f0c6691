# Iterators that an exception or an end goes through may be asked again.
class Source:
    """0, 1, 2 … with an error at each multiple of four and a pause at each of five."""

    def __init__(self):
        self.at = -1

    def __iter__(self):
        return self

    def __next__(self):
        self.at += 1
        if self.at % 4 == 3:
            raise ValueError(self.at)
        if self.at % 5 == 4:
            raise StopIteration
        return self.at


def ask(iterator, times):
    answers = []
    for _ in range(times):
        try:
            answers.append(next(iterator))
        except Exception as e:
            answers.append(f"{type(e).__name__}{e.args}")
    return answers


print(ask(map(str, Source()), 14))
print(ask(map(lambda a, b: a + b, Source(), range(100)), 14))
print(ask(filter(lambda x: x & 1 == 0, Source()), 14))
print(ask(filter(None, Source()), 14))
print(ask(enumerate(Source()), 14))
print(ask(enumerate(Source(), 10), 14))
print(ask(zip(Source(), range(100)), 14))
print(ask(zip(range(100), Source()), 14))
print(ask(zip(Source(), range(100), "abcdefghijklmnopqrstuvwxyz"), 14))
print(ask(zip(Source(), range(100), "abcdefghijklmnopqrstuvwxyz", range(50)), 14))


def picky(x):
    if x % 3 == 1:
        raise StopIteration(x)
    if x % 3 == 2:
        raise KeyError(x)
    return x


for make in (lambda: map(picky, range(12)), lambda: filter(picky, range(12)), lambda: map(picky, iter(list(range(12)))),
             lambda: map(lambda x, y: picky(x), range(12), range(12))):
    print(ask(make(), 14), list(make()))
    iterator = make()
    loops = []
    for _ in range(4):
        try:
            loops.append([*iterator])
        except KeyError as e:
            loops.append(e.args)
    print(loops)

source = iter([1, 2, 3, 9, 4, 9, 5])


def take():
    value = next(source)
    if value == 2:
        raise ValueError
    return value


until = iter(take, 9)
print(ask(until, 6), ask(until, 3), next(source))
short = iter([].pop, 0)
print(ask(short, 2))
grown = [1, 2]
m = map(str, grown)
print(list(m), grown.append(3), list(m))
z = zip(iter([1, 2, 3]), iter([1]))
print(list(z), list(z))


# The generators of a script end for good.
def own():
    for x in Source():
        yield x


g = own()
print(ask(g, 6), ask(map(str, own()), 6))

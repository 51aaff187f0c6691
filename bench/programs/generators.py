# Generators: simple, pipelines, yield from, send, recursive walks, generator expressions.
def count(limit):
    i = 0
    while i < limit:
        yield i
        i += 1


def evens(source):
    for value in source:
        if value % 2 == 0:
            yield value


def squares(source):
    for value in source:
        yield value * value


def averager():
    total = 0
    seen = 0
    value = yield 0
    while True:
        total += value
        seen += 1
        value = yield total // seen


def walk(low, high):
    if low < high:
        middle = (low + high) // 2
        yield from walk(low, middle)
        yield middle
        yield from walk(middle + 1, high)


def main():
    total = 0
    for value in squares(evens(count(600000))):
        total += value
    total += sum(walk(0, 60000))
    average = averager()
    next(average)
    for i in range(400000):
        total += average.send(i)
    total += sum(i * 3 for i in range(600000) if i & 3)
    for _ in range(100000):
        total += next(iter(count(5)))
    return total


print(main())

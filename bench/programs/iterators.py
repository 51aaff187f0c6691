# Iterating: classes with __iter__ and __next__, __contains__, __len__, zip, map, filter, enumerate.
class Countdown:
    def __init__(self, start):
        self.current = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return self.current


class Span:
    def __init__(self, low, high):
        self.low = low
        self.high = high

    def __iter__(self):
        return iter(range(self.low, self.high))

    def __len__(self):
        return self.high - self.low

    def __contains__(self, value):
        return self.low <= value < self.high

    def __getitem__(self, index):
        if index >= len(self):
            raise IndexError(index)
        return self.low + index


def main():
    total = 0
    for value in Countdown(500000):
        total += value
    total += sum(Countdown(200000))
    span = Span(10, 60)
    for i in range(200000):
        total += (i & 63) in span
        total += span[i % 50] + len(span)
    for _ in range(6000):
        for value in span:
            total += value
    values = list(range(1000))
    for r in range(160):
        for i, (a, b) in enumerate(zip(values, reversed(values))):
            total += i * a - b
        total += sum(map(lambda v: v + r, values)) + len(list(filter(lambda v: v & 1, values)))
        total += sum(map(abs, values)) + any(v > 998 for v in values) + all(v >= 0 for v in values)
    first, second, *_ = Countdown(10)
    return total + first + second


print(main())

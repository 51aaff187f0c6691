# Generators and iterators, as far as daily use goes.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


print(list(count(5)), sum(count(10)), tuple(x * 2 for x in count(4)))
g = count(2)
print(next(g), next(g), next(g, "end"), next(g, "still"))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


for f in fib():
    if f > 100:
        break
    print(f, end=" ")
print()


def echo():
    received = None
    while True:
        received = yield received
        if received == "stop":
            return "finished"


e = echo()
next(e)
print(e.send(1), e.send("two"))
try:
    e.send("stop")
except StopIteration as stop:
    print("returned", stop.value)


def chain(*iterables):
    for it in iterables:
        yield from it


print(list(chain("ab", [1, 2], count(2))))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), max(Countdown(4)), 2 in Countdown(5))


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(*tree(4))
print({k: v for k, v in zip("abc", count(3))}, sorted(x % 4 for x in range(10)))
it = iter([1, 2, 3])
print(next(it), list(it), list(it))

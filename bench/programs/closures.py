# Closures: counters with nonlocal, functions made in a loop, composition, lambdas, decorators.
def counter(step):
    count = 0

    def advance():
        nonlocal count
        count += step
        return count

    return advance


def compose(f, g):
    return lambda x: f(g(x))


def adder(n):
    def add(x):
        return x + n

    return add


def traced(function):
    calls = 0

    def wrapper(*args):
        nonlocal calls
        calls += 1
        return function(*args) + (calls & 1)

    return wrapper


@traced
def double(x):
    return x * 2


def main():
    total = 0
    tick = counter(3)
    for _ in range(800000):
        tick()
    total += tick()
    for i in range(160000):
        f = compose(adder(i), adder(1))
        total += f(i)
    for i in range(300000):
        total += double(i)
    functions = [lambda x, k=k: x * k for k in range(20)]
    for i in range(20000):
        for f in functions:
            total ^= f(i)
    return total


print(main())

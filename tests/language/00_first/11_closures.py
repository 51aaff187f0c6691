# Closures, nonlocal, global, decorators.
def counter():
    n = 0

    def step(by=1):
        nonlocal n
        n += by
        return n

    def reset():
        nonlocal n
        n = 0
    return step, reset


step, reset = counter()
other, _ = counter()
print(step(), step(), step(5), other())
reset()
print(step(), other())
total = 0


def add(n):
    global total, created
    total += n
    created = "here"


add(3)
add(4)
print(total, created)
functions = [lambda: i for i in range(3)]
bound = [lambda i=i: i for i in range(3)]
print([f() for f in functions], [f() for f in bound])


def compose(*fs):
    def run(x):
        for f in fs:
            x = f(x)
        return x
    return run


print(compose(lambda x: x + 1, lambda x: x * 10, str)(4))


def logged(f):
    def wrapper(*args, **kwargs):
        print("call", f.__name__, args, kwargs)
        return f(*args, **kwargs)
    return wrapper


def repeat(times):
    def decorate(f):
        return lambda *a: [f(*a) for _ in range(times)]
    return decorate


@logged
@repeat(2)
def square(x):
    return x * x


@repeat(3)
def one():
    return 1


print(square(3), one())


def a():
    x = "a"

    def b():
        def c():
            return x
        return c
    x = "changed"
    return b()()


print(a())

# Functions: arguments, defaults, results, recursion.
def add(a, b):
    return a + b


def nothing():
    pass


def greet(name, greeting="Hello", *, mark="!"):
    return greeting + ", " + name + mark


def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def gather(*args, **kwargs):
    return args, kwargs


print(add(1, 2), add("a", "b"), add([1], [2]))
print(nothing())
print(greet("World"), greet("Bob", "Hi"), greet("Eve", greeting="Yo", mark="?"))
print(fact(5), fact(20), fact(30))
print([fib(i) for i in range(15)])
print(gather(), gather(1, 2), gather(x=1), gather(1, *[2, 3], y=4, **{"z": 5}))


def outer():
    def inner(x):
        return x * 2
    return inner


double = outer()
print(double(21), (lambda x, y=3: x * y)(4))


def early(n):
    for i in range(n):
        if i == 3:
            return i
    return -1


print(early(2), early(10))


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(50), odd(51))
print(fact.__name__, greet.__defaults__, greet.__kwdefaults__)

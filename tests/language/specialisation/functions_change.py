# What was remembered of a function, or of how a class makes its instances, holds no longer once that has changed.
def target(a, b=2, *, c=3):
    return (a, b, c)


def positional():
    return target(1)


def named():
    return target(c=5, a=4)


def both():
    return target(1, c=7, b=8)


def show():
    for _ in range(2):
        for call in (positional, named, both):
            try:
                print(call())
            except TypeError as error:
                print("TypeError:", error)


show()
target.__defaults__ = (20,)
show()
target.__defaults__ = (10, 20)
show()
target.__defaults__ = (5, 10, 20)
show()
target.__defaults__ = None
show()
target.__kwdefaults__ = {"c": 30}
target.__defaults__ = (2,)
show()
target.__kwdefaults__ = None
show()
target.__code__ = (lambda a, c=1, b=2: ("other code", a, b, c)).__code__
show()


def target(*args, **kwargs):
    return args, kwargs


show()


# Classes.
class Thing:
    pass


def make(*args):
    try:
        thing = Thing(*args) if args else Thing()
        return type(thing).__name__, getattr(thing, "value", None)
    except TypeError as error:
        return str(error)


def make_one():
    try:
        thing = Thing(1)
        return type(thing).__name__, getattr(thing, "value", None)
    except TypeError as error:
        return str(error)


def show_class(label):
    print(label, make(), make_one(), make(), make_one())


show_class("plain")


def init(self, value=0):
    self.value = value


Thing.__init__ = init
show_class("with __init__")
Thing.__init__ = lambda self, a: None
show_class("with another")
Thing.__init__ = lambda self, a=0: a
show_class("with a result")
Thing.__init__ = init
Thing.__new__ = staticmethod(lambda cls, *args: object.__new__(cls) if args else 5)
show_class("with __new__")
del Thing.__init__
show_class("without __init__")


class Meta(type):
    def __call__(cls, *args):
        return "called " + cls.__name__


class Made(metaclass=Meta):
    def __init__(self):
        raise AssertionError


for _ in range(3):
    print(Made())
del Meta.__call__
try:
    Made()
except AssertionError:
    print("made")


# Bound methods, with defaults and in generators.
class Adder:
    def __init__(self, start=0):
        self.total = start

    def add(self, x, times=1):
        self.total += x * times
        return self.total


def additions():
    adder = Adder()
    add = adder.add
    for i in range(4):
        yield add(i)
        yield add(i, 2)
        yield adder.add(i, times=3)
        yield Adder(i).add(1)


print(list(additions()))


# Operators, whose methods come and go.
class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return NotImplemented if other == "no" else ("add", self.value)

    def __radd__(self, other):
        return NotImplemented if self.value == "no" else ("radd", other, self.value)

    def __lt__(self, other):
        return self.value < other.value

    def __bool__(self):
        return self.value > 0


def add(a, b):
    return a + b


def add_in_place(a, b):
    a += b
    return a


def less(a, b):
    if a < b:
        return "less"
    return "not less"


def attempt(function, *args):
    try:
        return function(*args)
    except TypeError as error:
        return "TypeError: " + str(error)


def show_operators():
    one, two = Number(1), Number(2)
    for _ in range(2):
        print(attempt(add, one, two), attempt(add, 5, one), attempt(add, 2.5, one), attempt(add, one, "no"),
              attempt(add, 1, Number("no")))
        print(attempt(add_in_place, one, two), attempt(add_in_place, one, "no"), attempt(add_in_place, 3, one))
        print(attempt(less, one, two), attempt(less, two, one), attempt(lambda: not one), attempt(lambda: bool(two)))


show_operators()
Number.__iadd__ = lambda self, other: NotImplemented if other == "no" else ("iadd", self.value)
show_operators()
Number.__iadd__ = lambda self, other: NotImplemented
show_operators()
del Number.__radd__
Number.__lt__ = lambda self, other: NotImplemented
show_operators()
Number.__bool__ = lambda self: 1
show_operators()


def truth(x):
    return "yes" if x else "no"


print(attempt(truth, Number(1)))
del Number.__bool__
Number.__len__ = lambda self: 0
print(attempt(truth, Number(1)), attempt(len, Number(1)))
Number.__len__ = lambda self: "three"
print(attempt(truth, Number(1)), attempt(len, Number(1)))

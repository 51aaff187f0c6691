# Mistake 6: an inline cache or a shape that is out of date. Hot code sees each change at once.
# limits: time=4
# expect: any clean end
import sys


class A:
    x = 1

    def m(self):
        return "A.m"


class B:
    x = 2

    def m(self):
        return "B.m"


class C(A):
    pass


def read(o):
    return o.x


def call(o):
    return o.m()


def hot(function, *arguments):
    for _ in range(50):
        result = function(*arguments)
    return result


c = C()
print(hot(read, c), hot(call, c))
C.__bases__ = (B,)
print(hot(read, c), hot(call, c))
C.x = 3
C.m = lambda self: "C.m"
print(hot(read, c), hot(call, c))
c.x = 4
c.m = lambda: "c.m"
print(hot(read, c), hot(call, c))
C.x = property(lambda self: "property")
print(hot(read, c))
del C.x
print(hot(read, c))
del c.x, c.m
print(hot(read, c), hot(call, c))
c.__class__ = A
print(hot(read, c), hot(call, c))
A.__getattr__ = lambda self, name: name
del A.x
print(hot(read, c))
A.__getattribute__ = lambda self, name: "all " + name
print(hot(read, c))
del A.__getattribute__, A.__getattr__
try:
    hot(read, c)
except AttributeError as error:
    print(error)
c.__dict__ = {"x": 5}
print(hot(read, c))
c.__dict__["x"] = 6
print(hot(read, c))
for i in range(100):
    c.__dict__["k%d" % i] = i
print(hot(read, c))
c.__dict__.clear()
try:
    hot(read, c)
except AttributeError as error:
    print(error)


def global_read():
    return value, len([])


value = 1
print(hot(global_read))
value = 2
print(hot(global_read))
len = lambda x: "mine"
print(hot(global_read))
del len
print(hot(global_read))
globals()["value"] = 3
print(hot(global_read))
del value
try:
    hot(global_read)
except NameError as error:
    print(error)
__builtins__ = globals().get("__builtins__")


def add(a, b):
    return a + b


class N(int):
    def __add__(self, other):
        return "N"

    __radd__ = __add__


print(hot(add, 1, 2), hot(add, 1.5, 2), hot(add, 1, N(2)), hot(add, N(1), 2), hot(add, "a", "b"), hot(add, 2**47, 2**47))
N.__add__ = lambda self, other: "changed"
print(hot(add, N(1), 2), hot(add, 2, N(1)))
del N.__add__, N.__radd__
print(hot(add, N(1), 2), type(hot(add, N(1), N(2))))


def subscript(o, i):
    return o[i]


class L(list):
    pass


l = L([1, 2])
print(hot(subscript, l, 1), hot(subscript, [3, 4], 1))
L.__getitem__ = lambda self, i: "L"
print(hot(subscript, l, 1), hot(subscript, (5, 6), 1))
del L.__getitem__
print(hot(subscript, l, 1))


def iterate(o):
    return [x for x in o]


print(hot(iterate, l))
L.__iter__ = lambda self: iter("iter")
print(hot(iterate, l))


def construct(k):
    return k(1)


class D:
    def __init__(self, x):
        self.x = x


print(hot(construct, D).x)
D.__init__ = lambda self, x: setattr(self, "x", "changed")
print(hot(construct, D).x)
D.__new__ = lambda cls, x: "new"
print(hot(construct, D))
D.__new__ = object.__new__
try:
    print(hot(construct, D).x)
except TypeError as error:
    print("TypeError")


class S:
    __slots__ = ("a", "b")


s = S()
s.a = 1


def slot(o):
    return o.a


print(hot(slot, s))
S.a, S.b = S.b, S.a
try:
    print(hot(slot, s))
except AttributeError:
    print("AttributeError")
S.a = 5
print(hot(slot, s))


class Meta(type):
    def __call__(cls, *arguments):
        return "meta"


try:
    D.__class__ = Meta
    print(hot(construct, D))
except TypeError as error:
    print("TypeError")


def compare(a, b):
    return a < b, a == b


print(hot(compare, 1, 2), hot(compare, "a", "b"), hot(compare, D, D) if False else "")


class Sub(A):
    def m(self):
        return super().m()


print(hot(call, Sub()))
A.m = lambda self: "new A.m"
print(hot(call, Sub()))
Sub.__bases__ = (B,)
print(hot(call, Sub()))

# Exceptions raised out of hot code, and functions whose code changes.
def divide(a, b):
    try:
        return a / b
    except ZeroDivisionError:
        return "zero"


print([hot(divide, 1, x) for x in (1, 0, 2.0, 0.0, True, N(0))])


def target():
    return 1


def caller():
    return target()


print(hot(caller))
target.__code__ = (lambda: 2).__code__
print(hot(caller))
target.__code__ = (lambda *a, k=3: k).__code__
target.__kwdefaults__ = {"k": 4}
print(hot(caller))
target = len
try:
    hot(caller)
except TypeError:
    print("TypeError")

# A slot is reached through its descriptor only: one that is replaced or deleted hides it.
class A:
    __slots__ = ("x", "y")
a = A()
a.x = 1
a.y = 2
A.x = 5
print(a.x)
try:
    a.x = 7
except AttributeError as e:
    print(e)
print(a.y)
del A.y
for f in (lambda: a.y, lambda: setattr(a, "y", 3), lambda: delattr(a, "x")):
    try: print(f())
    except AttributeError as e: print(e)
class B(A):
    pass
b = B()
b.x = 4
print(b.x, b.__dict__)
b.y = 9
print(b.y, b.__dict__)


class Point:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a = a
        self.b = b


class Named(Point):
    def __init__(self, a, b, name):
        super().__init__(a, b)
        self.name = name


total = 0
points = [Point(i, 1) for i in range(5)] + [Named(i, 2, "n") for i in range(5)]
for p in points:
    p.a += p.b
    total += p.a
print(total, vars(points[-1]))
kept = Point.a
Point.a = property(lambda self: -kept.__get__(self), lambda self, value: kept.__set__(self, value * 2))
for p in points[3:7]:
    p.a = p.a + 1
    print(p.a, p.b)
Point.a = kept
print([p.a for p in points])
del Point.a
n = points[-1]
n.a = "in the dict"
print(n.a, vars(n), kept.__get__(n))
del n.a
try:
    n.a
except AttributeError as e:
    print(e)

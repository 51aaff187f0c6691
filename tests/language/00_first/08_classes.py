# Classes: instances, methods, inheritance, a few special methods.
class Point:
    count = 0

    def __init__(self, x, y):
        self.x = x
        self.y = y
        Point.count += 1

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return isinstance(other, Point) and self.x == other.x and self.y == other.y

    def length2(self):
        return self.x ** 2 + self.y ** 2


class Named(Point):
    kind = "named"

    def __init__(self, name, x, y):
        super().__init__(x, y)
        self.name = name

    def __str__(self):
        return self.name + super().__repr__()

    def length2(self):
        return super().length2() + 1


a, b = Point(1, 2), Point(3, 4)
print(a, a + b, a == Point(1, 2), a != b, a.length2(), Point.count)
n = Named("N", 5, 6)
print(n, repr(n), n.length2(), n.kind, Named.kind, isinstance(n, Point), issubclass(Named, Point))
n.kind = "own"
print(n.kind, Named.kind, vars(n), hasattr(n, "name"), hasattr(a, "name"), getattr(a, "name", "no name"))
method = a.length2
a.x = 10
print(method(), Point.length2(a), type(a) is Point, type(n).__name__, Named.__mro__)


class Counter:
    def __init__(self):
        self.items = {}

    def __getitem__(self, key):
        return self.items.get(key, 0)

    def __setitem__(self, key, value):
        self.items[key] = value

    def __len__(self):
        return len(self.items)

    def __call__(self, key):
        self[key] += 1
        return self

    def __iter__(self):
        return iter(sorted(self.items))

    def __contains__(self, key):
        return key in self.items


c = Counter()
c("a")("b")("a")
print(c["a"], c["b"], c["z"], len(c), list(c), "a" in c, "q" in c, bool(c), bool(Counter()))

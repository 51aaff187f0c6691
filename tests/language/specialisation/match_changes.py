# Class patterns, whose class changes between matches.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


def ask(subject):
    try:
        match subject:
            case Point(0, y):
                return "zero", y
            case Point(x, y=1):
                return "one", x
            case Point(x, z=z):
                return "z", x, z
            case Point(x):
                return "x", x
            case int(n) if n > 5:
                return "int", n
            case {"a": a, "b": b, **rest}:
                return "dict", a, b, rest
            case str() | bytes():
                return "text"
        return "nothing"
    except Exception as error:
        return type(error).__name__, str(error)


subjects = [Point(0, 2), Point(3, 1), Point(4, 5), 7, 3, True, "s", b"", {"a": 1, "b": 2, "c": 3}, {"a": 1}, None]


def show(label):
    print(label)
    for _ in range(2):
        print([ask(subject) for subject in subjects])


show("as made")
subjects[2].z = "z"
show("with z")
Point.__match_args__ = ("y", "x")
show("turned")
Point.__match_args__ = ("y", "y")
show("one name twice")
Point.__match_args__ = ("x",)
show("too few")
Point.__match_args__ = ["x", "y"]
show("a list")
Point.__match_args__ = ("x", 1)
show("no name")
del Point.__match_args__
show("none")
Point.__match_args__ = ("x", "y")
Point.z = property(lambda self: ("property", self.x))
show("a property")
Point.__getattr__ = lambda self, name: "fallback " + name
del Point.z
show("a fallback")


class Liar:
    @property
    def __class__(self):
        return Point

    x = y = 1


subjects.append(Liar())
show("one that claims to be a Point")


class Meta(type):
    def __instancecheck__(cls, instance):
        return instance == 3


class Three(metaclass=Meta):
    pass


def three(subject):
    match subject:
        case Three():
            return True
    return False


print([three(subject) for subject in (1, 3, "3", Three())])

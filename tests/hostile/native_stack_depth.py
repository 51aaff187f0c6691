# Mistake 3: recursion in C++ over what the program nested. Only: the C++ stack holds, whatever the answer is.
# limits: time=4
# expect: any clean end
import sys


def attempt(name, function, *arguments):
    try:
        function(*arguments)
        print(name, "ok")
    except (RecursionError, MemoryError, SyntaxError, ValueError, TypeError, AttributeError) as error:
        print(name, "ok")


N = 100000


def nest(make, base=()):
    x = base
    for _ in range(N):
        x = make(x)
    return x


for name, make in {
    "list": lambda x: [x],
    "tuple": lambda x: (x,),
    "dict": lambda x: {1: x},
    "frozenset": lambda x: frozenset([x]),
    "slice": lambda x: slice(x, x),
    "exception": lambda x: ValueError(x),
    "alias": lambda x: list[x],
    "map": lambda x: map(len, [x]),
    "partial": lambda x: (lambda: x),
    "method": lambda x: [x].append,
    "property": lambda x: property(x),
    "staticmethod": lambda x: staticmethod(x),
    "classmethod": lambda x: classmethod(x),
    "zip": lambda x: zip([x]),
    "iter": lambda x: iter([x]),
    "enumerate": lambda x: enumerate([x]),
    "reversed": lambda x: reversed([x]),
    "filter": lambda x: filter(None, [x]),
    "values": lambda x: {1: x}.values(),
}.items():
    a, b = nest(make), nest(make)
    for operation in (repr, str, hash, bool, list, tuple, set, dict, sorted, callable, type, dir):
        attempt(name + " " + operation.__name__, operation, a)
    attempt(name + " eq", lambda: a == b)
    attempt(name + " lt", lambda: a < b)
    attempt(name + " in", lambda: a in [b])
    attempt(name + " format", lambda: f"{a} {a!r}")
    attempt(name + " percent", lambda: "%s %r" % (a, a))
    attempt(name + " isinstance", lambda: isinstance(1, a))
    attempt(name + " call", lambda: a())
    attempt(name + " raise", exec, "raise a", {"a": a})
    attempt(name + " sum", lambda: sum([a], []))
    attempt(name + " print", lambda: print(end="", *[] if len(repr(a)) else []))
    del a, b

# Chains through the data model.
g = nest(lambda x: (y for y in x))
attempt("generator chain", next, g)
del g
m = nest(lambda x: map(str, x))
attempt("map chain", next, m)
del m


class Chain:
    def __init__(self, to):
        self.to = to

    def __getattr__(self, name):
        return getattr(self.to, name)

    def __call__(self):
        return self.to()

    def __eq__(self, other):
        return self.to == other.to

    def __hash__(self):
        return hash(self.to)

    def __len__(self):
        return len(self.to)

    def __index__(self):
        return self.to.__index__()

    def __iter__(self):
        return iter(self.to)

    def __repr__(self):
        return repr(self.to)

    def __instancecheck__(self, x):
        return isinstance(x, self.to)

    def __del__(self):
        pass


c = nest(Chain, ())
for operation in (repr, hash, len, iter, list, bool, lambda x: x(), lambda x: x.foo, lambda x: [][x], lambda x: isinstance(1, x)):
    attempt("chain", operation, c)
attempt("chain eq", lambda: c == nest(Chain, ()))
del c


class T:
    pass


t = nest(lambda x: type("T", (x,), {}) if False else x, T)
for _ in range(2000):
    t = type("T", (t,), {})
attempt("deep class", lambda: t().missing)
attempt("deep class isinstance", lambda: isinstance(t(), T))
attempt("deep class repr", lambda: repr(t.__mro__))
d = property(lambda self: self.x)
U = type("U", (), {"x": d})
attempt("property", lambda: U().x)
e = None
for i in range(20000):
    try:
        raise ValueError(i) from e
    except ValueError as error:
        e = error
attempt("cause chain", lambda: str(e) and repr(e))
del e
g = ValueError()
for _ in range(N):
    g = ExceptionGroup("g", [g])
for operation in (repr, str, lambda g: g.split(ValueError), lambda g: g.subgroup(lambda e: True), lambda g: g.derive([ValueError()])):
    attempt("group", operation, g)


def star():
    try:
        raise g
    except* ValueError:
        pass


attempt("except star", star)
u = int | str
for i in range(2000):
    u = u | type("A%d" % i, (), {})
attempt("union", lambda: repr(u) and hash(u) and isinstance(1.5, u))
s = "{0"
for i in range(N):
    s += "[0]"
attempt("format fields", s.__add__("}").format, [1])
attempt("format nested", ("{:" * N + "}" * N).format, 1)
attempt("percent nested", ("%(" * N + ")s" * N).__mod__, {})
x = []
x.append(x)
y = []
y.append(y)
attempt("cyclic repr", repr, x)
attempt("cyclic eq", lambda: x == y)
attempt("cyclic lt", lambda: x < y)
x = {}
x[1] = x
attempt("cyclic dict", lambda: repr(x) and x == {1: x})
sys.setrecursionlimit(10**9)
attempt("recursion", (lambda f: f(f)), lambda f: f(f) + 1)

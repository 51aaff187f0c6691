# Mistake 1: a value held across a collection. Whatever calls back collects, and fills the heap anew.



def churn():

    return [[i] * 3 for i in range(50)]


class Key:
    def __init__(self, n):
        self.n = n
        self.extra = [n]

    def __hash__(self):
        churn()
        return self.n & 3

    def __eq__(self, other):
        churn()
        return self.n == other.n

    def __lt__(self, other):
        churn()
        return self.n < other.n

    def __repr__(self):
        churn()
        return "K%d" % self.n

    def __str__(self):
        churn()
        return "k%d" % self.n

    def __format__(self, spec):
        churn()
        return "<%s%d>" % (spec, self.n)

    def __index__(self):
        churn()
        return self.n

    def __len__(self):
        churn()
        return self.n

    def __bool__(self):
        churn()
        return self.n > 0

    def __add__(self, other):
        churn()
        return Key(self.n + (other.n if isinstance(other, Key) else other))

    __radd__ = __add__


keys = [Key(i * 7 % 12) for i in range(12)]
print(sorted(keys), min(keys), max(keys))
print({k: i for i, k in enumerate(keys)})
print(len(set(keys) | set(keys[3:])), set(keys) == set(reversed(keys)))
print(keys.index(Key(5)), keys.count(Key(7)), Key(3) in keys)
print("%s %r %s" % (keys[0], keys[1], keys[2]), f"{keys[3]:x} {keys[4]!r:>5} {keys[5]}", "{:>{}}".format(keys[6], 3))
print(sum(keys, Key(0)), list(range(20))[keys[1]:Key(15):Key(2)], "abc" * Key(2), bytes(Key(3)))
print([bool(k) for k in keys][:3], any(keys), all(keys), list(filter(None, keys[:3])))


def gen():
    for i in range(5):
        churn()
        yield Key(i)


print(list(gen()), tuple(gen()), {*gen()} == set(gen()), dict((k, k) for k in gen()), "-".join(str(k) for k in gen()))
a, *b, c = gen()
print(a, b, c, bytes(gen()), list(zip(gen(), gen()))[1], list(map(lambda x, y: x + y, gen(), gen())))


class Attributes:
    def __getattr__(self, name):
        churn()
        return name * 2

    def __setattr__(self, name, value):
        churn()
        object.__setattr__(self, name, [value])

    def __getitem__(self, key):
        churn()
        return key

    def __call__(self, *args, **kwargs):
        churn()
        return args, kwargs

    def __enter__(self):
        churn()
        return self

    def __exit__(self, *details):
        churn()
        return True


x = Attributes()
x.a = 1
print(x.a, x.bc, x[1:2, ...], x(*gen(), **{"k": churn()[1]}))
with x as y:
    churn()
    raise ValueError(churn())
print(y is x, getattr(x, "zz"), "{0.q} {0[7]}".format(x))

# Every way of giving arguments to every shape of parameters, from a function, a method, a class and a generator.
def attempt(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except TypeError as e:
        return f"TypeError: {e}"


def plain(a, b=2, c=3): return ("plain", a, b, c)
def keyword_only(a, *, k=1, l, m=3): return ("keyword_only", a, k, l, m)
def rest(*args): return ("rest", args)
def named(**kwargs): return ("named", kwargs)
def positional_only(a, /, b, *, c=0, **more): return ("positional_only", a, b, c, more)
def everything(a, b=2, /, c=3, *args, d, e=5, **kwargs): return ("everything", a, b, c, args, d, e, kwargs)
def nothing(): return ("nothing",)


shapes = [plain, keyword_only, rest, named, positional_only, everything, nothing]
calls = [((), {}), ((1,), {}), ((1, 2), {}), ((1, 2, 3, 4), {}), ((1,), {"c": 9}), ((1,), {"a": 2}), ((), {"a": 1, "b": 2}),
         ((1,), {"l": 1}), ((1,), {"m": 1, "l": 2, "k": 3}), ((1, 2), {"d": 4}), ((1, 2, 3, 4, 5), {"d": 6, "zz": 7}),
         ((), {"b": 1, "a": 2, "x": 3}), ((1, 2), {"a": 3, "c": 4}), ((1,), {"b": 2, "a": 5, "d": 1})]
for function in shapes:
    for args, kwargs in calls:
        print(attempt(function, *args, **kwargs))


class Holder:
    def method(self, *args, k=1, **kwargs): return (type(self).__name__, args, k, kwargs)
    def collects(*args, **kwargs): return (len(args), args[1:], kwargs)

    @classmethod
    def of_class(cls, a, *, b=2): return (cls.__name__, a, b)

    @staticmethod
    def of_none(a, *rest, b=2): return (a, rest, b)


h = Holder()
for bound in (h.method, h.collects, h.of_class, h.of_none):
    print(attempt(bound, 1), attempt(bound, 1, b=3), attempt(bound, 1, 2, k=4, b=5), attempt(bound))
print(h.method(1, 2, k=3, z=4), h.collects(1, z=2), h.of_class(1, b=4), h.of_none(1, 2, 3, b=4))


class Filled:
    def __init__(self, a, *rest, k=0, **more): self.all = (a, rest, k, more)


class Collected:
    def __init__(*all, **more): all[0].all = (all[1:], more)


print(Filled(1).all, Filled(1, 2, 3, k=4, z=5).all, Filled(a=1, b=2).all, attempt(Filled), attempt(Filled, 1, a=2))
print(Collected().all, Collected(1, x=2).all)


# Names that are equal to a parameter's without being the same object.
def built(*parts): return "".join(parts)


print(plain(**{built("", "a"): 1, built("c"): 5}), named(**{built("al", "pha"): 1}), attempt(plain, 1, **{built("a"): 2}))
print(positional_only(1, 2, **{built("a"): 3}), attempt(named, **{1: 2}))


class Text(str):
    pass


print(plain(1, **{Text("b"): 7}), sorted(map(type, named(**{Text("b"): 7})[1]), key=str))

# Many of each.
many = {f"name{i}": i for i in range(40)}
print(named(**many)[1] == many, rest(*range(50)), attempt(plain, **many))
source = "def wide(" + ", ".join(f"p{i}=0" for i in range(60)) + "): return sum(locals().values())"
exec(source)
print(wide(*range(10)), wide(p59=5, p0=7), wide(*range(20), **{f"p{i}": 1 for i in range(20, 60)}))


# From a generator's frame, whose registers are not on the stack; arguments that are seen to stay what they were.
def calling():
    yield plain(1, c=4)
    yield rest(1, 2, 3)
    yield named(x=1)
    yield everything(1, 2, 3, 4, 5, d=6, f=7)
    yield Filled(1, 2, k=3).all
    yield h.method(1, k=2)
    yield getattr(h, "missing", "default"), getattr(h, "__module__"), [1, 2, 3].pop(), "a b".split(), {}.get("x")
    args, kwargs = (1, 2), {"d": 3}
    yield everything(*args, **kwargs), args, kwargs


for item in calling():
    print(item)


# Keyword defaults in another order, replaced, and taken away.
def shuffled(*, a=1, b=2, c=3): return (a, b, c)


print(shuffled(), shuffled(b=5))
shuffled.__kwdefaults__ = {"c": 30, "a": 10, "b": 20}
print(shuffled(), shuffled(c=5))
shuffled.__kwdefaults__ = {"c": 30}
print(attempt(shuffled), attempt(shuffled, a=1), shuffled(a=1, b=2))
shuffled.__kwdefaults__ = None
print(attempt(shuffled, b=2))
plain.__defaults__ = (7,)
print(attempt(plain, 1), plain(1, 2), plain(b=1, a=0))

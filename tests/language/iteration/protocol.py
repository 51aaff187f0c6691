# iter(), next(), the sentinel form, sequence iterators, exhausted iterators.
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration("end value")
        self.n -= 1
        return self.n


i = It(2)
print(next(i), next(i), next(i, "default"), next(i, None), list(i))
try: next(i)
except StopIteration as stop: print(repr(stop), stop.value)
it = iter([1, 2])
print(iter(it) is it, list(it), list(it), next(it, 0), type(it).__name__)
l = [1, 2]
it = iter(l); next(it); next(it)
print(next(it, "done")); l.append(3); print(next(it, "still done"), list(it))
it = iter(l); list(it); l.append(4); print(list(it))
it = iter(l); next(it); l.insert(0, "front"); print(list(it))
it = iter(l); next(it); del l[:]; print(list(it))
counter = iter(range(10))
print(list(iter(lambda: next(counter), 4)), next(counter))
f = iter([1, 2, 3]).__next__
print(list(iter(f, 2)), list(iter(f, 2)))
def stops(): raise StopIteration
print(list(iter(stops, 0)))
def raises(): raise KeyError("k")
try: next(iter(raises, 0))
except KeyError as error: print(error)
s = iter(lambda: 1, 1); print(list(s), list(s), type(s).__name__)
class Old:
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * i
o = iter(Old()); print(type(o).__name__, next(o), list(o), list(o), next(o, "x"))
class NotIter:
    def __iter__(self): return [1]
class IterNone:
    __iter__ = None
    def __getitem__(self, i): return i
class NextOnly:
    def __next__(self): return 1
class IterOnly:
    def __iter__(self): return NextOnly()
for f in (lambda: iter(NotIter()), lambda: iter(IterNone()), lambda: iter(NextOnly()), lambda: next(NextOnly()), lambda: [x for x, _ in zip(IterOnly(), "ab")], lambda: iter(5, 5), lambda: iter(), lambda: next([]), lambda: next(range(3)), lambda: next("a"), lambda: next(iter([]), 1, 2), lambda: iter(IterOnly()).__iter__, lambda: list(5), lambda: [*None], lambda: (lambda *a: a)(*5), lambda: sum(x for x in 5), lambda: "".join(5), lambda: dict(5), lambda: set(5), lambda: tuple(None), lambda: max(5), lambda: list(zip(1)), lambda: list(map(str, 5)), lambda: any(None), lambda: sorted(5), lambda: list(int), lambda: list(len), lambda: enumerate(5), lambda: dict([5]), lambda: {**[]}, lambda: bytes(x for x in "a")):
    try: print(f())
    except Exception as error: print(type(error).__name__, error)
its = {"list": [1, 2, 3], "tuple": (1, 2, 3), "str": "é日x", "bytes": b"abc", "range": range(3), "dict": {1: 2, 3: 4}, "set": {1}, "keys": {1: 2}.keys(), "values": {1: 2}.values(), "items": {1: 2}.items(), "bytearray": bytearray(b"ab"), "memoryview": memoryview(b"ab"), "enumerate": enumerate("a"), "zip": zip("a", "b"), "map": map(str, [1]), "filter": filter(None, [1]), "reversed": reversed([1, 2]), "rdict": reversed({1: 2}), "rrange": reversed(range(3)), "bigrange": range(10**20, 10**20 + 2), "asciistr": "ab"}
for name, x in its.items():
    it = iter(x)
    print(name, type(it).__name__, it is x, hasattr(it, "__length_hint__") and it.__length_hint__(), next(it), list(it), next(it, "end"))
a = iter("abcdef")
print([next(a) + next(a) for _ in range(3)], list(zip(*[iter(range(6))] * 2)), [(x, next(a, None)) for x in a])
x = iter([10, 20, 30])
for v in x:
    print(v, next(x, "none"), end="; ")
print()
it = iter([1, 2, 3]); it.__setstate__(1); print(list(it)); it = iter((1, 2, 3)); it.__setstate__(-5); print(list(it)); it = iter(range(5)); it.__setstate__(3); print(list(it))

# __hash__ and __eq__ in dict and set lookups: calls made, order, unhashables, collisions.
calls = []
class K:
    def __init__(self, v, h=None): self.v, self.h = v, h
    def __hash__(self): calls.append(f"h{self.v}"); return hash(self.v) if self.h is None else self.h
    def __eq__(self, o): calls.append(f"{self.v}={getattr(o, 'v', o)}"); return isinstance(o, K) and self.v == o.v
    def __repr__(self): return f"K{self.v}"


def show(f): calls.clear(); r = f(); print(r, calls)
a, b, c = K(1, 7), K(2, 7), K(3, 7)
d = {}
show(lambda: d.__setitem__(a, "a"))
show(lambda: d.__setitem__(b, "b"))
show(lambda: d.__setitem__(K(1, 7), "again"))
show(lambda: d[b])
show(lambda: d.get(c))
show(lambda: a in d)
show(lambda: d.pop(a))
show(lambda: list(d))
show(lambda: d.setdefault(a, 0))
show(lambda: K(2, 7) in d)
show(lambda: {a, K(1, 7), b, a})
show(lambda: {a} | {b})
show(lambda: {a, b} & {K(2, 7)})
show(lambda: {a: 1} == {K(1, 7): 1})
show(lambda: {a: 1} == {a: 1})
show(lambda: frozenset([a]) == frozenset([a]))
show(lambda: 7 in d)
show(lambda: 7 in {7: 1} and K(9, 7) in {7: 1})
show(lambda: hash((a, b)) == hash((a, b)))
show(lambda: list(dict.fromkeys([a, b, K(1, 7)])))
show(lambda: len({a: 1, b: 2, **{a: 3}}))
show(lambda: {x: x.v for x in (a, b, a)})
class NoHash:
    def __eq__(self, o): return True
class HashNone: __hash__ = None
class BadHash:
    def __init__(self, h): self.h = h
    def __hash__(self):
        if isinstance(self.h, Exception): raise self.h
        return self.h
for o in (NoHash(), HashNone(), BadHash("s"), BadHash(None), BadHash(1.5), BadHash(KeyError("kk")), BadHash(TypeError("tt")), [], {}, set(), bytearray(), ([],), (1, {2}), memoryview(bytearray(b"a"))):
    for f in (hash, lambda x: {x: 1}, lambda x: {x}, lambda x: x in {}, lambda x: {}.get(x), lambda x: {1}.discard(x), lambda x: {1: 1}[x]):
        try: print(f(o), end=" ")
        except Exception as error: print(type(error).__name__, error, end="; ")
    print()
print(hash(BadHash(True)), hash(BadHash(-1)), hash(BadHash(2)), -1 == hash(-1), hash(-2) == hash(-1), hash(BadHash(2**200)) == hash(2**200), hash(0), hash(1), hash(1.0), hash(True), hash(0.0), hash(-0.0), hash(1 + 0j), hash(2**31 - 2) == 2**31 - 2)
print(hash(10**20) == hash(float(10**20)), hash(0.5) == hash(1 / 2), hash("a") == hash("a"), hash(b"a") == hash("a"), hash(()) == hash(()), hash((1, 2)) == hash((1.0, 2)), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), hash(range(5)) == hash(range(0, 5, 1)), hash(None) == hash(None), hash(slice(1, 2)) == hash(slice(1, 2)))
class Base:
    def __eq__(self, o): return True
    def __hash__(self): return 1
class Sub(Base): pass
class SubEq(Base):
    def __eq__(self, o): return False
class SubEqHash(Base):
    def __eq__(self, o): return False
    __hash__ = Base.__hash__
print(hash(Sub()), SubEq.__hash__, hash(SubEqHash()), "__hash__" in vars(SubEq), Base.__hash__ is Sub.__hash__)
x = K(1, 5); s = {x}; x.h = 6
print(x in s, x in list(s), len(s | {x}))
mutable = {}
class Mutating:
    def __hash__(self): return 1
    def __eq__(self, o): mutable.clear(); return False
mutable.update({1: "one", 1 + 2**61 - 1 if 0 else 2: "two"})
print(mutable.get(Mutating()), mutable)

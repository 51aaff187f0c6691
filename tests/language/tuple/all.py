# tuple: construction, methods, comparison, hashing, subclasses, immutability.
t = (1, 2, 3, 2)
print(t, t[0], t[-1], t[1:3], t[::-1], len(t), t.count(2), t.index(2), t.index(2, 2), t + (4,), t * 2, 2 * (0,), 2 in t, 9 not in t, tuple("ab"), tuple([1]), tuple(), tuple({1: 2}), tuple(t) is t, t[:] is t, (), (1,), ((),), tuple(x for x in "xy"), hash(t) == hash((1, 2, 3, 2)), (1, 2) == (1.0, 2), (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (2,) > (1, 5), ("a", 1) < ("a", 2), (1, 2) != [1, 2], max(t), sorted(t), list(t), str((1, "a")), repr(("x",)), bool(()), {(1, 2): "k"}[1, 2])
for f in (lambda: t.index(9), lambda: t.index(1, 1), lambda: t.index(), lambda: t.index(2, "a"), lambda: t.count(), lambda: t[10], lambda: t["a"], lambda: t[1.5], lambda: exec("t[0] = 1"), lambda: exec("del t[0]"), lambda: t.append(1), lambda: t + [1], lambda: t + 5, lambda: t * "a", lambda: t * 1.5, lambda: t < [1], lambda: t < 5, lambda: (1, "a") < (1, 2), lambda: hash(([],)), lambda: hash((1, {})), lambda: {([],): 1}, lambda: tuple(5), lambda: tuple(1, 2), lambda: tuple(x=1), lambda: t(), lambda: setattr(t, "x", 1), lambda: t.nope, lambda: tuple.__new__(5), lambda: tuple.__new__(tuple, 5), lambda: t.__add__([1]), lambda: t.__getitem__("a"), lambda: t.__mul__("a"), lambda: t.__eq__([1]), lambda: t.__lt__(5), lambda: t.__contains__(2), lambda: t.__getnewargs__(), lambda: iter(t).__length_hint__(), lambda: t[10**30], lambda: () * 10**9, lambda: t * -1):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    def __getitem__(self, i): return "T[" + str(super().__getitem__(i)) + "]"
    def __len__(self): return 99
    def __iter__(self): return iter("custom")
    def __eq__(self, o): return "eq" if isinstance(o, T) else super().__eq__(o)
    def __hash__(self): return super().__hash__()
    def __add__(self, o): return "T.add"
    def __repr__(self): return "T!" + super().__repr__()
x = T(1, 2)
print(x, x[0], len(x), list(x), tuple(x), x == (1, 2), x == T(), x + (3,), (0,) + x, x * 2, type(x * 1).__name__, hash(x) == hash((1, 2)), {x: 1}[(1, 2)], x.index(2), x.count(1), tuple.__len__(x), bool(x), [*x], (lambda *a: a)(*x), "%s %s" % T(5, 6) if 0 else "", isinstance(x, tuple), sorted([T(2), T(1)]), x < (1, 3), type(x[:]) if 0 else "", x.__class__.__name__)
a, b = T(1, 2) if 0 else (1, 2)
nested = ((1, (2, (3,))), [4, (5,)])
nested[1].append(6); print(nested, nested[0][1][1][0])
try: nested[1] += [7]
except TypeError as e: print(e, nested)
l = []; s = (l,); l.append(s); print(s, l)
big = tuple(range(1000)); print(big[500], big[-1], sum(big), big[10:13], big.index(999), 998 in big, hash(big) == hash(tuple(range(1000))), big == tuple(range(1000)), big[::100], len(big + big), big < big + (0,), (big * 2)[1000])
print(tuple(sorted({3, 1, 2})), tuple(zip("ab", (1, 2))), tuple(enumerate("a")), tuple(reversed((1, 2))), (lambda *a: a)(), (lambda *a: a)(1), [i for i in ((1, 2), (3,))], (*"ab", *(1,)), (1, 2)[True], ((1, 2), 3)[0][1], ("a" "b",), ("a",) * 3, (None,) + (), tuple(map(type, (1, "a", None))))
d = {(i, j): i * j for i in range(10) for j in range(10)}
print(d[3, 4], d[(9, 9)], len(d), (3, 4) in d, (3.0, 4.0) in d, sum(d.values()), max(d), min(d, key=lambda k: -d[k]))

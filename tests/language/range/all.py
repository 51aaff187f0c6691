# range: arithmetic of bounds, indexing, slicing, equality, membership, big values.
for args in [(5,), (2, 5), (0, 10, 3), (10, 0, -3), (5, 5), (5, 2), (0,), (-3,), (-3, 3), (0, -5, -1), (1, 2, 10), (0, 10, -1), (10**20, 10**20 + 3), (0, 10**30, 10**29), (True,), (3, -3, -2)]:
    r = range(*args)
    print(r, len(r), list(r), r.start, r.stop, r.step, bool(r), list(reversed(r)), r[::-1], r[1:], r[:-1], r[::2], r[5:1], hash(r) == hash(range(*args)), [x in r for x in (0, 3, 5, -3, 10**20)], r == range(*args), sum(r), max(r, default=None), r.count(3), tuple(r[-2:]))
r = range(10, 100, 7)
print(r[0], r[-1], r[3], r[2:5], r[2:5][1], r[::3], r[-3:], r[100:], r[::-2], r.index(24), r.count(24), r.count(25), r.index(94), 24 in r, 24.0 in r, 24.5 in r, "24" in r, True in range(2), 1 + 0j in range(3), None in r, r[True], r[slice(1, 3)])
print(range(0) == range(2, 1) == range(5, 5, -1), range(0, 3, 2) == range(0, 4, 2), range(1) == range(0, 5, 10), range(3) == [0, 1, 2], range(3) != range(4), {range(3): 1}[range(0, 3, 1)], hash(range(0)) == hash(range(5, 1)), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), range(2) is range(2), range(0, 10, 3) == range(0, 12, 3))
big = range(10**20, 10**20 + 10**10, 7)
print(big[0], big[-1], big[10**9], len(big), 10**20 + 14 in big, 10**20 + 15 in big, big.index(10**20 + 70), big[5:10], big[::10**9], next(iter(big)), next(reversed(big)), range(-10**30, 10**30, 10**29)[-1], list(range(2**63 - 2, 2**63 + 2)), list(range(2**31 - 1, 2**31 + 1)), list(range(-2**63 - 1, -2**63 + 2)), sum(range(10**15, 10**15 + 100)), 10**18 in range(0, 10**19, 10**17))
for f in (lambda: range(), lambda: range(1, 2, 3, 4), lambda: range("a"), lambda: range(1.0), lambda: range(None), lambda: range(1, 2, 0), lambda: range(0, 1, 1.5), lambda: range(x=1), lambda: r[100], lambda: r[-100], lambda: r["a"], lambda: r[1.0], lambda: r[::0], lambda: r[10**30], lambda: r.index(11), lambda: r.index("a"), lambda: r.index(), lambda: r.count(), lambda: exec("r[0] = 1", {"r": r}), lambda: setattr(r, "start", 1), lambda: setattr(r, "x", 1), lambda: r + r, lambda: r * 2, lambda: r < r, lambda: r(), lambda: r.nope, lambda: type("R", (range,), {}), lambda: range(10).__getitem__(slice(1, "a")), lambda: list(range(10))[range(3)], lambda: iter(r).__length_hint__(), lambda: next(r), lambda: range(3).__reversed__().__next__(), lambda: range(3).__contains__([]), lambda: r.index(10.0), lambda: r.__eq__(5), lambda: r[:10**30], lambda: range(5)[1:3:True]):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class I:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
class Eq:
    def __eq__(self, o): return o == 3
print(range(I(3)), range(I(1), I(10), I(4)), list(range(I(2))), range(5)[I(1)], I(3) in range(5), Eq() in range(5), range(5).index(Eq()), range(5).count(Eq()), range(0, 10, 2).count(True + 1), [x for x in range(5) if x in range(1, 4)])
it = iter(range(3)); print(next(it), list(it), list(it), next(it, "end")); it = iter(range(5)); next(it); print(it.__length_hint__(), it.__reduce__() if 0 else "")
total = 0
for i in range(100, -100, -7): total += i
for i in range(3):
    for j in range(i, 3): total += i * j
for i in range(10**20, 10**20 + 3): total += i
print(total, [*range(3)], (*range(2), *range(2)), {*range(3)}, list(zip(range(3), range(3, 6))), list(map(lambda x: x * x, range(4))), "".join(map(str, range(10))), [range(n) for n in range(3)], dict(enumerate(range(5, 8))), range(5)[::-1][::-1] == range(5), sorted(range(5, 0, -1)), range(10)[2:8][1:3], range(10)[::3][::-1], range(0, 20, 4)[1:4][-1])

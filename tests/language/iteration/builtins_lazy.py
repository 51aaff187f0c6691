# enumerate, zip, map, filter, reversed: laziness, errors on the way, strict, re-use.
def noisy(name, n):
    for i in range(n): print(f"{name}{i}", end=" "); yield i
    print(f"{name}-end", end=" ")


z = zip(noisy("a", 2), noisy("b", 3))
print("made"); print(list(z)); print(list(z))
z = zip(noisy("a", 3), noisy("b", 2)); print(list(z))
m = map(lambda x, y: (x, y), noisy("m", 2), "xyz"); print(next(m), list(m))
f = filter(lambda x: x % 2, noisy("f", 4)); print(next(f), list(f))
e = enumerate(noisy("e", 2), 10); print(next(e), list(e))
print(list(zip()), list(zip("ab")), list(zip("ab", [1, 2], (3, 4))), dict(zip("ab", [1, 2])), list(map(max, [1, 5], [3, 2])), list(filter(None, [0, 1, "", "a", [], None, True])))
for args in [("ab", "c"), ("a", "bc"), ("ab", "cd"), ("", "a"), ("abc", "ab", "a"), ("a", "a", "ab"), (), ("", "")]:
    try: print(list(zip(*args, strict=True)))
    except ValueError as error: print(error)
for args in [([1, 2], [3]), ([1], [2, 3]), ([1], [2], [3, 4])]:
    try: print(list(map(lambda *a: a, *args, strict=True)))
    except ValueError as error: print(error)
z = zip([1, 2, 3], [4], strict=True); print(next(z))
try: next(z)
except ValueError as error: print(error)
def boom():
    yield 1
    raise KeyError("boom")
for it in (zip(boom(), "ab"), map(str, boom()), filter(None, boom()), enumerate(boom()), map(lambda x: 1 / 0, [1])):
    got = []
    try:
        for x in it: got.append(x)
    except (KeyError, ZeroDivisionError) as error: print(got, repr(error), list(it))
print(list(reversed("abc")), list(reversed(range(5))), list(reversed({1: 2, 3: 4})), list(reversed({1: 2}.items())), list(reversed({1: 2, 5: 6}.values())), list(reversed((1, 2))), list(reversed(b"ab")), list(reversed([])))
class R:
    def __len__(self): return 3
    def __getitem__(self, i): return i * 10
print(list(reversed(R())))
l = [1, 2, 3]; r = reversed(l); next(r); l.append(9); print(list(r), r.__length_hint__())
l = [1, 2, 3]; r = reversed(l); l.clear(); print(list(r))
for call in ["enumerate('ab', start='x')", "enumerate(start=1)", "enumerate(iterable='ab', start=1)", "enumerate('ab', 10**30)", "zip(strict=True)", "zip('a', strict='yes')", "zip('a', nope=1)", "map(None, [1])", "map(str)", "map()", "map(str, [1], strict=1)", "filter(None)", "filter(str, [1], [2])", "reversed()", "reversed({1})", "reversed(5)", "reversed(x for x in [])", "reversed([], [])", "enumerate()", "enumerate('a', 1, 2)", "zip(None)", "map(5, [1])", "filter(5, [1])"]:
    try:
        r = eval(call); print(call, "->", type(r).__name__, [x for x, _ in zip(r, "abc")])
    except Exception as error: print(call, "->", type(error).__name__, error)
e = enumerate("abc", -1); print(list(e), next(enumerate([5], 2**63)), next(enumerate([5], True)))
print(list(map(int, "123")), sum(map(len, ["a", "bb"])), list(map(lambda: 1, )) if 0 else "", list(map(pow, [2, 3], [3, 2])), list(map(dict.get, [{1: 2}], [1])), list(map(str.upper, ["a"])), max(map(abs, [-3, 2])), sorted(map(str, [10, 9])), list(filter(str.isdigit, "a1b2")), list(filter(lambda p: p[1], [(1, 0), (2, 1)])))
a, b = zip(*[(1, "x"), (2, "y")]); print(a, b)
class Z(zip): pass
class M(map):
    def __next__(self): return super().__next__() * 2
print(list(Z("ab", "cd")), list(M(int, "12")), isinstance(Z(), zip), type(iter(M(int, "1"))).__name__)
nested = iter([1])
for _ in range(50): nested = map(lambda x: x + 1, nested)
print(list(nested))
it = iter(range(3)); print(list(zip(it, it)), list(it)); it = iter(range(5)); print(list(zip([1, 2], it)), list(it)); it = iter(range(5)); print(list(zip(it, [1, 2])), list(it))

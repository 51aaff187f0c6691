# Generator expressions: laziness, scope, first iterable, nesting.
print(type(x for x in []).__name__, list(x for x in range(3)), sum(x * x for x in range(5)), max((x, -x) for x in range(3)))
def noisy(n):
    print("noisy", n, end=" ")
    return range(n)
g = (x for x in noisy(2))
print("made")
print(list(g))
g = (y for x in [1] for y in noisy(2))
print("made lazily")
print(list(g))
g = ((x, y) for x in range(3) for y in range(x) if (x + y) % 2)
print(next(g), list(g), list(g))
g = (x for x in range(10) if x % 2)
print(next(g), 5 in g, list(g))
def f(*a): return [list(x) if hasattr(x, "__next__") else x for x in a]
print(f(x for x in "ab"), f((x for x in "ab"), 1), f(*(x for x in "ab")), dict((k, v) for k, v in [("a", 1)]), set(x for x in [1, 1]))
fs = [lambda: list(x for x in range(n)) for n in range(3)]
print([f() for f in fs])
gens = [(x * n for x in range(2)) for n in range(3)]
print([list(g) for g in gens])
n = 5
g = (n for _ in range(2))
n = 6
print(list(g))
class C:
    items = [1, 2]
    total = sum(i for i in items)
    k = 3
    try: s = sum(i * k for i in items)
    except NameError as error: s = str(error)
print(C.total, C.s)
g = (x for x in [1, 2, 3])
print(g.gi_code.co_name, g.__qualname__, g.gi_code.co_varnames)
def outer(): return (a for a in [1]), (lambda: (b for b in [2]))()
print([x.__qualname__ for x in outer()])
g = (1 // x for x in (1, 0, 2))
print(next(g))
try: next(g)
except ZeroDivisionError as error: print(error, list(g))
g = ((yield_) for yield_ in "y")
print(next(g), any(x > 1 for x in [1, 2, 1 / 1]), all(x for x in ()), "".join(c.upper() for c in "abc"), sorted((w for w in ["b", "a"]), reverse=True))
data = [3, 1, 2]
g = (x for x in data)
data.append(9)
print(list(g))
data2 = [1]
g = (x for x in data2)
data2 = [7]
print(list(g))
it = iter([1, 2, 3, 4, 5, 6])
print(list(zip(it, it)), [x for x in (y for y in (z for z in range(3)))], list((x, next(it2)) for it2 in [iter("abcd")] for x in it2))
g = (print("effect", x) or x for x in range(2))
print(next(g)); g.close(); print(list(g))
def consume(g): return [next(g) for _ in range(2)]
g = (x for x in range(5)); print(consume(g), consume(g), list(g))
print([*(x for x in "ab"), *(y for y in "cd")], *(x for x in [1, 2]), {**{k: 1 for k in (c for c in "ab")}})
x, y, *z = (i for i in range(5)); print(x, y, z)
print(next((x for x in [5, 6] if x > 5), None), next((x for x in [] ), "none"), len([*(None for _ in range(100))]), tuple(x for x in (i for i in ())))

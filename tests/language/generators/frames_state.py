# What a suspended generator keeps: loops, handlers, context managers, temporaries, exc_info.
import sys


def g():
    total = 0
    for i in range(2):
        for c in "ab":
            with CM(i, c) as m:
                try:
                    if i: raise ValueError(i)
                    total += yield (i, c, m)
                except ValueError as error:
                    total += (yield ("handler", str(error)))
                finally:
                    total += (yield ("finally", total))
    return total


class CM:
    def __init__(self, *a): self.a = a
    def __enter__(self): return "".join(map(str, self.a))
    def __exit__(self, *e): log.append((self.a, e[0]))


log = []
it = g()
value = next(it)
n = 0
try:
    while True:
        print(value, end=" ")
        n += 1
        value = it.send(n)
except StopIteration as stop:
    print(stop.value, log)
def temps(): return [1, (yield "a"), 2, (yield "b")] + [{"k": (yield "c"), (yield "d"): 5}] + [f"{(yield 'e')}"]
t = temps(); out = [next(t)]
try:
    for v in "ABCDE": out.append(t.send(v))
except StopIteration as stop: print(out, stop.value)
def calls(): return max((yield 1), (yield 2), key=(yield 3)), print(*(yield 4), sep=(yield 5))
c = calls(); next(c)
try:
    for v in (5, 9, lambda x: -x, "xy", "-"): c.send(v)
except StopIteration as stop: print(stop.value)
def exc_state():
    yield sys.exc_info()[0]
    try: 1 / 0
    except ZeroDivisionError:
        yield sys.exc_info()[0].__name__
        yield sys.exc_info()[0].__name__
    yield sys.exc_info()[0]
e = exc_state()
print(next(e), next(e), sys.exc_info()[0])
try: raise KeyError
except KeyError: print(next(e), sys.exc_info()[0].__name__, next(e).__name__ if 0 else "")
def caller_exc():
    while True: yield sys.exc_info()[0] and sys.exc_info()[0].__name__
c = caller_exc()
print(next(c))
try: raise IndexError
except IndexError: print(next(c))
print(next(c))
def raise_bare():
    try: raise
    except RuntimeError as error: yield str(error)
    except IndexError as error: yield "reraised " + repr(error)
print(next(raise_bare()))
try: raise IndexError("outer")
except IndexError: print(next(raise_bare()))
def deep_expr(a): return a + (a * (yield a) - ((yield a + 1) // (yield a + 2))) ** (yield a + 3)
d = deep_expr(2); got = [next(d)]
try:
    for v in (5, 7, 2, 2): got.append(d.send(v))
except StopIteration as stop: print(got, stop.value)
def many_locals():
    a, b, c, d_, e, f, g_, h = range(8)
    while True:
        a, b, c, d_, e, f, g_, h = b, c, d_, e, f, g_, h, (yield [a, b, c, d_, e, f, g_, h])
m = many_locals(); next(m)
for i in range(20): last = m.send(i)
print(last)
def comp(): return [x + (y or 0) for x in (yield "iter") for y in [1, 2]]
c = comp(); next(c)
try: c.send([10, 20])
except StopIteration as stop: print(stop.value)
def slices(l): l[(yield 1):(yield 2)] = (yield 3); l[(yield 4)] += (yield 5); del l[(yield 6)]; return l
s = slices(list(range(8))); next(s)
try:
    for v in ("xy", 1, 5, 0, 100, -1): s.send(v)
except StopIteration as stop: print(stop.value)
gens = [iter_gen for iter_gen in (frozen(i) for i in range(3))] if 0 else []
def frozen(i):
    yield i
    yield i * 10
gens = [frozen(i) for i in range(100)]
print(sum(map(next, gens)), sum(map(next, gens)), all(next(x, None) is None for x in gens))

# Rich comparison: reflection, subclass priority, NotImplemented, defaults, non-bool results.
log = []
def ops(make): return [make(o) for o in ("<", "<=", ">", ">=", "==", "!=")]
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"{type(self).__name__}{self.n}"
    def cmp(op):
        def f(self, o): log.append(f"{self!r}{op}{o!r}"); return NotImplemented
        return f
    __lt__, __le__, __gt__, __ge__, __eq__, __ne__ = ops(cmp)
    __hash__ = None


class B(A): pass
class C(A):
    def cmp(op):
        def f(self, o): log.append(f"C{op}"); return ("C", op)
        return f
    __lt__, __le__, __gt__, __ge__, __eq__, __ne__ = ops(cmp)


def show(f):
    log.clear()
    try: result = f()
    except TypeError as error: result = str(error)
    print(result, log)
a, b, c = A(1), B(2), C(3)
for f in (lambda: a < a, lambda: a < b, lambda: b < a, lambda: a < c, lambda: c < a, lambda: a <= c, lambda: a > c, lambda: a >= c, lambda: a == c, lambda: a != c, lambda: a == b, lambda: a != b, lambda: a == 5, lambda: 5 == a, lambda: 5 < a, lambda: a >= 5, lambda: 5 < c, lambda: "s" == c, lambda: [] != c, lambda: None == c, lambda: c < c, lambda: a == a, lambda: a != a, lambda: [a] == [a], lambda: [a] == [b], lambda: a in [b, a], lambda: (a, 1) < (a, 2), lambda: [a] < [b], lambda: {1: a} == {1: b}, lambda: max(a, c), lambda: sorted([c, c])): show(f)
class Eq:
    def __eq__(self, o): return "eq result"
e = Eq()
print(e == 1, e != 1, not (e != 1), 1 == e, 1 != e, e.__ne__(1), e.__hash__)
class Ne:
    def __ne__(self, o): return "ne result"
n = Ne()
print(n == 1, n != 1, n == n, hash(n) == hash(n))
class EqNot:
    def __eq__(self, o): return NotImplemented
    def __hash__(self): return 1
q, r = EqNot(), EqNot()
print(q == r, q != r, q == q, {q: 1}.get(r), q in [r])
class Lt:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
x, y = Lt(1), Lt(2)
print(x < y, x > y, [i.v for i in sorted([y, x, Lt(0)])], max([x, y], key=lambda i: i.v).v, min(x, y).v, max(x, y).v)
for op in ("<=", ">="):
    try: eval(f"x {op} y")
    except TypeError as error: print(error)
class Num:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == (o.v if isinstance(o, Num) else o)
    def __lt__(self, o): return self.v < (o.v if isinstance(o, Num) else o)
    def __gt__(self, o): return self.v > (o.v if isinstance(o, Num) else o)
print(Num(5) == 5, 5 == Num(5), Num(5) < 6, 6 < Num(7), 6 > Num(5), [Num(1)] == [1], [1] == [Num(1)], (Num(1), 2) < (1, 3), sorted([3, Num(1), 2]) == [1, 2, 3], Num(3) in [1, 2, 3], [1, 2].count(Num(2)), [1, 2].index(Num(2)))
try: hash(Num(1))
except TypeError as error: print(error)
class Raises:
    def __eq__(self, o): raise ZeroDivisionError("eq")
    __hash__ = object.__hash__
for f in (lambda: Raises() == 1, lambda: 1 == Raises(), lambda: 1 in [Raises()], lambda: [Raises()] == [1], lambda: [1].count(Raises()), lambda: Raises() != 1, lambda: {1: 1, 2: Raises()} == {1: 1, 2: 3}, lambda: (Raises(),) == (Raises(),), lambda: {Raises(): 1}):
    try: print("no error", bool(f()))
    except ZeroDivisionError as error: print("raised", error)
class Chain:
    def __lt__(self, o): return Truth()
class Truth:
    def __bool__(self): raise TypeError("no truth value")
    def __repr__(self): return "Truth"
print(Chain() < 1)
for f in (lambda: Chain() < 1 < 2, lambda: sorted([Chain(), Chain()]), lambda: 1 if Chain() < 1 else 2, lambda: max([Chain(), Chain()])):
    try: f()
    except TypeError as error: print(error)
print(object() == object(), object() != object(), (o := object()) == o, object.__eq__(1, 1), object.__eq__(1, 2), object.__ne__(1, 2), object.__lt__(1, 2), (1).__eq__("s"), type.__eq__(int, int), type.__ne__(int, str))

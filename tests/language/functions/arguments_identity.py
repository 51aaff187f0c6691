# What is shared and what is copied when arguments are passed.
def mutate(l, d, s): l.append(1); d["k"] = 1; s.add(1)
l, d, s = [], {}, set()
mutate(l, d, s)
print(l, d, s)
def kwargs_copy(**k): k["x"] = 2; return k
source = {"x": 1}
print(kwargs_copy(**source), source)
def star(*a): return a
t = (1, [2])
print(star(*t)[1] is t[1])
def default(x, acc=[]): acc.append(x); return acc
print(default(1) is default(2), default(3))
def late():
    return [lambda: i for i in range(3)], [(lambda j: lambda: j)(i) for i in range(3)]
a, b = late()
print([f() for f in a], [f() for f in b])
def many(a, b, c, d, e, f, g, h, i, j): return j, i, h, g, f, e, d, c, b, a
print(many(*range(10)), many(**{k: k * 2 for k in "abcdefghij"}), many(1, 2, 3, *[4, 5], f=6, **{"g": 7, "h": 8}, i=9, j=10))
def evaluates(*a, **k): return a, k
order = []
def n(x): order.append(x); return x
evaluates(n(1), k=n(2), *[n(3)], j=n(4), **{"z": n(5)})
print(order)
def shadow(print, len=3): return print, len
print(shadow(1))
def same_name(self, *self_args): return self, self_args
print(same_name(1, 2))
class Callable:
    def __call__(self, *args, **kwargs): return args, kwargs
c = Callable()
print(c(), c(1, x=2), c.__call__(5), Callable.__call__(c, 6), (lambda f: f(7))(c))
from_dict = {"f": lambda x: x + 1, "g": max}
print(from_dict["f"](1), from_dict["g"](1, 5, 3), [abs, len][0](-3), (lambda: print)()("printed"))
def returns_multiple(): return 1, *[2, 3], 4
x, *y = returns_multiple()
print(x, y, returns_multiple()[-1], len(returns_multiple()))

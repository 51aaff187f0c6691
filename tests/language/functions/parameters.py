# Every kind of parameter in every combination.
def a(x): return x
def b(x, y=2): return x, y
def c(x, /, y, *, z): return x, y, z
def d(x, y=1, /, z=2, *args, k, l=5, **kw): return x, y, z, args, k, l, kw
def e(*args): return args
def f(**kw): return kw
def g(*, k): return k
def h(*, k=1, j): return k, j
def i(x=1, /): return x
def j(x, *y, **z): return x, y, z
def k(x=1, *, y=2): return x, y
print(a(1), b(1), b(1, 3), b(y=1, x=2), c(1, 2, z=3), c(1, y=2, z=3))
print(d(1, k=0), d(1, 2, 3, 4, 5, k=6, l=7, m=8), d(1, z=9, k=0, x="kw", y="kw2"), e(), e(1, 2), f(), f(a=1, b=2), g(k=1), h(j=2), i(), i(5))
print(j(1, 2, 3, a=4), j(1), j(x=1), j(1, x2=3), k(), k(5, y=6), k(y=1), e(*range(3), *"ab"), f(**{"p": 1}, q=2), j(*[1, 2], **{"k": 3}))
def defaults(a, b=[], c={}, d=None):
    b.append(a)
    c[a] = len(b)
    return b, c
print(defaults(1), defaults(2), defaults(3, []), defaults.__defaults__)
x = 10
def early(v=x, w=x * 2): return v, w
x = 20
print(early())
def order(a=print("default a"), b=print("default b"), *, c=print("default c")): return a, b, c
print(order())
def self_ref(n, fn=lambda n: n + 1): return fn(n)
print(self_ref(4), self_ref(4, fn=str))
def swap(a, b): a, b = b, a; return a, b
print(swap(1, 2), swap(*swap(3, 4)))
def rebinding(args, *rest, **kwargs):
    rest += (args,)
    kwargs["new"] = 1
    args = "local"
    return args, rest, kwargs
original = {"k": 1}
print(rebinding(1, 2, **original), original)
def star_is_tuple(*a, **k): return type(a), type(k), k
print(star_is_tuple(), star_is_tuple(*[1]), star_is_tuple(**{}))
values = [1, 2]
def same(*a): return a
t = (1, 2)
print(same(*t) == t, same(*values), d.__code__.co_argcount, d.__code__.co_posonlyargcount, d.__code__.co_kwonlyargcount, d.__code__.co_varnames, d.__code__.co_flags & 12)
print(d.__defaults__, d.__kwdefaults__, a.__defaults__, a.__kwdefaults__, h.__kwdefaults__)
b.__defaults__ = (7, 8)
print(b(), b(1))
b.__defaults__ = None
h.__kwdefaults__["j"] = 9
try:
    print(h())
    b(1)
except TypeError as error:
    print(error)
h.__kwdefaults__ = None
try:
    h()
except TypeError as error:
    print(error)
for value in (5, [1], "a"):
    try:
        b.__defaults__ = value
    except TypeError as error:
        print(error)
    try:
        b.__kwdefaults__ = value
    except TypeError as error:
        print(error)

# Call syntax: unpacking, order of keywords, trailing commas, and what is refused.
def f(*args, **kwargs):
    return args, kwargs


print(f(), f(1,), f(1, 2, *[3, 4], 5, *(), *"ab"), f(**{"a": 1}, b=2, **{"c": 3}), f(1, k=2, *[3]), f(*[1], k=1, *[2], **{}, j=2))
print(f(x for x in [1])[0][0].__class__.__name__, f((x for x in [1]), 2)[0][1], f(*(x for x in "xy")), f(**dict(a=1),), f(*{"k": 1}), f(*range(2), *range(2)))
print(f(lambda: 1, *[lambda: 2])[0][1](), f(1 if 0 else 2, k=3 if 0 else 4), f(not 1, k=not 0), f(a := 1, b=(c := 2)), a, c)
print(f(print=1, len=2, self=3, args=4, kwargs=5, cls=6), f(**{"not an identifier": 1, "": 2, "class": 3}))
print(f
      (1)) if 0 else print("newline ends the statement")
print(f(
    1,
    # comment
    *[2
      ],
    k=3,
))
class K:
    def keys(self): return ["x", "y"]
    def __getitem__(self, k): return k * 2
print(f(**K()), f(**{**K()}), dict(**K()), f(*K().keys()))
class It:
    def __iter__(self): return iter("it")
class Old:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * i
print(f(*It()), f(*Old()), f(*map(str, [1, 2])), f(*"é日"))
def g(*, a, b=2): return a, b
def h(a, /, b, c=3, *d, e, f=6, **g): return a, b, c, d, e, f, g
print(g(a=1), g(b=1, a=2), h(1, 2, e=5), h(1, b=2, e=5, a="kw"), h(1, 2, 3, 4, 5, e=0, f=1, z=2, c2=3), h(*[1, 2], **{"e": 3, "d": 4}))
for bad in ["f(**{1: 2})", "f(**{'a': 1}, a=2)", "f(a=1, **{'a': 2})", "f(**{'a': 1}, **{'a': 2})", "f(*1)", "f(*None)", "f(1, *2)", "f(*[1], *3)", "f(**1)", "f(**[1])", "f(**None, a=1)", "f(a=1, **3)", "f(*[], **'ab')", "f()()", "g(1)", "g()", "h()", "print(sep=1)", "len(x=1)", "(1).real()", "f.nope()"]:
    try:
        print(eval(bad))
    except Exception as error:
        print(bad, "->", type(error).__name__, error)
for bad in ["f(a=1, 2)", "f(**k, *a)", "f(**k, 1)", "f(a=1, a=2)", "f(x for x in y, 1)", "f(1, x for x in y)", "f(x for x in y, z for z in w)", "f(1=2)", "f(a.b=1)", "f(None=1)", "f(True=1)", "f((a)=1)", "f(a+b=1)", "f(*)", "f(**)", "f(,)", "f(a, , b)", "f(a b)", "f(a=)", "f(a=1 b=2)", "f(*a=1)", "f(k=x for x in y)", "f(lambda x: x=1)", "f(x, **k, y=1)", "f(x for x in y,)", "f(class=1)", "f(a:=1)", "f(if=1)", "f(a, b=1, *c, d)", "f(__debug__=1)", "f(*x for x in y)", "f(print 1)"]:
    try:
        compile(bad, "f", "eval")
        print(bad, "-> ok")
    except SyntaxError as error:
        print(bad, "->", error.msg, error.offset, error.end_offset)

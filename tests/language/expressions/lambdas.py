# Lambdas: every form of parameters, nesting, defaults, names.
print((lambda: 1)(), (lambda x: x)(2), (lambda x, /, y, *, z: (x, y, z))(1, 2, z=3), (lambda *a, **k: (a, k))(1, k=2))
print((lambda x=1, *a, y=2, **k: (x, a, y, k))(), (lambda *, k=1: k)(k=5), (lambda x, /: x)(9), (lambda *a, k: (a, k))(1, 2, k=3))
print((lambda x: lambda y: lambda z: (x, y, z))(1)(2)(3), (lambda f: f(f))(lambda f: "self"))
fact = (lambda f: (lambda x: x(x))(lambda y: f(lambda v: y(y)(v))))(lambda s: lambda n: 1 if n < 2 else n * s(n - 1))
print(fact(20), [f(3) for f in [lambda x: x, lambda x: x * x, lambda x, y=2: x ** y ** y]])
print((lambda: 1).__name__, (lambda: 1).__qualname__, (lambda x, y=1: 0).__defaults__, (lambda *, z=3: 0).__kwdefaults__)
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)), max([1, 5, 3], key=lambda x: -x), list(map(lambda a, b: a + b, [1, 2], [3, 4])))
print((lambda x: x if x else "empty")(""), (lambda: (1, 2))(), (lambda: [1, 2])(), (lambda x: not x)(0), (lambda: (yield 5))().__next__())
g = (lambda: [(yield 1), (yield 2)])()
print(next(g), g.send("a"))
try:
    g.send("b")
except StopIteration as stop:
    print(stop.value)
print((lambda x: x + 1 if x else 0)(4), (lambda: ...)() is ..., (lambda x: (x, x))(1), (lambda **k: sorted(k))(b=1, a=2))
class A:
    m = lambda self, x: (self.v, x)
    v = 5
    names = [(lambda i: i * 2)(i) for i in range(3)]
print(A().m(1), A.m.__qualname__, A.names)
def outer(x):
    return (lambda: (lambda: x)()), (lambda y=x: y)
a, b = outer("captured")
print(a(), b(), a.__qualname__)
x = 10
print([f() for f in [lambda: x for x in range(3)]], x, (lambda x=x: x)())
for bad in [(lambda x: x, ()), (lambda: 1, (2,)), (lambda *, k: k, ()), (lambda x, /: x, ())]:
    try:
        bad[0](*bad[1])
    except TypeError as error:
        print(error)
try:
    (lambda x, /: x)(x=1)
except TypeError as error:
    print(error)
for text in ["lambda x: y = 1", "lambda x, x: 1", "lambda *: 1", "lambda **k, x: 1", "lambda x=1, y: 1", "lambda (x, y): 1", "lambda x: int: 1", "lambda *, **k: 1", "lambda /: 1", "lambda x, /, /: 1", "lambda: return 1", "lambda *a, *b: 1", "lambda None: 1", "lambda x:", "lambda x", "f(lambda x: x = 1)", "lambda *x=1: 0", "lambda *, x=1, y, z=2: 0"]:
    try:
        eval(text)
        print(text, "ok")
    except SyntaxError as error:
        print(text, "->", error.msg, error.offset)

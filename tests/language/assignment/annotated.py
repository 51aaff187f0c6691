# Annotated assignment: what is evaluated, what is stored, what is refused.
x: int = 1
y: "not evaluated"
(z): int = 3
print(x, z, "y" in globals(), "z" in globals())


class A:
    a: int = 1
    b: str
    c: undefined_name
    (d): int = 4
    print("in body", a, "b" in vars())


print(A.a, hasattr(A, "b"), A.d)


def f():
    v: int = 1
    w: undefined_name
    def inner(): return v
    try:
        w
    except UnboundLocalError as error:
        print(error)
    return inner()


print(f())
o = A()
o.attr: int = 5
o.other: undefined_in_module if 0 else int
l = [0]
l[0]: str = "set"
def key(k): print("key", k, end=" "); return k
d = {}
d[key("a")]: int = key("value")
d[key("b")]: key("annotation")
print(d, o.attr, hasattr(o, "other"), l)
t: tuple = 1, *[2, 3]
print(t)
def g() -> undefined_return: return 1
print(g())
def h(a: undefined_a, *b: undefined_b, c: undefined_c = 5, **d: undefined_d): return a, b, c, d
print(h(1, 2, e=3))
def gen():
    r: int = yield 1
    return r
it = gen(); next(it)
try:
    it.send("sent")
except StopIteration as stop:
    print(stop.value)
for bad in ["a, b: int", "(a, b): int = 1, 2", "[a]: int", "f(): int", "a: int: str", "a: int += 1", "a: int = b = c", "1: int", "a + b: int", "def f():\n global a\n a: int = 1", "def f():\n a: int\n global a", "x: (yield)", "def f():\n x: (yield)", "x: (y := 1)", "x: await y", "lambda: x: int", "for x: int in y: 0", "with a as b: int: 0", "x: int =", "x: = 1", "(x,): int", "*x: int", "x: *y", "def f(*a: *b): 0", "def f(a: *b): 0", "x: int, y", "None: int", "x.y: int", "x[0]: int", "(x.y): int = 1", "{}: int", "x: lambda: 0", "x: int = yield", "def f():\n nonlocal x\n x: int", "x: tuple = *a, b", "x: tuple = *a", "if x: int = 1", "__debug__: int", "class A:\n x: yield"]:
    try:
        compile(bad, "f", "exec")
        print(repr(bad), "-> ok")
    except SyntaxError as error:
        print(repr(bad), "->", error.msg, error.lineno, error.offset)

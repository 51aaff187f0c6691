# Generator objects: state, attributes, exhaustion, return values.
def g(n):
    """doc"""
    for i in range(n):
        yield i
    return "result"


it = g(2)
print(type(it).__name__, it.__name__, it.__qualname__, it.gi_running, it.gi_yieldfrom, it.gi_frame is not None, it.gi_code is g.__code__, iter(it) is it, hasattr(it, "__len__"))
print(next(it), it.gi_frame is None, next(it))
try:
    next(it)
except StopIteration as stop:
    print(repr(stop), stop.value, stop.args)
for _ in range(2):
    try:
        next(it)
    except StopIteration as stop:
        print(repr(stop), stop.value)
print(it.gi_frame, it.gi_running, list(it), next(it, "default"))
def empty():
    return
    yield
def none(): yield
def multi(): return (yield 1), (yield 2)
print(list(empty()), list(none()), list(multi()))
def early():
    yield 1
    return
    yield 2
print(list(early()))
def side():
    print("started")
    yield "first"
    print("resumed")
s = side()
print("created")
print(next(s))
print(list(s))
a, b = g(3), g(3)
print(next(a), next(b), next(a), next(b), list(a), list(b))
gen = (x * y for x in range(3) for y in "ab" if x)
print(gen.__name__, gen.__qualname__, next(gen), list(gen))
it = g(1)
it.__name__ = "other"
it.__qualname__ = "q.other"
print(it.__name__, repr(it).split(" at ")[0])
for attribute, value in [("__name__", 5), ("__qualname__", None), ("gi_running", 1), ("gi_frame", None), ("nope", 1)]:
    try:
        setattr(it, attribute, value)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(g.__name__, g.__doc__, g.__code__.co_flags & 0x20)
class C:
    def __iter__(self): yield from "class"
    @staticmethod
    def s(): yield "static"
    @classmethod
    def c(cls): yield cls.__name__
    @property
    def p(self): yield "prop"
    lam = lambda self: (yield "lambda")
print(*C(), *C.s(), *C.c(), *C().p, *C().lam())
def fib():
    a, b = 0, 1
    while 1: yield a; a, b = b, a + b
print([x for x, _ in zip(fib(), range(12))], dict(zip("abc", fib())), sum(x for x, _ in zip(fib(), range(90))))
x, *y = g(4); print(x, y, *g(3), [*g(2)], {*g(2)}, max(g(5)), 2 in g(4), sorted(g(3), reverse=True), "".join(map(str, g(4))))
try:
    type(it)()
except TypeError as error:
    print(error)
def recursive(): 
    yield len(list(gen_ref))
gen_ref = recursive()
try:
    next(gen_ref)
except ValueError as error:
    print(error)

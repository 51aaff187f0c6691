# Annotations are evaluated when asked for: __annotations__, __annotate__, formats, errors.
def f(a: undefined_a, b: int = 1, *args: str, c: float, **kw: undefined_kw) -> undefined_r: pass
print(f.__annotate__.__name__, callable(f.__annotate__))
try: f.__annotations__
except NameError as e: print(e)
undefined_a = undefined_kw = undefined_r = "defined"
print(f.__annotations__, f.__annotations__ is f.__annotations__)
undefined_a = "changed too late"
print(f.__annotations__["a"], f.__annotate__(1)["a"])
for fmt in (2, 3, 4, 5, "x", None):
    try: print(f.__annotate__(fmt))
    except Exception as e: print(type(e).__name__, e)
for args in [(), (1, 2)]:
    try: f.__annotate__(*args)
    except TypeError as e: print(e)
class A:
    x: later
    y: int = 1
    z: "string stays"
    def m(self, p: y, q: later) -> y: pass
    if True: cond: int
    else: never: str
    for i in range(2): loop: i
later = "later"
print(A.__annotations__, A.m.__annotations__, A.__annotate__(1) == A.__annotations__, "__annotations__" in A.__dict__, "__annotate__" in A.__dict__, "__annotate_func__" in A.__dict__)
class B(A): pass
class C(A): w: str
print(B.__annotations__, C.__annotations__, B.__annotate__, A.__annotations__ is A.__annotations__)
mod: int
mod2: also_later
if False: skipped: int
also_later = 5
print(__annotate__(1))
def g(): pass
print(g.__annotations__, g.__annotate__)
g.__annotations__["new"] = 1; print(g.__annotations__)
g.__annotations__ = {"set": 2}; print(g.__annotations__, g.__annotate__)
g.__annotate__ = lambda fmt: {"fmt": fmt}; print(g.__annotations__)
del g.__annotations__; print(g.__annotations__)
g.__annotations__ = None; print(g.__annotations__)
for bad in (5, "x", [1]):
    try: g.__annotations__ = bad
    except TypeError as e: print(e)
    try: g.__annotate__ = bad
    except TypeError as e: print(e)
try: del g.__annotate__
except TypeError as e: print(e)
g.__annotate__ = lambda fmt: 5
try: g.__annotations__
except TypeError as e: print(e)
A.__annotations__ = {"replaced": 1}; print(A.__annotations__, A.__annotate__)
A.__annotate__ = lambda f: {"from": f}; print(A.__annotations__)
def outer():
    v = "local"
    def inner(a: v, b: w): pass
    class K: attr: v
    v = "rebound"
    w = "bound later"
    return inner.__annotations__, K.__annotations__
print(outer())
def locals_not_evaluated():
    x: 1 / 0 = 5
    y: undefined_forever
    return x, locals_not_evaluated.__annotations__
print(locals_not_evaluated())
class Raises:
    bad: 1 / 0
for _ in range(2):
    try: Raises.__annotations__
    except ZeroDivisionError as e: print(e)
def star(*args: *tuple[int, str]): pass
print(star.__annotations__)
print((lambda x: x).__annotations__, (lambda: 0).__annotate__)
class Mangled:
    __private: int
    def m(self, __p: __private if 0 else int): pass
print(Mangled.__annotations__, Mangled.m.__annotations__)
class Meta(type):
    m: int
class WithMeta(metaclass=Meta): pass
print(WithMeta.__annotations__, Meta.__annotations__)
exec("e: int\ndef f2(a: q): pass", space := {}); print(space["__annotations__"] if "__annotations__" in space else sorted(k for k in space if k != "__builtins__"), space["__annotate__"](1) if "__annotate__" in space else "")

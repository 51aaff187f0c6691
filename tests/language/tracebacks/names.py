# Functions in classes, lambdas, comprehensions, generators, coroutines and exec'd code.
import sys
def show(f):
    try: f()
    except BaseException as e: sys.excepthook(type(e), e, e.__traceback__.tb_next)
class Outer:
    class Inner:
        def method(self): raise ValueError("method")
        @staticmethod
        def static(): raise ValueError("static")
        @classmethod
        def cls(cls): raise ValueError("class")
        @property
        def prop(self): raise ValueError("prop")
        def __add__(self, o): raise ValueError("add")
        def __getitem__(self, k): raise ValueError("getitem")
        def __call__(self): raise ValueError("call")
        def __iter__(self): raise ValueError("iter")
        def __init__(self, x=0):
            if x: raise ValueError("init")
        def __enter__(self): raise ValueError("enter")
        def __exit__(self, *a): pass
        def __getattr__(self, n): raise AttributeError("getattr " + n)
        def __bool__(self): raise ValueError("bool")
        def __eq__(self, o): raise ValueError("eq")
        def __format__(self, s): raise ValueError("format")
        def __del__(self): pass
o = Outer.Inner()
show(lambda: o.method()); show(lambda: o.static()); show(lambda: o.cls()); show(lambda: o.prop); show(lambda: o + 1); show(lambda: o[1]); show(lambda: o()); show(lambda: list(o)); show(lambda: Outer.Inner(1)); show(lambda: o.zzz); show(lambda: 1 if o else 2); show(lambda: o == 1); show(lambda: f"{o}"); show(lambda: [o].index(1)); show(lambda: not o); show(lambda: [x for x in o]); show(lambda: sorted([1], key=lambda v: v / 0)); show(lambda: list(map(lambda v: v.q, [1])))
def with_it():
    with o: pass
show(with_it)
def gen(): yield 1; raise ValueError("gen")
show(lambda: list(gen())); show(lambda: [x for x in gen()]); show(lambda: (lambda: (lambda: 1 / 0)())())
def outer():
    def inner(): return [v / 0 for v in [1]]
    return inner()
show(outer)
show(lambda: list(v / 0 for v in [1]))
show(lambda: {v: v / 0 for v in [1]})
async def coro(): await inner_coro()
async def inner_coro(): raise ValueError("coro")
show(lambda: coro().send(None))
show(lambda: exec("def f():\n    1/0\nf()"))
show(lambda: eval("1/0"))
show(lambda: exec(compile("\n\n1/0", "named file.py", "exec")))
class Meta(type):
    def __new__(m, *a): raise ValueError("meta new")
def make():
    class X(metaclass=Meta): pass
show(make)
def body():
    class Y:
        z = 1 / 0
show(body)
def deco(f): raise ValueError("deco")
def decorated():
    @deco
    def g(): pass
show(decorated)
def defaults():
    def g(a=1 / 0): pass
show(defaults)
show(lambda: int.from_bytes(5)); show(lambda: "".join(x for x in [1])); show(lambda: type("T", (), {})().q)

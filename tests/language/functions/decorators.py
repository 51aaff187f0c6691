# Decorators of any expression, on functions and classes, and their order.
log = []
def deco(tag):
    log.append(f"make {tag}")
    def apply(f):
        log.append(f"apply {tag}")
        return f
    return apply


@deco("a")
@deco("b")
def f(): return 1


@deco("class outer")
@deco("class inner")
class K:
    @deco("method")
    def m(self): return 2


print(log, f(), K().m())
class Registry:
    def __init__(self): self.items = {}
    def __call__(self, f): self.items[f.__name__] = f; return f
    def __getitem__(self, k): return lambda f: (k, f())
    def named(self, name):
        def wrap(f): self.items[name] = f; return "replaced " + name
        return wrap
r = Registry()
@r
def one(): return 1
@r["key"]
def two(): return 2
@r.named("three")
def three(): return 3
@(lambda f: f.__name__ * 2)
def four(): pass
@[lambda f: "from list"][0]
def five(): pass
@{"k": lambda f: "from dict"}["k"]
def six(): pass
@r if 1 else None
def seven(): pass
@(x := lambda f: "walrus")
def eight(): pass
@len
@list
@str
def nine(): pass
@print
class Printed: pass
print(sorted(r.items), two, three, four, five, six, seven.__name__, eight, nine > 10, Printed)
class Cls:
    @staticmethod
    def s(): return "static"
    @classmethod
    def c(cls): return cls.__name__
    @property
    def p(self): return "prop"
    @p.setter
    def p(self, v): print("set", v)
    @staticmethod
    @deco("x")
    def both(): return "both"
    @(lambda f: property(lambda self: f(self) + 1))
    def num(self): return 41
o = Cls()
o.p = 5
print(Cls.s(), o.c(), o.p, o.both(), o.num)
def memo(f):
    cache = {}
    def wrapper(*a):
        if a not in cache: cache[a] = f(*a)
        return cache[a]
    wrapper.cache = cache
    return wrapper
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), len(fib.cache))
try:
    @undefined
    def g(): pass
except NameError as error:
    print(error, "g" in globals())
try:
    @5
    def g(): pass
except TypeError as error:
    print(error)
for code in ["@a\nx = 1", "@\ndef f(): 0", "@a b\ndef f(): 0", "@a", "@a\n\n\ndef f(): 0", "@a @b\ndef f(): 0", "@a\n@b\nclass C: 0", "@a\nasync def f(): 0", "@*a\ndef f(): 0", "@yield\ndef f(): 0", "@a,\ndef f(): 0", "@a.b(c)[d](lambda: 0)\ndef f(): 0", "@a\nlambda: 0", "@a;def f(): 0"]:
    try:
        compile(code, "f", "exec"); print(repr(code), "ok")
    except SyntaxError as error:
        print(repr(code), error.msg, error.lineno, error.offset)

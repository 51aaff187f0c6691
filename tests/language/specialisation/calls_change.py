# One call site, callables of every kind; functions whose code, defaults or closures change between calls.
def call1(f, x): return f(x)
class C:
    def __init__(self, x): self.x = x
    def __call__(self, x): return ("instance", x)
    def m(self, x): return ("method", x)
    @classmethod
    def c(cls, x): return ("class", x)
    @staticmethod
    def s(x): return ("static", x)
    def __repr__(self): return f"C({self.x})"
o = C(0)
def f(x): return ("def", x)
def dflt(x, y=2): return ("default", x, y)
def star(*a): return ("star", a)
def kw(x, **k): return ("kw", x, k)
def kwonly(x, *, k=5): return ("kwonly", x, k)
def gen(x): yield x
async def co(x): return x
callables = [f, lambda x: ("lambda", x), len, str, int, C, o, o.m, C.c, o.c, C.s, o.s, dflt, star, kw, kwonly, "abc".count, [].append, {}.get, str.upper, type, gen, abs, repr, print, callable, ("a", "b").index, list, iter, bool, ascii, "{}".format, ord, tuple, id]
for _ in range(2):
    for g in callables:
        try: r = call1(g, "7"); r = next(r) if hasattr(r, "__next__") else r; print(r if g is not id else "id", end="; ")
        except Exception as e: print(type(e).__name__, e, end="; ")
    print()
for bad in (5, None, "x", [], object(), lambda: 0, lambda a, b: 0, {}.get("no")):
    for _ in range(2):
        try: call1(bad, 1)
        except TypeError as e: print(e if "object" not in str(e) or "NoneType" in str(e) else str(e).replace("'object' ", ""), end="; ")
print()
def target(x): return "v1"
def use(): return target(1)
for _ in range(30): use()
print(use(), end=" "); target.__code__ = (lambda x: "new code").__code__; print(use(), end=" "); target.__code__ = (lambda x, y=0: ("two", y)).__code__
try: print(use(), end=" ")
except TypeError as e: print(e, end=" ")
target.__defaults__ = (9,); print(use(), end=" "); target.__defaults__ = None; target.__code__ = (lambda *a, **k: ("any", a, k)).__code__; print(use(), end=" "); target.__code__ = (lambda x, *, k: k).__code__
try: use()
except TypeError as e: print(e, end=" ")
target.__kwdefaults__ = {"k": "kwdefault"}; print(use())
def with_default(x, y=[]): y.append(x); return len(y)
print([with_default(i) for i in range(5)], end=" "); with_default.__defaults__ = ([0] * 10,); print(with_default(1))
class K:
    def __init__(self, a, b=2): self.r = (a, b)
def make(): return K(1).r
for _ in range(30): make()
print(make(), end=" "); K.__init__ = lambda self, a: setattr(self, "r", "patched"); print(make(), end=" "); del K.__init__
try: make()
except TypeError as e: print(e, end=" ")
K.__init__ = lambda self, a, b=3: setattr(self, "r", (a, b)); print(make())
class Caller:
    def __call__(self): return "call v1"
c = Caller()
def invoke(): return c()
for _ in range(20): invoke()
print(invoke(), end=" "); Caller.__call__ = lambda self: "call v2"; print(invoke(), end=" "); del Caller.__call__
try: invoke()
except TypeError as e: print(e)
def rec(n): return n if n == 0 else rec(n - 1)
print(rec(50), end=" "); old = rec
def rec(n): return "replaced"
print(old(50), rec(1))
def kwcall(a, b): return a(x=b)
print([kwcall(g, 1) for g in (kw if 0 else lambda x: ("x", x), lambda **k: k, dict, lambda y=0, **k: (y, k), lambda *a, x: x)])
for g in (lambda y: 0, len, C.s, lambda x, /: 0):
    try: print(kwcall(g, 1), end="; ")
    except TypeError as e: print(e, end="; ")
print()
def spread(g, *a, **k): return g(*a, **k)
print(spread(f, 1), spread(dflt, 1, y=3), spread(star, 1, 2, 3), spread(kw, 1, z=2), spread(max, 1, 5, key=lambda v: -v), spread(C, 5), spread(o.m, 2), spread("{}{x}".format, 1, x=2), spread(print, "p", end="|\n"))
def depth(n, g): return g(n) if n == 0 else depth(n - 1, g)
print([depth(30, g) for g in (f, str, C, o, star)])

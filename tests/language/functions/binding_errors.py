# Argument binding errors of Python functions: all the messages.
def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def four(a, b, c, d): pass
def dflt(a, b=1): pass
def dflt2(a, b=1, c=2): pass
def pos(a, /): pass
def pos2(a, b, /, c): pass
def posd(a, b=1, /): pass
def kw(*, k): pass
def kw2(*, k, l): pass
def kw3(*, k, l, m): pass
def kwd(*, k=1): pass
def mixed(a, b=1, *, k): pass
def star(*a): pass
def sstar(a, *b, k): pass
def dstar(**k): pass
def full(a, /, b, *c, d, **e): pass
class C:
    def m(self): pass
    def n(self, x): pass
    def nothing(): pass
    @classmethod
    def cm(cls, x): pass
    @staticmethod
    def sm(x): pass
    def __call__(self, x): pass
class D:
    def __init__(self, a, b=1): pass
class E: pass
class F:
    def __new__(cls, a): return object.__new__(cls)
class G:
    def __init__(self, a): pass
    def __new__(cls, *a, **k): return object.__new__(cls)
o = C()
lam = lambda x, y=1: 0
def outer():
    def inner(a): pass
    return inner
inner = outer()
for call in ["none(1)", "none(1, 2)", "none(x=1)", "none(1, x=1)", "one()", "one(1, 2)", "one(1, 2, 3)", "one(b=1)", "one(1, a=1)", "one(1, b=1)", "one(a=1, b=1)", "two()", "two(1)", "two(b=1)", "two(a=1)", "two(1, 2, 3)", "two(1, a=2)", "two(1, 2, b=3)", "three()", "three(1)", "three(b=1)", "three(1, c=1)", "four()", "four(b=1)",
             "dflt()", "dflt(1, 2, 3)", "dflt(b=1)", "dflt(1, c=1)", "dflt2()", "dflt2(1, 2, 3, 4)", "pos()", "pos(a=1)", "pos(1, 2)", "pos(1, a=2)", "pos2(1, b=2, c=3)", "pos2(a=1, b=2, c=3)", "pos2(1, 2)", "posd(b=1)", "posd(1, b=2)", "posd(a=1, b=1)", "kw()", "kw(1)", "kw(1, k=1)", "kw(1, 2, k=1)", "kw(z=1)", "kw(k=1, z=1)", "kw2()", "kw2(k=1)", "kw3()", "kw3(l=1)", "kwd(1)", "kwd(1, k=1)", "kwd(z=1)", "mixed()", "mixed(1)", "mixed(1, 2, 3)", "mixed(1, 2, 3, k=1)", "mixed(k=1)", "mixed(1, 2, 3, 4, k=5)", "star(a=1)", "star(x=1)", "sstar()", "sstar(1)", "sstar(k=1)", "sstar(1, 2, 3)", "dstar(1)", "dstar(1, 2)", "full()", "full(1)", "full(1, 2)", "full(a=1, b=2, d=3)", "full(1, b=1, c=2, e=3)",
             "o.m(1)", "o.n()", "o.n(1, 2)", "o.n(y=1)", "o.nothing()", "C.m()", "C.n(1)", "o.cm()", "C.cm(1, 2)", "o.sm()", "C.sm(1, 2)", "o()", "o(1, 2)", "C(1)", "C(x=1)", "D()", "D(1, 2, 3)", "D(c=1)", "E(1)", "E(1, 2)", "E(x=1)", "F()", "F(1, 2)", "F(1)", "G()", "G(1, 2)", "lam()", "lam(1, 2, 3)", "lam(z=1)", "inner()", "inner(1, 2)", "object(1)", "two(*[1, 2, 3])", "two(*[1], **{'a': 2})", "two(**{'c': 1})", "two(1, **{'b': 1, 'c': 2})", "three(*(), **{})", "one(**{'a': 1, 'self': 2})", "one(*range(300))", "one(aa=1)", "two(1, bb=2)", "kw(kk=1)", "dflt2(1, bc=2)"]:
    try:
        eval(call)
        print(call, "ok")
    except TypeError as error:
        print(call, "->", error)

# User-defined exceptions: args, str, repr, attributes, inheritance from several.
class A(Exception): pass
class B(Exception):
    def __init__(self, a, b=2): self.a, self.b = a, b
class C(Exception):
    def __init__(self, a): super().__init__(f"C:{a}", a)
    def __str__(self): return f"str of C {self.args[1]}"
class D(Exception):
    def __repr__(self): return "repr of D"
class E(A, KeyError): pass
class F(ValueError):
    code = 5
    @property
    def message(self): return self.args[0].upper()
class G(Exception):
    def __new__(cls, *a): o = super().__new__(cls, *a); o.tag = "tagged"; return o
class H(Exception): __slots__ = ("x",)
class I(Exception):
    def __eq__(self, o): return type(o) is I and self.args == o.args
    def __hash__(self): return 1
class J(Exception):
    def __str__(self): raise ValueError("str fails")
class K(Exception):
    def __bool__(self): return False
class L(BaseException): pass
class M(Exception):
    def __init__(self): pass


for e in (A(), A(1), A(1, 2), A("text"), A("it's"), A(None), A(()), A((1,)), A([1]), B(1), B(1, b=3), C(7), D("d"), E("k"), E("k", 2), F("msg"), G("g"), H("h"), I(1), K("k"), L("l"), M()):
    print(repr(e), "|", str(e), "|", e.args, f"{e}", "%s" % e, vars(e))
try: str(J())
except ValueError as error: print(error)
print(repr(J("x")), F("msg").message, F.code, G(1).tag, I(1) == I(1), I(1) != I(2), bool(K()), A() == A())
e = A(1, 2)
e.args = ("changed",); print(e, repr(e))
e.args = [1, 2]; print(e.args)
e.extra = "attr"; print(vars(e))
e.args = (); print(repr(e), str(e) == "")
for f in (lambda: B(), lambda: C(), lambda: A(x=1), lambda: M(1), lambda: Exception(x=1), lambda: Exception.__new__(), lambda: Exception.__new__(int), lambda: Exception.__init__(), lambda: Exception().__init__(x=1), lambda: Exception("a").with_traceback(5), lambda: Exception().with_traceback(), lambda: Exception.args, lambda: Exception().nope, lambda: Exception().__setstate__({"z": 1}), lambda: Exception().__setstate__(5), lambda: Exception("a", 1).__reduce__()):
    try: print(f())
    except (TypeError, AttributeError) as error: print(type(error).__name__, error)
def raise_it(e):
    try: raise e
    except Exception as caught: return caught is e, type(caught).__name__
    except BaseException as caught: return "base", type(caught).__name__
print(raise_it(A()), raise_it(A), raise_it(K()), raise_it(L()), raise_it(E("x")))
try: raise E("both")
except KeyError as e: print("KeyError", e)
try: raise E("both")
except A as e: print("A", e)
class Abort(Exception):
    def __init__(self, *a, code=1, **k): super().__init__(*a); self.code, self.k = code, k
try: raise Abort("stop", 2, code=3, why="x")
except Abort as e: print(e, e.args, e.code, e.k, repr(e))
class Multi(LookupError, ArithmeticError): pass
for base in (LookupError, ArithmeticError):
    try: raise Multi("m")
    except base as e: print(base.__name__, repr(e))
class Sub(SyntaxError):
    def __init__(self, m): super().__init__(m, ("file", 3, 4, "some text"))
print(Sub("bad"), repr(Sub("bad")), Sub("bad").lineno)
class SubStop(StopIteration):
    def __init__(self, v): super().__init__(v * 2)
def g():
    yield 1
    return "r"
print(SubStop(4).value, [*g()])
class Lazy(Exception):
    @property
    def args(self): return ("property args",)
print(repr(Lazy(1)), str(Lazy(1)), Lazy(1).args)
class Call(Exception):
    def __call__(self): return "called"
try: raise Call()
except Call as c: print(c())
exc = [cls(f"n{i}") for i, cls in enumerate((ValueError, KeyError, TypeError))]
for e in exc:
    try: raise e
    except (ValueError, TypeError) as x: print("VT", x, end="; ")
    except LookupError as x: print("L", x, end="; ")
print()

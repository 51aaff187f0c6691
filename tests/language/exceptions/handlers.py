# except clauses: matching, tuples, order, names, odd expressions.
def t(exc, handlers):
    try: exec("try: raise exc\n" + handlers, {"exc": exc, "X": X, "Y": Y, "seen": seen})
    except BaseException as e: print("escaped", repr(e), repr(e.__context__))


class X(Exception): pass
class Y(X): pass
def seen(v): print("seen", v)
t(Y(), "except X: seen('X')\nexcept Y: seen('Y')")
t(Y(), "except Y: seen('Y')\nexcept X: seen('X')")
t(X(), "except (Y, KeyError): seen('tuple')\nexcept (X,): seen('one tuple')")
t(X(), "except ((Y, X), KeyError): seen('nested tuples')")
t(X(), "except (): seen('empty')\nexcept: seen('bare')")
t(KeyboardInterrupt(), "except Exception: seen('no')\nexcept BaseException: seen('base')")
t(X(), "except 5: seen('int')")
t(X(), "except (KeyError, 5): seen('int in tuple')")
t(X(), "except (X, 5): seen('matched before')")
t(X(), "except 'X': seen('str')")
t(X(), "except int: seen('int class')")
t(X(), "except X(): seen('instance')")
t(X(), "except [X]: seen('list')")
t(X(), "except undefined: seen('no')")
t(X(), "except None: seen('none')")
t(X(), "except KeyError: seen('no')")
t(X(), "except (KeyError if 0 else X) as e: seen(e)")
t(X(), "except seen('evaluated') or X as e: seen('ok')")
t(X(), "except (seen('first') or KeyError): pass\nexcept (seen('second') or X): pass\nexcept seen('never'): pass")
t(X(), "except KeyError, X: seen('without parentheses')")
t(Y(), "except KeyError, X: seen('without parentheses')\nexcept: seen('bare')")
class Meta(type):
    def __instancecheck__(cls, o): print("instancecheck not asked"); return True
    def __subclasscheck__(cls, o): print("subclasscheck not asked"); return True
class M(Exception, metaclass=Meta): pass
try:
    try: raise X
    except M: print("no")
except X: print("only real subclasses match")
e = "global e"
try: raise X("a")
except X as e: print(repr(e))
print("e" in globals())
def f():
    e = 1
    try: raise X("b")
    except X as e: e = "rebound"; print(e)
    try: return e
    except UnboundLocalError as u: return str(u)
print(f())
def g():
    try: raise X("c")
    except X as e: del e
    return "deleting the name is fine"
print(g())
def h():
    for i in range(2):
        try: raise X(i)
        except X as e: continue
        finally: print("e" in locals(), end=" ")
    return "e" in locals()
print(h())
def nested():
    try: raise X("outer")
    except X as e:
        try: raise Y("inner")
        except X as e: print(repr(e), repr(e.__context__))
        try: return e
        except UnboundLocalError: return "e is gone"
print(nested())
def else_raises():
    try:
        try: pass
        except X: return "not here"
        else: raise X("in else")
        finally: print("fin", end=" ")
    except X as e: return repr(e)
print(else_raises())
class CM:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): v and v.args and print("exit sees", v.args)
def ret():
    try:
        with CM(): raise X("in with")
    except X as e:
        return e.args
    else: return "else"
print(ret())
import sys
def info():
    a = sys.exc_info()
    try: raise X
    except X: b = sys.exc_info()[0].__name__, sys.exception() is sys.exc_info()[1]
    c = sys.exc_info()
    return a, b, c, sys.exception()
print(info())
try: raise X
except X: print(sys.exc_info()[0].__name__, info()[0][0].__name__)
for code in ["try: pass\nexcept X as (a): pass", "try: pass\nexcept X as a.b: pass", "try: pass\nexcept X as a[0]: pass", "try: pass\nexcept (X, Y) as a, b: pass", "try: pass\nexcept X, Y as e: pass", "try: pass\nexcept X, Y: pass", "try: pass\nexcept X as: pass", "try: pass\nexcept as e: pass", "try: pass\nexcept* X: pass\nexcept Y: pass", "try: pass\nexcept*: pass", "try: pass\nexcept X: pass\nexcept*: pass", "try: pass\nexcept X as None: pass", "try: pass\nexcept X as 5: pass", "try: pass\nexcept X if a: pass", "try:\nexcept: pass", "try: pass", "try: pass\nexcept: pass\nelse: pass\nfinally: pass", "try: pass\nelse: pass\nexcept: pass", "try: pass\nexcept *X: pass", "try: pass\nexcept* (X, Y) as e: pass", "try: pass\nexcept* X, Y: pass", "try: pass\nexcept (yield): pass", "try: pass\nexcept X as __debug__: pass", "try: pass\nexcept X, : pass", "try: pass\nexcept (*a, b): pass", "try: pass\nexcept *a, b: pass"]:
    try: compile(code, "f", "exec"); print(repr(code), "ok")
    except SyntaxError as e: print(repr(code), "->", e.msg, e.lineno, e.offset)

# with: order, exceptions, suppression, several managers, targets.
log = []
class CM:
    def __init__(self, name, suppress=False, fail=""): self.name, self.suppress, self.fail = name, suppress, fail
    def __enter__(self):
        log.append(f"+{self.name}")
        if "enter" in self.fail: raise ValueError(f"enter {self.name}")
        return self.name.upper()
    def __exit__(self, t, v, tb):
        log.append(f"-{self.name}({t and t.__name__},{v},{tb is not None})")
        if "exit" in self.fail: raise ValueError(f"exit {self.name}")
        return self.suppress


def show(f):
    log.clear()
    try: print(f(), log)
    except Exception as error: print(repr(error), repr(error.__context__), repr(error.__cause__), log)
def a():
    with CM("a") as x: return x
def b():
    with CM("a") as x, CM("b") as y, CM("c"): return x, y
def c():
    with (CM("a") as x, CM("b", suppress=True) as (y, *z),): raise KeyError(x)
    return "suppressed"
def d():
    with CM("a"), CM("b", fail="enter"): return "no"
def e():
    with CM("a", suppress=True), CM("b", fail="exit"): raise KeyError("body")
    return "went on"
def f():
    with CM("a", fail="exit"): return "lost"
def g():
    out = []
    for i in range(4):
        with CM(str(i)):
            if i == 1: continue
            if i == 3: break
            out.append(i)
    return out
def h():
    with CM("a"):
        try: raise KeyError("inner")
        except KeyError: pass
    return "clean"
def i():
    with CM("a"), CM("b"):
        with CM("c"): raise ValueError("deep")
def j():
    d = {}
    with CM("a") as d["k"], CM("b") as d["l"]: pass
    return d
def k():
    with CM("a"): raise KeyError from ValueError("cause")
def l():
    with CM("outer", suppress=True):
        with CM("inner", fail="enter"): pass
    return "outer suppressed"
def m():
    with CM("a") as x:
        x = "rebound"
    return x
def n():
    with CM("s", suppress=True): return 1 / 0
    return "after"
def o():
    def gen():
        with CM("g"): yield 1; yield 2
    it = gen(); next(it); it.close()
    return "closed"
def p():
    with CM("a", suppress=True) as (x, y): pass
    return "unpack failed"
def q():
    with CM("x"): raise SystemExit(3)
for func in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p): show(func)
try: show(q)
except SystemExit as error: print("SystemExit", error.code, log)
class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass
class Neither: pass
class Async:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
class InstanceOnly:
    def __init__(self): self.__enter__ = self.__exit__ = lambda *a: None
class BadSig:
    def __enter__(self): return 1
    def __exit__(self): pass
class BadEnter:
    def __enter__(self, x): pass
    def __exit__(self, *a): pass
class Prop:
    @property
    def __enter__(self): log.append("enter prop"); return lambda: "via property"
    @property
    def __exit__(self): log.append("exit prop"); return lambda *a: False
class ExitRaisesBool:
    def __enter__(self): pass
    class B:
        def __bool__(self): raise ValueError("bool of exit result")
    def __exit__(self, *a): return self.B()
def use(cm):
    def run():
        with cm as v: return v
    return run
def use_raise(cm):
    def run():
        with cm: raise KeyError("body")
    return run
for cm in (NoExit(), NoEnter(), Neither(), Async(), InstanceOnly(), BadSig(), BadEnter(), Prop(), 5, None, ExitRaisesBool()): show(use(cm))
show(use_raise(ExitRaisesBool())); show(use_raise(BadSig()))
class Truthy(CM): pass
for value in (0, "", [], None, "yes", [0], 1.5, NotImplemented if 0 else 2): show(use_raise(CM("t", suppress=value)))

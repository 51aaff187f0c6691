# The order of side effects across raise, except, else, finally, with and generators.
out = []
def mark(x): out.append(x); return x
class CM:
    def __init__(self, n): self.n = n
    def __enter__(self): mark(f"enter{self.n}"); return self
    def __exit__(self, *a): mark(f"exit{self.n}:{a[0].__name__ if a[0] else None}"); return self.n == 2
def f(n):
    mark(f"f{n}")
    try:
        with CM(1):
            try:
                with CM(n):
                    try:
                        if n > 1: raise KeyError(mark("raise"))
                        mark("body")
                    except ValueError: mark("no")
                    else: mark("else")
                    finally: mark("inner finally")
                mark("after with")
            except KeyError: mark("caught"); raise IndexError
            finally: mark("middle finally")
    except IndexError as e: mark(f"outer {type(e.__context__).__name__}"); return mark("ret")
    finally: mark("outer finally")
    return mark("end")
for n in (1, 2, 3):
    out.clear(); f(n); print(out)
def g():
    for x in range(3):
        try:
            try: yield mark(x)
            except KeyError: mark("k"); continue
            else: mark("else")
            finally: mark(f"fin{x}")
        except ValueError: mark("v"); break
    else: mark("for else")
    yield "last"
out.clear()
it = g(); next(it); it.throw(KeyError); next(it); print(next(it, "end"), out)
out.clear(); it = g(); next(it); print(it.throw(ValueError), out)
out.clear(); it = g(); next(it); it.close(); print(out)
def h(depth):
    try:
        if depth: h(depth - 1)
        else: raise RuntimeError(mark("bottom"))
    except RuntimeError as e:
        mark(depth)
        if depth < 2: raise
        raise RuntimeError(depth) from e
    finally: mark(f"f{depth}")
out.clear()
try: h(4)
except RuntimeError as e:
    chain = []
    while e: chain.append(e.args); e = e.__cause__
    print(chain, out)
def k():
    try:
        return mark("try")
    finally:
        try: raise ValueError
        except ValueError: mark("inner handled")
        else: mark("no")
        finally: mark("inner fin")
out.clear(); print(k(), out)
def l():
    while True:
        try:
            try: break
            finally: mark("a")
        finally: mark("b")
    return mark("c")
out.clear(); print(l(), out)
def m():
    x = []
    try: x.append(1); x.append(1 / 0); x.append(2)
    except ZeroDivisionError as e: x.append(type(e).__name__)
    else: x.append("else")
    x.append("end")
    return x
print(m())

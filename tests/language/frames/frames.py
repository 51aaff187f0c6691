import builtins
def print(*values):
    # (Addresses are nobody's business.)
    first, *rest = " ".join([str(value) for value in values]).split(" 0x")
    builtins.print(first + "".join([" 0x" + part.lstrip("0123456789abcdef") for part in rest]))
import sys
def where(n=0):
    f = sys._getframe(n+1)
    out = []
    while f is not None and not f.f_code.co_name.startswith("_exec"):
        out.append((f.f_code.co_name, f.f_lineno))
        f = f.f_back
    return out
def a(): return b()
def b():
    return where(
    )
print(a())
def gen(x):
    print(where())
    fr = sys._getframe()
    print(fr.f_generator is G, fr is G.gi_frame, fr.f_back.f_code.co_name, G.gi_running, G.gi_suspended)
    y = yield 1
    print(fr.f_locals, y)
    try:
        yield 2
    finally:
        z = 3
G = gen(5)
f0 = G.gi_frame
print(f0.f_lineno, f0.f_lasti >= 0, f0.f_locals, f0.f_back, G.gi_running, G.gi_suspended, G.gi_yieldfrom, G.gi_code.co_name)
next(G)
print(f0 is G.gi_frame, f0.f_lineno, f0.f_locals, f0.f_back, G.gi_suspended)
f0.f_locals['x'] = 55
G.send('s')
print(f0.f_lineno, f0.f_locals)
try: f0.clear()
except Exception as e: print(type(e), e)
G.close()
print(G.gi_frame, f0.f_locals, f0.f_lineno, f0.f_generator, f0.f_back, G.gi_code)
g2 = gen(1)
f2 = g2.gi_frame
f2.clear()
print(g2.gi_frame, list(g2), f2.f_locals)
try: sys._getframe().clear()
except Exception as e: print(type(e), e)
def outer():
    yield from inner()
def inner():
    fr = sys._getframe()
    yield fr.f_back.f_code.co_name, fr.f_back.f_back.f_code.co_name
    yield fr
o = outer()
print(next(o), o.gi_yieldfrom.gi_code.co_name, next(o).f_back)
def t():
    loc = 1
    try:
        u(2)
    except ZeroDivisionError as e:
        tb = e.__traceback__
        print(tb.tb_frame is sys._getframe(), tb.tb_lineno, tb.tb_frame.f_lineno, tb.tb_frame.f_back.f_code.co_name, tb.tb_frame.f_locals['loc'])
        tb2 = tb.tb_next
        print(tb2.tb_frame.f_code.co_name, tb2.tb_lineno, tb2.tb_frame.f_back is sys._getframe())
        tb3 = tb2.tb_next
        print(tb3.tb_frame.f_back is tb2.tb_frame, tb3.tb_frame.f_back.f_back is tb.tb_frame)
        return e
def u(arg):
    var = arg
    try:
        return v(0)
    finally:
        var = 7
def v(zero): return 1 / zero
e = t()
print(e.__traceback__.tb_frame.f_locals.keys(), e.__traceback__.tb_frame.f_back is sys._getframe(), e.__traceback__.tb_frame.f_lineno)
def w():
    fs = []
    for i in range(2):
        try: v(0)
        except ZeroDivisionError as ex: fs.append(ex.__traceback__.tb_frame)
    return fs[0] is fs[1] is sys._getframe()
print(w())
def save(g):
    try: g()
    except Exception as e: return e
def use(old):
    print(old.__traceback__.tb_frame is sys._getframe(1), old.__traceback__.tb_frame.f_code.co_name)
    raise KeyError
old = save(lambda: 1/0)
save(lambda: use(old))
def dec(): 
    def inner2(): return fr2.f_locals
    fr2 = sys._getframe()
    del_me = 1
    del del_me
    return inner2()
print(dec())
class M:
    def m(self): return super().__init__ and sys._getframe().f_locals.keys()
print(M().m())
exec("fr3 = sys._getframe(); print(fr3.f_locals is d, fr3.f_code.co_name, fr3.f_back.f_code.co_name)", {'sys': sys, 'd': (d := {})}, d)
print(eval("sys._getframe().f_code.co_name"))
async def co():
    f = sys._getframe()
    print(f.f_generator is C, C.cr_frame is f, C.cr_running, C.cr_suspended)
C = co()
print(C.cr_frame.f_lineno, C.cr_suspended)
try: C.send(None)
except StopIteration: pass
print(C.cr_frame, C.cr_running)
async def ag():
    yield sys._getframe()
A = ag(); an = A.__anext__()
try: an.send(None)
except StopIteration as s: print(s.value is A.ag_frame, s.value.f_generator is A, A.ag_running, A.ag_suspended)
def rec(n):
    if n: return rec(n-1)
    return sys._getframe()
f = rec(3); names = []
while f.f_code.co_name == 'rec': names.append((f.f_code.co_name, f.f_locals.get('n') if f.f_code.co_name == 'rec' else 0)); f = f.f_back
print(names)
class Meta(type):
    def __new__(m, n, b, d): print(sys._getframe(1).f_code.co_name); return super().__new__(m, n, b, d)
class K(metaclass=Meta): pass
print(list(map(lambda x: sys._getframe(1).f_code.co_name, [1])))
class D:
    def __del__(s): pass
    def __lt__(s, o): print(sys._getframe(1).f_code.co_name, sys._getframe().f_lineno); return True
def srt(): sorted([D(), D()])
srt()
def frm(): raise ValueError
try: frm()
except ValueError:
    print(sys.exc_info()[2].tb_frame.f_code.co_name, sys.exc_info()[2].tb_next.tb_frame.f_back.f_code.co_name)
    x = sys.exception()
def rr():
    raise x
try: rr()
except ValueError as z:
    t = z.__traceback__
    while t: print(t.tb_frame.f_code.co_name, t.tb_lineno, t.tb_frame.f_back is sys._getframe()); t = t.tb_next
print(sys._getframe().f_trace, f0.f_trace)
sys.settrace(None)

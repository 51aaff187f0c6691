# Order of evaluation in f-strings, and formatting that changes what comes after.
log = []
class E:
    def __init__(self, n): self.n = n
    def __format__(self, spec): log.append(f"format {self.n} {spec!r}"); return f"[{self.n}]"
    def __str__(self): log.append(f"str {self.n}"); return f"s{self.n}"
    def __repr__(self): log.append(f"repr {self.n}"); return f"r{self.n}"
def e(n): log.append(f"eval {n}"); return E(n)
def spec(s): log.append(f"spec {s}"); return s


print(f"{e(1)}{e(2)!r}{e(3)!s:{spec('>5')}}{e(4):{spec('a')}{spec('b')}}", log)
log.clear()
print(f"{e(1)=}", log)
log.clear()
items = []
class Mut:
    def __format__(self, s): items.append(1); return "m"
print(f"{items}{Mut()}{items}{len(items)}")
class Raises:
    def __format__(self, s): raise KeyError("in format")
try: print(f"{e('before')}{Raises()}{e('never')}")
except KeyError as error: print(error, log)
class Bad:
    def __init__(self, v): self.v = v
    def __format__(self, s): return self.v
for v in (5, None, b"x", ["s"], type("S", (str,), {})("sub ok")):
    try: print(f"{Bad(v)}", f"a{Bad(v)}b")
    except TypeError as error: print(error)
class Spec:
    def __format__(self, s): return type(s).__name__ + repr(s)
w = 5
print(f"{Spec()}", f"{Spec():}", f"{Spec():{w}}", f"{Spec():{w!r}>{w:>3}}", f"{Spec():a{w}b{w}c}", format(Spec()), format(Spec(), "x"), "{}".format(Spec()), "{:{}}".format(Spec(), 7))
class S(str):
    def __format__(self, s): return "S.format"
    def __str__(self): return "S.str"
print(f"{S('x')}", f"{S('x')!s}", f"{S('x')!r}", "%s" % S("x"), "{}".format(S("x")), str(S("x")), S("x") + "")
def deep(n): return f"{n}{deep(n - 1) if n else ''}"
print(deep(10))
def local():
    a = 1
    def inner(): return f"{a}{b}"
    b = 2
    return inner(), f"{locals().keys() - {'inner'} == {'a', 'b'}}"
print(local())
class C:
    v = "class"
    t = f"{v}!"
    u = [f"{i}" for i in range(2)]
print(C.t, C.u)
parts = []
for i in range(20): parts.append(f"{i}:{i * i:>4}|{i / 7:.3f}|{'x' * (i % 3)}")
print("".join(parts))
big = f"{'x' * 5000}{1}{'é' * 5000}{'😀'}"
print(len(big), big[4999:5002], big[-1])
many = eval("f'" + "".join(f"{{{i}}}-" for i in range(500)) + "'")
print(len(many), many[-8:])
print(f"{1}{2.5}{3j}{None}{True}{'s'}{b'b'}{[1]}{(1,)}{ {1: 2} }{ {1} }{range(2)}{...}{int}{len}")
print(f"{'a':{'>'}{'1'}{'0'}}", f"{1e10:{',' + '.2f'}}", f"{255:{'#'}{'x'}}", f"{'abc':.{2}}", f"{3.14159:.{1 + 1}f}", f"{'x':{10}}|", f"{5:{'0' if 1 else ''}5}")
x = 1
print(f"{x}{(x := 2)}{x}", x, f"{x:{(x := 3)}}", x)
print(f"{e}"[:9], f"{C}", f"{C()}"[:19], f"{C.__name__!r:>10}")

# match inside loops, functions, generators, with return, break, exceptions, many cases.
def loop(items):
    out = []
    for x in items:
        match x:
            case "skip": continue
            case "stop": break
            case int() if x < 0: out.append("neg")
            case int(): out.append(x)
            case _: pass
        out.append("|")
    else: out.append("else")
    return out
print(loop([1, "skip", -1, "x", 2]), loop([1, "stop", 2]))
def gen(xs):
    for x in xs:
        match x:
            case [a, b]: got = yield a + b; print("got", got, end=" ")
            case {"from": it}: yield from it
            case n if (yield ("guard", n)): yield "guard true"
            case _: yield "default"
g = gen([[1, 2], {"from": "xy"}, 5, 6])
print(next(g), g.send("S"), next(g), next(g), g.send(True), next(g), g.send(False), list(g))
def exc(x):
    try:
        match x:
            case 0: raise ValueError("zero")
            case n if 1 / (n - 5): return "fine"
    except ValueError as e: return repr(e)
    except ZeroDivisionError as e: return repr(e)
    finally: print("fin", end=" ")
print(exc(0), exc(5), exc(1))
async def co(x):
    match await x:
        case [a] if await x: return a
class Aw:
    def __await__(self): yield "aw"; return [7]
c = co(Aw())
try:
    while True: print(c.send(None), end=" ")
except StopIteration as s: print(s.value)
src = "def big(x):\n match x:\n" + "".join(f"  case {i}: return {i * i}\n" for i in range(300)) + "  case _: return -1\n"
exec(src); print(big(0), big(150), big(299), big(300))
src = "def bigs(x):\n match x:\n" + "".join(f"  case 'k{i}' | 'j{i}': return {i}\n" for i in range(100)) + "  case _: return -1\n"
exec(src); print(bigs("k0"), bigs("j99"), bigs("k100"))
nested = "x" 
for i in range(40): nested = f"[{nested}]"
exec(f"def deep(v):\n match v:\n  case {nested}: return x\n  case _: return 'no'")
v = "found"
for i in range(40): v = [v]
print(deep(v), deep([v]), deep("found"))
def state(s, events):
    for e in events:
        match s, e:
            case "idle", "start": s = "running"
            case "running", "pause" | "wait": s = "paused"
            case "paused", "start": s = "running"
            case _, "stop": s = "idle"; return s, "stopped"
            case cur, ev: return cur, f"bad {ev}"
    return s
print(state("idle", ["start", "pause", "start", "wait"]), state("idle", ["start", "stop"]), state("idle", ["pause"]))
def names_leak(x):
    match x:
        case {"a": a, "b": [b, *c]} if a == 1: return "matched"
        case _: return sorted(n for n in ("a", "b", "c") if n in locals())
print(names_leak({"a": 1, "b": [1]}), names_leak({"a": 2, "b": [1, 2]}), names_leak({"a": 2}), names_leak(5))
class C:
    match [1, 2]:
        case [x, y]: z = x + y
    match 5:
        case _: w = "class body"
print(C.x, C.z, C.w)
def glob():
    global gx
    match (1, 2):
        case gx, _: pass
glob(); print(gx)
def nonl():
    n = 0
    def inner():
        nonlocal n
        match 5:
            case n: pass
    inner(); return n
print(nonl())
def closure():
    match [1, 2]:
        case [a, b]: return lambda: (a, b)
print(closure()())
def comp(xs): return [("even" if (lambda v: v % 2 == 0)(x) else "odd") for x in xs for _ in [0]]
def tokens(s):
    i, out = 0, []
    while i < len(s):
        match s[i]:
            case " ": pass
            case c if c.isdigit():
                j = i
                while j < len(s) and s[j].isdigit(): j += 1
                out.append(int(s[i:j])); i = j - 1
            case "+" | "-" | "*" | "/" | "(" | ")" as op: out.append(op)
            case bad: raise SyntaxError(f"unexpected {bad!r} at {i}")
        i += 1
    return out
print(tokens("12 + (3*45)-6"))
try: tokens("1 $ 2")
except SyntaxError as e: print(e)

# match: literal, capture, wildcard, or, as, value and guard patterns.
class Color: RED, GREEN = 1, 2
class NS:
    class Deep: value = "deep"
def f(x):
    match x:
        case 0: return "zero"
        case 1 | 2 | 3: return "small"
        case -1: return "minus one"
        case 1.5 | -2.5: return "float"
        case 1 + 2j: return "complex"
        case -3 - 1j: return "negative complex"
        case "text" "joined": return "joined"
        case "a" | "b": return "letter"
        case b"bytes": return "bytes"
        case True: return "True"
        case None: return "None"
        case False: return "never, 0 comes first"
        case NS.Deep.value: return "value pattern"
        case 10 as ten: return f"as {ten}"
        case int(n) if n > 100: return f"big {n}"
        case (20 | 30) as n if n == 20: return "twenty"
        case str() as s: return f"str {s}"
        case [] | (): return "empty sequence"
        case _ if x == 77: return "guarded wildcard"
        case other: return f"other {other!r}"
for x in (0, 1, 2, 3, -1, 1.5, -2.5, 1 + 2j, -3 - 1j, "textjoined", "a", "b", b"bytes", True, None, False, "deep", 10, 101, 20, 30, "zzz", [], (), 77, 50, 0.0, 1.0, 2 + 0j, b"a", {}, bytearray(b"bytes"), 3.0, Color.RED): print(repr(x), "->", f(x))
def binds():
    match 5:
        case x: pass
    match [1, 2]:
        case [a, b] if a > b: pass
        case [c, d]: pass
    return x, a, b, c, d
print(binds())
def unbound(v):
    match v:
        case [y, 2]: pass
        case _: pass
    try: return y
    except UnboundLocalError as e: return str(e)
print(unbound([1, 2]), unbound([1, 3]), unbound(5))
def value(x):
    match x:
        case Color.RED: return "red"
        case Color.GREEN: return "green"
        case Color(): return "instance"
    return "none"
print(value(1), value(2), value(2.0), value(Color()), value(3))
class Eq:
    def __init__(self, v): self.v = v
    def __eq__(self, o): print(f"eq({o!r})", end=" "); return self.v == o
def eqs(x):
    match x:
        case 1: return "1"
        case "a": return "a"
        case None: return "None is identity"
        case Color.GREEN: return "green"
    return "nothing"
print(eqs(Eq("a")), eqs(Eq(None)), eqs(Eq(2)))
def noreturn(x):
    match x:
        case 1: y = "one"
        case 2 if False: y = "never"
    return locals().get("y", "fell through")
print(noreturn(1), noreturn(2), noreturn(3))
def nested(x):
    match x:
        case (1 | 2) as a, (3 | 4) as b: return a, b
        case [("x" | "y") as a, *_]: return a
        case {"k": (1 | 2 as v)}: return v
    return None
print(nested([1, 4]), nested(("x", 5, 6)), nested({"k": 2}), nested({"k": 3}))
match = case = 5
print(match, case)
match (match):
    case 5: print("soft keyword as subject")
match [match, case]:
    case [case, match]: print(case, match)
match -1: 
    case -1: print("unary subject")
match *[1], 2:
    case 1, 2: print("starred subject")
match 1,:
    case 1,: print("tuple subject")
match lambda: 5:
    case f2 if f2() == 5: print("lambda subject")
match (yield_ := 3), 4:
    case a, b: print(a, b, yield_)
match {"match": 1}["match"]:
    case _: print("subscripted")
match match:
    case _: print("match match")
print(match, [match for match in range(2)], (lambda match: match)(1))

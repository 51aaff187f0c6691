# Class patterns: positional through __match_args__, keywords, builtin types.
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Point3(Point):
    __match_args__ = ("x", "y", "z")
    def __init__(self, x, y, z): super().__init__(x, y); self.z = z
class Named: 
    def __init__(self, **k): self.__dict__.update(k)
def f(o):
    match o:
        case Point(0, 0): return "origin"
        case Point3(x, y, 0): return f"flat {x} {y}"
        case Point(x, 0) | Point(0, x): return f"axis {x}"
        case Point(x=1, y=y): return f"x1 y{y}"
        case Point(5, y=yy): return f"mixed {yy}"
        case Point() as p: return f"point {p.x},{p.y}"
        case Named(name=str(n), age=int(a)) if a > 17: return f"adult {n}"
        case Named(name=n): return f"named {n}"
        case Named(): return "empty named"
        case bool(b): return f"bool {b}"
        case int(n) | float(n): return f"number {n}"
        case str(s): return f"str {s}"
        case list([a, *b]): return f"list {a} {b}"
        case dict(d) if d: return f"dict {d}"
        case tuple((a, b)): return f"tuple pair {a} {b}"
        case bytes(b) | bytearray(b): return f"bytes {b}"
        case set(s) | frozenset(s): return f"set {s}"
        case type(): return "a type"
        case BaseException(args=(a, *_)): return f"exc {a}"
        case range(start=s, stop=e): return f"range {s} {e}"
        case object(): return "object"
for o in (Point(0, 0), Point3(1, 2, 0), Point(3, 0), Point(0, 4), Point(1, 9), Point(5, 6), Point(7, 8), Point3(0, 0, 5), Named(name="A", age=20), Named(name="B", age=5), Named(name="C"), Named(), True, 5, 2.5, "s", [1, 2], [], {"k": 1}, {}, (1, 2), (1,), b"b", bytearray(b"c"), {1}, frozenset([2]), int, ValueError("v", 1), ValueError(), range(1, 5), None, ..., 2j): print(type(o).__name__, "->", f(o))
class Bad1: __match_args__ = "xy"
class Bad2: __match_args__ = ["x"]
class Bad3: __match_args__ = (1,)
class Bad4: __match_args__ = ("x", "x")
class NoArgs: pass
class Empty: __match_args__ = ()
class MissingAttr: __match_args__ = ("nope",)
class PropRaises:
    __match_args__ = ("p",)
    @property
    def p(self): raise ValueError("from property")
class AttrErr:
    __match_args__ = ("p",)
    @property
    def p(self): raise AttributeError("no match, no error")
for code in ["Bad1(1)", "Bad2(1)", "Bad3(1)", "Bad4(1, 2)", "NoArgs(1)", "NoArgs(1, 2)", "Empty(1)", "Empty()", "MissingAttr(1)", "PropRaises(1)", "AttrErr(1)", "Point(1, 2, 3)", "Point(1, x=2)", "int(1, 2)", "int(1, real=2)", "object(1)", "list(1)", "five(1)", "len()", "five()", "Point(1, 2, z=3)", "type(1)"]:
    space = dict(globals()); space["five"] = 5
    subject = code.split("(")[0]
    try:
        s = space[subject] if subject in space else eval(subject)
        space["o"] = Point(1, 2) if subject == "Point" else 5 if subject in ("int", "five", "len", "object", "type") else [1] if subject == "list" else s()
        if subject in ("Bad4",): space["o"].x = 1
        exec(f"match o:\n case {code}: r = 'matched'\n case _: r = 'not'", space)
        print(code, space["r"])
    except Exception as e: print(code, type(e).__name__, e)
class Meta(type):
    def __instancecheck__(cls, o): print("instancecheck", end=" "); return o == "magic"
class Magic(metaclass=Meta): pass
match "magic":
    case Magic(): print("matched by __instancecheck__")
class Sub(int): extra = "e"
match Sub(5):
    case int(5, extra="e"): print("sub int")
class Alt:
    @classmethod
    @property
    def x(cls): pass
    __match_args__ = ("_v",)
    def __getattr__(self, n): print(f"getattr {n}", end=" "); return 42
match Alt():
    case Alt(42, other=42): print("via getattr")
def expr(e):
    match e:
        case ("num", n): return n
        case ("+", a, b): return expr(a) + expr(b)
        case ("*", ("num", 0), _) | ("*", _, ("num", 0)): return 0
        case ("*", a, b): return expr(a) * expr(b)
        case ("neg", a): return -expr(a)
        case _: raise ValueError(f"bad {e!r}")
print(expr(("+", ("num", 2), ("*", ("num", 3), ("neg", ("num", 4))))), expr(("*", ("bad",), ("num", 0))))
class Node:
    __match_args__ = ("v", "l", "r")
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
def depth(n):
    match n:
        case None: return 0
        case Node(l=None, r=None): return 1
        case Node(_, l, r): return 1 + max(depth(l), depth(r))
def rotate(n):
    match n:
        case Node(a, Node(b, x, y), z): return Node(b, x, Node(a, y, z))
        case _: return n
t = Node(1, Node(2, Node(3)), Node(4)); print(depth(t), rotate(t).v, rotate(t).r.v, depth(rotate(t)))

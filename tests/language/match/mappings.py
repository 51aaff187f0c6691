# Mapping patterns: keys, rest, nesting, dict subclasses, missing keys.
class NS: KEY = "const"; N = 5
def f(x):
    match x:
        case {"type": "point", "x": int(a), "y": int(b)}: return f"point {a} {b}"
        case {"type": "circle", "r": (int() | float()) as r, **rest}: return f"circle {r} {rest}"
        case {"nested": {"a": [1, *more]}}: return f"nested {more}"
        case {1: one, 2: two}: return f"ints {one} {two}"
        case {None: n, True: t}: return f"singletons {n} {t}"
        case {-1: neg, 1.5: flt, 2j: cplx, b"b": byt}: return f"{neg}{flt}{cplx}{byt}"
        case {NS.KEY: v, NS.N: w}: return f"value keys {v} {w}"
        case {"only": _}: return "only"
        case {"guard": g} if g: return "guarded"
        case {**rest} if len(rest) == 1: return f"one rest {rest}"
        case {}: return f"any mapping {len(x)}"
        case _: return "no mapping"
for x in ({"type": "point", "x": 1, "y": 2, "z": 3}, {"type": "point", "x": 1, "y": "2"}, {"type": "circle", "r": 2.5, "c": 1}, {"type": "circle", "r": "x"}, {"nested": {"a": [1, 2, 3]}}, {"nested": {"a": [2]}}, {1: "a", 2: "b"}, {1.0: "a", 2.0: "b"}, {True: "t", None: "n"}, {-1: 1, 1.5: 2, 2j: 3, b"b": 4}, {"const": 1, 5: 2}, {"only": None}, {"guard": 1, "x": 2}, {"guard": 0, "x": 2}, {"z": 1}, {}, {1: 1, 3: 3, 4: 4}, [], [("a", 1)], "k", None, type, {"k": 1}.items()): print(x, "->", f(x))
class D(dict):
    def __missing__(self, k): print("missing not called"); return "m"
    def get(self, k, d=None): print(f"get({k!r})", end=" "); return super().get(k, d)
    def __getitem__(self, k): print("getitem", end=" "); return super().__getitem__(k)
    def keys(self): print("keys", end=" "); return super().keys()
    def __len__(self): print("len", end=" "); return super().__len__()
match D(a=1, b=2):
    case {"a": 1, "z": _}: print("no")
    case {"a": x, **rest}: print("yes", x, rest)
match D():
    case {}: print("empty pattern matches")
class NotMapping:
    def __getitem__(self, k): return 1
    def get(self, k, d): return 1
    def keys(self): return ["a"]
    def __len__(self): return 1
    def __contains__(self, k): return True
    def __iter__(self): return iter("a")
match NotMapping():
    case {"a": _}: print("no")
    case _: print("only registered mappings")
match type.__dict__:
    case {"__name__": _}: print("mappingproxy matches")
def rest(x):
    match x:
        case {"a": a, **others}:
            others["new"] = 1
            return a, others, x, type(others).__name__
print(rest({"a": 1, "b": 2}), rest(D(a=1)))
def two(x):
    match x:
        case {"k": v} | [v]: return v
        case {"a": {"b": {"c": c}}}: return c
        case [{"x": x1}, {"y": y1}]: return x1, y1
        case {"list": [*_, {"deep": d}]}: return d
print(two({"k": 1}), two([2]), two({"a": {"b": {"c": 3}}}), two([{"x": 4}, {"y": 5, "z": 6}]), two({"list": [1, {"deep": 7}]}), two({}))
key = "dynamic"
match {"dynamic": 1}:
    case {"dynamic": v}: print(v)
class K: pass
K.dup1, K.dup2 = "same", "same"
try:
    match {"same": 1}:
        case {K.dup1: a, K.dup2: b}: print("no")
except ValueError as e: print(e)
try:
    match {1: 1, 2: 2}:
        case {K.undefined: a}: print("no")
except AttributeError as e: print(e)
K.unhash = []
try:
    match {1: 1}:
        case {K.unhash: a}: print("no")
        case _: print("unhashable")
except TypeError as e: print(e)

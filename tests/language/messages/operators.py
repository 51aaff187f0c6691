# The text of TypeErrors of every operator, for pairs of types.
class A: pass
class LongName(A):
    __qualname__ = "Renamed.Qualified"
class Meta(type): pass
class M(metaclass=Meta): pass
def f(): pass
things = {"A()": A(), "LongName()": LongName(), "A": A, "M": M, "f": f, "len": len, "None": None, "...": ..., "1": 1, "'s'": "s", "[]": [], "gen": (x for x in []), "module": __builtins__, "range": range(1), "slice": slice(1), "lambda": lambda: 0, "method": A().__init__, "bound": [].append, "NotImplemented": NotImplemented, "exc": ValueError(), "set": {1}, "dict_keys": {}.keys(), "map": map(f, []), "alias": list[int], "union": int | str}
for op in ("+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^", "<", ">=", "in"):
    seen = []
    for name, x in things.items():
        for y in (1, x):
            try: eval(f"x {op} y", {"x": x, "y": y}); seen.append("ok")
            except TypeError as e: seen.append(str(e))
            except ZeroDivisionError as e: seen.append("zero")
    print(op, seen[::2]); print(seen[1::2])
async def waits(x): await x
def attempt(g, *a):
    try: g(*a); return "ok"
    except Exception as e: return f"{type(e).__name__}: {e}"
for what, g in {"neg": lambda x: -x, "pos": lambda x: +x, "invert": lambda x: ~x, "not": lambda x: not x, "call": lambda x: x(1, 2, 3, z=4), "index": lambda x: x[0], "setitem": lambda x: x.__class__.__setitem__ and exec("x[0] = 1", {"x": x}), "del": lambda x: exec("del x[0]", {"x": x}), "len": len, "iter": iter, "next": next, "hash": lambda x: hash(x) and 0, "int": int, "float": float, "abs": abs, "round": round, "with": lambda x: exec("with x: pass", {"x": x}), "star": lambda x: [*x], "dstar": lambda x: {**x}, "unpack": lambda x: exec("a, b = x", {"x": x}), "in": lambda x: 1 in x, "reversed": reversed, "divmod": lambda x: divmod(x, 2), "pow": lambda x: pow(x, 2, 3), "range": range, "chr": chr, "ord": ord, "isinstance": lambda x: isinstance(1, x), "raise": lambda x: exec("raise x", {"x": x}), "await": lambda x: waits(x).send(None), "sum": lambda x: sum([x]), "sorted": lambda x: sorted([x, x]), "join": lambda x: ",".join([x]), "getattr": lambda x: x.nope, "setattr": lambda x: setattr(x, "nope", 1), "delattr": lambda x: delattr(x, "nope"), "list idx": lambda x: [1][x], "str idx": lambda x: "a"[x], "fmt": lambda x: format(x, "zz"), "%d": lambda x: "%d" % x}.items():
    print(what, [attempt(g, x) for n, x in things.items() if n not in ("module",)])

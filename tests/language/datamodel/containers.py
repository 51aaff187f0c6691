# __len__, __getitem__, __setitem__, __delitem__, __contains__, __missing__, __length_hint__.
class Seq:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): print("len", end=" "); return len(self.items)
    def __getitem__(self, i): print(f"get({i})", end=" "); return self.items[i]
    def __setitem__(self, i, v): print(f"set({i},{v})", end=" "); self.items[i] = v
    def __delitem__(self, i): print(f"del({i})", end=" "); del self.items[i]


s = Seq(1, 2, 3)
print(list(s)); print(len(s), s[-1], s[0:2], 2 in s); print(list(reversed(s))); print(*s); print(max(s), sum(s), sorted(s, reverse=True))
s[0] = 10; del s[1]; s[0] += 5; print(s.items, bool(s), bool(Seq()))
a, b = s; print(a, b, [x for x in s], tuple(enumerate(s)), dict(zip("ab", s)), "-".join(map(str, s)), list(map(lambda x: x, s)), [*s], {*s})
i = iter(s); print(type(i).__name__, next(i), i.__length_hint__() if hasattr(i, "__length_hint__") else "no hint", list(i), next(i, "done"))
class Miss(dict):
    def __missing__(self, k):
        if k == "bad": raise KeyError("custom")
        v = self[k] = f"made {k}"
        return v
m = Miss(a=1)
print(m["a"], m["b"], m, m.get("c"), "c" in m, m.setdefault("d", 5))
try: m["bad"]
except KeyError as error: print(error)
class Hint:
    def __init__(self, h): self.h = h
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self):
        if isinstance(self.h, type): raise self.h("hint")
        return self.h
for h in (0, 2, 100, NotImplemented, -1, "x", None, 1.5, TypeError, ValueError):
    try: print(list(Hint(h)), end=" ")
    except Exception as error: print(type(error).__name__, error, end="; ")
print()
class LenOnly:
    def __len__(self): return 3
class GetOnly:
    def __getitem__(self, k): return {0: "zero", 1: "one"}[k]
class Lens:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
for f in (lambda: list(LenOnly()), lambda: list(GetOnly()), lambda: len(GetOnly()), lambda: reversed(GetOnly()), lambda: reversed(LenOnly()), lambda: LenOnly()[0], lambda: GetOnly().__setitem__, lambda: exec("GetOnly()[0] = 1"), lambda: exec("del GetOnly()[0]"), lambda: 5 in LenOnly(), lambda: len(Lens(-1)), lambda: len(Lens("a")), lambda: len(Lens(1.0)), lambda: len(Lens(True)), lambda: len(Lens(None)), lambda: Lens.__len__(Lens(5)), lambda: len(5), lambda: len(LenOnly), lambda: GetOnly()[5], lambda: "zero" in GetOnly()):
    try: print(f())
    except Exception as error: print(type(error).__name__, error)
class Rev:
    def __reversed__(self): return iter("custom")
class NoRev(list): __reversed__ = None
class Contains:
    def __contains__(self, x): return x
print(list(reversed(Rev())), "a" in Contains(), "" in Contains(), [] not in Contains())
try: reversed(NoRev())
except TypeError as error: print(error)
class Grid:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d.get(k, ".")
    def __setitem__(self, k, v): self.d[k] = v
    def __class_getitem__(cls, k): return ("class", k)
g = Grid()
g[1, 2] = "x"; g[1:2, ...] = "slice"; g[()] = "empty"; g[(3,)] = "one"
print(g[1, 2], g[(1, 2)], g[2, 1], g[1:2, ...], g[()], g[3,], Grid[0])
class Stop:
    def __getitem__(self, i):
        if i == 2: raise StopIteration
        return i
class Err:
    def __getitem__(self, i):
        if i == 1: raise KeyError("not IndexError")
        return i
print(list(Stop()))
try: list(Err())
except KeyError as error: print("KeyError", error)
class IndexSub(IndexError): pass
class Sub:
    def __getitem__(self, i):
        if i == 1: raise IndexSub
        return i
print(list(Sub()))

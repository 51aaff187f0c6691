# and, or, not: what they return, what they evaluate, and how truth is asked.
class B:
    def __init__(self, truth): self.truth = truth
    def __bool__(self): print("bool", self.truth, end="; "); return self.truth
    def __repr__(self): return f"B({self.truth})"


t, f = B(True), B(False)
print(t and f, f and t, t or f, f or t)
print(not t, not f, not not t)
print(t and f or t, (f or f) and t, f and (t or t), t and t and f and t)
print(t if f else f, f if t else t)
if t and not f: print("if")
while not t or f: print("never")
print([x for x in (t, f) if x], all([t, f, t]), any([f, t, f]), list(filter(None, [t, f])))
print(bool(t), 1 and [] or "x", None or 0 or "" or "last", 1 and 2 and 3, 0 or None and 5, "" and 1/0, 1 or 1/0)


class L:
    def __init__(self, n): self.n = n
    def __len__(self): print("len", end="; "); return self.n


print(bool(L(0)), bool(L(3)), not L(0), 1 if L(2) else 2)


class Both(L):
    def __bool__(self): print("bool first", end="; "); return True


print(bool(Both(0)), not Both(0))


class Bad:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v


class BadLen:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v


class NoBool:
    __bool__ = None


class Raises:
    def __bool__(self): raise KeyError("in bool")


for x in (Bad(1), Bad("s"), Bad(None), BadLen(-1), BadLen("x"), BadLen(1.5), BadLen(2**100), NoBool(), Raises()):
    for use in (bool, lambda x: not x, lambda x: x and 1, lambda x: 1 if x else 2, lambda x: any([x]), lambda x: [1 for _ in [1] if x]):
        try:
            print(use(x), end=" ")
        except Exception as error:
            print(type(error).__name__, error, end="; ")
    print()
for x in (0, 0.0, 0j, "", b"", [], (), {}, set(), frozenset(), None, False, range(0), bytearray(), memoryview(b""), -0.0, 1, "0", [0], (None,), {0}, range(1), object(), type, NotImplementedError, ...):
    print(int(bool(x)), end="")
print()
try:
    print(bool(NotImplemented))
except TypeError as error:
    print(error)
print(L.__bool__ if hasattr(L, "__bool__") else "no __bool__", (not None) is True, (not 1) is False)

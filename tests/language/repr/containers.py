# repr and str of containers: nesting, recursion, quotes, subclasses.
l = [1, "a", None, 1.5, (1,), {"k": [1]}, {1}, b"b", ...]
print(l, repr(l) == str(l), (l,), {"l": l})
l.append(l); print(l)
t = ([],); t[0].append(t); print(t, t[0])
d = {}; d["d"] = d; d[1] = [d]; print(d, [d])
a, b = [], []; a.append(b); b.append(a); print(a, b, (a, b))
x = {"list": a, "tuple": (a,), "set": frozenset([1])}; a.append(x); print(x)
print([], (), {}, set(), frozenset(), [[]], ((),), [()], {(): []}, {frozenset(): {}}, (1,), ("a",), [None], {None: None}, {1: {2: {3: {}}}})
print(["it's", 'say "hi"', "both ' and \"", "\n", "\\", "\x00", "é", "日", "😀", "\ud800".encode("utf-8", "surrogatepass"), "\u200b", "tab\t"], [b"it's", b'"', b"'\"", b"\n\\\x00\xff"])
class R:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"R({self.v!r})"
    def __str__(self): return f"str:{self.v}"
r = R("x"); print(r, [r], (r,), {r: r}, {r}, [[r]], f"{[r]}", f"{r}", str([r]), "%s %r" % ([r], r), {"k": R([R(1)])})
r.v = [r] if 0 else r.v
class L(list):
    pass
class L2(list):
    def __repr__(self): return "L2" + super().__repr__()
class D(dict):
    def __repr__(self): return f"D{dict.__repr__(self)}"
class T(tuple):
    def __repr__(self): return "T" + tuple.__repr__(self)
class S(set): pass
class F(frozenset): pass
class St(str):
    def __repr__(self): return "St" + str.__repr__(self)
class I(int): pass
class Fl(float):
    def __repr__(self): return "Fl"
print(L([1]), L2([1, L2()]), D(a=D()), T((1, T())), S([1]), F([1]), St("q"), [St("q")], I(5), [I(5)], Fl(1.5), [Fl(1.5)], {St("k"): I(1)}, S(), F())
m = L2(); m.append(m); print(m); e = D(); e["e"] = e; print(e)
o = object(); print(repr(o) == str(o), repr(o).startswith("<object object at 0x"), [o] and repr([o]) == f"[{o!r}]")
print(range(3), range(1, 10, 2), slice(1, 2), slice(None), type(None), type, int, list[int], int | str, len, print, [].append.__name__, ..., NotImplemented, None, True, Exception("a", 1), ValueError(), KeyError("k"), StopIteration(5), enumerate, zip, property, super, classmethod, map, object)
for x in ([], (), {}, set(), "", 0, 0.0, None, False, b"", frozenset(), range(0), 1j, bytearray(b"x"), Exception()): print(repr(x), str(x), sep="/", end=" ")
print()
deep = []
for i in range(50): deep = [deep] if i % 3 else (deep,) if i % 2 else {"k": deep}
print(deep)
wide = list(range(2000)); text = repr(wide); print(len(text), text[:12], text[-12:], hash(text) == hash(str(wide)), eval(text) == wide)
print(repr({i: str(i) for i in range(5)}), repr([(i, [i]) for i in range(3)]), repr({"a": (1, {"b": [2, {3}]})}), repr([{}] * 3), repr((lambda: 0)).startswith("<function <lambda> at 0x"), repr(iter([])).startswith("<list_iterator object at 0x"), repr(x for x in []).startswith("<generator object <genexpr> at 0x"), repr(R).startswith("<class '__main__.R'>"), repr(r.__repr__).startswith("<bound method R.__repr__ of R('x')>"), repr(L.append), repr(R.__repr__).startswith("<function R.__repr__ at 0x"))
class Bad:
    def __repr__(self): raise KeyError("in repr")
for c in ([Bad()], (1, Bad()), {1: Bad()}, {Bad()}, [[Bad()]]):
    try: repr(c)
    except KeyError as err: print(err, end=" ")
print(); l = [1]; l.append(Bad())
try: print(l)
except KeyError: print("list still usable", len(l), l[0])
try: repr(l)
except KeyError: print("recursion guard is released"); l.pop(); l.append(l); print(l)

# Left to right, except that the right side of an assignment comes first.
def e(x, value=None):
    print(x, end=" ")
    return x if value is None else value


class O:
    def __repr__(self): return "<O>"
    def __getattr__(self, n): print("." + n, end=" "); return self
    def __getitem__(self, k): print(f"[{k}]", end=" "); return self
    def __setitem__(self, k, v): print(f"[{k}]={v}", end=" ")
    def __setattr__(self, n, v): print(f".{n}={v}", end=" ")
    def __call__(self, *a, **k): print(f"call{a}{k}", end=" "); return self
    def __delitem__(self, k): print(f"del[{k}]", end=" ")
    def __iadd__(self, v): print(f"+={v}", end=" "); return self
    def __add__(self, v): print(f"+{v}", end=" "); return 0


o = O()
def get(): print("get", end=" "); return o
e(1) + e(2) * e(3); print()
(e(1), e(2), [e(3)], {e(4): e(5), e(6): e(7)}); print()
get().a.b[e(1)].c(e(2), k=e(3)); print()
get()[e("i")] = e("value"); print()
get().attr = e("value"); print()
get()[e(1)], get()[e(2)] = e(3), e(4); print()
get()[e(1)] += e(2); print()
get().x += e(5); print()
del get()[e(1)], get()[e(2)]; print()
print(e(1) if e(0, 0) or e(2) else e(3))
get()(e(1), *[e(2)], e(3), k=e(4), **{"z": e(5)}); print()
get()[e(1):e(2):e(3)]; print()
get()[e(1), e(2):e(3)]; print()
a = get()[e("t")] = b = e("chain"); print(a, b)
def f(x=e("default1"), *, y=e("default2")): pass
print()
@e("deco1", lambda g: e("apply1", g)) if 0 else (lambda g: e("applied", g))
@(lambda g: e("first applied", g))
def g(p=e("default")): pass
print()
class C(e("base", object), metaclass=e("meta", type)): e("body")
print()
print([e(i) for i in e("iter", range(2)) if e("cond", True)], {e("k"): e("v") for _ in [1]})
print(e(1) < e(2) < e(0) < e(9), f"{e(1)}{e(2)!r:{e(3)}}")
x = [0, 1]
i = 0
i, x[i] = 1, "one"
print(x)
(lambda a=e("ldef"): e("lbody"))(); print()
with_order = [e(1), *e(2, [e("inner")]), e(3)]; print(with_order)
assert e("assert", True), e("not evaluated"); print()
d = {}
d[e("key")] = d[e("other")] = e("rhs"); print(d)

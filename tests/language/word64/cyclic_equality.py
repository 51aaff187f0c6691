# Comparing structures that contain themselves, and nested ones, ends in a RecursionError, never in a crash.
# only: normal, twin, slices, memory
a, b = [], []
a.append(b)
b.append(a)
l = []
l.append(l)
d, e = {}, {}
d[1] = e
e[1] = d
t = (a,)
u = (b,)
deep, other = [], []
for i in range(200000):
    deep, other = [deep], [other]
nested = ()
for i in range(200000):
    nested = (nested,)
for compare in [lambda: a == b, lambda: a != b, lambda: a < b, lambda: l == [l], lambda: d == e, lambda: t == u, lambda: repr(deep), lambda: str(nested), lambda: a in [b], lambda: [a].index(b), lambda: sorted([a, b]), lambda: max(a, b)]:
    try:
        print("answered", compare())
    except RecursionError as error:
        print("RecursionError", str(error)[:32])
print(l == l, l is l[0], l in l, d == d, [l] == [l], repr(l), repr(d), repr(a), len(deep))


class SelfCall:
    pass


SelfCall.__call__ = SelfCall()
try:
    SelfCall()()
except RecursionError as error:
    print("RecursionError")

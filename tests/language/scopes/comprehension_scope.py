# Comprehensions have their own scope, except for their first iterable and for walrus targets.
x = "outer"
print([x for x in range(2)], x)
print({x for x in range(2)}, {x: x for x in range(2)}, list(x for x in range(2)), x)
def f():
    y = 1
    a = [y for y in range(3)]
    b = [y + z for z in range(2)]
    c = [(y := z) for z in range(5)]
    return a, b, c, y
print(f())
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in gs], "i" in globals())
def captured():
    items = []
    result = [items.append((lambda: j)) or j for j in range(3)]
    return result, [f() for f in items]
print(captured())
class C:
    n = 3
    ok = [i for i in range(n)]
    try:
        bad = [n for i in range(2)]
    except NameError as error:
        bad = str(error)
    try:
        bad2 = [i for i in range(2) if n]
    except NameError as error:
        bad2 = str(error)
    gen_first = list(i for i in range(n))
    nested = [j for i in [[1], [2]] for j in i]
print(C.ok, C.bad, C.bad2, C.gen_first, C.nested)
n = "now global"
def lazy():
    z = [1, 2]
    g = (a for a in z)
    z = [3, 4]
    return list(g)
print(lazy())
def lazy_inner():
    w = 1
    g = (a + w for a in range(2))
    w = 10
    return list(g)
print(lazy_inner())
try:
    g = (a for a in 5)
except TypeError as error:
    print("at once", error)
g = (a for b in [1] for a in 5)
try:
    next(g)
except TypeError as error:
    print("later", error)
def shadow():
    try:
        [q for q in [1] if q]
        return q
    except NameError as error:
        return type(error).__name__
print(shadow())
def del_inside():
    k = [1]
    return [k for k in k], k
print(del_inside())
def locals_in_comp():
    a = 1
    return [sorted(locals()) for b in range(1)][0]
print(locals_in_comp())
print([[x for x in range(x)] for x in range(4)], x)
print([(x, y) for x in range(3) for y in range(x)], [(x, y) for x in range(2) for x in "ab" for y in [x]] if 1 else 0)
def outer():
    v = "v"
    def inner(): return [v for _ in range(1)] + [(lambda: v)() for _ in range(1)]
    return inner()
print(outer())
def nl():
    c = 0
    def bump():
        nonlocal c
        [c := c + k for k in range(4)]
    bump()
    return c
print(nl())
def exc():
    try:
        return [1 // k for k in (1, 0)]
    except ZeroDivisionError:
        return "k" in locals()
print(exc())
def iteration_var_restored():
    k = "kept"
    try: [k for k in [1, 2] if 1 // (2 - k)]
    except ZeroDivisionError: pass
    return k
print(iteration_var_restored())
print([__name__ for _ in "a"], [len(s) for s in ["ab"]], [(yield_ := 1) for _ in "a"], yield_)
print([i for i in range(5) if (j := i) % 2], j)

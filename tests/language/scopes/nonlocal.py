# nonlocal and cells: sharing, rebinding, several levels.
def counter(start=0):
    n = start
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    def setn(v):
        nonlocal n
        n = v
    return inc, get, setn
inc, get, setn = counter(5)
inc(); inc(10); setn(get() * 2); print(inc(), get())
def levels():
    a = 1
    def one():
        b = 2
        def two():
            nonlocal a, b
            a, b = a + 10, b + 20
            def three():
                nonlocal a
                a += 100
                return a, b
            return three()
        return two(), a, b
    return one(), a
print(levels())
def rebinding():
    x = 1
    def f():
        nonlocal x
        x = 2
        del x
        x = 3
    f()
    return x
print(rebinding())
def param(p, *args, **kw):
    def f():
        nonlocal p, args, kw
        p, args, kw = p + 1, args + (9,), {**kw, "z": 0}
    f()
    return p, args, kw
print(param(1, 2, k=3))
def loopcells():
    fs = []
    for i in range(3):
        def f(): 
            nonlocal i
            i += 10
            return i
        fs.append(f)
    return [f() for f in fs], i
print(loopcells())
def in_class():
    v = "outer"
    class C:
        nonlocal v
        v = "set by class body"
        def m(self):
            nonlocal v
            v += " and method"
            return v
    r = C().m()
    return v, r, "v" in C.__dict__
print(in_class())
def gen_cell():
    total = 0
    def g():
        nonlocal total
        while True:
            total += yield total
    it = g()
    next(it)
    it.send(5); it.send(6)
    return total
print(gen_cell())
def comp_cell():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return [step() for _ in range(3)], {step(): step()}, list(step() for _ in range(2)), n
print(comp_cell())
def except_cell():
    try: 1 / 0
    except ZeroDivisionError as e:
        def show(): return repr(e)
        first = show()
    try: return first, show()
    except NameError as error: return first, str(error)
print(except_cell())
def with_cell():
    class CM:
        def __enter__(self): return "entered"
        def __exit__(self, *a): pass
    with CM() as v:
        f = lambda: v
    return f()
print(with_cell())
def import_cell():
    import sys as s
    return (lambda: s.__name__)()
print(import_cell())
def class_cell():
    class Inner:
        def who(self): return __class__.__name__, Inner.__name__
    return Inner().who()
print(class_cell())
def decorated():
    calls = 0
    def deco(f):
        def w(*a):
            nonlocal calls
            calls += 1
            return f(*a)
        return w
    @deco
    def fact(n): return 1 if n < 2 else n * fact(n - 1)
    return fact(5), calls
print(decorated())
def swap_cells():
    a, b = 1, 2
    def f():
        nonlocal a, b
        a, b = b, a
    f()
    return a, b, f.__code__.co_freevars, [c.cell_contents for c in f.__closure__]
print(swap_cells())
def empty():
    def f(): return late
    try: f()
    except NameError as error: message = str(error)
    late = 1
    return message, f()
print(empty())
def unassigned():
    def f():
        nonlocal q
        q = "made by inner"
    f()
    return q
    q = None
print(unassigned())

# Hot closures whose cells change kind, generators and comprehensions over cells.
def make():
    state = 0
    def bump(by):
        nonlocal state
        state += by
        return state
    def swap(v):
        nonlocal state
        state, old = v, state
        return old
    return bump, swap
bump, swap = make()
for _ in range(100): bump(1)
print(bump(1), swap("a"), bump("b"), swap([1]), bump([2]), swap(2**48), bump(2**48), swap(1.5), bump(1), swap(None))
try: bump(1)
except TypeError as e: print(e)
counters = [make() for _ in range(50)]
for i, (b, s) in enumerate(counters):
    for _ in range(i): b(i)
print([b(0) for b, s in counters][:10], sum(b(0) for b, s in counters))
def compose(*fs):
    def run(x):
        for f in fs: x = f(x)
        return x
    return run
inc, dbl = (lambda x: x + 1), (lambda x: x * 2)
print(compose(inc, dbl)(3), compose(*[inc] * 50)(0), compose(*[dbl] * 60)(1), compose(str, len)(12345), compose()(5))
def curry(f, n, args=()): return f(*args) if n == 0 else lambda x: curry(f, n - 1, args + (x,))
print(curry(lambda a, b, c: (a, b, c), 3)(1)(2)(3), curry(max, 5)(1)(9)(3)(4)(5))
def memo(f):
    cache, hits = {}, 0
    def w(n):
        nonlocal hits
        if n in cache: hits += 1
        else: cache[n] = f(n)
        return cache[n]
    w.stats = lambda: (len(cache), hits)
    return w
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.stats())
def loop_capture():
    fs = []
    for i in range(5):
        def f(j=i): return i * 10 + j
        fs.append(f)
        if i == 2: i = 99
    return [f() for f in fs]
print(loop_capture())
def shared():
    x = []
    def add(v): x.append(v); return len(x)
    def reset():
        nonlocal x
        x = []
    def get(): return x
    return add, reset, get
add, reset, get = shared()
add(1); add(2); before = get(); reset(); add(3); print(before, get())
def gen_cells(n):
    total = 0
    def g():
        nonlocal total
        for i in range(n):
            total += i
            yield lambda: (i, total)
    fs = list(g())
    return [f() for f in fs], total
print(gen_cells(4))
def deep(n):
    x = n
    def inner(): return x if n == 0 else deep(n - 1)() + x
    return inner
print(deep(100)())
def rebinding():
    def f(): return "first"
    def call(): return f()
    out = [call() for _ in range(3)]
    def f(): return "second"
    out.append(call())
    f = lambda: "third"
    out.append(call())
    del f
    try: call()
    except NameError as e: out.append(str(e)[:25])
    return out
print(rebinding())
def class_in_loop():
    out = []
    for i in range(3):
        class K:
            v = i
            def get(self): return self.v, i
        out.append(K())
    return [k.get() for k in out]
print(class_in_loop())
def comp_cells(): return [[(lambda: (a, b))() for b in range(a)] for a in range(4)], [f() for f in [(lambda: c) for c in range(3)]], {k: (lambda v=k: v)() for k in "ab"}
print(comp_cells())
def mutual():
    def even(n): return n == 0 or odd(n - 1)
    def odd(n): return n != 0 and even(n - 1)
    return even, odd
even, odd = mutual(); print(even(200), odd(201), even(7))
def param_cell(a, b=2, *c, d=4, **e):
    def show(): return a, b, c, d, e
    a += 1; b *= 2; c += (9,); e["new"] = d
    return show()
print(param_cell(1), param_cell(1, 3, 5, d=6, z=7))
def try_cell():
    try: raise ValueError("x")
    except ValueError as e:
        f = lambda: e.args
        r = f()
    return r
print(try_cell(), [try_cell() for _ in range(3)][-1])

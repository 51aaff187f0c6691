# Hot loops that raise now and then: fast paths must leave the same state as slow ones.
def parse(values):
    good, bad = [], []
    for v in values:
        try: good.append(int(v) // (len(v) - 2))
        except ValueError as e: bad.append(("value", str(e)[-6:]))
        except ZeroDivisionError: bad.append("zero")
        except TypeError: bad.append("type"); continue
        else: good.append("ok")
        finally: good.append("|")
    return good, bad
print(parse(["123", "x", "12", "4567"] * 2 + [5]))
class Flaky:
    def __init__(self): self.n = 0
    def get(self):
        self.n += 1
        if self.n % 7 == 0: raise KeyError(self.n)
        return self.n
    def __getitem__(self, k):
        if k % 5 == 0: raise IndexError(k)
        return k
    def __getattr__(self, name):
        self.n += 1
        if self.n % 3 == 0: raise AttributeError(name)
        return self.n
    def __add__(self, o):
        if o % 4 == 0: return NotImplemented
        return o
    def __lt__(self, o):
        if o == 3: raise RuntimeError("three")
        return o > 5
    def __bool__(self):
        self.n += 1
        if self.n % 4 == 0: raise ArithmeticError
        return self.n % 2 == 0
    def __iter__(self):
        for i in range(5):
            if i == 3: raise LookupError("iter")
            yield i
f = Flaky()
def run(op, n):
    out = []
    for i in range(n):
        try: out.append(op(i))
        except Exception as e: out.append(type(e).__name__[:3])
    return out
for op in (lambda i: f.get(), lambda i: f[i], lambda i: f.whatever, lambda i: f + i, lambda i: f < i, lambda i: 1 if f else 2, lambda i: list(f), lambda i: [10, 20, 30][i], lambda i: (1, 2, 3)[i], lambda i: {0: "a", 5: "b"}[i], lambda i: "abc"[i], lambda i: 10 // (i - 3), lambda i: [1, 2][i:i + 1][0], lambda i: int("12x"[i]), lambda i: (lambda a: a)(*range(i)), lambda i: [f for f in range(i)][2], lambda i: chr(i * 0x30000), lambda i: next(iter(range(i))), lambda i: max(range(i)), lambda i: "ab".index("abc"[i])): print(run(op, 10))
def cleanup(n):
    log = []
    for i in range(n):
        try:
            try:
                if i % 3 == 1: raise ValueError(i)
                if i % 3 == 2: continue
                log.append(i)
            finally: log.append("f")
        except ValueError as e: log.append(e.args[0] * 10)
    return log
print(cleanup(9))
def deep(n, at):
    try:
        if n == 0: raise KeyError("bottom")
        return deep(n - 1, at)
    except KeyError as e:
        if n == at: return f"caught at {n}"
        raise
print([deep(20, k) for k in (0, 10, 20)])
state = [0]
def partial(i):
    state[0] += 1
    x = [1, 2, 3]
    x[0], x[i], state[0] = "a", "b", -5
    return x
for i in (1, 5, 2):
    try: print(partial(i), end=" ")
    except IndexError: print("state", state, end=" ")
print()
def gen(n):
    for i in range(n):
        try: yield 10 // (i - 2)
        except GeneratorExit: raise
        except ZeroDivisionError: yield "zero"
print(list(gen(5)))
def accumulate(items):
    d = {}
    for k, v in items:
        try: d[k] += v
        except KeyError: d[k] = v
        except TypeError as e: d[k] = str(e)[:20]
    return d
print(accumulate([("a", 1), ("b", 2), ("a", 3), ("b", "x"), ("b", "y"), ("c", [1]), ("c", [2])]))
count = 0
for i in range(1000):
    try:
        if i % 10 == 0: raise StopIteration if i % 20 else IndexError
        count += 1
    except (StopIteration, IndexError): count += 100
print(count)
def swap_except(x):
    try: return [0, 1][x]
    except IndexError as x: return type(x).__name__
    finally: x = "gone"
print([swap_except(i) for i in (0, 1, 2)])

# Many generators alive at once, long pipelines, deep delegation, use as coroutines.
def countdown(n):
    while n: yield n; n -= 1
def pipeline(source, *stages):
    for stage in stages: source = stage(source)
    return source
def evens(s):
    for x in s:
        if x % 2 == 0: yield x
def squares(s):
    for x in s: yield x * x
def take(n):
    def stage(s):
        for i, x in enumerate(s):
            if i == n: return
            yield x
    return stage
def running_sum(s):
    total = 0
    for x in s: total += x; yield total
print(list(pipeline(countdown(40), evens, squares, running_sum, take(5))))
def sieve():
    def integers(n):
        while True: yield n; n += 1
    def sift(s, p):
        for x in s:
            if x % p: yield x
    s = integers(2)
    while True:
        p = next(s)
        yield p
        s = sift(s, p)
primes = sieve()
print([next(primes) for _ in range(40)])
gens = [countdown(i) for i in range(200)]
print(sum(next(g, 0) for g in gens), sum(sum(g) for g in gens))
def interleave(*its):
    its = [iter(i) for i in its]
    while its:
        for it in its[:]:
            try: yield next(it)
            except StopIteration: its.remove(it)
print("".join(interleave("abc", "12345", "")), list(interleave()))
def permutations(items):
    if not items: yield ()
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]): yield (x,) + rest
print(len(set(permutations("abcd"))), list(permutations([1, 2, 3])))
class Tree:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
    def insert(self, v):
        side = "l" if v < self.v else "r"
        child = getattr(self, side)
        if child: child.insert(v)
        else: setattr(self, side, Tree(v))
t = Tree(50)
for v in [20, 70, 10, 30, 60, 80, 25, 35]: t.insert(v)
print(list(t), 30 in t, 31 in t)
def same_fringe(a, b): return all(x == y for x, y in zip(a, b))
print(same_fringe(t, sorted(t)))
def nest(n):
    if n: yield from nest(n - 1)
    yield n
print(sum(nest(300)), max(nest(100)))
def consumer(name, log):
    while True:
        item = yield
        log.append(f"{name}:{item}")
log = []
workers = [consumer(n, log) for n in "xyz"]
for w in workers: next(w)
for i in range(7): workers[i % 3].send(i)
print(log)
def trampoline(gen):
    stack, value = [gen], None
    while stack:
        try: step = stack[-1].send(value)
        except StopIteration as stop: stack.pop(); value = stop.value; continue
        if hasattr(step, "send"): stack.append(step); value = None
        else: value = step
    return value
def tfact(n):
    if n < 2: return 1
        # the result of the inner task is sent back
    return n * (yield tfact(n - 1))
print(trampoline(tfact(30)), trampoline(tfact(2000)) % (10**9 + 7))
def window(s, n):
    buf = []
    for x in s:
        buf.append(x)
        if len(buf) == n: yield tuple(buf); buf.pop(0)
def group(s, n):
    it = iter(s)
    while chunk := [x for x, _ in zip(it, range(n))]: yield chunk
print(list(window(range(6), 3)), [c for c in group("abcdef", 3)] if 0 else "")

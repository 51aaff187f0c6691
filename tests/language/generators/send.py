# send: values in and out, errors before the start, coroutine-style pipelines.
def echo():
    got = []
    while True:
        got.append((yield len(got)))
        if got[-1] == "stop": return got


e = echo()
try:
    e.send(1)
except TypeError as error:
    print(error)
print(e.send(None), e.send("a"), next(e), e.send("b"))
try:
    e.send("stop")
except StopIteration as stop:
    print(stop.value)
try:
    e.send("after the end")
except StopIteration as stop:
    print("finished", stop.value)
def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None: return count, average
        total += value; count += 1; average = total / count
a = averager(); next(a)
print([a.send(v) for v in (10, 20, 60)])
try: a.send(None)
except StopIteration as stop: print(stop.value)
def sink(out):
    while True: out.append((yield))
def mapper(f, target):
    while True: target.send(f((yield)))
def filterer(p, target):
    while True:
        v = yield
        if p(v): target.send(v)
out = []
s = sink(out); next(s)
m = mapper(lambda v: v * v, s); next(m)
f = filterer(lambda v: v % 2, m); next(f)
for i in range(6): f.send(i)
print(out)
def unpack():
    a, b = yield "pair"
    c = yield a + b
    d = [(yield c), (yield c * 2)]
    return d, (yield {"k": (yield "inner")})
u = unpack()
print(next(u), u.send((1, 2)), u.send(5), u.send("x"), u.send("y"), u.send("key"))
try: u.send("z")
except StopIteration as stop: print(stop.value)
def swap():
    x = y = 0
    while True:
        x, y = (yield x, y)
w = swap(); next(w)
print(w.send((1, 2)), w.send((3, 4)))
def aug():
    n = 0
    while True: n += yield n
g = aug(); next(g)
print(g.send(5), g.send(7))
try: g.send("a")
except TypeError as error: print(error)
print(list(g))
for args in [(), (1, 2)]:
    try: aug().send(*args)
    except TypeError as error: print(error)
def running():
    try: me.send(None)
    except ValueError as error: yield str(error)
    try: next(me)
    except ValueError as error: yield str(error)
    try: me.close()
    except ValueError as error: yield str(error)
    try: me.throw(KeyError)
    except ValueError as error: yield str(error)
    yield me.gi_running
me = running()
print(list(me))
def conditional():
    if (yield "ask"): yield "yes"
    else: yield "no"
for answer in (True, 0):
    c = conditional(); next(c); print(c.send(answer))
def fstring(): return f"{(yield 1)} and {(yield 2)!r:>5}"
f = fstring(); next(f); f.send("A")
try: f.send("B")
except StopIteration as stop: print(stop.value)
def scheduler(*tasks):
    queue = list(tasks); log = []
    while queue:
        t = queue.pop(0)
        try: log.append(next(t)); queue.append(t)
        except StopIteration as stop: log.append(stop.value)
    return log
def task(name, n):
    for i in range(n): yield f"{name}{i}"
    return name + " done"
print(scheduler(task("a", 2), task("b", 3), task("c", 0)))

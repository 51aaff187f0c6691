async def f():
    async for x in y: await z
    else: pass
    async with a as b, c as (d, e): pass
    async with (a as b, c): pass
    return [x async for x in y if await z async for w in x]
    await x ** 2
    -await x
with (a): pass
with (a, b): pass
with (a, b) as c: pass
with (a), (b): pass
with (a).b as c: pass
with (a as b): pass
with (a as b,): pass
with (a, b,): pass
with (): pass
with (yield): pass
with (a := b): pass
with (a := b, c): pass
with ((a := b), c): pass
with (*a, b): pass
with (x for x in y): pass
with (a)[0], b: pass
with a as *b, c: pass
with a as b.c, d as e[0]: pass
with a, (b, c): pass
try: pass
except A, B: pass
except A,: pass
except (A, B) as e: pass
except: pass
else: pass
finally: pass
try: pass
except* A: pass
except* A, B: pass
except *(A, B) as e: pass
for x, in y: pass
for x, *y in z: pass
for (x) in y: pass
for [a, b], c.d, e[f] in *a, *b: pass
for *a in b: pass
while (x := y): break
else: continue
if a: pass
elif b: pass
elif c:
    pass
else:
    pass
def f(a, b=1, /, c=2, *, d, e=3, **k): pass
def f(a, /): pass
def f(*, a): pass
def f(*a, b: int = 3): pass
def f(a, /, *b, c): yield
lambda: (yield)
lambda *a, b=1, **c: a
lambda a, /, b, *, c=lambda x=1: x: d
lambda x=lambda: 1: 2
@x.y(1)
@(a := b)
@x if y else z
class A[T](B, *C, metaclass=D, **E): pass
class A(): pass
class A: x: int; y: str = 1; z = 2;
a: int
(a): int = 3
a.b: int
(a.b): int = yield
a[b]: int = 1, 2
a = b = yield c
a += yield
a, *b = c
*a, = b
*a
*a, b
[] = ()
[a, (b, *c)] = d
() = x
del a, b.c, d[e], (f, g), [h, i], (j), ()
del (a)
del a,
x[1:2, ::3, *y, :, 1:]
x[*a]
x[*a, b]
x[a:=1]
x[a,]
x[a]
x[lambda: 1:2]
x[a if b else c:d]
f(a, *b, c=1, *d, **e, g=2)
f(x for x in y)
f(a, (x for x in y))
f(a := 1, b)
f(**a, b=1)
f(*a if b else c)
{**a, 'b': 1, **c | d}
{a: b for a, b in c}
{a: lambda: 1}
{*a, b}
{a for a in b}
{(a := 1): 2}
{a := 1, 2}
[*a, b := 1]
[(a, b) for a in b for c in d if e if f]
[a for a in b if c or d]

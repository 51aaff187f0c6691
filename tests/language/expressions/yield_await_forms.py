# yield as an expression in every position, and where it is refused.
def g():
    x = yield
    y = yield x
    z = (yield y) + (yield)
    print("got", x, y, z)
    t = yield 1, 2
    u = yield *[1, 2], 3
    print([(yield "in list"), (yield "again")], {(yield "k"): (yield "v")}, f"{(yield 'f')}")
    if (yield "cond"): print("true branch")
    while (yield "loop"): print("looped")
    print((yield "a") or (yield "b"), (yield) if (yield "c?") else 0)
    (yield)
    x: int = yield "ann"
    a = b = yield "chain"
    a += yield "aug"
    d = {}
    d[(yield "key")] = yield "value"
    assert (yield "assert"), "failed"
    def inner(p=(yield "default")): return p
    return x, a, b, d, t, u, inner()


it = g()
answers = iter([None, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, True, True, False, 0, "orb", "cond?", "val", None, "ann!", "c", "u", "K", "V", True, "dflt"])
try:
    sent = None
    while True:
        got = it.send(sent)
        sent = next(answers, "more")
        print("yielded", got, "sending", sent)
except StopIteration as stop:
    print("returned", stop.value)
for bad in ["yield", "x = yield 1", "class A: yield 1", "[(yield x) for x in y]", "def f(): [(yield x) for x in y]", "def f(): yield = 1", "def f(): x + yield 1", "def f(): f(yield 1)", "def f(): f((yield 1))", "def f(): yield from", "def f(): return yield", "def f(): return (yield)", "def f(x=yield): 0",
            "yield from x", "await x", "def f(): await x", "async def f(): yield from x", "async def f(): return (yield)", "async def f():\n yield 1\n return 2", "def f(): print(yield)", "lambda: yield", "lambda: (yield)", "def f(): (yield) = 1", "def f(): (yield x) += 1", "def f(): del (yield)", "def f(): for (yield) in x: 0", "def f(): {x: (yield) for x in y}", "def f(): ((yield) for x in y)", "def f(): [x for x in (yield)]", "async def f(): [x async for x in (await y)]", "[x async for x in y]", "def f(): async with x: 0", "async for x in y: 0", "async def f(): lambda: await x", "async def f(): await", "async def f(): await = 1", "def f(): yield x if y else z", "def f(): yield not x", "def f(): not yield x", "def f(a: (yield)): 0", "class A[T: (yield)]: 0", "type X = (yield)"]:
    try:
        compile(bad, "f", "exec")
        print(repr(bad), "-> ok")
    except SyntaxError as error:
        print(repr(bad), "->", error.msg, error.lineno, error.offset)

# Where async and await may stand.
for code in ["async def f(): await x", "async def f(): await x.y(z)[0] ** 2", "async def f(): -await x", "async def f(): await -x", "async def f(): await await x", "async def f(): await not x", "async def f(): await x if y else z", "async def f(): await (x if y else z)", "async def f(): await lambda: x", "async def f(): await yield", "async def f(): await (yield)", "async def f(): yield await x", "async def f(): x = await", "async def f(): await x = 1", "async def f(): (await x) = 1", "async def f(): del await x", "async def f(): await x += 1", "async def f(): for await x in y: 0", "async def f(): with a as await b: 0", "await = 1", "async = 1", "def await(): 0", "def async(): 0", "class async: 0", "import async", "x.await", "x.async", "f(await=1)", "def f(await): 0", "lambda async: 0", "await x", "print(await x)", "class A: await x", "def f(): return await x", "lambda: await x", "async lambda: x", "[await x for x in y]", "async def f(): [await x for x in y]", "async def f(): (await x for x in y)", "def f(): (await x for x in y)", "def f(): [x async for x in y]", "def f(): (x async for x in y)", "async def f(): [x async for x in y]", "async def f(): [[x async for x in y] for z in w]", "async def f(): lambda: [x async for x in y]", "async def f():\n def g(): [x async for x in y]", "async def f():\n def g(): await x", "async def f():\n class A: await x", "async for x in y: pass", "async with x: pass", "def f():\n async for x in y: pass", "def f():\n async with x: pass", "async def f():\n async for x in y: pass", "async def f():\n async with x as y, z: pass", "async x", "async if 1: pass", "async while 1: pass", "async class A: pass", "async try: pass\nexcept: pass", "async", "async def", "async def f", "async def f()", "async def f():", "@x\nasync def f(): pass", "async def f(x=await y): pass", "async def f():\n def g(x=await y): pass", "async def f():\n @(await x)\n def g(): pass", "async def f() -> (await x): pass", "async def f():\n x: await y", "async def f(): f'{await x}'", "def f(): f'{await x}'", "async def f(): return 1\n", "async def f():\n yield\n return", "async def f():\n yield\n return None", "async def f():\n await x\n yield\n return 1", "async def f(): yield from x", "async def f(): (yield from x)", "async def f(): raise await x", "async def f(): raise await x from await y", "async def f(): assert await x, await y", "async def f(): global await", "async  def f(): pass", "async\ndef f(): pass", "async def f[T](): await x", "async def f():\n match await x:\n  case await: 0", "await(x)", "async(x)", "async def f(): {await x: await y for z in w}", "async def f():\n async with (x as y, z): pass", "async def f():\n async for x, in await y: pass\n else: await z", "if 1: async def f(): pass", "async def f(): async def g(): pass", "type X = await y", "async def f(): type_ = await x"]:
    try:
        compile(code, "f", "exec"); print(repr(code), "ok")
    except SyntaxError as error:
        print(repr(code), "->", error.msg, error.lineno, error.offset, error.end_offset)
TOP = 0x2000  # ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
for code in ["await x", "y = [await z for z in w]", "async for x in y: pass", "async with x: pass", "[x async for x in y]", "def f(): await x", "1 + 1", "(await x for x in y)", "lambda: await x"]:
    try:
        flags = compile(code, "f", "exec", flags=TOP).co_flags
        print(repr(code), "ok", bool(flags & 0x80))
    except SyntaxError as error:
        print(repr(code), "->", error.msg)
class S:
    def __await__(self): yield "suspended"; return "value"
space = {"S": S}
c = eval(compile("x = await S()\ny = [await S() for _ in range(2)]", "f", "exec", flags=TOP), space)
print(type(c).__name__)
try:
    while True: print(c.send(None))
except StopIteration as stop: print(stop.value, space["x"], space["y"])
c = eval(compile("await S()", "f", "eval", flags=TOP), space)
try:
    while True: print(c.send(None))
except StopIteration as stop: print(stop.value)

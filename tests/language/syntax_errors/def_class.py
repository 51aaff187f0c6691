# Broken def and class statements.
def check(*sources):
    for source in sources:
        try: compile(source, "file", "exec"); print(repr(source), "-> ok")
        except SyntaxError as e: print(repr(source), "->", type(e).__name__, repr(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset)



check("def", "def f", "def f()", "def f():", "def f(): ", "def f()\n  pass", "def f:", "def f(:", "def f)", "def f(x", "def f(x,", "def f(x,):\npass", "def 1(): 0", "def f.g(): 0", "def 'f'(): 0", "def if(): 0", "def None(): 0", "def f() -> : 0", "def f() ->: 0", "def f() - > x: 0", "def f() => x: 0", "def f(): return", "def f() pass", "def f(x) x", "def (x): 0", "def f[]: 0", "def f[T: 0", "def f()(): 0", "def f(): def g(): 0", "def f():\n    x\n  y", "def f():\n    x\n      y", "def f(): x;\n  y", "async def", "async def f", "async x", "async for", "class", "class A", "class A:", "class A()", "class A():", "class A\n pass", "class 1: 0", "class A.B: 0", "class A(: 0", "class A(x y): 0", "class A(x=): 0", "class A(x for x in y): 0", "class A(*): 0", "class A(): x = ", "class if: 0", "class None: 0", "class A(B: 0", "class A[T]: 0", "class A: def f(): 0")

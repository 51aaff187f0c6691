# An equals sign where none may stand.
def check(*sources):
    for source in sources:
        try: compile(source, "file", "exec"); print(repr(source), "-> ok")
        except SyntaxError as e: print(repr(source), "->", repr(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset)


check("a = b = 1 = c", "a = 1 = b", "a, b = 1, 2 = c", "a + 1 = b = 2", "f() = g() = 1", "x = f() = 1", "if a = 1: pass", "while a = 1: pass", "if a.b = 1: pass", "if 1 = a: pass", "if a = b and c: pass", "assert a = 1", "return a = 1", "print(a = 1 = 2)", "f(a.b = 1)", "f(1 = a)", "f(a + b = 1)", "f(not a = 1)", "f(lambda: 0 = 1)", "f(a[0] = 1)", "f(*a = 1)", "f(a = 1, b)", "[a = 1]", "(a = 1)", "{a = 1}", "{a: b = 1}", "x[a = 1]", "lambda: a = 1", "(lambda a: b = 1)", "a if b = c else d", "not a = 1", "a and b = 1", "a = b = ", "a += b = 1", "a = b += 1", "global a = 1", "a: int = b: int = c", "def f(a = 1 = 2): 0", "def f(a) = 1: 0", "class A = 1", "import a = b", "with a = b: 0", "for a = 1 in b: 0", "for a in b = c: 0", "raise a = b", "del a = b", "pass = 1", "if = 1", "class = 1", "def = 1", "for = 1", "in = 1", "is = 1", "lambda = 1", "None += 1", "a.True = 1", "(None) = 1", "(a, None) = 1", "[a, True] = 1", "*None = 1")

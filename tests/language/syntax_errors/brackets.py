# Brackets that are not closed, not opened, or do not match.
def check(*sources):
    for source in sources:
        try: compile(source, "file", "exec"); print(repr(source)[:80], "-> ok")
        except (SyntaxError, ValueError) as e: print(repr(source)[:80], "->", type(e).__name__, repr(getattr(e, "msg", str(e))), getattr(e, "lineno", 0), getattr(e, "offset", 0), getattr(e, "end_lineno", 0), getattr(e, "end_offset", 0))



check("(", "[", "{", "f(", "f(1,", "f(1, [2, {3", "x = (1,\n2,\n3", "x = [1,\n2,\ny = 3\nz = 4", "x = {1: 2,\ndef f(): pass", "f(1\nfor x in y: z", "print('a'\nprint('b')", "foo(a, b for b in range(5), c\n", "if (x:\n  y", "x = (1\ny = 2)", "x = (a b\n", "x = [1 2\n", "def f(a, b:\n  pass", "class A(B:\n  pass", "while (1:\n x", "a[1", "a[1:2", "a[b(c]", "a(b[c)", "{a: [b}", "(a]", "[a)", "{a)", "{a]", "(a}", "[a}", ")", "]", "}", "a)", "a]", "a}", "x = 1)", "f(1))", "[1]]", "{1}}", "(1))\n", "((1)", "(((((", ")))))", "(\n\n\n]", "[\n(\n}", "x = (\n'a',\n'b'\n", "x = [\n# c\n1,\n", "{\n1: 2,\n3\n", "(1, 2\n) = [3, 4", "(yield", "(lambda x:", "(x for x in", "[x for x in y", "{x: y for x in z", "f(*", "f(**", "f(a=", "(a if b else", "(not", "(a.", "a[", "a[b][", "a(b)(")

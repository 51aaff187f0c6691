# Broken simple statements, and habits from other languages.
def check(*sources):
    for source in sources:
        try: compile(source, "file", "exec"); print(repr(source), "-> ok")
        except SyntaxError as e: print(repr(source), "->", type(e).__name__, repr(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset)



check("return", "return 1", "yield", "raise", "raise x y", "raise x,", "raise x from", "raise from x", "raise x from y from z", "assert", "assert x,", "assert x, y, z", "assert x y", "assert (x, 'm')", "assert x = 1", "pass x", "pass()", "break x", "continue 1", "del", "del x,", "del x y", "del *x", "global", "global x,", "global x y", "global x.y", "global 1", "global x = 1", "nonlocal", "nonlocal x", "print x", "print 'a', b", "print", "print(x) y", "exec 'x'", "exec x in y", "print >>x, y", "print(a b)", "print('a' b)", "print x, y", "print(x", "exec", "exec(x", "raise E, 'msg'", "return = 1", "type X = ", "type X", "type X[T = 1", "match x", "match x:", "match x:\n", "match x:\n case", "match x:\n case 1", "match x:\n case 1:", "match x:\n case 1:\n0", "match x:\n x", "case 1: 0", "goto x", "x: ", "x: int =", "switch x: case 1: 0", "do: x", "unless x: y", "foreach x in y: z", "function f(): 0", "var x = 1", "let x = 1", "const x = 1", "int x = 1", "x++;", "if (x) { y }", "while (x) { y }", "// comment", "/* comment */", "<!-- x -->", "#include <x>", "x = y?", "not x = 1", "null = x = 1", "a = b if c", "a = b else c", "a = if b: c", "for i in range(3) print(i)", "def f() return 1", "class A x = 1", "x = [1, 2", "x = {1: 2", "x = (1", "x = 'a", "x = \"a", "x = '''a", "x = \"\"\"a\nb", "x = 'a\"", "x = 'it's'", "x = \"a\"b\"", "x = b'é'", "x = f'{'")

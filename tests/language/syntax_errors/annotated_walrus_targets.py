# Targets of annotations, walrus, import and except.
def check(*sources):
    for source in sources:
        try: compile(source, "file", "exec"); print(repr(source), "-> ok")
        except SyntaxError as e: print(repr(source), "->", repr(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset)


targets = ["1", "'a'", "b'a'", "f'a'", "f'{a}'", "1.5", "2j", "None", "True", "False", "...", "__debug__", "f()", "a.f()", "a + b", "-a", "not a", "a and b", "a < b", "a if b else c", "lambda: 0", "lambda x: x", "[1]", "[a, 1]", "(a, 1)", "a, 1", "{}", "{a}", "{a: b}", "[x for x in y]", "{x for x in y}", "{x: x for x in y}", "(x for x in y)", "(a := b)", "await a", "(yield)", "*a", "*a, *b", "(*a)", "a.b()", "a[0]()", "a.b + 1", "(a + b)", "(a)", "((a))", "(a, b)", "[a, b]", "a.b", "a[b]", "a[b:c]", "a[b].c", "f().a", "f()[0]", "'a'.b", "1 .b", "{}[0]", "()", "[]", "((), [])", "a, (b, 1)", "a, (b, c.d[e])", "__name__", "a.None", "a.__debug__", "print", "(a,)", "a,", "*a,", "*(a, b), c", "*[a], b", "**a", "x if y", "a b", "<>", "1 = 2"]
for t in targets:
    check(f"{t}: int = 1", f"({t} := 1)", f"import a as {t}", f"try: pass\nexcept E as {t}: pass")

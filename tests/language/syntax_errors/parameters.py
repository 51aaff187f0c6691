# Parameter lists of def and lambda.
def check(*sources):
    for source in sources:
        try: compile(source, "file", "exec"); print(repr(source), "-> ok")
        except SyntaxError as e: print(repr(source), "->", repr(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset)

for p in ["a, a", "a, b, a", "a, *a", "a, **a", "*a, a", "a=1, b", "a, b=1, c", "a=1, b, c=2", "*", "*,", "*, **k", "*a, *b", "*a, *", "*, *a", "**k, a", "**k, *a", "**k, **l", "**k, ", "*a, b, c=1", "*, a=1, b", "/", "/, a", "a, /, /", "a, /, b, /", "*a, /", "a, *, /", "**k, /", "a, /, *, b", "a, / b", "a/", "a, *, b, *c", "*a=1", "**k=1", "*a: int = 1", "a=", "a=,", "a= , b", "a:, b", "a: int = , b", "(a, b)", "(a)", "a, (b, c)", "[a]", "{a}", "1", "'a'", "a.b", "a[0]", "a + b", "a b", "a,, b", ", a", "a;", "None", "True", "a, None=1", "*None", "**None", "__debug__", "*__debug__", "if", "a, if", "lambda", "a := 1", "a=b:=1", "a=(b:=1)", "a: int: str", "a=1=2", "a==1", "*(a, b)", "**(a)", "*a.b", "a, *b, c, *d", "a, *, b=1, **c", "a=1, /, b", "a=1, /, b=2", "a, b=1, /, c", "a=1, *, b", "a=lambda: 0", "a=yield", "a=(yield)", "a=await x", "*a, **k, b", "*a, **k, *b", "*a, **k, **l", "*a, **k,", "*a,", "a, *,", "**k: int", "*a: int", "self, *, x", "...", "a, ...", "a=*b", "a=**b", "a: *b", "*a: *b", "@a", "a -> b", "é, é", "a, b, c, d, e, f, g, a"]:
    check(f"def f({p}): pass", f"lambda {p}: 0")

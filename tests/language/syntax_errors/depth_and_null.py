# Null bytes and the limit of nested brackets.
def check(*sources):
    for source in sources:
        try: compile(source, "file", "exec"); print(repr(source)[:80], "-> ok")
        except (SyntaxError, ValueError) as e: print(repr(source)[:80], "->", type(e).__name__, repr(getattr(e, "msg", str(e))), getattr(e, "lineno", 0), getattr(e, "offset", 0), getattr(e, "end_lineno", 0), getattr(e, "end_offset", 0))



check("x = 1\0", "\0", "'a\0b'", "# \0", b"x = 1\0", "(" * 200 + ")" * 200, "(" * 201 + ")" * 201, "[" * 150 + "{" * 60, "(" * 100 + "[" * 101, "x = " + "(" * 300, "((" * 99 + "1" + "))" * 99 + ")")

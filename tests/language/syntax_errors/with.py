# Broken with statements.
def check(*sources):
    for source in sources:
        try: compile(source, "file", "exec"); print(repr(source), "-> ok")
        except SyntaxError as e: print(repr(source), "->", type(e).__name__, repr(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset)



check("with", "with:", "with x", "with x:", "with x\n y", "with x as: y", "with x as 1: y", "with x as y z: w", "with x as y, : z", "with (x as y): z", "with (x as y, z as w): v", "with (x, y as z): w", "with (x as y),: z", "with (x as y) as z: w", "with x, y as z w: v", "with x as y(): z", "with x as (y, 1): z", "with x as a + b: z", "with (x as 1): y", "with (x as y: z", "with (x y): z", "with x y: z", "with *x: y", "with x as *y: z", "with x = y: z", "with open('a') f: z", "with (a, b) as c, d: e", "with (): x", "with (a): b", "with (a, b,): c", "with a:\nb", "with (a as b, c as d,): e")

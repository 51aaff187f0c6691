# Broken while and for statements.
def check(*sources):
    for source in sources:
        try: compile(source, "file", "exec"); print(repr(source), "-> ok")
        except SyntaxError as e: print(repr(source), "->", type(e).__name__, repr(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset)



check("while", "while:", "while x", "while x:", "while x\n y", "while x: y\nelse", "while x: y\nelse:", "while x do y", "while True: while False: pass", "for", "for x", "for x in", "for x in y", "for x in y:", "for x in y\n z", "for x y: z", "for in y: z", "for x of y: z", "for (x in y): z", "for x in y: z\nelse", "for x in y: z\nelse:", "for 1 in y: z", "for x, in y: z", "for x,, in y: z", "for x in y, : z", "for x in *y: z", "for x in *y, z: w", "for x in (y): z", "for x in y if z: w", "for (x, 1) in y: z", "for x.y in z: w", "for x() in y: z", "for lambda: 0 in x: y", "for not x in y: z", "for x in y in z: w", "for x = 1 in y: z", "for x := 1 in y: z", "for async x in y: z")

# Broken if statements.
def check(*sources):
    for source in sources:
        try: compile(source, "file", "exec"); print(repr(source), "-> ok")
        except SyntaxError as e: print(repr(source), "->", type(e).__name__, repr(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset)



check("if", "if:", "if x", "if x\n  y", "if x:", "if x: ", "if x:\n", "if x:\ny", "if x: y\nelse", "if x: y\nelse:", "if x: y\nelse z", "if x: y\nelif", "if x: y\nelif z", "if x: y\nelif z:", "if x: y\nelse: z\nelse: w", "if x: y\nelse: z\nelif w: v", "if x then y", "if (x: y", "if x) : y", "if x: if y: z", "if x: for y in z: w", "if x:: y", "if x; y", "if x: y else: z", "else: x", "elif x: y", "elseif x: y", "if x: pass\n  else: pass")

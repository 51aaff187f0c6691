# Broken try statements.
def check(*sources):
    for source in sources:
        try: compile(source, "file", "exec"); print(repr(source), "-> ok")
        except SyntaxError as e: print(repr(source), "->", type(e).__name__, repr(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset)



check("try", "try:", "try: x", "try: x\nexcept", "try: x\nexcept:", "try: x\nfinally", "try: x\nfinally:", "try\n x\nexcept: y", "try: x\ny", "try: x\nelse: y", "try: x\nexcept E y: z", "try: x\nexcept E as: y", "try: x\nexcept E as 1: y", "try: x\nexcept E as a.b: y", "try: x\nexcept as e: y", "try: x\nexcept: y\nexcept E: z", "try: x\nexcept: y\nelse", "try: x\nfinally: y\nexcept: z", "try: x\nfinally: y\nelse: z", "try: x\nfinally: y\nfinally: z", "try: x\nexcept E: y\nexcept* F: z", "try: x\nexcept*: y", "try: x\nexcept* E: y\nexcept: z", "try: x\nexcept E, F as e: y", "try: x\nexcept* E, F as e: y", "try: x\nexcept (E, F) as e: y", "try: x\nexcept E or: y", "try: x\ncatch E: y", "try: x\nexcept E:\ny", "except: x", "finally: x", "except E: x")

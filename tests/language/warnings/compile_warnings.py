# Warnings from compile and exec appear once for each compilation and name its file.
for source in ["x = '\\d'", "1 is 1", "assert (1, 2)", "5()", "def f():\n  try: pass\n  finally: return", "0x1for x in y", "f'\\z{1}'", "'''\n\\q\n'''", "b'\\400'", "x == 1 is 2", "1 is not 2 is 3", "a is b'x'", "a is 1.5", "a is -1", "a is [1]", "a is (1,)", "'a' is a", "() is ()", "a is __debug__", "lambda: 1 is 1", "[1 is 1 for x in y]", "'a'.b is 1", "f'{1 is 1}'", "5 .real()", "(lambda: 0)[0]", "(x for x in y)[0]", "f'{a}'[b]", "[a](b)", "{a: b}(c)", "...[0]", "1.5[0]", "True()", "(a, b)(c)", "[a, b][c, d]", "[a, b][c]", "[a, b]['c']", "[a, b][1.5]", "{}['a']", "'a'['b']", "b'a'[b'c']", "(1, 2)[None]", "[1][lambda: 0]"]:
    try: compile(source, f"<{source[:12]!r}>".replace("\n", " "), "exec")
    except SyntaxError as e: print(source, e)
exec("y = '\\w'")
exec("y = '\\w'")
print(eval("'\\s'"))
code = compile("z = '\\k'", "named.py", "exec")
exec(code); exec(code)
print(y, z)
import sys
sys.stderr.flush()
print("done")

# Carriage returns, missing final newlines and other ends of line.
for source in ["x = 1\ry = 2\r", "x = 1\r\ny = 2\r\n", "x = '''a\r\nb\rc\nd'''\ny = 2", "x = 'a\\\r\nb'\ny = 1", "x = 1 # c\ry = 2", "x = (1,\r2)\ny=0", "if 1:\r\n  x = 1\r\n  y = 2", "x = 1;y = 2", "x=1\n\x0cy=2", "\n\n\nx=y=1", "x=1\\\n\ny=2", "x = 1\n#", "x=1\n  # odd\ny=1", "x=1\n\n\n   ", "x=y=1\n\t", "x=1\u2028y=2", "x=1\x85y=2", "x=1\x0by=2"]:
    space = {}
    try:
        exec(source, space)
        print(ascii(source), repr(space["x"]), space.get("y"))
    except SyntaxError as error:
        print(ascii(source), error.msg, error.lineno, error.offset)
print("""a
b""".splitlines(), '''
'''.encode())
print(eval("1\n"), eval("1#c"), eval("(1\n+\n2)"), len(eval("'''\r\n'''")))
def last(): return "no newline at end of file"
print(last())
print("end")  # no newline
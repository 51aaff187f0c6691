# Indentation errors, with the statement they belong to.
def check(*sources):
    for source in sources:
        try: compile(source, "file", "exec"); print(repr(source), "-> ok")
        except SyntaxError as e: print(repr(source), "->", type(e).__name__, repr(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))


for head in ["if x:", "elif", "else", "while x:", "for x in y:", "def f():", "async def f():", "class A:", "class A(B):", "try:", "with x:", "with x as y:", "match x:", "with (x as y):", "async for x in y:", "async with x:"]:
    if head == "elif": src = "if x: pass\nelif y:\nz"
    elif head == "else": src = "if x: pass\nelse:\nz"
    elif head.startswith("async f") or head.startswith("async w"): src = f"async def g():\n {head}\n z"
    else: src = f"{head}\nz"
    check(src, src.replace("\nz", "").replace("\n z", ""), src + "\n  w")
check("try: pass\nexcept:\nx", "try: pass\nexcept E:\nx", "try: pass\nexcept E as e:\nx", "try: pass\nexcept* E:\nx", "try: pass\nfinally:\nx", "try: pass\nexcept: pass\nelse:\nx", "while x: pass\nelse:\ny", "for x in y: pass\nelse:\nz", "match x:\ncase 1: pass", "match x:\n case 1:\n pass", "match x:\n  case 1: pass\n case 2: pass", "match x:\n case 1: pass\n  case 2: pass", "def f():\n    x\n   y", "def f():\n    x\n     y", "def f():\n  x\n\ty", "def f():\n\tx\n  y", "def f():\n\tx\n        y", "def f():\n        x\n\ty", "if 1:\n  x\n else:\n  y", "  x", "\tx", " \tx", "x\n  y", "x\n\n\n   y", "if 1:\n  x\n    \n    # comment\n   y", "if 1:\n\n\n# c\nx", "class A:\n  def f(self):\n  pass", "class A:\n  def f(self):\n    pass\n   def g(self): pass", "if 1:\n  if 2:\n    x\n  y\n z", "x = (\n1,\n  2\n)\n  y", "if 1:\n  x = (\n1)\n  y", "if 1:\n  x = '''\na\n'''\n  y", "@d\n  def f(): pass", "if 1: x\n  y", "if 1: pass\n else: pass", "def f(): pass\n  x", "for x in y: pass\n  z", "if 1:\n  pass\n\n\n\n  x\n   y", "\n\n  x", "# c\n  x", "if 1:\n  # only a comment", "if 1:\n  # only a comment\n", "if 1:\n  # only a comment\nx", "def f():\n  '''doc'''\n x", "if 1:\n  x \\\n  + 1\n y", "if 1:\n\u00a0x", "if 1:\n\x0c  x\n  y", "if 1:\n  x;\n  y;\n z", "try:\n  x\n except: y", "try:\n  x\nexcept:\n  y\n finally: z", "if 1:\n" + " " * 100 + "x\n" + " " * 99 + "y", "if 1:\n\tif 2:\n\t\tx\n\t    y", "if 1:\n \tx\n\ty", "lambda:\n x", "x = [\n  1,\n    2,\n 3]\n", "else:\n  x", "if 1:\n  x\n  else:\n  y", "class A:\n\n\n\n x = 1\n\n  y = 2", "if 1:\n  pass\nx\n  y")

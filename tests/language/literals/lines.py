# Line joining, blank lines, semicolons, comments, tabs and form feeds.
a = 1; b = 2; print(a, b);
if a: print("one line"); c = 3
print(c)
total = 1 + \
    2 + \
\
    3
print(total)
values = [1,  # comment

          2,
    3,
]
print(values, {  'a' : 1
,'b':
2})
if True:
	print("tab")
	if True:
	    print("tab and spaces")
if (1 and
2): print("paren")
def f(): return (
    1
)
class A: x = 1; y = 2
print(f(), A.x, A.y)
if 1:
        print("wide")
        # comment at another level
    # and another
        print("still wide")


   # trailing odd comment
print("form feed"); 
x = \
5
print(x, not \
True)
for i in 1, 2, 3: print(i, end=" ")
else: print()
while x: x -= 1; continue
try: 1/0
except ZeroDivisionError: print("oneline try")
else: pass
finally: print("fin")
with_ = (lambda: (yield)); print(type(with_()).__name__); with_ = None
print("semi"); print("colon")  ;  print("spaces")
for text in ["if 1:\n  x\n y", "if 1:\n\tx\n        y", "  x", "if 1:\nx", "x = \\ ", "x = \\\n", "\\", "def f():\n  pass\n   x",
             "if 1:\n    pass\n\tpass", "x = (1,\n 2", "x = 1)", "(]", "{(})", "for x in y:\n", "\tx = 1", "a\fb", "\f\fx=1", ";", "x;;y", "if 1: if 2: 3"]:
    try:
        compile(text, "f", "exec")
        print(ascii(text), "ok")
    except SyntaxError as error:
        print(ascii(text), type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, ascii(error.text))

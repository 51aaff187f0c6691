# SyntaxWarnings that a file itself causes, on standard error with their lines.
x = 5
if x is 5: print("is literal")
if x is not "a": print("is not literal")
if x is (): print("is tuple")
print(x is None, x is True, x is ...)
if 0: "a"()
if 0: 5[0]
if 0: [1, 2][1, 2]
if 0: {1}["a"]
if 0: "abc"["d"]
if 0: (1, 2)(3)
if 0: f"{x}"()
if 0: None()
if 0: [1]["a"]
assert (x, "always true")
s = "\d" + '\.'
b = b"\y"
t = "\777"
def f():
    try: return 1
    finally: return 2
def g():
    for i in range(2):
        try: pass
        finally: continue
    while 1:
        try: pass
        finally: break
print(0x1for x in [1]) if 0 else print([0x1for y in [1]])
print(1if 1else 2, 1or 0, 0xfor 1)
print(f(), g(), s, b, t)

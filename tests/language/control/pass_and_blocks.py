# Empty blocks, deep nesting, many branches.
if 1: pass
for i in (): pass
while 0: pass
class C: pass
def f(): pass
def g(): ...
try: pass
except: pass
try: pass
finally: pass
class D: ...
print(f(), g(), C.__name__)
def many(n):
    if n == 0: return "zero"
    elif n == 1: return "one"
    elif n == 2: return "two"
    elif n == 3: return "three"
    elif n == 4: return "four"
    elif n == 5: return "five"
    elif n == 6: return "six"
    elif n == 7: return "seven"
    else: return "many"
print([many(i) for i in range(9)])
source = "def chain(n):\n    if n == 0: return 0\n" + "".join(f"    elif n == {i}: return {i} * 2\n" for i in range(1, 500)) + "    else: return -1\n"
exec(source)
print(chain(0), chain(1), chain(250), chain(499), chain(500))
depth = 90
source = "x = 0\n" + "".join("  " * i + "if 1:\n" for i in range(depth)) + "  " * depth + "x = 'deep'\n"
exec(source)
print(x)
source = "def nest():\n" + "".join(" " * (i + 1) + f"for v{i} in (1,):\n" for i in range(18)) + " " * 19 + "return 'eighteen loops'\n"
exec(source)
print(nest())
for keyword, code in {"for": "".join(" " * i + "for x in y:\n" for i in range(21)) + " " * 21 + "pass", "while": "".join(" " * i + "while x:\n" for i in range(21)) + " " * 21 + "pass", "with": "".join(" " * i + "with x:\n" for i in range(21)) + " " * 21 + "pass", "try": "".join(" " * i + "try:\n" for i in range(21)) + " " * 21 + "pass\n" + "".join(" " * (20 - i) + "finally: pass\n" for i in range(21)), "if": "".join(" " * i + "if x:\n" for i in range(99)) + " " * 99 + "pass", "too deep": "".join(" " * i + "if x:\n" for i in range(100)) + " " * 100 + "pass"}.items():
    try:
        compile(code, "f", "exec")
        print(keyword, "ok")
    except SyntaxError as error:
        print(keyword, type(error).__name__, error.msg, error.lineno)
for depth in (199, 200, 201, 250):
    try:
        print(len(repr(eval("(" * depth + "1" + ")" * depth))), end=" ")
    except SyntaxError as error:
        print(error.msg)
try:
    eval("[" * 100 + "]" * 100)
    print("hundred brackets")
    print(eval("-" * 50 + "1"), eval("not " * 51 + "1"), eval("+".join(["1"] * 2000)), eval("1" + "+1" * 3000), eval("'a'" + "'b'" * 500)[-1])
except MemoryError:
    print("MemoryError")
names = "; ".join(f"n{i} = {i}" for i in range(1000))
exec(names)
print(n0 + n999, sum(eval(f"[{','.join('n%d' % i for i in range(1000))}]")))
def locals_many():
    exec_source = None
    return None
exec("def wide(" + ", ".join(f"p{i}={i}" for i in range(300)) + "): return " + " + ".join(f"p{i}" for i in range(300)))
print(wide(), wide(*range(10, 310)), wide(**{f"p{i}": 0 for i in range(300)}))
exec("def locs():\n" + "".join(f"    v{i} = {i}\n" for i in range(400)) + "    return " + " + ".join(f"v{i}" for i in range(400)))
print(locs())
print(eval("lambda " + ",".join(f"a{i}" for i in range(260)) + ": a259")(*range(260)), max(eval("(" + ",".join(map(str, range(600))) + ")")))

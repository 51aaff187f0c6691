# print with every keyword; input from standard input until it ends.
print(input(), input("prompt> "), repr(input()), input(""), sep="|")
print(input(5), input([1]), sep="|")
import sys
print(repr(sys.stdin.readline()), repr(sys.stdin.read(3)))
for f in (lambda: input(1, 2), lambda: input(x=1)):
    try: f()
    except TypeError as e: print(e)
print(repr(input()))
while True:
    try: print("line", repr(input()))
    except EOFError as e: print("EOFError", e); break
try: input()
except EOFError as e: print("again", e)
print(1, "a", None, sep="\n", end="\n--\n")
print(end=""); print(sep="x"); print("", "", sep="-"); print(*[], sep="-"); print("a", end=None); print(*"abc", sep=""); print("a", "b", sep=", ", end=".\n", flush=True)
for f in (lambda: print(1, sep=1), lambda: print(1, end=b""), lambda: print(1, file=1), lambda: print(1, x=1), lambda: print(1, flush=None), lambda: print(*5), lambda: print(1, sep=S(":"), end=S("\n"))):
    try: f()
    except Exception as e: print(type(e).__name__, e)
class S(str): pass
print(1, 2, sep=S(":"))
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
    def flush(self): self.parts.append("<flush>")
w = W(); print(1, "b", sep="-", file=w); print(file=w, end=""); print("x", file=w, flush=True); print(w.parts)
class Str:
    def __str__(self): raise ValueError("in str")
try: print("before", Str(), "after")
except ValueError as e: print("|", e)
class Nested:
    def __str__(self): print("inner", end=" "); return "outer"
print(Nested(), Nested())
print("é", "日本", "😀", "\t|", "a\rb".encode(), "\x00".encode(), ascii("\ud800"))
try: print("\ud800")
except UnicodeEncodeError as e: print(e.reason, e.start)
print("x" * 200)
print([print("arg"), 1], print)if 0 else print((lambda: print("in lambda"))())

# Cached global and builtin lookups must notice every change.
def size(x): return len(x)
for _ in range(50): size("abc")
print(size("abc"), end=" ")
len = lambda x: "global len"
print(size("abc"), end=" ")
del len
print(size("abc"), end=" ")
import builtins
builtins.len, saved = (lambda x: "patched builtin"), builtins.len
print(size("abc"), end=" ")
builtins.len = saved
print(size("abc"))
counter = 0
def bump():
    global counter
    counter += 1
    return counter
for _ in range(100): bump()
print(counter, end=" "); globals()["counter"] = 1000; print(bump(), end=" "); exec("counter = 5"); print(bump(), end=" "); del counter
try: bump()
except NameError as e: print(e, end=" ")
counter = "text"
try: bump()
except TypeError as e: print(e)
def late(): return made_later
for _ in range(3):
    try: late()
    except NameError as e: print(e, end=" ")
made_later = 1; print(late(), end=" "); made_later = 2; print(late(), end=" "); builtins.made_later = "builtin"; print(late(), end=" "); del made_later; print(late(), end=" "); del builtins.made_later
try: late()
except NameError as e: print(e)
def f(x): return g(x) + 1
def g(x): return x * 2
print([f(i) for i in range(5)], end=" ")
def g(x): return x * 100
print(f(1), end=" "); g = lambda x: -x; print(f(1), end=" "); g = abs; print(f(-5), end=" ")
class g:
    def __init__(self, x): self.x = x
    def __add__(self, o): return ("class", self.x, o)
print(f(1))
def many():
    total = 0
    for i in range(200):
        if i == 100: globals()["range"] = lambda n: [1, 2]
        total += sum(range(3))
    return total
print(many()); del range; print(many.__globals__ is globals(), list(range(3)))
for n in [f"v{i}" for i in builtins.range(100)]: globals()[n] = n
def read(): return v0, v50, v99
print(read()); v50 = "changed"; print(read())
for n in [f"v{i}" for i in builtins.range(0, 100, 2)]: del globals()[n]
try: read()
except NameError as e: print(e)
v0 = v50 = 1; print(read())
def print_(*a): return print(*a)
print_("normal"); print, real = (lambda *a: real("shadowed", *a)), print; print_("x"); del print; print_("normal again")
space = {"__builtins__": {"print": print, "len": lambda x: "own builtins"}}
exec("def h(x): return len(x)\nprint(h('abc'))", space); space["__builtins__"]["len"] = len; print(space["h"]("abc")); space["len"] = lambda x: "module"; print(space["h"]("abc"))
True_ = True
def const(): return True, None, __debug__
print(const(), [size(x) for x in ("a", [1, 2], {}, (1, 2, 3), b"", range(4))])
def type_name(x): return type(x).__name__
names = [type_name(x) for x in (1, "a", None)]; type, real_type = (lambda x: int), type; print(names, type_name("a")); del type; print(type_name("a"))
class int(int):
    def __repr__(self): return "my int"
def conv(x): return int(x)
print(conv("5"), conv("5") + 1, isinstance(5, int)); del int; print(conv("5"), isinstance(5, int))

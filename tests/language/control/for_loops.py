# for: every kind of iterable, targets, mutation of what is iterated, else.
for x in "añ日": print(x, end=" ")
for x in b"ab": print(x, end=" ")
for x in {"k": 1, "l": 2}: print(x, end=" ")
for x in range(5, -5, -3): print(x, end=" ")
for x in (i for i in range(2)): print(x, end=" ")
for x in map(str, [1]): print(x, end=" ")
for x in [1], (2,), {3}: print(x, end=" ")
for x in *[1, 2], 3: print(x, end=" ")
for x, in [(1,), "a"]: print(x, end=" ")
for (a, b), *c in [((1, 2), 3, 4)]: print(a, b, c, end=" ")
print()
l = [1, 2, 3]
for x in l:
    if x < 6: l.append(x + 3)
print(l)
l = [1, 2, 3, 4, 5, 6]
for x in l: l.remove(x)
print(l)
for i, x in enumerate(l):
    l[i] = x * 10
    if i == 1: l.clear()
print(l)
d = {"a": 1, "b": 2}
try:
    for k in d: d[k + k] = 0
except RuntimeError as error:
    print(error, d)
for k in d: d[k] = 5
print(d)
try:
    for k in d: del d[k]
except RuntimeError as error:
    print(error, len(d))
s = {1, 2, 3}
try:
    for x in s: s.add(x + 10)
except RuntimeError as error:
    print(error)
d = {1: 1, 2: 2}
try:
    for k in d:
        del d[k]; d[k + 10] = 1
except RuntimeError as error:
    print(error)
for i in range(3):
    i = 10
    print(i, end=" ")
print(i)
for i in []: pass
print(i)
for i in range(3):
    for j in range(3):
        if j == 1: continue
        if i == 1: break
        print(i, j, end="; ")
    else:
        print("else", i, end="; ")
        continue
    print("broke", i, end="; ")
print()
class Bomb:
    def __iter__(self): return self
    def __next__(self): raise LookupError("from next")
class NoNext:
    def __iter__(self): return [1]
class NoneIter:
    __iter__ = None
for bad in (Bomb(), NoNext(), NoneIter(), 5, None, object(), print, int, 1.5, ...):
    try:
        for x in bad: pass
    except Exception as error:
        print(type(error).__name__, error)
def f():
    for f.attr in range(3):
        if f.attr == 1: return f.attr
print(f(), f.attr)
it = iter(range(10))
for x in it:
    next(it, None)
    print(x, end=" ")
print()
for x in range(3):
    pass
else:
    x = "else binds"
print(x)

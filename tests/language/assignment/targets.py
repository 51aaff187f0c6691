# Every form of target, nested and starred, evaluated left to right.
a = b = c = 1
print(a, b, c)
a, b = 1, 2
(a, b), c = (3, 4), 5
[a, [b, c]] = [6, (7, 8)]
print(a, b, c)
a, (b, *c), d = 1, "xyz", [2]
print(a, b, c, d)
*a, = range(3); print(a)
a, *b = [1]; print(a, b)
*a, b = "q"; print(a, b)
[*a] = (1, 2); print(a)
(a), (b) = 1, 2; print(a, b)
((a)) = 5; print(a)
() = []; [] = (); () = ""; print("empty targets")
(a, b), *c = [(1, 2), 3, 4]; print(a, b, c)
a, *(b, c) = 1, 2, 3; print(a, b, c)
a, *[b, *c] = 1, 2, 3, 4; print(a, b, c)


class O: pass


o = O()
o.x, o.y = 1, 2
o.d = {}
o.d["k"], o.d["l"] = o.x, o.y
l = [0] * 5
l[0], l[1:3], l[-1] = 9, "ab", 7
print(vars(o), l)
for o.z in range(3): pass
for l[0], (l[1], *l[2:]) in [(1, (2, 3, 4))]: pass
print(o.z, l)
i = 0
i, l[i] = 1, "moved"
print(i, l)
x, x = 1, 2; print(x)
x = y = [x, y] if 0 else []
x.append(1); print(y)
a, b = b, a = 10, 20; print(a, b)
d = {}
d["a"] = d["b"] = len(d); print(d)
a = d["self"] = d; print(d)
first, second = {"k1": 1, "k2": 2}; print(first, second)
p, q = "é日"; print(p, q)
r, s = {3, 1}; print(r, s)
t, u = (n * n for n in (2, 3)); print(t, u)
v, w = map(str, (1, 2)); print(v, w)
class It:
    def __iter__(self): yield from (1, 2, 3)
x, y, z = It(); print(x, y, z)
class Old:
    def __getitem__(self, i):
        if i == 2: raise IndexError
        return i
x, y = Old(); print(x, y)
def f(): return 1, 2
(x, y), z = f(), f()
print(x, y, z)

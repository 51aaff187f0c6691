# In-place operators: the in-place method, its fallback, and where the result goes.
class I:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"I({self.v})"
    def __add__(self, o): return I(f"{self.v}+{o}")
    def __radd__(self, o): return I(f"{o}r+{self.v}")


class J(I):
    def __iadd__(self, o): self.v = f"{self.v}+={o}"; return self
    def __isub__(self, o): return NotImplemented
    def __sub__(self, o): return "sub fallback"
    def __imul__(self, o): return "anything"
    def __itruediv__(self, o): return None


x = y = I(1)
x += 2
print(x, y, x is y)
x = y = J(1)
x += 2
print(x, y, x is y)
x -= 1
print(x)
x = J(0); x *= 3; print(x)
x = J(0); x /= 3; print(x)
for op in ["+=", "-=", "*=", "@=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^="]:
    for start, operand in [(7, 3), ([1, 2], [3]), ("ab", 2), ({1, 2}, {2, 3}), ({"a": 1}, {"b": 2}), (7.5, 2), ((1,), (2,)), (b"a", b"b"), (bytearray(b"a"), b"b"), (None, 1), ([1], "ab"), ([1], 2), ({1}, [1]), ({1: 1}, [(2, 2)])]:
        space = {"x": start, "o": operand, "alias": start}
        try:
            exec(f"x {op} o", space)
            print(repr(space["x"]), space["x"] is start if isinstance(start, (list, set, dict, bytearray)) else "", end="; ")
        except TypeError as error:
            print(error, end="; ")
    print()
t = ([1], 2)
try:
    t[0] += [5]
except TypeError as error:
    print(error, t)
class Rec:
    def __init__(self): self.log = []
    def __getitem__(self, k): self.log.append(("get", k)); return [k]
    def __setitem__(self, k, v): self.log.append(("set", k, v))
    def __getattr__(self, n): self.log.append(("getattr", n)); return 5
    def __setattr__(self, n, v):
        if n == "log": object.__setattr__(self, n, v)
        else: self.log.append(("setattr", n, v))
r = Rec()
r["k"] += ["more"]
r.attr *= 3
r[1:2] += [0]
r[1, 2] += [None]
print(r.log)
def f():
    global g
    g += 1
g = 1
f(); f()
print(g)
def loc():
    try:
        n += 1
    except UnboundLocalError as error:
        return error
print(loc())
s = "abc"; t = s; s += "def"; print(s, t)
l = [1]; m = l; l += (2, 3); l *= 2; print(l, m is l)
d = {"a": 1}; e = d; d |= [("b", 2)]; d |= {"a": 9}; print(d, e is d)
class C:
    n = 10
c = C(); c.n += 1; print(c.n, C.n)
lst = [1, 2, 3]; i = 0
lst[i] += 10; lst[-1] **= 2; lst[0:1] *= 2
print(lst)

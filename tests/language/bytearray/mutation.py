# bytearray: everything that changes it.
b = bytearray(b"hello")
alias = b
b[0] = 72
b.append(33)
b.extend(b" more"); b.extend([65, 66]); b.extend(bytearray(b"!")); b.extend(range(48, 51)); b.extend(x for x in b"g")
print(b, alias is b, len(b))
b.insert(0, 62); b.insert(-1, 45); b.insert(1000, 46); print(b, b.pop(), b.pop(0), b.pop(-2), b)
b.remove(108); print(b, b.count(108), b.index(111)); b.reverse(); print(b); b.reverse()
b[1:3] = b"XYZ"; print(b); b[1:4] = b""; print(b); b[::2] = bytes(len(b[::2])); print(b); b[:] = b"reset"; print(b); b[2:2] = [1, 2]; print(b); del b[0], b[-1], b[1:3]; print(b)
b[5:] = bytearray(b"tail"); b[-2:] = memoryview(b"MV"); b[0:0] = (x for x in (9, 10)); print(b); del b[::2]; print(b); del b[::-1]; print(b)
b += b"abc"; c = b; b *= 2; print(b, c is b); b += bytearray(b"z"); b += [1, 2] if 0 else b""; print(b, b * 0, b + b"x"); b.clear(); print(b, alias)
b = bytearray(range(10))
b[2:8:2] = b"abc"; print(b); b[::-1] = bytes(range(10)); print(b); b[3:1] = b"ins"; print(b)
c = b.copy(); c.append(1); print(len(b), len(c), b == c[:-1], b is not c, bytearray(b) == b, bytearray(b) is b)
for f in (lambda: b.append(256), lambda: b.append("a"), lambda: b.append(1.5), lambda: b.append(-1), lambda: b.extend(5), lambda: b.extend("ab"), lambda: b.extend([1, 300]), lambda: b.extend(["a"]), lambda: b.insert("a", 1), lambda: b.insert(0, 256), lambda: b.pop(100), lambda: bytearray().pop(), lambda: b.pop("a"), lambda: b.remove(250), lambda: b.remove("a"), lambda: b.remove(256), lambda: b.index(250), lambda: b.__setitem__(100, 1), lambda: b.__setitem__(0, 256), lambda: b.__setitem__(0, "a"), lambda: b.__setitem__("a", 1), lambda: b.__setitem__(slice(0, 2), 5), lambda: b.__setitem__(slice(0, 2), "ab"), lambda: b.__setitem__(slice(0, 4, 2), b"a"), lambda: b.__setitem__(slice(0, 2), [256]), lambda: b.__delitem__(100), lambda: b.__delitem__("a"), lambda: hash(b), lambda: {b}, lambda: b.__iadd__(5), lambda: b.__iadd__("a"), lambda: b.__imul__("a"), lambda: b.__imul__(-1), lambda: b.reverse(1), lambda: b.clear(1), lambda: b.copy(1), lambda: b.resize(5), lambda: b.resize(-1), lambda: b.resize("a"), lambda: b.resize(), lambda: b.nope):
    try: print(f(), end="; ")
    except Exception as e: print(type(e).__name__, e, end="; ")
print(b)
b = bytearray(b"abc"); b.resize(6); print(b); b.resize(2); print(b); b.resize(0); print(b)
b = bytearray(b"0123456789")
m = memoryview(b)
for f in (lambda: b.append(1), lambda: b.clear(), lambda: b.pop(), lambda: b.__delitem__(0), lambda: b.__setitem__(slice(0, 1), b""), lambda: b.extend(b"x"), lambda: b.insert(0, 1), lambda: b.__iadd__(b"y"), lambda: b.__imul__(2), lambda: b.resize(3), lambda: b.remove(48)):
    try: f(); print("done", end="; ")
    except BufferError as e: print(e, end="; ")
b[0] = 65; b[1:3] = b"BC"; b.reverse(); print(b, bytes(m)); m.release(); b.append(33); print(b)
it = iter(b); print(next(it), end=" "); b[1] = 200; print(next(it), end=" "); b.clear(); print(list(it))
b = bytearray(b"grow")
for x in b:
    if len(b) < 10: b.append(x + 1)
print(b)
e = bytearray(b"ab"); e.extend(e); e += bytes(e); e[1:3] = e; print(e)
q = bytearray()
for i in range(1000): q.append(i % 256)
total = 0
while q: total += q.pop(0) if len(q) % 2 else q.pop()
print(total)
class BA(bytearray):
    def __init__(self, *a): super().__init__(*a); self.tag = "t"
x = BA(b"sub"); x.append(33); print(x, repr(x), x.tag, type(x + b"a").__name__, type(x.copy()).__name__, type(x[:1]).__name__, x == b"sub!", bytes(x), type(x.upper()).__name__)

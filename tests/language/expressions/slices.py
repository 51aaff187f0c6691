# Subscripts: what reaches __getitem__, and slices of builtin sequences.
class S:
    def __getitem__(self, key): return key
    def __class_getitem__(cls, key): return ("class", key)


s = S()
print(s[1], s[1:2], s[:], s[::], s[1:], s[:2], s[::3], s[1:2:3], s[1, 2], s[1:2, ::3], s[...], s[...,], s[1,], s[()], s[(1, 2)], s[:,])
print(s[*[1, 2]], s[*[1], 3], s[1, *"ab", 2:3], s[*[]], S[int], S[int, str], S[1:2], s[[]], s["k"], s[None:None:None], s[lambda: 1].__name__)
print(s[-1:+1:~0], s[s:s] == slice(s, s), s[1 if 0 else 2], s[x := 3], x, s[(y := 1):(z := 2)], s["a":"b"], s[1.5:])
a = list(range(10))
for i in [None, 0, 2, -3, 100, -100]:
    for j in [None, 0, 5, -1, 100, -100]:
        print(a[i:j], a[i:j:2], a[i:j:-1], a[i:j:-3], sep=" ", end=" | ")
    print()
t, text, data = tuple(a), "0123456789", bytes(range(10))
print(t[2:5], t[::-2], text[2:5], text[::-2], text[-3:], data[1:4], data[::-3], range(10)[2:8:3], range(10)[::-1], text[5:2], text[5:2:-1])
print(a[True], a[False:True], text[True:], a[-True], t[-0])


class I:
    def __init__(self, n): self.n = n
    def __index__(self): print("idx", end=" "); return self.n


print(a[I(3)], a[I(1):I(7):I(2)], text[I(-1)], t[I(2):], data[I(9)], range(5)[I(1)], a[10**30:], a[:10**30], a[-10**30::10**30])
for bad in ["a[10]", "a[-11]", "t[10]", "text[10]", "data[10]", "range(3)[5]", "a['x']", "t['x']", "text['x']", "data['x']", "range(3)['x']", "a[1.0]", "a[1, 2]", "t[1:2, 3]",
            "a[::0]", "text[::0]", "t[::0]", "data[::0]", "range(3)[::0]", "a['x':]", "text[1.5:]", "a[:None:'s']", "a[10**30]", "text[10**30]", "t[-10**30]", "range(3)[10**30]", "len[0]", "{}[0]", "object()[0]", "int[0]", "a[S()]", "text[()]"]:
    try:
        print(eval(bad))
    except Exception as error:
        print(bad, "->", type(error).__name__, error)

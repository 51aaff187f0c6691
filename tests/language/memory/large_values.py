# Large strings, lists, dicts, ints and bytes: built, sliced, compared and dropped.
# only: normal, twin, slices, memory
s = "abcdefghij" * 20000
print(len(s), s[100000:100010], s.count("j"), s.find("ja", 150000), len(s.replace("a", "")), s[::-1][:5], hash(s) == hash("abcdefghij" * 20000), len(s.split("e")), s.upper()[-3:], len(s + "é"), (s + "日")[-1])
l = list(range(50000))
print(len(l), sum(l), l[25000], l[::10000], len(l[1000:40000]), l.index(49999), l == list(range(50000)), len(l + l), max(l), 40000 in l)
l.reverse(); l.sort(); del l[::2]; print(len(l), l[0], l[-1]); l[10:20000] = []; print(len(l)); l *= 3; print(len(l), sum(l) % 1000003); l.clear()
d = {i: str(i) for i in range(20000)}
print(len(d), d[19999], sum(map(len, d.values())), 5 in d, list(d)[-1]); d2 = {v: k for k, v in d.items()}; print(d2["12345"], len(d | {-1: 0}), d == dict(d))
for i in range(0, 20000, 2): del d[i]
print(len(d), min(d), max(d)); t = tuple(range(30000)); print(hash(t) == hash(tuple(range(30000))), t[15000:15003], t == t[:], t < t + (1,))
st = set(range(20000)); st -= set(range(10000)); st &= set(range(0, 40000, 3)); print(len(st), sum(st))
b = bytes(range(256)) * 500; print(len(b), b.count(b"\x00"), b[1000:1004], b.find(b"\xff\x00"), len(b.hex()), hash(b) == hash(bytes(range(256)) * 500), sum(b) % 9973)
ba = bytearray(b); ba[::2] = bytes(len(ba[::2])); print(ba.count(0), len(ba)); m = memoryview(ba)[1000:2000]; m[:] = b"x" * 1000; print(ba.count(120)); m.release()
n = 7 ** 20000; print(n.bit_length(), n % 10**9, hash(n) == hash(7 ** 20000), (n * n) % 97, (n >> 50000) & 0xFFFF, n // 7 ** 19990, len(hex(n)))
parts = [str(i) for i in range(20000)]; j = ",".join(parts); print(len(j), len(j.split(",")) == len(parts), j[-11:], sum(int(x) for x in j.split(",")[:1000]))
text = "\n".join(f"line {i}" for i in range(5000)); print(len(text.splitlines()), text.partition("line 2500")[2][:11].encode(), text.rfind("line 1"), len(text.expandtabs()), text.title()[:6])
grid = [[0] * 200 for _ in range(200)]; grid[5][7] = 1; print(sum(map(sum, grid)), len(repr(grid)))
nested = []
for i in range(20000): nested = [nested, i]
depth = 0
while nested: nested = nested[0]; depth += 1
print(depth)
args = (lambda *a: len(a))(*range(10000)); kws = (lambda **k: sum(k.values()))(**{f"k{i}": i for i in range(2000)}); print(args, kws)
fmt = "{} " * 2000; print(len(fmt.format(*range(2000))), len("%d " * 2000 % tuple(range(2000))), len(f"{'x':>50000}"), len("x".center(50001)), len("\t".expandtabs(30000)))
print(len(str(list(range(10000)))), len(repr({i: i for i in range(5000)})), len(str("é" * 30000)), len(ascii("日" * 5000)), len(("ab" * 10000).encode("utf-16")), len("é日" * 10000) == 20000)
src = "x = 0\n" + "".join(f"x += {i}\n" for i in range(2000)); exec(src); print(x)
big_expr = "[" + ",".join(f"({i}, '{i}')" for i in range(3000)) + "]"; print(len(eval(big_expr)), eval(big_expr)[2999])
w = "y" * 100000; v = w[1:]; u = v[1:]; print(len(u), u == "y" * 99998, u is not v, u + "z" == "y" * 99998 + "z"); s = w = v = u = None
for _ in range(20): tmp = ["temporary" * 1000 for _ in range(20)]
print(len(tmp[0]))
sl = sorted([(i * 7919) % 20011 for i in range(20000)]); print(sl[0], sl[-1], all(a <= b for a, b in zip(sl, sl[1:])), sorted(sl, key=lambda v: -v)[0])

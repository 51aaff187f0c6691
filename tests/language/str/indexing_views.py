# Indexing, slicing and concatenation with every width of character; views of buffers that grow.
a, l, b, u = "ascii text", "latin é text", "bmp 日本 text", "astral 😀 text"
for s in (a, l, b, u, "", "x"):
    n = len(s)
    print(n, [s[i] for i in range(-n, n, 3)], s[1:5], s[-5:], s[::-1], s[::2], s[1:-1:3], s[5:2], s[100:], s[:100] == s, s[:] is s, s[0:0] == "", "".join(s[i:i + 1] for i in range(n)) == s)
s = t = "start"
history = []
for i in range(40):
    s += chr(97 + i % 26)
    if i % 7 == 0: history.append(s)
    if i == 20: s += "é"
    if i == 30: s += "日"
    if i == 35: s += "😀"
print(t, s, len(s), history)
p = "base"
q = p; p += "1"; r = q; q += "2"; r += "3"; p += "4"; q += "5"
print(p, q, r)
x = "ab"
parts = []
for i in range(10): y = x; y += str(i); parts.append(y); x = y if i % 3 == 0 else x
print(parts)
acc = ""
for i in range(3000): acc += "x" if i % 100 else "\n"
print(len(acc), acc.count("\n"), acc[2900:2905].encode(), acc.find("\n", 2850), hash(acc) == hash(acc[:]), acc == ("\n" + "x" * 99) * 30)
v = acc[100:200]; w = acc[100:200]; acc += "tail"
print(v == w, len(v), v in acc, hash(v) == hash("\n" + "x" * 99), {v: 1}[w], v + "!" == w + "!", v.upper()[:3].encode(), acc[-4:])
sub = acc[-4:]; sub += "more"; acc += "other"; print(sub, acc[-9:])
def build(n, c):
    s = ""
    for i in range(n): s = s + c
    return s
print(len(build(2000, "é")), build(5, "日本"), len(build(1000, "😀")), build(3, ""))
s = "0123456789" * 20
views = [s[i:i + 10] for i in range(0, 200, 10)]
print(len(set(views)), all(x == "0123456789" for x in views), views[0] + views[1] == s[:20], sorted(s[i] for i in range(10)) == list("0123456789"), int(s[5:25]), float(s[1:4] + "." + s[4:6]), s[3:7].zfill(6), s[7:3:-1], s[8:2:-2])
mixed = a + l + b + u
print(len(mixed), mixed[len(a):len(a) + len(l)] == l, mixed[8:14], max(mixed), min(mixed), sorted(set(mixed))[-4:], [hex(ord(c)) for c in (max(a), max(l), max(b), max(u))], mixed[:10].isascii(), mixed.isascii(), (mixed[:10] + "z").isascii(), u.replace("😀", "").isascii(), u[:5] == "astra", b[4:6].encode().hex(), l[:6].encode("ascii"))
for f in (lambda: a[10], lambda: a[-11], lambda: ""[0], lambda: a["x"], lambda: a[None], lambda: a[1.0], lambda: a[::0], lambda: exec("a[0] = 'x'"), lambda: exec("del a[0]"), lambda: a + 1, lambda: a + b"x", lambda: a + None, lambda: a * "x", lambda: a[1, 2]):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print("a" < "b" < "é" < "日" < "😀", "abc" < "abcd", "Z" < "a", "" < "a", "é" == "\xe9", "é" == "e\u0301", "\uffff" < "\U00010000", sorted(["b", "a", "é", "B", "日", "😀", ""]), max("aé日"), "a" "b" == "ab", "x" != "y", "a" == 1, "abc" >= "abc", "ab" > "aa")
interned = ["a" * 3, "".join(["a", "aa"]), "aaa", "baaa"[1:], "aaab"[:3], "AAA".lower(), str("aaa"), f"{'a'}aa", "%s" % "aaa", "a,aa".replace(",", "")]
print(len(set(interned)), all(i == "aaa" for i in interned), {i: n for n, i in enumerate(interned)}, [interned.index(i) for i in interned])

# What remains: str(), subclasses, iteration, repetition, ord and chr, hashing, formatting helpers.
print(str(), str(5), str(None), str("x"), str([1, "a"]), str(object=5), str(b"x"), str(b"\xc3\xa9", "utf-8"), str(b"x", errors="ignore"), str(1.0), str(True), str(print)[:14], str(...), str(range(3)), str({}), str(Exception("m")))
print(list("aé日😀"), [ord(c) for c in "aé日😀"], "".join(map(chr, [97, 233, 26085, 128512])), list(reversed("añb")), sorted("hello"), set("aab") == {"a", "b"}, dict.fromkeys("ab"), enumerate("ab").__next__(), list(zip("ab", "日本")), max("abc"), min("b", "a"), "abc".__len__(), tuple("xy"), [*"é"], {*"aa"}, "-".join("abc"), sum(ord(c) for c in "abc"))
for n in (0, 1, 3, -1, True): print(repr("ab" * n), repr(n * "é"), repr("" * n), end=" ")
print(len("x" * 10**6), ("ab" * 1000)[999:1003], "日" * 3 + "a" * 2)
for f in (lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: chr(1.5), lambda: ord("ab"), lambda: ord(""), lambda: ord(97), lambda: ord(b"a"), lambda: ord(bytearray(b"z")), lambda: ord(None), lambda: chr(0xd800).encode("utf-16", "surrogatepass"), lambda: chr(True), lambda: "a" % (), lambda: "a".nope, lambda: str.nope, lambda: setattr("a", "x", 1), lambda: str(1, 2, 3, 4), lambda: str(encoding="x"), lambda: str(errors="x"), lambda: str(b"\xff", "utf-8"), lambda: str(b"a", "no-such"), lambda: str(x=1), lambda: "a" - "b", lambda: -"a", lambda: "a" / 1, lambda: "a" ** 2, lambda: "a" & "b", lambda: int("a"), lambda: "a" in 5, lambda: 5 + "a", lambda: "abc".__getitem__("x"), lambda: "a".__contains__(5), lambda: "a".__add__(5), lambda: "a".__mul__("b"), lambda: "a".__mod__(5), lambda: "a".__lt__(5), lambda: "a".__eq__(5), lambda: "a".__format__(5), lambda: "a".__format__("d"), lambda: "a".__getnewargs__(), lambda: "a".__iter__().__next__(), lambda: iter("ab").__length_hint__()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class S(str):
    def __new__(cls, v, extra=0): o = super().__new__(cls, v); o.extra = extra; return o
    def __getitem__(self, i): return "S[" + super().__getitem__(i) + "]"
    def __iter__(self): return iter("custom")
    def __len__(self): return 99
    def __eq__(self, o): return "always" if isinstance(o, S) else super().__eq__(o)
    def __hash__(self): return super().__hash__()
    def __contains__(self, x): return True
    def __add__(self, o): return "S.add"
    def __str__(self): return "S.str"
s = S("abc", extra=5)
print(s.extra, s[0], list(s), len(s), s == "abc", s == S("x"), "zz" in s, s + "d", "d" + s, str(s), s.upper(), repr(s), f"{s}", "%s" % s, "".join([s]), "-".join(["a", s]), {s: 1}.get("abc"), {"abc": 1}[s], s.replace("a", "b"), sorted([s, "abb"]), s < "abd", s.encode(), "abc".startswith(s), "xabcx".find(s), s * 2, int(S("12")), [s], str.__len__(s), str.__str__(s), bool(S("")), hash(s) == hash("abc"), "{}".format(s), "abc" == s, s is s, s.__class__.__name__, type(s.strip()).__name__)
d = {}
for i in range(1000): d["key" + str(i)] = i
print(sum(d["key%d" % i] for i in range(1000)), d.get("key1000"), "key5" in d, len({"a" + "b", "ab", "".join("ab")}), d["ke" + "y7"], [k for k in d if k.endswith("99")][:3])
print("abc".casefold() == "ABC".casefold(), "a\0b" == "a\x00b", len("a\0b"), "a\0b".encode(), "\t".isspace(), repr("\0"), "tab\tq".expandtabs(), "\N{DEGREE SIGN}", "\x7f".isprintable(), "'" + '"', repr("'"), repr('"'), repr("'\""), repr("\\"), ascii("é\n"), "%a" % "é", repr("\u200e"), repr("é日😀"), ascii("é日😀"), len(repr("\U0010ffff")))
import sys
print(sys.intern("abc") is sys.intern("ab" + "c"), sys.maxunicode, sys.intern("x" * 50) == "x" * 50)
for bad in (5, None, b"x", S("sub")):
    try: sys.intern(bad)
    except TypeError as e: print(e)

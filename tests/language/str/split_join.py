# split, rsplit, splitlines, partition, rpartition, join.
for s in ("a,b,c", "", ",", ",,", "a", " a  b ", "a b\tc\nd", "\x1ca\x1fb\x85c\u2028d\u3000e", "a,b,,c,", "--a--b--", "aaa", "é,日,😀", "\xa0x\xa0"):
    print(ascii(s), [ascii(x) for x in (s.split(), s.split(","), s.split(None, 1), s.split(",", 1), s.split(",", 0), s.split(None, 0), s.split(",", -1), s.rsplit(), s.rsplit(","), s.rsplit(None, 1), s.rsplit(",", 1), s.rsplit(",", 0), s.split("--"), s.rsplit("aa"), s.partition(","), s.rpartition(","), s.partition("--"))])
for s in ("", "\n", "a\nb", "a\n", "a\r\nb\rc\n\nd", "\na", "a\vb\fc\x1cd\x1de\x1ef\x85g\u2028h\u2029i", "a\r", "\r\n", "\n\r", "no end", "a\x1fb", "é\n日\n"):
    print(ascii(s), ascii(s.splitlines()), ascii(s.splitlines(True)), ascii(s.splitlines(keepends=False)))
print(",".join([]), ",".join(["a"]), ",".join("abc"), "".join(["a", "é", "日", "😀"]), "-".join(("x", "y")), ", ".join({"k": 1}), ".".join(str(i) for i in range(3)), "é".join("ab"), "".join(["x"] * 5), "ab".join(["", "", ""]), "日".join(["a", "", "b"]))
class S(str): pass
single = S("one")
print(type("".join([single])).__name__, type(",".join([single, single])).__name__, "".join(["same"]) , S(",").join("ab"), type(S("a,b").split(",")[0]).__name__, [type(x).__name__ for x in S("a").partition("x")], S("q").split(), S(" a ").strip())
print("a,b".split(sep=","), "a b".split(maxsplit=1), "a,b,c".rsplit(sep=",", maxsplit=1), "a\nb".splitlines(0), "a\nb".splitlines(1), "1<>2<>3".split("<>"), "abcabc".split("bc"), "aXbXc".split("X", 10**20 if 0 else 100), "  lead".split(" "), "trail  ".rsplit(" ", 1), "a  b".split(" "), "a\0b".split("\0"), "x".split("x"), "xx".split("x"), "日x日".split("日"), "a日b".rsplit("日", 1))
for f in (lambda: "a".split(""), lambda: "a".rsplit(""), lambda: "a".partition(""), lambda: "a".rpartition(""), lambda: "a".split(5), lambda: "a".split(b","), lambda: "a".split(",", "x"), lambda: "a".split(",", 1.0), lambda: "a".split(",", None), lambda: "a".split(x=1), lambda: "a".split(",", 1, 2), lambda: "a".partition(), lambda: "a".partition(5), lambda: "a".splitlines("x"), lambda: "a".splitlines(1, 2), lambda: ",".join(5), lambda: ",".join([1]), lambda: ",".join(["a", 1]), lambda: ",".join(["a", b"b"]), lambda: ",".join(None), lambda: ",".join(), lambda: "".join([None]), lambda: ",".join(["a"], ["b"]), lambda: ",".join(x for x in ["a", 2]), lambda: "a,b".split(",", 10**30), lambda: "a b c".split(None, True), lambda: ",".join(iter(["a", "b"])), lambda: ",".join({"z"}), lambda: "".join(["\ud800", "x"]).encode("utf-8", "backslashreplace"), lambda: ",".join(i for i in 1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Chg:
    def __init__(self, l): self.l = l
    def __iter__(self):
        for x in self.l: yield x; self.l.append("more") if len(self.l) < 5 else None
print(",".join(Chg(["a"])))
words = ("the quick brown fox jumps over the lazy dog " * 50).split()
print(len(words), " ".join(words) == ("the quick brown fox jumps over the lazy dog " * 50).strip(), " ".join(words).split(" ") == words, sorted(set(words)), " ".join(words).count("the"), "|".join(words).split("|", 3)[3][:9], len(" ".join(words).partition("dog")[2]), "é".join(words).split("é") == words)

# strip, lstrip, rstrip, removeprefix, removesuffix, center, ljust, rjust, zfill, expandtabs.
for s in ("  a  ", "\t\n a \x0b\x0c\r", "\u2000\u3000a\u00a0\u2028", "xxaxx", "xyxaxyx", "", "   ", "abc", "\x1c\x1da\x1f", "\u200ba\u200b", "éaé", "aéa"):
    print(ascii(s), [ascii(x) for x in (s.strip(), s.lstrip(), s.rstrip(), s.strip("x"), s.strip("xy"), s.lstrip("yx"), s.rstrip("abx"), s.strip(""), s.strip(None), s.strip("é"), s.strip(" \t"), s.strip(s))])
for s in ("prefix-body-suffix", "prefix", "", "aaa", "日本語"):
    print([s.removeprefix("prefix"), s.removesuffix("suffix"), s.removeprefix(""), s.removesuffix(""), s.removeprefix("a"), s.removesuffix("aa"), s.removeprefix(s), s.removesuffix("x" * 50), s.removeprefix("日"), s.removesuffix("語")])
for s in ("", "a", "ab", "abc", "abcd", "日本"):
    for w in (-1, 0, 1, 2, 3, 4, 5, 6, 7): print([s.center(w), s.center(w, "*"), s.ljust(w, "."), s.rjust(w, "é"), s.zfill(w), s.ljust(w), s.rjust(w)], end=" ")
    print()
for s in ("5", "-5", "+5", "--5", "", "+", "-", "abc", "-abc", "+ 5", " -5", "é", "−5"): print([s.zfill(w) for w in (0, 1, 2, 3, 5)], end=" ")
print()
for s in ("a\tb", "\t", "\t\t", "abc\tdefgh\ti", "a\nb\tc", "a\r\tb", "日\tb", "abcdefgh\tx", "\ta\n\tb", "no tabs", "a\t\n\t", "\x00\tz"):
    print(ascii(s), [ascii(x) for x in (s.expandtabs(), s.expandtabs(4), s.expandtabs(1), s.expandtabs(0), s.expandtabs(-3), s.expandtabs(tabsize=2))])
class S(str): pass
s = S("abc")
print([type(x).__name__ for x in (s.strip(), s.center(1), s.ljust(1), s.zfill(1), s.expandtabs(), s.removeprefix("z"), s.removesuffix("c"), s.lstrip("z"), s[:], s + "", s * 1, str(s), s.replace("z", "y"), s.lower(), s.format(), s % ())])
for f in (lambda: "a".center(), lambda: "a".center("5"), lambda: "a".center(5, ""), lambda: "a".center(5, "ab"), lambda: "a".center(5, 5), lambda: "a".center(5, b"x"), lambda: "a".ljust(5, "xy"), lambda: "a".rjust(None), lambda: "a".zfill(), lambda: "a".zfill("x"), lambda: "a".zfill(1.5), lambda: "a".strip(5), lambda: "a".strip(b"a"), lambda: "a".strip("a", "b"), lambda: "a".lstrip(["a"]), lambda: "a".removeprefix(), lambda: "a".removeprefix(5), lambda: "a".removesuffix(("a",)), lambda: "a".expandtabs("x"), lambda: "a".expandtabs(1, 2), lambda: "a".expandtabs(x=1), lambda: "a".center(width=5), lambda: "a".center(5, fillchar="x"), lambda: "a".expandtabs(None), lambda: "a".center(True), lambda: "\ud800".center(3, "\udfff").encode("utf-8", "surrogatepass")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print("x".center(4), "|", "x".center(5), "|", "xy".center(5), "|", "xy".center(4), "|", "xyz".center(6, "12345"[0]), "|", len("x".center(1000)), "é".ljust(3, "日").rjust(5, "😀"), ("a" * 50).strip("a") == "", ("ab" * 20 + "c").lstrip("ab"), ("c" + "é" * 30).rstrip("é"))

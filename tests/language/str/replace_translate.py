# replace, translate, maketrans.
s = "the cat sat on the mat"
print(s.replace("the", "a"), s.replace("the", "a", 1), s.replace("at", ""), s.replace("", "-")[:12], s.replace("", "-", 3), s.replace("x", "y"), s.replace("t", "tt"), s.replace(" ", "", 2), s.replace(s, "all"), s.replace("a", "é"), s.replace("cat", "日本"), s.replace("t", "T", 0), s.replace("t", "T", -1), "".replace("", "x"), "".replace("a", "b"), "abc".replace("", ""), "aaa".replace("a", "aa"), "aaa".replace("aa", "a"), "日本日".replace("日", "x"), "日本日".replace("本", "é", 1), "é".replace("é", "e"), "😀a".replace("a", "😀"), "abab".replace("ab", "x", count=1), "aXbX".replace("X", "", 5))
t = {97: "A", 98: None, 99: 100, 101: "long", 233: "e", 26085: 0x1F600, ord("z"): ""}
print("abcde é日z".translate(t), "abc".translate({}), "".translate(t), "aé".translate({97: "日"}), "日".translate({26085: 97}))
m = str.maketrans
print(m("abc", "xyz"), m("ab", "xy", "c"), m({"a": 1, 98: "b", "é": None}), m("", ""), m("aa", "bc"), m({}), "abc".translate(m("ab", "ba", "c")), "hello".translate(m({"h": "J", "l": None})), "x".translate(m("x", "é")), "日本".translate(m("日", "月")))
class Missing:
    def __getitem__(self, k):
        if k == ord("a"): return "A"
        if k == ord("b"): raise LookupError
        if k == ord("c"): return None
        if k == ord("d"): return 0x110000
        if k == ord("e"): return 1.5
        if k == ord("f"): raise ValueError("from getitem")
        if k == ord("g"): return -1
        if k == ord("h"): return b"x"
        raise IndexError
for text in ("abc", "xyz", "d", "e", "f", "g", "h", "a" * 10 + "é"):
    try: print(text.translate(Missing()))
    except Exception as e: print(type(e).__name__, e)
class Upper(dict):
    def __missing__(self, k): return chr(k).upper()
print("hello é".translate(Upper({104: "J"})), "abc".translate([chr(i).upper() for i in range(99)]), "ab".translate("x" * 98), "\ud800a".translate({0xd800: "s"}), "abc".translate({97: 98, 98: 99, 99: 97}), "abc".translate(dict.fromkeys(range(97, 100))), "a1b2".translate({ord(c): None for c in "0123456789"}))
for f in (lambda: m(), lambda: m(5), lambda: m("a"), lambda: m("ab", "c"), lambda: m("a", "b", 5), lambda: m({"ab": 1}), lambda: m({1.5: 2}), lambda: m({"": 1}), lambda: m(5, "a"), lambda: m("a", 5), lambda: m({1: 2}, "a"), lambda: m("a", "b", "c", "d"), lambda: "a".translate(), lambda: "a".translate(5), lambda: "a".translate(None), lambda: "a".translate({97: []}), lambda: "a".translate({97: 2**40}), lambda: "a".replace(), lambda: "a".replace("a"), lambda: "a".replace(5, "b"), lambda: "a".replace("a", 5), lambda: "a".replace("a", "b", "c"), lambda: "a".replace("a", "b", 1.5), lambda: "a".replace("a", "b", None), lambda: "a".replace(b"a", "b"), lambda: "a".replace(old="a", new="b"), lambda: "a".replace("a", "b", 1, 2), lambda: "a".replace("a", "b", count="x"), lambda: "aaa".replace("a", "b", 2**70)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
big = "ab" * 5000
print(len(big.replace("a", "xyz")), len(big.replace("ab", "")), len(big.replace("b", "日")), big.replace("a", "é").count("é"), len(big.replace("", "-")), big.replace("ab", "ba", 2500)[4998:5004], len(big.translate({97: "123", 98: None})), hash(big.replace("a", "c")) == hash("cb" * 5000))

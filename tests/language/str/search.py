# find, rfind, index, rindex, count, in, startswith, endswith: bounds, empties, overlaps, wide text.
s = "hello hello world"
for sub in ("hello", "o", "l", "", "xyz", "hello world", "h", "d", "ll", " ", "hello hello world!", "lo w"):
    print(repr(sub), s.find(sub), s.rfind(sub), s.count(sub), sub in s, s.startswith(sub), s.endswith(sub), s.find(sub, 3), s.rfind(sub, 3, 12), s.count(sub, 3, -3), s.find(sub, -5), s.find(sub, 100), s.rfind(sub, -100, 100), s.startswith(sub, 6), s.endswith(sub, 0, 11), s.count(sub, 5, 2))
print("".find(""), "".rfind(""), "".count(""), "abc".count(""), "abc".find("", 3), "abc".find("", 4), "abc".rfind(""), "abc".rfind("", 2), "abc".count("", 1), "abc".count("", 4), "" in "", "".startswith(""), "".endswith(""), "abc".startswith("", 4), "abc".endswith("", 4), "abc".startswith("", 3), "abc".index(""), "abc".rindex(""))
print("aaaa".count("aa"), "aaaa".find("aa"), "aaaa".rfind("aa"), "abababab".count("aba"), "aaa".replace("aa", "b"), "mississippi".count("issi"), "a" * 1000 + "b" in "a" * 2000, ("a" * 1000 + "b").find("ab"), ("ab" * 500).rfind("ba"))
wide = "añ日本😀日本"
for sub in ("日", "本", "😀", "ñ", "a", "日本", "😀日", "語", "\ud83d", ""): print(sub.encode("unicode-escape"), wide.find(sub), wide.rfind(sub), wide.count(sub), sub in wide, wide.startswith(sub), wide.endswith(sub), wide.find(sub, 3), "plain ascii".find(sub))
print(wide.index("😀"), wide.rindex("日"), "é" in "cafe\u0301", "é" in "café", "caf\xe9".find("\xe9"), "x\x00y".find("\x00"), "\x00" in "abc", "日本語".find("本", 1, 2), "ab日".find("ab"), "日ab".find("ab"), "ab".find("日"))
print("abc".startswith(("x", "ab")), "abc".endswith(("bc", "z"), 1), "abc".startswith(()), "abc".startswith(("", )), "abc".endswith(("x", "")), "abc".startswith(("b", "c"), 1), "abc".startswith("bc", 1, 2), "abc".endswith("b", 0, 2), "abc".startswith("abc", None, None), "abc".find("c", None, None), "abc".find("c", None, -1), "abc".count("b", True))
for f in (lambda: "abc".index("x"), lambda: "abc".rindex("x"), lambda: "abc".index("a", 1), lambda: "abc".find(5), lambda: "abc".find(None), lambda: "abc".find(b"a"), lambda: "abc".count(1), lambda: "abc".find(), lambda: "abc".find("a", "x"), lambda: "abc".find("a", 1.0), lambda: "abc".find("a", 0, 1, 2), lambda: "abc".startswith(5), lambda: "abc".startswith(["a"]), lambda: "abc".startswith(("a", 5)), lambda: "abc".startswith((5,)), lambda: "abc".endswith(None), lambda: "abc".startswith(), lambda: 5 in "abc", lambda: b"a" in "abc", lambda: "abc".find("a", sub=1), lambda: "abc".find("b", -10**30, 10**30), lambda: "abc".startswith("a", "x"), lambda: "abc".count("a", [], 1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
text = "".join(chr(97 + i * i % 26) for i in range(5000))
acc = 0
for n in (1, 2, 3, 5, 8, 20, 100):
    for start in range(0, 4900, 333):
        sub = text[start:start + n]
        acc = (acc * 31 + text.find(sub) * 7 + text.rfind(sub) * 5 + text.count(sub)) % (10**9 + 7)
        acc = (acc * 31 + (text + "é").find(sub, start) + ("日" + text).rfind(sub)) % (10**9 + 7)
print(acc)
hard = "a" * 3000 + "b" + "a" * 3000
print(hard.find("a" * 2000 + "b" + "a" * 2000), hard.find("b" + "a" * 3001), hard.rfind("a" * 3000 + "b"), hard.count("a" * 100), ("ab" * 2000 + "c").find("ab" * 1000 + "c"), ("a" * 5000).find("a" * 2499 + "b"), "x" * 4000 in "x" * 3999, ("é" * 2000 + "x").find("é" * 1000 + "x"))

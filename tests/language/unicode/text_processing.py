# Non-ASCII text through everyday operations.
texts = ["héllo wörld", "日本語テキスト", "Ελληνικά", "русский текст", "עברית", "العربية", "हिन्दी", "한국어", "emoji 😀🎉👨‍👩‍👧", "mixed é日😀", "ａｂｃ", "ﬁ ligature", "e\u0301 combining", "\u200bzero\u200d"]
for t in texts:
    print(len(t), len(t.encode()), len(t.encode("utf-16-le")) // 2, t.upper(), t.title(), t[::-1][:5], t.split(), t.isalpha(), t.isprintable(), ascii(t)[:40], t.center(20, "·"), sorted(set(t))[:4], t.find(t[-1]), t.replace(t[0], "X")[:10], max(t), min(t), f"{t:>15.5}|", "%-8.3s|" % t, t.encode("ascii", "xmlcharrefreplace")[:30], t == t.encode().decode(), hash(t) == hash(t[:1] + t[1:]), t.casefold() == t.upper().casefold(), t.translate({ord(c): None for c in "aeiou"})[:10])
def is_palindrome(s): s = "".join(c.casefold() for c in s if c.isalnum()); return s == s[::-1]
print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("Ésope reste ici et se repose"), is_palindrome("しんぶんし"))
def caesar(s, k): return "".join(chr((ord(c) - 97 + k) % 26 + 97) if "a" <= c <= "z" else chr((ord(c) - 0x3b1 + k) % 25 + 0x3b1) if "α" <= c <= "ω" else c for c in s)
print(caesar("hello κόσμε", 3), caesar(caesar("abc αβγ", 5), -5))
words = "the déjà vu über naïve café Zürich Ærø ångström".split()
print(sorted(words), sorted(words, key=str.casefold), max(words, key=len), [w.capitalize() for w in words], {w[0]: w for w in words}, " ".join(reversed(words)), [w for w in words if not w.isascii()], len("".join(words)))
counts = {}
for c in "aébéa日日é": counts[c] = counts.get(c, 0) + 1
print(counts, sorted(counts.items(), key=lambda p: (-p[1], p[0])))
s = ""
for i in range(0x20, 0x2FF): s += chr(i)
print(len(s), s.count("é"), s.index("ÿ"), s[0xA0 - 0x20:0xB0 - 0x20], s.upper() != s, len(s.upper()), s.isprintable(), sum(map(ord, s)), s.encode("utf-8")[-4:], s.swapcase().swapcase() == s, len(s.casefold()))
lines = "α,β\nγ,δ\n\nε"
print([line.split(",") for line in lines.splitlines()], lines.partition("\n"), lines.count("\n"), [i for i, c in enumerate(lines) if c == ","])
print("ǆ".title(), "ŉ".upper(), "ΑΣ".lower(), "ß".casefold() == "SS".casefold(), "İ".lower() == "i̇", "ﬁ".upper(), "ᾳ".upper(), "ϐ".upper(), "ſ".upper(), "K".lower(), [c.isidentifier() for c in "aª1·℘日"], [hex(ord(c)) for c in "\U0001F600\uFFFF\u0000"], "\N{GREEK SMALL LETTER FINAL SIGMA}", "a" < "á" < "b" or "code point order")
print("é" == "é", len("é"), len("é"), {"é": 1, "é": 2}, "straße".replace("ß", "ss"), "日本" * 2, "日" in "日本", "本日"[1:], "😀"[0] == "😀", [*"👨‍👩‍👧"], "🇫🇷"[0] + "🇯🇵"[1], "👍🏽".encode("utf-16-be").hex())

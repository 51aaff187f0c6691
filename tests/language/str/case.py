# Case methods over ASCII, Latin-1, and the odd corners of Unicode.
words = ["", "a", "A", "hello world", "HELLO", "hElLo wOrLd", "they're bill's", "x1y2 z3", "  spaced  out ", "ß", "ẞ", "straße", "ǆ", "ǅ", "Ǆ", "ŉ", "ﬁn", "ﬀ", "İ", "ı", "i̇", "ΑΣ", "ΑΣ Β", "Σ", "ὈΔΥΣΣΕΎΣ", "ΑΣ.", "Α.Σ", "A\u0345Σ", "ά", "Ά", "ΐ", "µ", "ÿ", "Ÿ", "ſ", "K", "Å", "Ω", "日本語", "café", "ÇA VA", "ἀι", "ᾳ", "ᾼ", "ΰ", "ﬃ", "ǰ", "ẖ", "Ⅷ", "ⅷ", "ⓐ", "Ⓐ", "𐐀𐐨", "𝒜", "ა", "Ა", "Ꭰ", "ꭰ", "a\u0301B", "1st", "o'neil", "MCDONALD-smith", "\u1e9e", "ŒUVRE", "ij", "Ĳ"]
for w in words: print(repr(w), w.upper(), w.lower(), w.title(), w.capitalize(), w.swapcase(), w.casefold(), w.isupper(), w.islower(), w.istitle())
print("ß".upper() == "SS", "ﬁ".upper(), len("ŉ".upper()), "İ".lower().encode(), "ΌΣΟΣ".lower(), "aΣ".lower(), "Σa".lower(), "ΣΣ".lower(), "aΣ\u00ad".lower(), "aΣ\u00adb".lower(), "a Σ".lower(), "Σ".lower())
for f in (lambda: "a".upper(1), lambda: "a".title(x=1), lambda: str.lower(5), lambda: "".capitalize("x")):
    try: f()
    except TypeError as e: print(e)

# isalpha and its family over all of Unicode (as digests) and on chosen strings.
names = ["isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper"]
texts = ["", " ", "a", "A", "1", "aB1", "a b", "²", "½", "٣", "Ⅷ", "一", "é", "ß", "\t\n", "\x00", "\x1c", "\x85", "\xa0", "\u2028", "\u200b", "\u3000", "_", "_a", "1a", "a1", "class", "日本", "Hello World", "Hello world", "HELLO", "hello", "A1", "1A", "ǅ", "Ab Cd1e", "\ud800", "😀", "a\u0301", "\u0301", "٣.٥", "ー", "ª", "ⅷ", "ⓐ", "\x7f", "~", "\xad", "'", "-1", "+", "0x1", "a\n", "ΑΒγ", "Σς", "\ue000", "\U0010ffff", "𝟗", "፩"]
for t in texts: print(ascii(t), "".join("01"[getattr(t, n)()] for n in names))
for n in names:
    try: getattr("a", n)(1)
    except TypeError as e: print(e)
print([hex(c) for c in range(0x3100) if chr(c).isspace()], ascii("".join(chr(c) for c in range(0x100) if not chr(c).isprintable())))
print(repr("".join(map(chr, range(0x0, 0x180)))))
print(ascii(repr("".join(map(chr, [0x300, 0x378, 0x600, 0x61c, 0xad, 0x34f, 0x115f, 0x17b4, 0x180e, 0x2000, 0x2029, 0x202f, 0x205f, 0x2060, 0x3000, 0xd800, 0xdfff, 0xe000, 0xfdd0, 0xfeff, 0xffff, 0x1d173, 0x1f600, 0x20000, 0x323b0, 0xe0001, 0xe0100, 0xf0000, 0x10ffff])))))

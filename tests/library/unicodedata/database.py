# The database of characters: all of its functions, and what they refuse.
import unicodedata as u


def show(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(u.unidata_version, u.ucd_3_2_0.unidata_version)
for c in "aA1 \t\u00e9\u00df\u0660\u0664\u00bd\u2167\u4e00\uac00\uac01\ud800\u0301\u05d0\u0627\u2028\uff21\ufb01\U0001F600\U00010400\u3007(\u0378\U0010FFFF\u212b\u1e9b":
    print(ascii(c), u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c), u.east_asian_width(c), repr(u.decomposition(c)),
          ascii(u.name(c, None)), u.decimal(c, None), u.digit(c, None), u.numeric(c, None))
for name in ("LATIN SMALL LETTER A", "latin small letter a", "HANGUL SYLLABLE GAG", "CJK UNIFIED IDEOGRAPH-4E00", "NULL", "LINE FEED",
             "KEYCAP DIGIT ONE", "LATIN SMALL LETTER R WITH TILDE", "GRINNING FACE", "no such thing", ""):
    show(lambda: u.lookup(name))
for text in ("", "abc", "\u00e9", "e\u0301", "\u212b", "\ufb01", "\uac01", "a\u0323\u0307", "a\u0307\u0323", "\u1e9b\u0323", "x" * 50 + "\u00c5"):
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        print(form, ascii(text[-5:]), ascii(u.normalize(form, text)[-8:]), u.is_normalized(form, text))
show(lambda: u.name("\n"))
show(lambda: u.name("\n", "x"))
show(lambda: u.decimal("a"))
show(lambda: u.digit("a"))
show(lambda: u.numeric("a"))
show(lambda: u.decimal("\u00b2"))
show(lambda: u.normalize("NFX", "a"))
show(lambda: u.is_normalized("NFX", "a"))
show(lambda: u.normalize("NFC", 5))
show(lambda: u.normalize("NFC"))
show(lambda: u.category("ab"))
show(lambda: u.category(""))
show(lambda: u.category(5))
show(lambda: u.category())
show(lambda: u.name("ab"))
show(lambda: u.name(5, 6))
show(lambda: u.decimal("ab"))
show(lambda: u.lookup(5))
show(lambda: u.lookup(b"SPACE"))
print("\N{GREEK SMALL LETTER ALPHA}", sum(u.combining(chr(c)) for c in range(0x3000)), len({u.category(chr(c)) for c in range(0x110000)}))

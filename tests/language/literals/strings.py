# String literals: quotes, prefixes, escapes, concatenation.
print('a' "b" '''c''' """d""" r'\e' u'f' U"g" R"\h")
print("\\ \' \" \a\b\f\v".encode(), "\x41\x7e\xe9", "\101\60\7 \08".encode(), "\0".encode(), "\377 \18".encode("latin-1"))
print("\u0041\u00e9\u65e5", "\U0001F600", "\N{LATIN SMALL LETTER E WITH ACUTE}\N{bullet}\N{Snowman}\N{GREEK SMALL LETTER ALPHA}")
print("line one \
continued", 'tab\there', "new\nline", "cr\rx".encode(), """three
lines "quoted" ""end""")
print(r"\n\x\u\N", R'\'', r"a\
b", len(r"\\"), rb"\x00", Rb'\u1', bR"\N{x}", BR"\\")
print("" "", '' == "", 'it''s', "a" 'b' "c" * 2, ("paren"
      "thesised"
      # a comment between
      " string"))
print('''it's "fine" ''' + """it's "fine" too""", '\'' + "\"", "'" '"')
print(len("\ud800"), repr("\ud800"), repr("\udfff\ud83d\ude00"), len("\ud83d\ude00"), "\ud83d\ude00" == "😀")
print(ascii("é\ud800😀"), repr("\x00\x1f\x7f\x80\xa0\xad\u200b\u2028\ufeff\U000e0001"))
print("%s" "%d" % ("a", 1), f"{1}" "{2}" f"{3}", "x" if "" "" else "empty")
print(b"bytes" b'\x00\xff' B"\101", b"" b"", b'\
joined', rb"\N")
print("\N{DIGIT ONE}\N{space}|", "\N{LATIN CAPITAL LETTER A WITH RING ABOVE}" == "Å", "\N{HANGUL SYLLABLE GAG}", "\N{CJK UNIFIED IDEOGRAPH-4E00}")
for text in [r'"\x4"', r'"\xg0"', r'"\u12"', r'"\U00110000"', r'"\U1234567"', r'"\N"', r'"\N{no such name}"', r'"\N{}"', r'"\N{bullet"',
             r"b'\x1'", "b'é'", "b'a' 'b'", "'abc", '"""abc', "'a\nb'", r"'\'", r"r'\'", "ur'x'", "bu'x'", "f'a' b'b'", "rr'x'", "'\\\n'", "bf'x'"]:
    try:
        print(text, "->", repr(eval(text)))
    except SyntaxError as error:
        print(ascii(text), "->", error.msg, error.lineno, error.offset, error.end_offset)

# Bytes literals and their repr.
print(b"", b"abc", b'a"b', b"a'b", b"a'b\"c", b"\\", b"\n\r\t\x00\x7f\x80\xff\x1b", b"'", b'"')
print(bytes(range(32, 127)))
print(bytes(range(0, 32)), bytes(range(127, 160)))
print(b"a" b"b" rb"\n" Rb'\x', b"\0\00\000\0000", b"\377", len(b"\177"), br"\'")
print(b"""multi
line""", b'a\
b', b"%d %s" % (5, b"x"), b"a" + b"b", b"ab" * 3, b"abc"[0], b"abc"[1:], b"abc"[-1:])
print(type(b""), type(rb""), b"abc" == "abc", b"a" < b"b", b"\xe9".decode("latin-1"))
print([*b"xyz"], tuple(b"\x00\xff"), {b"k": 1}, b"a" in b"cat", 97 in b"cat")
for text in ["b'\\x'", "b'\\xz1'", "b'é'", "b'''\né'''", "b'a' u'b'", "b'''a", "b'a"]:
    try:
        print(ascii(text), "->", eval(text))
    except SyntaxError as error:
        print(ascii(text), "->", error.msg, error.lineno, error.offset)

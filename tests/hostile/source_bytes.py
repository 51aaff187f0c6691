# Sources of any bytes: an exception or a program, nothing else.
# limits: time=4
# expect: any clean end
def attempt(source):
    try:
        exec(compile(source, "f", "exec"), {"print": lambda *a: None})
    except Exception as error:
        assert type(error) is not SystemError


seed = 12345


def random(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) & (2**64 - 1)
    return (seed >> 33) % n


PIECES = [b"def f", b"(", b")", b"[", b"]", b"{", b"}", b":", b",", b";", b"\n", b"\n    ", b"\n\t", b" ", b"\\\n", b"\\", b"'", b'"', b"'''", b'"""', b"f'", b'f"{', b"f'''{", b"t'{", b"b'", b"rb'", b"u'",
          b"{x!r}", b"{x=}", b"{{", b"}}", b"!", b"=", b"==", b":=", b"->", b"**", b"*", b"//", b"@", b"...", b".", b"0x", b"0b1", b"0o8", b"1_0", b"1__0", b"1e", b"1e5j", b"09", b"1.", b".5",
          b"lambda", b"if", b"else", b"elif", b"for", b"in", b"while", b"try", b"except", b"except*", b"finally", b"with", b"as", b"async ", b"await ", b"yield ", b"yield from ", b"return ", b"match x", b"case ",
          b"type X = ", b"class A", b"import a", b"from . import *", b"from __future__ import annotations", b"global x", b"nonlocal x", b"del x", b"assert ", b"raise ", b"pass", b"break", b"continue", b"not ", b"and ", b"or ", b"is ",
          b"None", b"True", b"__debug__", b"x", b"_", b"\xc3\xa9", b"\xe1\x88\xb4", b"\xf0\x9f\x90\x8d", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\x00", b"\x0c", b"\r", b"\r\n", b"\x1a", b"\xef\xbb\xbf", b"#", b"# coding: latin-1\n", b"# coding: utf-7\n",
          b"# -*- coding: nothing -*-\n", b"\\N{DIGIT ONE}", b"\\x4", b"\\u12", b"\\U00110000", b"\\777", b"\xc2\xa0", b"\xe2\x80\xa8", b"$", b"?", b"`", b"<>", b"print x", b"exec 'x'", b"\xe2\x84\x98", b"\xcc\x81"]
for i in range(6000):
    source = b"".join(PIECES[random(len(PIECES))] for _ in range(1 + random(12)))
    attempt(source)
    if i % 3 == 0:
        attempt(source.decode("utf-8", "surrogateescape"))
for i in range(256):
    for before, after in ((b"", b""), (b"x = ", b"\n"), (b"'", b"'"), (b"#", b"\n"), (b"f'{", b"}'"), (b"x", b"x"), (b"1", b"1"), (b"\\", b"\n"), (b"# coding: ", b"\n")):
        attempt(before + bytes([i]) + after)
for encoding in ("utf-8", "utf-8-sig", "latin-1", "ascii", "utf-16", "utf-32", "cp1252", "utf-7", "rot13", "hex", "idna", "unicode_escape", "raw_unicode_escape", "x" * 10000):
    attempt(b"# coding: " + encoding.encode() + b"\nx = '\xe4\xff'\n")
    attempt(b"\xef\xbb\xbf# coding: " + encoding.encode() + b"\nx = 1\n")
    attempt(b"#!/bin/sh\n# vim: set fileencoding=" + encoding.encode() + b" :\nx = 1\n")
print("sound")

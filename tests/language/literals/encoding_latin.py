# -*- coding: latin-1 -*-
# The cookie decides how bytes above 127 are read; here there are none, the corners are in compile() below.
print("ascii only")
sources = [
    b"# coding: latin-1\nx = '\xe9'",
    b"#!/usr/bin/python\n# vim: set fileencoding=iso-8859-1 :\nx = '\xa4'",
    b"\xef\xbb\xbfx = '\xc3\xa9'",
    b"\xef\xbb\xbf# coding: utf-8\nx = '\xc3\xa9'",
    b"x = '\xc3\xa9'",
    b"x = 1\n\n# coding: latin-1\ny='\xc3\xa9'",
    b"# coding=iso_8859_1\nx = '\x80'",
    b"# coding:utf8\nx = '\xc3\xa9'",
    b"\n# coding: latin-1\nx = '\xe9'",
    b"# coding: ascii\nx = 'a'",
]
for source in sources:
    space = {}
    exec(compile(source, "f", "exec"), space)
    print(source, ascii(space["x"]), ascii(space.get("y")))
for source in [b"# coding: no-such\nx=1", b"\xef\xbb\xbf# coding: latin-1\nx=1", b"x = '\xe9'", b"x = 1\n\xff", b"# coding: ascii\nx='\xe9'", b"x = \x00 1", b"# coding: utf-8\nx = '\xff'"]:
    try:
        exec(compile(source, "f", "exec"), {})
        print(source, "ok")
    except (SyntaxError, ValueError) as error:
        print(source, type(error).__name__, ascii(str(error)))
print(eval(b"1 + 1"), eval(bytearray(b"'\xc3\xa9'")), eval(memoryview(b"2")), eval("'é'"), eval("# coding: latin-1\n'é'"))
print(eval(" \t1"), eval("1 \n\n"), eval("\n\n  1") if False else "no leading newline trick")

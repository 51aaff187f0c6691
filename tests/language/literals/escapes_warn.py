# An invalid escape sequence is a SyntaxWarning on standard error, and the backslash stays.
a = "\d"
b = "\.\w" "\ "
c = b"\q"
d = "\400"
e = """
\z
"""
f = f"\s{1}\c"
print(repr(a), repr(b), repr(c), repr(d), repr(e), repr(f))
print(repr(r"\d"), repr("\\d"))

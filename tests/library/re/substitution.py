# sub() and subn(): templates, functions, kinds of text, errors.
import re


def show(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


show(lambda: re.sub("a", "b", "banana"))
show(lambda: re.sub("a", "b", "banana", count=2))
show(lambda: re.subn("a", "", "banana"))
show(lambda: re.subn("x", "", "banana"))
show(lambda: re.compile("a").sub("b", "banana", count=-1))
show(lambda: re.sub("(b)?(a)", r"[\2\1]", "baab"))
show(lambda: re.sub("(?P<first>.)(?P<second>.)", r"\g<second>\g<first>\g<0>\n\\", "abcd"))
show(lambda: re.sub("(.)", r"\g<1>0", "ab"))
show(lambda: re.sub("a", r"\x", "a"))
show(lambda: re.sub("a", r"\1", "a"))
show(lambda: re.sub("a", r"\g<x>", "a"))
show(lambda: re.sub("a", r"\g<", "a"))
show(lambda: re.sub("a", "\\", "a"))
show(lambda: re.sub("a", r"\101\60", "a"))
show(lambda: re.sub("", "-", "abc"))
show(lambda: re.sub("b*", "-", "abc"))
show(lambda: re.sub("x*", "-", "abxd"))
show(lambda: re.sub(r"\b", "|", "a bc"))
# Texts become as narrow as what is left, and as wide as what comes.
for text in ("abc", "äbc", "Ābc", "\U0001F600bc"):
    for new in ("", "x", "ä", "Ā", "\U0001F600"):
        result = re.sub(".(?=b)", new, text)
        print(ascii(result), len(result), ascii(re.sub("(.)b", r"\1" + new, text)), ascii(re.sub("bc", new, text)))
show(lambda: re.sub(b"a", b"\\0", b"banana"))
show(lambda: re.sub(b"(a)", b"<\\1>", bytearray(b"banana")))
show(lambda: re.sub(b"x", b"", memoryview(b"banana")))
show(lambda: re.sub(b"a", "b", b"banana"))
show(lambda: re.sub("a", b"b", "banana"))
show(lambda: re.sub("(a)", b"\\1", "banana"))
show(lambda: re.sub("a", 5, "banana"))
show(lambda: re.sub("a", "b", 5))
show(lambda: re.sub("a", lambda m: m.group().upper(), "banana"))
show(lambda: re.sub("a", lambda m: str(m.start()), "banana", count=2))
show(lambda: re.sub("a", lambda m: None, "banana"))
show(lambda: re.sub("a", lambda m: 5, "banana"))
show(lambda: re.sub("a", lambda m: b"", "banana"))
show(lambda: re.sub("a", lambda m: 1 / 0, "banana"))
show(lambda: re.subn("(?P<n>a)", lambda m: m["n"] * 2, "banana"))
show(lambda: re.sub("a", lambda m: re.sub("a", "<>", m.string), "ab"))
show(lambda: re.sub("x", lambda m: "", "banana"))
show(lambda: re.sub(b"a", lambda m: bytearray(b"xy"), b"banana"))
show(lambda: re.sub(b".", lambda m: b"", b"banana"))
show(lambda: re.sub("a", "b"))


class Text(str):
    pass


show(lambda: type(re.sub("a", Text("b"), Text("a"))))
show(lambda: re.sub("a", Text(r"\g<0>!"), "banana"))
show(lambda: re.sub("(?i)[A-C]", "", "aBcDe"))
text = "key=value; k2 = v2;" * 50
print(len(re.sub(r"(\w+)\s*=\s*(\w+)", r"\2=\1", text)), re.sub(r"\s*;\s*", "\n", text)[:40])

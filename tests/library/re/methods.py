# Patterns, matches and scanners: methods, attributes, errors.
import copy
import re


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


p = re.compile("(?P<a>x)(y)?")
m = p.match("xz")
print(p, m, m.regs, p.flags, p.groups, dict(p.groupindex), p.pattern)
print(type(p), type(m), type(p.scanner("")), type(p.finditer("")))
print(re.compile(b"a" * 300, re.I | re.S), re.compile("x", re.X | re.M | re.A))
print(m.pos, m.endpos, m.lastindex, m.lastgroup, m.string, m.re is p)
for key in (0, 1, 2, "a", 3, "b", -1, 1.5, True, 2**70, None):
    show(lambda: m.group(key))
    show(lambda: m[key])
    show(lambda: m.span(key))
show(lambda: m.group(0, "a", 2))
show(lambda: (m.start(), m.end(2), m.groups(), m.groups(5), m.groupdict(), m.groupdict(default="-")))
show(lambda: m.expand(r"\1-\g<a>-\2-\g<0>"))
show(lambda: m.expand("plain"))
show(lambda: m.expand(r"\3"))

for text, pos, end in (("abc", 0, 3), ("abc", 1, 2), ("abc", -5, 100), ("", 0, 0), ("abc", 3, 3)):
    for pattern in ("", "b", "$", "^", r"\b", "."):
        c = re.compile(pattern)
        print(pattern, text, pos, end, c.match(text, pos, end), c.search(text, pos, end), c.fullmatch(text, pos, end),
              c.findall(text, pos, end), [i.span() for i in c.finditer(text, pos, end)])

show(lambda: p.match())
show(lambda: p.match("x", 1, 2, 3))
show(lambda: p.match("x", "y"))
show(lambda: p.match("x", 1.0))
show(lambda: p.match(string="xx", pos=1))
show(lambda: p.match(b"x"))
show(lambda: p.search(5))
show(lambda: re.compile(b"x").findall("x"))
show(lambda: re.compile(b"x").match(bytearray(b"x")))
show(lambda: re.compile(b"x").match(memoryview(b"ax")[1:]).group())
show(lambda: re.compile(b"x").match(memoryview(b"xy")[::2]))
show(lambda: re.Pattern())
show(lambda: re.Match())
show(lambda: setattr(p, "x", 1))
show(lambda: setattr(p, "flags", 1))
show(lambda: type("P", (re.Pattern,), {}))
show(lambda: p < p)
show(lambda: (p == re.compile("(?P<a>x)(y)?", 0), p != re.compile("x"), hash(p) == hash(re.compile("(?P<a>x)(y)?"))))
show(lambda: (re.compile("x") == re.compile(b"x"), re.compile("x", re.I) == re.compile("x"), p == 1))
show(lambda: (copy.copy(p) is p, copy.deepcopy(p) is p, copy.copy(m) is m, copy.deepcopy(m) is m))
show(lambda: (re.Pattern[str], re.Match[bytes]))
show(lambda: bool(m))

s = p.scanner("xxyaxy")
print(s.pattern is p, s.match(), s.match(), s.match(), s.search(), s.match())
s = re.compile("a*").scanner("baac")
print([s.search() for _ in range(7)])
print(list(re.finditer("a*", "baac")), re.findall("a*?", "baa"), re.split("a*", "baac"), re.sub("a*", "-", "baac"))
i = re.finditer("(.)", "abc")
print(next(i), i.__next__().group(1), [j[1] for j in i], next(i, None))

print(re.split(r"(\d)|,", "a1b,c", maxsplit=0), re.split("x", "axbxc", maxsplit=1), p.split("axbxyc"))
show(lambda: re.compile("x").split("axb", maxsplit=-1))
print(re.findall("(a)(b)?", "abaab"), re.findall("(a)?b", "abb"), re.findall("a", "banana"))


class Text(str):
    pass


t = Text("a-b")
print(type(re.match("a", t).group()), type(re.match(".*", t).group()), type(re.match("", t).string), type(re.sub("x", "", t)))
b = bytearray(b"abcabc")
first = re.search(b"abc", b)
del b[2:]
print(first.group(), first.span())


def phrase(scanner, token):
    return token.upper()


scanner = re.Scanner([(r"[a-z]+", phrase), (r"\d+", lambda s, t: int(t)), (r"\s+", None)])
print(scanner.scan("ab 12 c!d"))
print(re.escape("a.b*c\n é"), re.escape(b"a-b"))
re.purge()

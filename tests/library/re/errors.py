# What re refuses, and where it says the fault is.
import re
import warnings

warnings.simplefilter("ignore")
for pattern in ("(", ")", "[", "[]", "*a", "a**", "a{2,1}", "(?P<n>a)(?P<n>b)", r"\1", r"(a)\2", "(?P<1>a)", "(?P<n", "(?P=x)",
                "(?<=a*)b", "(?<=a|bc)d", r"\q", r"[\q]", "[b-a]", r"[\w-a]", "(?z)", "(?i", "(?(1)a)", "(?(2)a|b|c)", "a(?i)b",
                r"\x1", r"\u12", r"\U00110000", r"\N{nothing}", r"\N", "(?#", "(?", "(?-i)", "(?i-i:a)", "(?L)a", "(?au)a", "a{,}",
                "a{99999999999}", "(?P>a)", "(?P", "x{2}{3}", "a+++", "\\"):
    try:
        print(ascii(pattern), re.compile(pattern).groups)
    except re.PatternError as error:
        print(ascii(pattern), "->", error, "|", error.msg, error.pos, error.lineno, error.colno)
    except Exception as error:
        print(ascii(pattern), "->", type(error).__name__, error)
for pattern, flags in ((b"a", re.U), ("a", re.L), (b"a", re.A | re.L), (5, 0), (re.compile("a"), re.I), ([], 0)):
    try:
        print(re.compile(pattern, flags))
    except Exception as error:
        print(type(error).__name__, error)
print(re.compile(b"(?L)\\w\xe9", re.I).flags, re.search(b"(?Li)[a-z]+", b"ABC\xe9").group())

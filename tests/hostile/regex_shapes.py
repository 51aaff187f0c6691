# limits: time=20
# only: normal, twin, slices
# Patterns and texts that make other engines recurse, count too far or take forever.
import re

print(re.match("(?:a|b)*", "ab" * 100000).end())
print(re.match("(?:(a)|(b))*?c", "ab" * 50000 + "c").span(2))
print(re.match("(?:" * 90 + "a" + ")*" * 90, "aaa").span())
print(re.fullmatch("(?:a?){3}" + "a{3}", "aaa"))
print(re.match("x{2147483648}", "x" * 10), re.match("(?:x?){0,4294967294}y", "x" * 10))
print(re.search("(?=(a*))b", "a" * 300), re.search("a*+b", "a" * 3000))
print(len(re.findall("|".join(f"k{i}" for i in range(3000)), "k2999 k5 " * 20)))
print(re.sub("(a*)*", "-", "b" * 10), re.split("(?:)", "abc"))
print(re.match("(?:.|\n)*?end", "x\n" * 20000 + "end").end())
print(re.compile("(" * 99 + ")" * 99).groups, len(re.match("(.)" * 300, "x" * 300).groups()))
print(re.match(r"(?:(\w)(?=.*\1))*", "abcabc" * 200).end())


def again(match):
    return re.sub("b", "c", match.string)[:1]


print(re.sub("a", again, "bab" * 3))
for pattern in ("(?<=" + "a" * 70000 + ")b", "a{4294967295}", "a{4294967294,4294967295}"):
    try:
        print(re.search(pattern, "aab"))
    except (OverflowError, re.error, RecursionError) as error:
        print(type(error).__name__, error)

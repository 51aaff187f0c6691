# %-formatting of str: flags, width, precision, mapping keys, star, errors.
print("%s %d %f %r" % ("a", 5, 1.5, "b"), "%%" % (), "100%%" % (), "%s" % (1,), "%s" % ((1, 2),), "%(k)s %(n)05d" % {"k": "v", "n": 7}, "%(a)s%(a)r" % {"a": "x"}, "%s" % {"k": 1}, "%(k)s%%" % {"k": 1}, "no fields" % (), "no fields" % {}, "no fields" % [], "%s" % [1, 2], "%s%s" % ("é", "日"))
print("%5s|%-5s|%05s|%.2s|%5.1s|%-5.3s|" % ("ab", "ab", "ab", "abc", "abc", "abcd"), "%*s|%-*s|%.*s|%*.*s|" % (5, "a", 5, "b", 2, "cdef", 6, 2, "ghij"), "%*d|%-*d|%0*d" % (4, 1, 4, 2, 4, 3), "%*s|" % (-6, "neg"), "%.*f" % (-2, 1.5))
print("%c%c%c" % ("a", 98, "日"), "%5c|%-5c|" % ("x", 121), "%a %a" % ("é", "\n"), "%i %u" % (5, -6), "%x %X %o %#x %#X %#o" % (255, 255, 8, 255, 255, 8), "%+d % d %+.1f % .1f" % (1, 1, 1.0, 1.0), "%e %E %g %G" % (12345.678, 0.00012, 1e-10, 1e20), "%ld %hd %Lf" % (1, 2, 3.0), "%-+8.2f|%+-8d|%0-5d|%-05d|%+ d|% +d" % (1.5, 7, 3, 3, 4, 5), "%#.3x|%08.3d|%.0s|%.s" % (5, 5, "abc", "abc"))
class M(dict):
    def __missing__(self, k): return f"missing {k}"
class Seq:
    def __getitem__(self, k): return f"item {k}"
class F:
    def __float__(self): return 2.5
    def __int__(self): return 7
    def __index__(self): return 8
    def __str__(self): return "str"
    def __repr__(self): return "repr"
print("%(x)s %(y)s" % M(x=1), "%(a)s" % Seq(), "%(a(b)c)s" % {"a(b)c": 5}, "%()s" % {"": "empty"}, "%(a b)s" % {"a b": 1}, "%(é)s" % {"é": 2}, "%f %d %x %s %r %a" % ((F(),) * 6), "%s" % F(), "%(k)s" % {"k": (1, 2)}, "%(k)-5s|" % {"k": "v"}, "%s %%" % 5, "%(a)s %(b)s" % {"a": 1, "b": 2, "c": 3})
for t, v in [("%s", ()), ("%s %s", ("a",)), ("%s", ("a", "b")), ("%d", "x"), ("%d", 1.9), ("%d", None), ("%x", 1.5), ("%x", "a"), ("%c", "ab"), ("%c", ""), ("%c", -1), ("%c", 0x110000), ("%c", None), ("%f", "x"), ("%f", None), ("%q", 1), ("%", ()), ("%", 1), ("abc%", 1), ("%5", 1), ("%.", 1), ("%(", {}), ("%(a", {"a": 1}), ("%(a)", {"a": 1}), ("%(a)s", {}), ("%(a)s", 5), ("%(a)s", [1]), ("%(a)s", ("x",)), ("%(a)s %s", {"a": 1}), ("%s %(a)s", {"a": 1}), ("%*d", (1.5, 2)), ("%*d", ("a", 2)), ("%*d", (5,)), ("%.*d", (5,)), ("%*d", 5), ("%s", 1), ("plain", 1), ("plain", "x"), ("plain", (1,)), ("plain", ()), ("plain", {}), ("plain", [1]), ("plain", None), ("%99999999999999999999d", 1), ("%.99999999999999999999d", 1), ("%*d", (10**30, 1)), ("%y", {}), ("%é", 1), ("%\n", 1), ("% %", ()), ("%5%", ()), ("%-5%|", ()), ("%(a)%", {"a": 1}), ("%z%d", 1), ("%s%", "a"), ("%d%%%d", (1, 2)), ("%r", ("a",)), ("%hhd", 1), ("%lld", 1), ("%S", 1), ("%D", 1), ("%b", 5), ("%n", 5), ("%p", 5), ("%i", "5"), ("%c", 1.5), ("%c", b"a"), ("%s", b"bytes"), ("%d", True), ("%#d", 5), ("%#s", "a"), ("%+s", "a"), ("%05s", "a"), ("%.3d", -5), ("%+.3d", 5), ("% 05d", 5)]:
    try: print(repr(t), repr(v), "->", repr(t % v))
    except Exception as e: print(repr(t), repr(v), "->", type(e).__name__, e)
class S(str):
    def __mod__(self, o): return "S.mod"
    def __rmod__(self, o): return f"S.rmod {o}"
print(S("%s") % 1, "%s" % S("v"), "plain" % S("q") if 0 else "", type("%s" % S("x")).__name__)
class RM:
    def __rmod__(self, o): return f"rmod {o}"
print([] % RM(), 5 % RM())
try: print("%s" % RM().__class__.__name__, "%d" % RM())
except TypeError as e: print(e)
x = "%s-%s"; x %= (1, 2); print(x)
print("%s" % "%s", ("%s" * 3) % ("a", "b", "c"), "%s" % ("%",), "%%%s%%" % 5, "%s" % None, "%s %s" % (True, ...), "%.3s|%10.3s|" % (True, None), "%s" % 1e100, "%r" % "\n'", "%a" % "日'", "%5r|%-8r|" % ("a", "b"), "%.2r" % "abc", "%s" % type, "%s" % ({},))

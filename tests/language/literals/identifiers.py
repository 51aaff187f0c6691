# Unicode identifiers: what may be one, and NFKC normalisation.
é = 1
变量 = 2
ñandú = 3
_ = 4
__ = 5
µ = 6            # MICRO SIGN is normalised to GREEK MU
print(é, 变量, ñandú, _, __, μ)
ﬁ = "ligature"   # becomes fi
print(fi, "fi" in globals(), "ﬁ" in globals())
ｘ = "fullwidth"
print(x)
ª = "ordinal"
print(a)
class Ⅳ:
    ℌ = 1
print(IV.__name__, IV.H, getattr(IV, "H"), hasattr(IV, "ℌ"))
def f(ſ=1): return s
s = "long s"
print(f.__code__.co_varnames, f())
x· = 1
print("x·" in globals(), "x·".isidentifier(), "·x".isidentifier(), "℘".isidentifier(), "℮".isidentifier())
e, é = "decomposed", "composed"
print("é" in globals(), "é" in globals(), len([n for n in globals() if n in ("é", "é")]))
print([t.isidentifier() for t in ["a", "1a", "a1", "", " ", "a b", "class", "é", "a-b", "_", "日本", "x²", "²", "a\u200b", "𝐱", "a\u0301", "\u0301a"]])
𝐦𝐚𝐭𝐡 = "bold"
print(math)
match = case = soft = 1
print(match, case, soft)
for text in ["a$ = 1", "a? = 1", "x² = 1", "€ = 1", "a\u200bb = 1", "😀 = 1", "a = ¬1", "“x”", "a\u00a0= 1", "x = 1\u2003", "٣ = 1", "x = ٣", "\u0301 = 1", "!x", "a!", "a = `1`", "\x00", "a\x07"]:
    try:
        compile(text, "f", "exec")
        print(ascii(text), "ok")
    except (SyntaxError, ValueError) as error:
        print(ascii(text), type(error).__name__, error)

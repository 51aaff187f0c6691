# The three ways of formatting give the same text.
values = [0, 5, -5, 255, 10**20, 1.5, -2.25, 1e100, 1e-7, 0.1 + 0.2, True, "text", "é日", "", None, [1, "a"], (1,), b"b", 2 + 3j]
for v in values:
    a, b, c = "%s" % (v,), "{}".format(v), f"{v}"
    d, e, f = "%r" % (v,), "{!r}".format(v), f"{v!r}"
    g, h, i = "%a" % (v,), "{!a}".format(v), f"{v!a}"
    j, k, l = "%12s|" % (v,), "{!s:>12}|".format(v), f"{v!s:>12}|"
    m, n, o = "%-12s|" % (v,), "{!s:<12}|".format(v), f"{v!s:<12}|"
    p, q, r = "%.3s|" % (v,), "{!s:.3}|".format(v), f"{v!s:.3}|"
    print(a, a == b == c, d, d == e == f, g, g == h == i, j, j == k == l, m == n == o, p, p == q == r)
for v in (0, 5, -5, 255, 10**20, True):
    for old, new in [("%d", "d"), ("%5d", ">5d"), ("%-5d", "<5d"), ("%05d", "05d"), ("%+d", "+d"), ("% d", " d"), ("%x", "x"), ("%#x", "#x"), ("%X", "X"), ("%o", "o"), ("%#o", "#o"), ("%08x", "08x"), ("%+06d", "+06d"), ("%c" if 0 <= v < 1000 else "%d", "c" if 0 <= v < 1000 else "d")]:
        if old % v != format(v, new) or format(v, new) != f"{v:{new}}": print("differ", v, old, old % v, format(v, new))
for v in (0.0, 1.5, -2.25, 1e100, 1e-7, 12345.678, float("inf"), float("nan")):
    for old, new in [("%f", "f"), ("%.2f", ".2f"), ("%10.3f", ">10.3f"), ("%-10.1f", "<10.1f"), ("%010.2f", "010.2f"), ("%+.1f", "+.1f"), ("%e", "e"), ("%.0e", ".0e"), ("%g", "g"), ("%.3g", ".3g"), ("%G", "G"), ("%E", "E"), ("%#.0f", "#.0f"), ("%#g", "#g"), ("% .3e", " .3e")]:
        if old % v != format(v, new): print("differ", v, old, old % v, format(v, new))
table = [("apple", 1.5, 10), ("kiwi", 0.25, 200), ("watermelon", 12.125, 3)]
for name, price, n in table: print(f"{name:<12}{price:>8.2f}{n:>6d}{price * n:>10,.2f}|{name:^12}|{price / 10:.1%}|{n:#06x}|{name!r:>14}")
print("".join("%-10s|%6.2f|%04d\n" % row for row in table), "\n".join("{:.<15}{:.>10.3f}{:_>8}".format(*row) for row in table))
print(f"{'=' * 10}{'title':=^20}{'=' * 10}", "{0:>{w}}|{0:<{w}}|{0:^{w}}".format("x", w=5), "%(name)-8s %(n)03d" % {"name": "k", "n": 7}, "{name:>8} {n:03d}".format(name="k", n=7), "{a[0]}{a[1]}".format(a="xy"), "{0.imag}".format(3j), "{:>{}.{}f}".format(3.14159, 10, 2), f"{3.14159:>{5 + 5}.{1 + 1}f}")
def human(n):
    for unit in ("B", "KiB", "MiB", "GiB"):
        if n < 1024: return f"{n:.1f} {unit}" if unit != "B" else f"{n} B"
        n /= 1024
    return f"{n:,.1f} TiB"
print([human(n) for n in (0, 512, 1024, 1536, 10**6, 10**9, 10**12, 10**15)], [f"{s // 3600:02d}:{s // 60 % 60:02d}:{s % 60:02d}" for s in (0, 59, 3600, 86399)], [f"{n:b}".zfill(8) for n in (0, 5, 255)], [f"{n:,}" for n in (0, 999, 1000, -1234567)], [f"{x:g}" for x in (1.0, 0.1, 1e6, 1e-5, 1234567.0)])

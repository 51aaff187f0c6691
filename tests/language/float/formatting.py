# Every float presentation type, width, precision, sign, grouping.
values = [0.0, -0.0, 1.0, 1.5, -2.25, 123456789.123, 0.000123456, 1e10, 1e-10, 1e100, 9.995, 0.5, 1.5e300, 99999.95, 2**53 + 0.0, float("inf"), float("-inf"), float("nan")]
for spec in ["", "e", "E", "f", "F", "g", "G", "%", "n", ".0f", ".1f", ".2f", ".3e", ".0e", ".3g", ".0g", ".10g", "#.0f", "#.3g", "#g", "+", " ", "+.1f", "10.2f", "<10.2f", "^10.2f", ">10.2f", "=10.2f", "010.2f", "*>10.1f", "*=+10.1f", ",", ",.2f", "_.3f", "020,.2f", "z.0f", "z.1f", "+z.1f", ".17g", ".20f", "25.15e", ".3", ".1", ".15", "#", ",.3", "-^12.3", "08", "+08.1f", ".2%", "#.0e", "#.0%", ",g", "_g", ",%", "_e"]:
    print(repr(spec), end=" ")
    for v in values:
        try: print(format(v, spec), end="|")
        except ValueError as e: print(e, end="|")
    print()
for spec in ["%f", "%e", "%g", "%F", "%E", "%G", "%.0f", "%.2f", "%10.3f", "%-10.3f|", "%010.3f", "%+.1e", "% g", "%#.0f", "%#g", "%.3g", "%.0g", "%.10g", "%.17g", "%.25f", "%s", "%r", "%5s", "%.3s", "%d", "%i", "%a", "%+08.2f", "%-+8.1f|", "%.50f", "%.0e", "%5.1f%%"]:
    print(spec, end=" ")
    for v in (0.0, -0.0, 1.5, -123.456, 1e20, 1e-7, 3.14159265358979):
        print(spec % v, end="|")
    print()
for v in (float("inf"), float("nan"), float("-inf")): print("%f %e %g %5.1f %05f %+f % f %F %G" % ((v,) * 9), f"{v:05} {v:+} {v:,} {v:.2%} {v:>8} {v:08.2f} {v:=8}")
for spec, v in [("%d", float("inf")), ("%x", 1.5), ("%c", 1.5), ("%.*f", (3, 1.5)), ("%*.*f", (10, 2, 1.5)), ("%-*.*f|", (10, 2, 1.5)), ("%*f", (-10, 1.5)), ("%.*f", (-1, 1.5)), ("%f", "x"), ("%f", None), ("%f", 1j), ("%f", 10**400), ("%f", 10**20), ("%e", True), ("%.100f", 0.1), ("%.1000g", 1e-5), ("%f", type("T", (), {"__float__": lambda s: 2.5})())]:
    try: print(spec, "->", (spec % v)[:110])
    except Exception as e: print(spec, "->", type(e).__name__, e)
print(str(1e16), str(1e15), repr(123456789012345678.0), str(0.1 + 0.2), str(1e-4), str(1e-5), [1.0, -0.0], {1.5: 2.5}, (1e100,), f"{1.0}", f"{1e6}", f"{1e16:}", f"{1.1:r}" if 0 else "", format(1.0), format(1e22), str(1.0e0), "%s" % 1e300)
print(format(1234567.891, ",.2f"), format(0.1234567, ".3%"), format(1e6, ",g"), format(1e5, ",g"), format(12345.6789, "_.2f"), format(-1234.5, "(,.2f") if 0 else "", format(1234.5, "010,.1f"), format(-1234.5, "012,.2f"), format(1e-320, "g"), format(5e-324, ".3e"), format(1.7976931348623157e308, ".3f")[:12], len(format(1.7976931348623157e308, "f")))

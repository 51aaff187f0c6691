# Methods of float.
inf, nan = float("inf"), float("nan")
for v in (0.0, -0.0, 1.0, -1.5, 0.1, 2.5, 1e16, 1e300, 5e-324, 123456.789, -2.0 ** 60, 0.5, 1 / 3):
    print(v, v.is_integer(), v.as_integer_ratio(), v.hex(), v.real, v.imag, v.conjugate(), int(v) if abs(v) < 1e20 else "big", v.__trunc__() if abs(v) < 1e20 else "", v.__floor__() if abs(v) < 1e20 else "", v.__ceil__() if abs(v) < 1e20 else "", round(v) if abs(v) < 1e20 else "", bool(v), float.fromhex(v.hex()) == v)
for v in (inf, -inf, nan):
    print(v, v.is_integer(), v.hex(), bool(v), abs(v), -v, v.real)
    for f in (v.as_integer_ratio, v.__trunc__, v.__floor__, v.__ceil__, v.__int__, v.__round__, lambda: round(v, 2), lambda: int(v), lambda: "%d" % v):
        try: print(f(), end=" ")
        except (ValueError, OverflowError) as e: print(type(e).__name__, e, end="; ")
    print()
for t in ["0x1p0", "0x1.8p1", "1.8", "0x.8", "-0x1.fffffffffffffp+1023", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1p1024", "0x0p0", "-0x0p5", "inf", "-Infinity", "nan", " 0x1p2 ", "0X1P2", "0x1", "1p5", "ap1", "0x1.p1", "0x", "", "0x1p", "0x1g", "1.2.3", "0x1p+", "0x1.00000000000008p0", "0x1.000000000000080000001p0", "0x1.fffffffffffff8p0", "0x1p99999999999999999999", "0x0p99999999999999999999", "0x" + "f" * 50, "0x1 p1", "é"]:
    try: print(ascii(t), float.fromhex(t))
    except (ValueError, OverflowError) as e: print(ascii(t), type(e).__name__, e)
for v, n in [(2.675, 2), (1.005, 2), (0.5, 0), (1.5, 0), (2.5, 0), (-0.5, 0), (1234.5678, -2), (1234.5678, 3), (1e22, 2), (5e-324, 400), (1e300, -300), (1.5e308, -308), (0.1, 25), (2.5, None), (150.0, -2), (250.0, -2), (-1.25, 1), (1.25, 1), (1.35, 1), (999999.9999999, 3), (1e16 + 2, 1), (0.05, 1), (0.15, 1), (0.25, 1), (0.35, 1), (0.45, 1), (inf, 1), (nan, 5), (1.7976931348623157e308, -308), (12.0, 10**10), (12.0, -10**10)]:
    try: print(v, n, repr(round(v, n)), end="; ")
    except OverflowError as e: print(v, n, e, end="; ")
print()
print([round(x / 2) for x in range(-9, 10)], [round(x + 0.5 - 1e-10, 0) for x in range(3)], type(round(1.5)), type(round(1.5, 0)), round(1e20), round(-1e15 - 0.5), round(4503599627370495.5), round(0.49999999999999994))
for f in (lambda: (1.5).hex(1), lambda: float.fromhex(5), lambda: float.fromhex(), lambda: (1.5).as_integer_ratio(1), lambda: round(1.5, "x"), lambda: round(1.5, 1.0), lambda: float.__round__(1.5, 1, 2), lambda: float.from_number(5), lambda: float.from_number("5"), lambda: float.from_number(2.5), lambda: float.from_number(1j), lambda: float.__getformat__("double")[:4], lambda: float.__getformat__("x")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class F(float):
    def __new__(cls, v): o = super().__new__(cls, v); o.tag = "t"; return o
f = F(2.5)
print(f.tag, type(f * 2).__name__, type(-f).__name__, type(abs(f)).__name__, type(f.real).__name__, type(f.conjugate()).__name__, type(F.fromhex("0x1p0")).__name__, F.from_number(3), f == 2.5, hash(f) == hash(2.5), repr(f), f"{f:.3f}", "%s" % f, round(f), type(round(f, 1)).__name__, f // 1, divmod(f, 2), F("1e5"), F(True), {2.5: "x"}[f])

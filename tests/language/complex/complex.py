# complex: arithmetic, parsing, repr, attributes, formatting, errors.
z, w = 3 + 4j, 1 - 2j
print(z + w, z - w, z * w, z / w, z ** 2, z ** 0, z ** -1, z ** 0.5, -z, +z, abs(z), z.conjugate(), z.real, z.imag, z == 3 + 4j, z != w, bool(z), bool(0j), hash(3 + 0j) == hash(3))
print(z + 1, 1 + z, z - 1.5, 1.5 - z, z * 2, 2 * z, z / 2, 2 / (1 + 1j), z ** 1j != 0, True + z, z + True, sum([1, 2j, 3.5]), 1j * 1j, 1j ** 2, 1j ** 3, (1 + 1j) ** 10, (0.5 + 0.5j) * 2)
inf, nan = float("inf"), float("nan")
for c in (0j, -0j, 1j, -1j, complex(0, -0.0), complex(-0.0, 0.0), complex(-0.0, -0.0), 1 + 0j, -1 - 0j, 1.5 + 2.5j, 1e20 + 1e-20j, complex(inf, nan), complex(nan, inf), complex(-inf, -inf), complex(0, inf), complex(nan, 0), 1e16 + 1j, 123456789j, 0.5 + 0.25j, complex(1, -nan), 1e400j): print(repr(c), str(c), c.real, c.imag, abs(c) if c.real == c.real and c.imag == c.imag else "", complex(repr(c)) == c if "nan" not in repr(c) else "")
for t in ["1", "1j", "1+2j", "1-2j", "-1-2j", "+1+2j", "(1+2j)", " ( 1+2j ) ", "j", "-j", "+j", "1+j", "1-j", "1e5+2e-3j", "1.5j", ".5+.5j", "inf", "infj", "nan+nanj", "inf-infj", "1_0+2_0j", "J", "1J", "1+2J", "٣+٤j", "1 +2j", "1+ 2j", "1+2", "1j+2", "1+2j3", "++1j", "", "()", "(1", "1)", "((1))", "1+2jj", "i", "1+2i", "nan", "-nanj", "1e", "1e400", "0x1j", "1\x00j", "1__0j"]:
    try: print(ascii(t), complex(t), end="; ")
    except ValueError as e: print(ascii(t), e, end="; ")
print()
for args in [(), (1,), (1, 2), (1.5, -2), (1j,), ("1", 2), (1, "2"), (None,), ([],), (True, False), (10**400,), ("1", None), (1, None)]:
    try: print(args if args != (10**400,) else "big", "->", complex(*args))
    except Exception as e: print("->", type(e).__name__, e)
class C:
    def __complex__(self): return 5 + 6j
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
print(complex(C()), complex(F()), complex(I()), complex(F(), I()), complex(real=1), complex(imag=2), complex(real=F(), imag=3), complex.from_number(5), complex.from_number(C()))
for f in (lambda: z < w, lambda: z > 1, lambda: z // 1, lambda: z % 1, lambda: divmod(z, 1), lambda: int(z), lambda: float(z), lambda: round(z), lambda: z / 0, lambda: 1 / 0j, lambda: 0j ** -1, lambda: 0j ** 1j, lambda: 0j ** 0, lambda: 0j ** 2, lambda: z & 1, lambda: ~z, lambda: z << 1, lambda: pow(z, 2, 3), lambda: z.real.real, lambda: setattr(z, "real", 1), lambda: z.nope, lambda: hex(z), lambda: [1][z], lambda: max(z, w), lambda: sorted([z, w]), lambda: range(z), lambda: complex.from_number("1"), lambda: "%d" % z, lambda: "%f" % z, lambda: "%s %r" % (z, z), lambda: complex(x=1), lambda: z(), lambda: len(z), lambda: z[0], lambda: hash(z) == hash(3 + 4j), lambda: (1e200 + 1j) * (1e200 + 1j), lambda: abs(complex(1e308, 1e308)), lambda: (1e308 + 0j) * 10, lambda: z @ w, lambda: complex("1e1000"), lambda: z == 5, lambda: 5 == 5 + 0j, lambda: 5 + 0j in [5], lambda: {5: "x"}[5 + 0j], lambda: z == "3+4j", lambda: complex(1, 2).__getnewargs__()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for spec in ["", "f", ".2f", "e", ".3g", "+", "20", "<20", ">20.1f", "^20", "*^20", ",", "_.1f", "+.1f", "d", "x", "%", "05", "=5", "s", ".0f", "#.0f", "g", "G", "E", "n", " ", "10.3", "z.1f"]:
    try: print(repr(spec), format(1234.5 - 0.25j, spec), format(-0j, spec), end="; ")
    except ValueError as e: print(repr(spec), e, end="; ")
print(f"{z}", f"{z!r:>10}", "{:.1f}".format(z), str([z]), {z: 1}, f"{1j}", f"{complex(nan, -inf):.1f}")
class Z(complex):
    def __repr__(self): return "Z!"
print(Z(1, 2), [Z(1, 2)], Z(1, 2) + 1, type(Z(1) + 1).__name__, str(Z(1, 2)), f"{Z(1, 2)}", Z(1, 2).conjugate(), type(-Z(1)).__name__, Z("1+1j") == 1 + 1j)

# int(): strings in every base, whitespace, underscores, Unicode digits, other types.
for base in (0, 2, 3, 8, 10, 16, 36):
    row = []
    for text in ("0", "10", "-10", "+7", " 12 ", "0x1F", "0b101", "0o17", "0X1f", "1_000", "_1", "1_", "1__0", "zz", "ff", "08", "00", "0_0", "0x_f", "0x", "", " ", "-", "+", "1.0", "1e5", "٣", "１２", "०१", "\u20031\u2003", "1\n", "\t5", "0b", "- 1", "--1", "+-1", "0b2", "1 2", "é", "²", "½", "Ⅷ", "𝟗"):
        try: row.append(int(text, base))
        except ValueError: row.append("!")
    print(base, row)
for args in [("12", 5), ("z", 36), ("Z", 36), (b"12", 3), (bytearray(b"ff"), 16), ("0b11", 2), ("0b11", 10), ("0xff", 16), ("ff", 10), ("9", 8), ("1", 1), ("1", 37), ("1", -1), ("1", 2**40), ("1", "10"), ("1", 10.0), ("1", None), (5, 10), (5.5, 10), (None,), ([],), ("",), (b"",), (b"\xff",), ("\x00",), ("1\x00",), ("a" * 300,), ("é" * 3,), ("'",), ('"\'',), (1.9,), (-1.9,), (1e20,), (True,), (1e300,), (0.1,), (-0.0,), ("  -0  ",), (float("nan"),), (float("inf"),), (1j,), ({},), (object,)]:
    try: print(args if len(str(args)) < 60 else "long", "->", int(*args))
    except Exception as e: print(ascii(args) if len(str(args)) < 60 else "long", "->", type(e).__name__, ascii(str(e))[:120])
print(int(), int("5"), int(base=16) if 0 else int("10", base=16), int(5.0), int("0" * 100 + "1"), int("1" * 40), int("-" + "9" * 40), int("f" * 30, 16), int("1" * 100, 2), int("z" * 25, 36), int("7" * 50, 8), int("2" * 60, 3))
class Int:
    def __int__(self): return 42
class Index:
    def __index__(self): return 43
class Trunc:
    def __trunc__(self): return 44
class Both(Int, Index): pass
class StrSub(str):
    def __int__(self): return 99
class FloatSub(float):
    def __int__(self): return 98
for v in (Int(), Index(), Trunc(), Both(), StrSub("5"), FloatSub(2.5)):
    try: print(int(v), end=" ")
    except TypeError as e: print(e, end=" ")
try: int(Int(), 10)
except TypeError as e: print(e)
try: int("5", base=Index())
except ValueError as e: print(e)
roundtrip = [0, 1, -1, 9, 10, 99, 12345678901234567890, -2**63, 2**64, 3**100, -7**77, 10**50, 10**50 - 1]
print(all(int(str(v)) == v and int(hex(v), 16) == v and int(bin(v), 2) == v and int(oct(v), 8) == v and eval(repr(v)) == v for v in roundtrip))
print([str(v) for v in roundtrip], [hex(v) for v in roundtrip[:7]], [oct(v) for v in (0, 8, -9, 2**70)], [bin(v) for v in (0, 5, -5, 2**50)])

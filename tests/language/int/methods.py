# Methods of int.
values = [0, 1, -1, 2, 5, -5, 127, 128, 255, 256, -256, 2**31 - 1, 2**31, -2**31, 2**47, 2**48 - 1, -2**48, 2**48, 2**62, 2**63, -2**63, 2**64, 10**20, -10**20, 2**100, 2**200 - 1]
for v in values:
    print(v, v.bit_length(), v.bit_count(), v.conjugate(), v.real, v.imag, v.numerator, v.denominator, v.is_integer(), v.as_integer_ratio(), v.__index__(), v.__int__(), v.__trunc__(), v.__floor__(), v.__ceil__(), v.__round__(), v.__abs__(), v.__bool__())
for v in (0, 1, 255, 256, 65535, -1, -128, -129, 2**64, 2**63):
    for n in (0, 1, 2, 8, 9):
        for order in ("big", "little"):
            for signed in (False, True):
                try: b = v.to_bytes(n, order, signed=signed); print(v, n, order, signed, b, int.from_bytes(b, order, signed=signed) == v)
                except OverflowError as e: print(v, n, order, signed, e)
print((5).to_bytes(), (300).to_bytes(2), (5).to_bytes(length=3, byteorder="little"), int.from_bytes(b"\x01\x02"), int.from_bytes(b""), int.from_bytes([1, 2, 3]), int.from_bytes(bytearray(b"\xff"), signed=True), int.from_bytes(memoryview(b"\x01"), "little"), int.from_bytes((255, 0), "little"), int.from_bytes(b"\xff" * 20, "big") == 2**160 - 1, int.from_bytes(range(3), "big"))
for f in (lambda: (5).to_bytes(-1), lambda: (5).to_bytes(1, "middle"), lambda: (5).to_bytes("x"), lambda: (5).to_bytes(1, 5), lambda: (5).to_bytes(1, "big", True), lambda: int.from_bytes(5), lambda: int.from_bytes("ab"), lambda: int.from_bytes([256]), lambda: int.from_bytes(["a"]), lambda: int.from_bytes(b"", "x"), lambda: int.from_bytes(), lambda: (5).bit_length(1), lambda: (1).__round__("x"), lambda: (1).__round__(None), lambda: (5).real.real, lambda: int.bit_length(), lambda: (1).__pow__(2, 0), lambda: (1).__divmod__(0), lambda: (5).__format__(5), lambda: (5).__lshift__(-1), lambda: (5).as_integer_ratio(1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for v in (0, 5, 15, 25, 35, 45, -15, -25, 149, 150, 151, 250, 12345, -12345, 10**20 + 50, 5 * 10**20):
    print([round(v, n) for n in (-1, -2, -3, -5, 0, 1, 5)], end=" ")
print(round(15, -1), round(2**100, -20), round(5, -10**5) if 1 else 0, type(round(True)), round(True, -1), round(12345, -4))
class I(int):
    def __new__(cls, v, extra=None): o = super().__new__(cls, v); o.extra = extra; return o
i = I(7, "x")
print(i.extra, i + 1, type(i + 1).__name__, I.from_bytes(b"\x05").extra, type(I.from_bytes(b"\x01")).__name__, i.bit_length(), i.real, type(i.real).__name__, type(i.conjugate()).__name__, type(i.numerator).__name__, hash(i) == hash(7), {7: "seven"}[i], i == 7, repr(i), f"{i:>3}", [0] * i, int(i), type(int(i)).__name__, i.__index__())

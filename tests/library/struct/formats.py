# struct: every format in every byte order, sizes, errors.
import struct


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for order in ("<", ">", "=", "!"):
    for code in "xcbB?hHiIlLqQefdspFD":
        show(lambda: (order + code, struct.calcsize(order + code)))
    for code in "bBhHiIlLqQ":
        for value in (0, 1, -1, 127, 128, 255, 256, 32768, 65536, 2**31, 2**32, 2**63, 2**64, -2**31 - 1, 1.5, "x", None, True):
            try:
                print(order + code, value, struct.pack(order + code, value).hex())
            except struct.error as error:
                print(order + code, value, error)
for code in "bBhHiIqQ":
    for value in (-1, 128, 256, 2**15, 2**16, 2**31, 2**32, 2**63, 2**64, "x"):
        show(lambda: struct.pack(code, value))
for value in (0.0, 1.5, -2.25, 1e10, 1e39, 65504.0, 65520.0, 1e-8, float("inf"), float("-inf"), float("nan"), 5, True, "x", 10**400):
    for code in (">e", "<f", ">d", "<d"):
        show(lambda: (code, struct.pack(code, value)))
for data in ("0000", "3c00", "c000", "7c00", "fc00", "7e00", "0001", "03ff", "0400", "7bff"):
    show(lambda: struct.unpack(">e", bytes.fromhex(data)))
show(lambda: struct.pack("5s", b"abc"))
show(lambda: struct.pack("2s", b"abc"))
show(lambda: struct.pack("s", bytearray(b"xy")))
show(lambda: struct.pack("0s", b""))
show(lambda: struct.pack("5p", b"abcdefgh"))
show(lambda: struct.pack("1p", b"a"))
show(lambda: struct.unpack("5p5s", b"\x03abcdefghi"))
show(lambda: struct.unpack("5p", b"\x09abcd"))
show(lambda: struct.pack("s", "x"))
show(lambda: struct.pack("c", b"xy"))
show(lambda: struct.pack("c", "x"))
show(lambda: struct.pack("3c", b"a", b"b", b"c"))
show(lambda: struct.pack("?", []))
show(lambda: struct.pack("??", 5, ""))
show(lambda: struct.unpack("<3?", b"\0\x01\x02"))
show(lambda: struct.pack("bhbi", 1, 2, 3, 4))
show(lambda: struct.pack("bq", 1, 2))
show(lambda: struct.pack("b0q", 1))
show(lambda: struct.calcsize("b3xhb0i"))
show(lambda: struct.pack("<b2xh", 1, 2))
show(lambda: struct.unpack("<b2xh", b"\1\0\0\2\0"))
show(lambda: struct.calcsize(" < h\th\n2 i") if False else struct.calcsize("<h h\n2i"))
show(lambda: struct.pack("2D", 1j, 2 + 3j))
show(lambda: struct.unpack("<F", b"\0\0\x80?\0\0\0@"))
for format in ("z", "<n", "3", "<", "", "@", "i<", "99999999999999999999i", "-1i", "\u00e9", b"<h", b"\xff", 5):
    show(lambda: struct.calcsize(format))
show(lambda: struct.pack("ii", 1))
show(lambda: struct.pack("", 1))
show(lambda: struct.pack())
show(lambda: struct.unpack("i", b"abc"))
show(lambda: struct.unpack("i", "abcd"))
show(lambda: struct.unpack("<hh", bytearray(b"\1\0\2\0")))
show(lambda: struct.unpack("<h", memoryview(b"xx\1\0")[2:]))
buffer = bytearray(8)
show(lambda: struct.pack_into("<hh", buffer, 2, 1, 2))
show(lambda: struct.pack_into("<hh", buffer, -4, 3, 4))
print(buffer)
show(lambda: struct.pack_into("<i", buffer, 6, 1))
show(lambda: struct.pack_into("<i", buffer, -2, 1))
show(lambda: struct.pack_into("<i", buffer, -20, 1))
show(lambda: struct.pack_into("<i", b"abcd", 0, 1))
show(lambda: struct.pack_into("<i", buffer, 0))
show(lambda: struct.pack_into("<i"))
show(lambda: struct.unpack_from("<h", b"\1\0\2\0", 2))
show(lambda: struct.unpack_from("<h", b"\1\0\2\0", -2))
show(lambda: struct.unpack_from("<h", b"\1\0\2\0", 3))
show(lambda: struct.unpack_from("<h", b"\1\0\2\0", -5))
show(lambda: struct.unpack_from("<h", b"\1\0\2\0", -1))
show(lambda: struct.unpack_from("<h", buffer=b"\1\0", offset=0))
show(lambda: list(struct.iter_unpack("<h", b"\1\0\2\0")))
show(lambda: struct.iter_unpack("<h", b"abc"))
show(lambda: struct.iter_unpack("", b"abc"))
s = struct.Struct("<hb")
print(s.format, s.size, s, type(s), s.pack(1, 2), s.unpack(b"\1\0\2"))
i = s.iter_unpack(b"\1\0\2" * 3)
print(type(i), i.__length_hint__(), next(i), i.__length_hint__(), list(i))
show(lambda: s.pack(1))
show(lambda: s.unpack(b""))
show(lambda: s.unpack_from(b"x" * 4, 1))
show(lambda: struct.Struct())
show(lambda: struct.Struct(5))


class Index:
    def __index__(self):
        return 7


class Number:
    def __float__(self):
        return 1.5


show(lambda: struct.pack("<hd", Index(), Number()))
show(lambda: struct.pack("<h", Number()))

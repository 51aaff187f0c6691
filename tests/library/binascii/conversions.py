# binascii: hex, base64, checksums, quoted-printable, uuencode, and what they refuse.
import base64
import binascii


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(binascii.Error.__mro__, binascii.Incomplete.__mro__)
data = bytes(range(256))
show(lambda: binascii.hexlify(data[:40]))
show(lambda: binascii.b2a_hex(b"\1\2\3\4\5", ":", 2))
show(lambda: binascii.hexlify(b"\1\2\3\4\5", b"-", -2))
show(lambda: binascii.hexlify(b"ab", "xy"))
show(lambda: binascii.hexlify("ab"))
for text in (b"", b"00ff", "00FF", b"0", b"0g", b"g0", "0\u0100", " 00", bytearray(b"aA"), 5):
    show(lambda: binascii.unhexlify(text))
for size in range(7):
    show(lambda: binascii.b2a_base64(data[250:250 + size]))
show(lambda: binascii.b2a_base64(b"abc", newline=False))
show(lambda: binascii.b2a_base64("abc"))
for text in (b"", b"YQ==", b"YWI=", b"YWJj", b"YQ", b"Y", b"YQ=", b"YQ===", b"=YQ==", b"Y Q\n=\t=", b"YQ==YQ==", b"Y-_Q==", "YWJj", "\u00e9", b"YWJj=",
             b"YW=Jj", b"====", b"A", b"AAAAA", b"\xff\xff", b"YWJjZA==\n", b"Y=Q=", b"YWI==", b"+/+/", b"ab!cd"):
    show(lambda: binascii.a2b_base64(text))
    show(lambda: binascii.a2b_base64(text, strict_mode=True))
for value in (b"", b"a", b"123456789", data, data * 100):
    print(binascii.crc32(value), binascii.crc32(value, 12345), binascii.crc_hqx(value, 0), binascii.crc_hqx(value, 65535))
show(lambda: binascii.crc32(b"a", -1))
show(lambda: binascii.crc32(b"a", 2**40))
show(lambda: binascii.crc32("a"))
show(lambda: binascii.crc32(b"b", binascii.crc32(b"a")) == binascii.crc32(b"ab"))
for value in (b"a=b c\t\n", b"x" * 100, b"\xff\x00\r\n.\r\n", b"tail ", b"tab\t", b"a\rb", b"_ .\n", b"=" * 40):
    show(lambda: binascii.b2a_qp(value))
    show(lambda: binascii.b2a_qp(value, quotetabs=True, istext=False, header=True))
    show(lambda: binascii.a2b_qp(binascii.b2a_qp(value)))
for value in (b"a=3Db=\nc=\r\nd", b"=4", b"=", b"==41", b"a_b=5F", b"=zz", b"=0"):
    show(lambda: binascii.a2b_qp(value))
    show(lambda: binascii.a2b_qp(value, header=True))
for value in (b"", b"a", b"abc", b"abcd", data[:45]):
    show(lambda: binascii.b2a_uu(value))
    show(lambda: binascii.a2b_uu(binascii.b2a_uu(value)))
show(lambda: binascii.b2a_uu(b"x" * 46))
show(lambda: binascii.b2a_uu(b"\0a", backtick=True))
for value in (b"", b" ", b"#86)C\n", b"#86)C  extra", b"#86", b"\x01ab", b"#86)C\n\n", "#86)C"):
    show(lambda: binascii.a2b_uu(value))
print(base64.b64encode(data) == binascii.b2a_base64(data, newline=False), base64.urlsafe_b64encode(data[-3:]), base64.b32encode(b"hello"),
      base64.b64decode(b"YQ=="), base64.b16decode(b"FF"), base64.b85encode(b"hello"))

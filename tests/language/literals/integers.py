# Integer literals in every base, underscores, and big ones.
print(0, 00, 000_0, 7, 1_000_000, 0_0)
print(0x0, 0xFF, 0Xff, 0xDead_Beef, 0x_f, 0xffffffffffffffffffff)
print(0o17, 0O7_7, 0o_1, 0b101, 0B1111_0000, 0b_1)
print(123456789012345678901234567890, -99999999999999999999)
print(2147483647, 2147483648, 4294967295, 4294967296, 9223372036854775807, 9223372036854775808)
print(281474976710655, 281474976710656, 562949953421312, 1125899906842624, 9007199254740993)
print(-281474976710656, -281474976710657, -562949953421312, -1125899906842624)
print(0xFFFFFFFFFFFF, 0x1000000000000, 0o7777777777777777, 0b1 << 48)
print(type(0x10), 10 .real, 10 .__class__, 5 .bit_length())
for text in ["0777", "0_7", "1__0", "1_", "_1", "0x", "0xg", "0b2", "0b12", "0o8", "0o", "0b", "1_000_", "0x_", "0_x1",
             "09.5", "09e1", "09j", "00", "0_0", "0b1_", "1a", "1_a", "0xfor", "12abc", "1.2.3", "1e", "1e+", "1e5_",
             "1_.5", "1._5", "1e_5", "1.5_", "0.0_0", "1_0j", "0b1.0", "0o1e1", "5if 1 else 2", "0xfor 1", "1or 2",
             "1_000and 2", "0b1 if 1 else 0", "9" * 30, "0x" + "f" * 20]:
    try:
        print(text, "->", eval(text, {"__builtins__": {}}))
    except SyntaxError as error:
        print(text, "-> SyntaxError", error.msg, error.offset, error.end_offset)
    except NameError as error:
        print(text, "-> NameError", error)

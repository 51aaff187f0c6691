# The limit of 4300 digits when converting between int and decimal text.
big = 10 ** 4299
print(len(str(big)), len(repr(-big)), len("%d" % big), len(f"{big}"), len(f"{big:,}"), len(str(10 ** 4300 - 1)))
huge = 10 ** 4300
for f in (lambda: str(huge), lambda: repr(huge), lambda: "%d" % huge, lambda: "%s" % huge, lambda: f"{huge}", lambda: f"{huge:d}", lambda: f"{huge:n}", lambda: f"{-huge:,}", lambda: "{}".format(huge), lambda: print(huge), lambda: repr([huge]), lambda: str({huge: 1}), lambda: ascii(huge), lambda: int("1" * 4301), lambda: int("-" + "1" * 4301), lambda: int("1" * 5000, 10), lambda: int("0" * 5000), lambda: int(b"1" * 5000), lambda: int("1_" * 4301 + "1"), lambda: eval("1" * 5000), lambda: int("1" * 5000, 7), lambda: str(range(huge)), lambda: huge.__str__(), lambda: "%i" % -huge, lambda: "%5d" % huge, lambda: "".join(map(str, [huge]))):
    try: print("ok", len(str(f())))
    except (ValueError, SyntaxError) as e: print(type(e).__name__, e)
print(len(hex(huge)), len(bin(huge)), len(oct(huge)), len("%x" % huge), len(f"{huge:x}"), len(f"{huge:b}"), int("f" * 5000, 16) == 16 ** 5000 - 1, int("1" * 20000, 2).bit_length(), int("7" * 6000, 8).bit_length(), int("v" * 5000, 32) == 32 ** 5000 - 1)
print(len(str(int("1" * 4300))), int("+" + "1" * 4300) > 0, int(" " * 5000 + "5"), int("1" + "_1" * 4299) > 0, len(str(eval("9" * 4300))))
try: print(len("%.5f" % float(10 ** 300)), float("1" * 5000))
except Exception as e: print(type(e).__name__, e)
print(hash(huge) == hash(10 ** 4300), huge == 10 ** 4300, huge // 10 ** 4290, huge % 7, (huge + 1) > huge, float(10 ** 300), divmod(huge, 10 ** 4299))
import sys
print(sys.get_int_max_str_digits())
for v in (640, 0, 5000):
    sys.set_int_max_str_digits(v); print(sys.get_int_max_str_digits(), end=" ")
print(len(str(huge)), int("1" * 4500) % 97)
for bad in (1, 639, -1, "x", None, 1.5):
    try: sys.set_int_max_str_digits(bad)
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
sys.set_int_max_str_digits(640)
try: str(10 ** 641)
except ValueError as e: print(e)
try: int("1" * 641)
except ValueError as e: print(e)
print(len(str(10 ** 639)))
sys.set_int_max_str_digits(0)
print(len(str(10 ** 6000)), len(str(3 ** 20000)), int("123456789" * 1000) % (10**9 + 7))

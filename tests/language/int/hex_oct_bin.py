# hex, oct, bin and their format codes.
values = [0, 1, -1, 7, 8, -8, 15, 16, 255, -255, 4096, 2**32, -2**32, 2**48, 2**64 - 1, -2**64, 10**30]
for v in values: print(v, hex(v), oct(v), bin(v), "%x %X %o" % (v, v, v), "%#x %#X %#o" % (v, v, v), f"{v:b} {v:#b} {v:_b} {v:#_x} {v:#X}")
print(hex(True), bin(False), oct(True), "%x" % True, f"{True:b}")
for f in ("{:#010x}", "{:#10x}", "{:<#10x}|", "{:^#10x}|", "{:+x}", "{: x}", "{:+#b}", "{:012_b}", "{:#018_b}", "{:,}", "{:_}", "{:020,}", "{:=+10}", "{:*=+10}", "{:0=10}", "{:>+10}", "{:c}", "{:e}", "{:.3f}", "{:g}", "{:%}", "{:n}", "{:d}", "{:}", "{:1}", "{:X>8}"):
    print(f, end=" ")
    for v in (42, -42, 1234567):
        try: print(f.format(v), end=" ")
        except (ValueError, OverflowError) as e: print(e, end=" ")
    print()
print("%5d|%-5d|%05d|%+d|% d|%+5d|%-+5d|%.3d|%8.3d|%-8.3d|%08.3d|%i|%u" % ((42,) * 13))
print("%5d|%-5d|%05d|%+d|% d|%+5d|%-+5d|%.3d|%8.3d|%-8.3d|%08.3d|%i|%u" % ((-42,) * 13))
print("%#x|%#X|%#o|%#08x|%-#8x|%+x|% x|%.5x|%#.5x" % ((42,) * 9), "%#x|%#o|%x|%.5x|%#08x" % ((-42,) * 5), "%d %x" % (10**20, 10**20), "%30d|%-30d|%030d" % ((10**20,) * 3), "%.25d" % 10**20)
print("%c%c%c" % (65, "é", 0x1F600), "%5c|%-5c|" % ("a", "b"), "%d" % 3.99, "%d" % -3.99, "%d" % True, "%x" % True, "%s" % 5, "%r" % 5, "%5s|%-5s|%.1s" % (5, 5, 55))
for spec, v in [("%x", 1.5), ("%o", 2.0), ("%d", "5"), ("%d", None), ("%c", -1), ("%c", 0x110000), ("%c", "ab"), ("%c", 1.0), ("%X", "a"), ("%i", []), ("%d", 1j), ("%d", float("nan")), ("%d", float("inf")), ("%x", None), ("%.0d", 0), ("%#o", 0), ("%#x", 0), ("%+d", 0), ("%05d", -5), ("%5%", 5)]:
    try: print(spec, v, "->", repr(spec % v))
    except Exception as e: print(spec, v, "->", type(e).__name__, e)
for bad in (1.5, "5", None, [], 1j):
    for f in (hex, oct, bin):
        try: f(bad)
        except TypeError as e: print(e, end="; ")
print()
class I:
    def __index__(self): return 255
print(hex(I()), oct(I()), bin(I()), "%x" % I(), "%d" % type("T", (), {"__int__": lambda s: 7, "__index__": lambda s: 8})() )
print(int("0x1f", 0), int("-0b11", 0), int("0o17", 0), int(hex(10**30), 16) == 10**30, 0xdead_beef, f"{0xdead:#06x}", f"{5:0>8b}", f"{-5:08b}", format(-5, "#010b"), format(255, "02X"), format(2**70, "_X"))

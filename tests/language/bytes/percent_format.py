# %-formatting of bytes.
print(b"%s %b %d %x %c %r %a %%" % (b"s", b"b", 5, 255, 97, "r", "é"), b"%5s|%-5s|%.2s|%05d|%+d|%#x|%*d" % (b"ab", b"ab", b"abc", 5, 5, 255, 4, 7), b"%(k)s %(n)d" % {b"k": b"v", b"n": 1}, b"%f %e %g %.2f" % (1.5, 1.5, 1.5, 2.675), b"%c%c" % (b"x", 255), b"%s" % bytearray(b"ba"), b"%s" % memoryview(b"mv"), b"%i %u %o %X" % (1, 2, 8, 255))
class B:
    def __bytes__(self): return b"B!"
print(b"%s|%b" % (B(), B()), bytearray(b"%s") % b"x", type(bytearray(b"%d") % 5).__name__, b"%a" % "\n'", b"%r" % b"x", b"%10.3s|" % b"abcdef", b"% d" % 5, b"%.3d" % 7, b"%-08d|" % 5, b"no" % (), b"no" % {}, b"%d" % True, b"%x" % 10**20, b"%d%%" % 5)
for t, v in [(b"%s", "str"), (b"%s", 5), (b"%b", "x"), (b"%b", None), (b"%d", b"5"), (b"%d", "5"), (b"%c", 256), (b"%c", -1), (b"%c", b"ab"), (b"%c", "a"), (b"%s", ()), (b"%s", (1, 2)), (b"plain", 1), (b"%(a)s", {"a": b"1"}), (b"%(a)s", {}), (b"%q", 1), (b"%", 1), (b"%(a", {}), (b"%*s", (1.5, b"a")), (b"%f", b"x"), (b"%x", 1.5), (b"%s", None), (b"%s", [b"a"]), (b"%a", b"\xff"), (b"%r", "\u65e5"), (b"%99999999999999999999d", 1), (b"%y", 5), (b"\xff%s", b"a"), (b"%s\x00", b"\x00")]:
    try: print(t, v, "->", t % v)
    except Exception as e: print(t, v, "->", type(e).__name__, e)
x = b"%s"; x %= b"a"; print(x)
y = bytearray(b"%d-%d"); z = y; y %= (1, 2); print(y, z)

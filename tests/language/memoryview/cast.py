# cast to other formats and shapes, multi-dimensional access.
data = bytearray(range(24))
m = memoryview(data)
for f in "bBhHiIqQ?c":
    c = (memoryview(bytearray(b"\0\1" * 12)) if f == "?" else m).cast(f)
    print(f, c.itemsize, len(c), c.shape, c.strides, c.tolist()[:3], c[0], c[-1], c.nbytes, c.format)
for f in "fd":
    c = memoryview(bytearray(16)).cast(f); c[0] = 1.5; c[1] = -2; print(f, c.tolist(), bytes(c)[:8])
h = m.cast("H"); h[0] = 65535; h[1] = 258
print(data[:4], h[0:2].tolist(), h[::2].tolist(), m.cast("h")[0])
two = m.cast("B", [4, 6]); print(two.ndim, two.shape, two.strides, two.tolist(), two[1, 2], two[-1, -1], len(two), two.nbytes, two.c_contiguous)
three = m.cast("B", (2, 3, 4)); print(three.tolist(), three[1, 2, 3], three[0, 0, 0], three.shape)
two[0, 0] = 77; print(data[0]); back = two.cast("B"); print(back.shape, back == data)
for f in (lambda: two[0], lambda: two[0, 0, 0], lambda: two[4, 0], lambda: two[0, 6], lambda: two["a", 0], lambda: two[0:1], lambda: two[0:1, 0:1], lambda: h.__setitem__(0, 65536), lambda: h.__setitem__(0, -1), lambda: h.__setitem__(0, 1.5), lambda: m.cast("b").__setitem__(0, 128), lambda: m.cast("b").__setitem__(0, -128), lambda: m.cast("?").__setitem__(0, 5), lambda: m.cast("c").__setitem__(0, b"ab"), lambda: m.cast("c").__setitem__(0, 5), lambda: m.cast("c").__setitem__(0, b"z"), lambda: m.cast("d").__setitem__(0, "x"), lambda: m.cast("H").cast("I"), lambda: m.cast("H").cast("B").cast("I").shape, lambda: m.cast("B", [5, 5]), lambda: m.cast("B", []), lambda: m.cast("B", [0, 24]), lambda: m.cast("B", [-1]), lambda: m.cast("B", ["a"]), lambda: m.cast("z"), lambda: m.cast("BB"), lambda: m.cast(""), lambda: m.cast("@H").format, lambda: m.cast("<H"), lambda: m.cast(format="H").shape, lambda: m.cast("B", shape=[24]).shape, lambda: m[1:4].cast("H"), lambda: list(two), lambda: iter(two), lambda: two == m, lambda: two == m.cast("B", [4, 6]), lambda: h == m, lambda: h == h, lambda: hash(memoryview(b"abcd").cast("H")), lambda: hash(memoryview(b"abcd").cast("B")) == hash(b"abcd"), lambda: 5 in h, lambda: h.index(258), lambda: two.tobytes() == bytes(data), lambda: two.hex()[:4], lambda: bytes(h) == bytes(data), lambda: m.cast("n").itemsize in (4, 8), lambda: m.cast("l").itemsize in (4, 8), lambda: m.cast("P").itemsize in (4, 8), lambda: m.cast("e").itemsize, lambda: memoryview(b"").cast("H"), lambda: m[::2].tolist()[:3], lambda: m.cast("H")[1:3].tobytes(), lambda: m.cast("H")[::-1].tolist()[:2], lambda: m.toreadonly().cast("H").readonly, lambda: m.cast("H")[::-1] == m.cast("H")[::-1], lambda: memoryview(b"\x01\x00").cast("H") == memoryview(b"\x01\x00\x00\x00").cast("I"), lambda: m.cast("f")[:2].shape):
    try: r = f(); print(r.tolist() if isinstance(r, memoryview) and r.ndim == 1 else type(r).__name__ if isinstance(r, memoryview) else r, end="; ")
    except Exception as e: print(type(e).__name__, e, end="; ")
print()
q = memoryview(bytearray(8)).cast("q"); q[0] = -2**63; print(q[0], bytes(q)); q.release()
Q = memoryview(bytearray(8)).cast("Q"); Q[0] = 2**64 - 1; print(Q[0])
try: Q[0] = 2**64
except (ValueError, OverflowError) as e: print(type(e).__name__, e)
a, b = memoryview(b"abcdef"), memoryview(b"fedcba")
print(a[::-1] == b, a == b, a[1:1] == b"", a[::-1].tobytes() == b"fedcba", (a[::-1])[::-1] == a, a[5::-2].tolist(), a[-2:0:-1].tobytes())

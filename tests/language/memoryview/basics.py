# memoryview over bytes, bytearray and itself: attributes, slicing, writing, release.
data = bytearray(b"0123456789")
m = memoryview(data)
print(m.format, m.itemsize, m.nbytes, m.ndim, m.shape, m.strides, m.suboffsets, m.readonly, m.contiguous, m.c_contiguous, m.f_contiguous, m.obj is data, len(m), repr(m).startswith("<memory at"), m[0], m[-1], m[2:5].tobytes(), m[::-1].tobytes(), m[::3].tolist(), m[1:8:2].strides, m[::-2].shape, m[::2].contiguous)
m[0] = 65; m[1:3] = b"BC"; m[-3:] = bytearray(b"xyz"); m[3:5] = memoryview(b"!!"); m[::5] = b"55"; print(data, m.tobytes(), bytes(m), m.hex(), m.hex(":", 4), list(m), m.tolist(), sum(m), m.tobytes("C"), m[2:4] == b"C!", m == data, m == memoryview(bytes(data)), m != b"x", 66 in m, max(m), sorted(m[:3]), b"".join([m, m[:2]]), bytearray(m)[:2], int.from_bytes(m[:2]), m.count(33), m.index(33), m.tolist().count(33))
r = memoryview(b"readonly")
s = m[2:6]; t = s[1:3]; t[0] = 42; print(data, s.tobytes(), t.obj is data, m.toreadonly().readonly, hash(r) == hash(b"readonly"), {r: 1}[b"readonly"], r.obj, memoryview(r).obj)
for f in (lambda: r.__setitem__(0, 1), lambda: m.__setitem__(0, 256), lambda: m.__setitem__(0, "a"), lambda: m.__setitem__(0, b"a"), lambda: m.__setitem__(100, 1), lambda: m.__setitem__(slice(0, 2), b"abc"), lambda: m.__setitem__(slice(0, 2), "ab"), lambda: m.__setitem__(slice(0, 2), [1, 2]), lambda: m.__delitem__(0), lambda: m[100], lambda: m["a"], lambda: m[0, 0], lambda: m[::0], lambda: m[1.5], lambda: m[...], lambda: hash(m), lambda: m + b"a", lambda: m * 2, lambda: m < m, lambda: m < b"z", lambda: memoryview("a"), lambda: memoryview(5), lambda: memoryview([1]), lambda: memoryview(b"a", 1), lambda: m.cast("x"), lambda: m.cast("I", [2]), lambda: m.cast(5), lambda: m.nope, lambda: setattr(m, "format", "x"), lambda: m.tobytes("Z"), lambda: m.index(250), lambda: m[::2].cast("H"), lambda: m[:3].cast("H"), lambda: m.cast("B", [3, 3]), lambda: m.cast("B", 5), lambda: m(), lambda: "a" in m, lambda: b"5" in m, lambda: m == "a", lambda: m.hex(5), lambda: m.count("x"), lambda: reversed(m).__next__(), lambda: m.decode(), lambda: str(m, "ascii"), lambda: len(memoryview(b"")), lambda: bool(memoryview(b"")), lambda: bool(m)):
    try: print(f(), end="; ")
    except Exception as e: print(type(e).__name__, e, end="; ")
print()
m.release(); m.release()
for f in (lambda: m[0], lambda: len(m), lambda: m.tobytes(), lambda: m.format, lambda: bytes(m), lambda: m == b"", lambda: m[:1], lambda: list(m), lambda: m.obj, lambda: memoryview(m), lambda: repr(m).startswith("<released memory at"), lambda: m.hex(), lambda: m.cast("B"), lambda: m.__enter__(), lambda: m.readonly, lambda: hash(m)):
    try: print(f(), end="; ")
    except ValueError as e: print(e, end="; ")
print()
print(s.tobytes(), t.tobytes())
with memoryview(data) as w: w[0] = 90; print(w[0])
try: w[0]
except ValueError as e: print(e)
with memoryview(data) as outer:
    inner = outer[1:3]
    try: outer.release()
    except BufferError as e: print(e)
    inner.release()
def swap(v): v[0], v[1] = v[1], v[0]
buf = bytearray(b"abcd"); swap(memoryview(buf)[2:]); print(buf)
mv = memoryview(bytearray(b"overlap!")); mv[1:5] = mv[0:4]; print(bytes(mv)); mv[0:4] = mv[2:6]; print(bytes(mv)); mv[:] = mv[::-1]; print(bytes(mv))
class B(bytes): pass
print(memoryview(B(b"sub")).obj, type(memoryview(B(b"x")).obj).__name__, [c for c in memoryview(b"it")], *memoryview(b"\x01\x02"), memoryview(b"ab") == memoryview(bytearray(b"ab")), memoryview(b"abc")[1:].tobytes().decode(), memoryview(memoryview(b"x")).tobytes(), memoryview[int])
try: type("M", (memoryview,), {})
except TypeError as e: print(e)

# slice objects: attributes, indices, comparison, hashing.
for args in [(5,), (1, 5), (1, 5, 2), (None,), (None, None, -1), (-5, -1), (10, 0, -3), (None, 3), (2, None, 2), (100, 200), (-100, 100), (5, 1), (0, 0), (None, None, 100), (3, None, -1), (None, 3, -1)]:
    s = slice(*args)
    print(s, s.start, s.stop, s.step, [s.indices(n) for n in (0, 1, 3, 10)], list(range(10))[s], "0123456789"[s])
print(slice(1, 2) == slice(1, 2), slice(1, 2) != slice(1, 3), slice(1) == slice(None, 1), slice(1, 2) < slice(1, 3), slice(1, 2, 3) > slice(1, 2, 2), hash(slice(1, 2)) == hash(slice(1, 2)), {slice(1, 2): "k"}[slice(1, 2, None)], slice("a", "b"), slice(slice(1)), repr(slice([], {})), slice(1.5).stop, slice(1) == 1)
class I:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
for f in (lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: slice(x=1), lambda: slice(1, 2, 0).indices(5), lambda: slice("a").indices(5), lambda: slice(1.5).indices(5), lambda: slice(1).indices(-1), lambda: slice(1).indices("a"), lambda: slice(1).indices(1.5), lambda: slice(1).indices(), lambda: slice(I(1), I(3), I(2)).indices(I(10)), lambda: slice(10**30).indices(5), lambda: slice(-10**30, 10**30).indices(5), lambda: slice(None, None, 10**30).indices(5), lambda: slice(None, None, -10**30).indices(5), lambda: slice(0, 10).indices(10**30), lambda: slice(None).indices(10**30), lambda: slice(None, None, -1).indices(10**30), lambda: setattr(slice(1), "start", 2), lambda: setattr(slice(1), "x", 2), lambda: slice(1)[0], lambda: slice(1) + 1, lambda: slice(1) < 5, lambda: slice(1, "a") < slice(1, 2), lambda: slice(1) <= slice(1), lambda: slice(None) < slice(1), lambda: hash(slice([])), lambda: type("S", (slice,), {}), lambda: slice(1)(), lambda: [1, 2][slice("x", "y")], lambda: [1, 2, 3][slice(I(1), None)], lambda: iter(slice(1)), lambda: slice(1).nope, lambda: slice(1).indices(True), lambda: len(slice(1)), lambda: bool(slice(0)), lambda: slice(1) is slice(1), lambda: slice(1).__eq__(slice(1)), lambda: slice[int]):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class G:
    def __getitem__(self, k): return k
g = G()
print(g[1:2], g[:, 1], g[::, ...], g[1:2, 3:4:5], g[()], g[:] == slice(None), g[1:2:None], g[None:], g["a":1.5:[]], hash(g[1:2]) == hash(g[1:2]), g[:][...] if 0 else g[...])
for n in (0, 1, 2, 5):
    for start in (None, -3, 0, 2, 9):
        for stop in (None, -3, 0, 2, 9):
            for step in (None, 1, 2, -1, -2):
                s = slice(start, stop, step)
                l = list(range(n))
                if [l[i] for i in range(*s.indices(n))] != l[s] or tuple(l)[s] != tuple(l[s]) or "".join(map(str, l))[s] != "".join(map(str, l[s])) or bytes(l)[s] != bytes(l[s]) or list(range(n)[s]) != l[s]: print("differs", n, s)
print("slices agree")

# Slice assignment and deletion: sizes, steps, self-assignment, iterators.
def fresh(): return list(range(8))
for spec in [(0, 0), (2, 2), (8, 8), (2, 5), (5, 2), (-3, -1), (None, None), (None, 3), (3, None), (100, 200), (-100, 2), (1, 7, 2), (None, None, 2), (None, None, -1), (None, None, 3), (6, 1, -2), (7, 0, -3)]:
    for value in ([], ["a"], "abc", (1, 2, 3, 4), range(3), iter("xy")):
        l = fresh()
        try: l[slice(*spec)] = value; print(spec, l)
        except ValueError as e: print(spec, e)
    l = fresh(); del l[slice(*spec)]; print("del", spec, l)
l = fresh(); l[2:4] = l; print(l)
l = fresh(); l[::2] = l[1::2]; print(l)
l = fresh(); l[::-1] = l; print(l)
l = fresh(); l[:] = (x * x for x in l); print(l)
l = fresh(); l[1:3] = [l]; print(l)
l = fresh(); l[len(l):] = [8, 9]; print(l); l[:0] = [-1]; print(l); l[3:3] = l[:2]; print(l)
for f in (lambda: l.__setitem__(slice(0, 1), 5), lambda: l.__setitem__(slice(0, 4, 2), 5), lambda: l.__setitem__(slice(None, None, 0), []), lambda: l.__delitem__(slice(None, None, 0)), lambda: l.__setitem__(slice("a", 1), []), lambda: l.__setitem__(slice(0, 1.5), []), lambda: l.__setitem__(slice(0, 3, 2), [1]), lambda: l.__setitem__(slice(0, 3, -1), [1]), lambda: l.__setitem__(slice(3, 0, -1), [1, 2]), lambda: l.__setitem__(slice(0, 2), None)):
    try: print(f())
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
class Shrinks:
    def __init__(self, l): self.l = l
    def __iter__(self): self.l.clear(); return iter([1, 2])
l = fresh(); l[2:4] = Shrinks(l); print(l)
l = fresh()
try: l[::2] = Shrinks(l)
except ValueError as e: print(e, l)
class Idx:
    def __init__(self, v, l): self.v, self.l = v, l
    def __index__(self): self.l.clear(); return self.v
l = fresh(); print(l[Idx(2, l):], l)
l = fresh(); l[Idx(2, l):Idx(4, l)] = "ab"; print(l)
l = fresh()
try: l[Idx(2, l)] = "x"
except IndexError as e: print(e, l)
l = fresh(); del l[Idx(2, l):]; print(l)
l = [[1, 2], [3]]; l[0][:], l[1:] = "ab", "cd"; print(l)
a = b = fresh(); a[2:] = []; print(b, a is b); a[:] = []; print(b); a += [1]; print(b); a = a + [2]; print(b)
l = fresh(); l[1:3], l[5:] = l[5:], l[1:3]; print(l)
l = list(range(20)); del l[::3]; print(l); del l[-1::-4]; print(l); del l[5:2]; del l[100:]; print(l); l[1:1] = [0] * 3; print(l)

# Sets changed while they are iterated, compared and combined.
s = {1, 2, 3}
it = iter(s); next(it); s.add(4)
for _ in range(2):
    try: next(it)
    except RuntimeError as e: print(e)
s = {1, 2, 3}; it = iter(s); next(it); s.discard(2); s.add(20); print(len(list(it)) < 5)
s = {1}; it = iter(s); print(next(it), next(it, "end")); s.add(2); print(next(it, "still end"))
s = {1, 2, 3}; it = iter(s); print(it.__length_hint__()); next(it); print(it.__length_hint__()); list(it); print(it.__length_hint__())
class H:
    def __init__(self, n, act=None): self.n, self.act = n, act
    def __hash__(self): return 7
    def __eq__(self, o):
        for k in (self, o):
            if getattr(k, "act", None): act, k.act = k.act, None; act()
        return self.n == getattr(o, "n", None)
    def __repr__(self): return f"H{self.n}"
s = {H(1), H(2)}; print(H(2, s.clear) in s, s)
s = {H(1), H(2)}; s.add(H(2, lambda: [s.add(H(i)) for i in range(5, 30)])); print(len(s))
s = {H(1), H(2)}
try: s.remove(H(2, s.clear)); print(s)
except KeyError as e: print("KeyError", e)
s = {H(1)}; s.update([H(2, s.clear), H(3)]); print(s)
a, b = {H(1), H(2)}, {H(1), H(2)}
next(iter(b)).act = a.clear
for f in (lambda: a & b, lambda: a - b, lambda: a == b, lambda: a <= b, lambda: a | b, lambda: a ^ b, lambda: a.isdisjoint(b)):
    a.clear(); a.update([H(1), H(2)]); b.clear(); b.update([H(1, a.clear), H(2)])
    try: r = f(); print(r if isinstance(r, bool) else sorted(r, key=repr), len(a))
    except RuntimeError as e: print(e)
def gen(s):
    yield 1
    s.clear()
    yield 2
s = {9}; s.update(gen(s)); print(s); s = {9}; s |= set(gen(s)); print(s); s = {1, 2, 9}; s.intersection_update(gen(s)); print(s); s = {1, 2, 9}; s.difference_update(gen(s)); print(s)
def bad():
    yield 1
    raise ValueError("mid")
s = {9}
for f in (s.update, s.intersection_update, s.difference_update, s.symmetric_difference_update):
    try: f(bad())
    except ValueError: print(s, end=" ")
try: s.update([1, 2, []])
except TypeError as e: print(e, s)
class R:
    def __repr__(self): s.clear(); return "R"
s = {R()}; print(repr(s), s); s = {R(), 1, 2}; print(len(repr(s)) > 5)
s = {1, 2}
try:
    for x in s: s |= {x + 10}
except RuntimeError as e: print(e, len(s))
s = {1, 2}
for x in s.copy(): s.add(x * 100)
print(sorted(s)); print({x for x in s if not s.discard(x)} if 0 else "")
try: {s.pop() for _ in s}
except RuntimeError as e: print(e)
s = set(range(10))
try: print(sum(s.pop() or x for x in s))
except RuntimeError as e: print(e, len(s))
s = {1}; s.add(frozenset()); t = frozenset(s); s.clear(); print(len(t))
class K(str):
    def __eq__(self, o): s.clear(); return str.__eq__(self, o)
    __hash__ = str.__hash__
s = {"a", "b"}; print(K("a") in s, len(s))

# Lists changed by what is called while they are in use: never a crash, always CPython's answer.
class Eq:
    def __init__(self, act, answer=False): self.act, self.answer = act, answer
    def __eq__(self, o): self.act(); return self.answer
l = [1, 2, 3]; l[:] = [Eq(l.clear), 5, 6]; print(5 in l, l)
l = []; l[:] = [Eq(lambda: l.append(7)) for _ in range(3)]; print(l.count(5), len(l))
l = []; l[:] = [Eq(l.clear), Eq(l.clear, True)]
try: print(l.index(1))
except ValueError as e: print(e, l)
l = []; l[:] = [Eq(l.clear, True), 2]
l.remove(5); print(l)
l = []; l[:] = [Eq(l.clear, True), 2, 3]; m = [0, 2, 3]; print(l == m, l)
l = []; l[:] = [Eq(lambda: l.extend([1, 2, 3]))]; print(l == [5], len(l))
class Repr:
    def __init__(self, act): self.act = act
    def __repr__(self): self.act(); return "R"
l = []; l[:] = [1, Repr(l.clear), 3]; print(repr(l), l)
l = []; l[:] = [Repr(lambda: l.append(9)) , 2]; print(repr(l), len(l))
it = iter(l); l.clear(); print(list(it))
l = [1, 2, 3, 4, 5]
for x in l:
    if x % 2: l.remove(x)
print(l)
l = [1, 2, 3]
for i, x in enumerate(l):
    if i < 5: l.insert(0, x)
print(l)
l = list(range(10)); it = iter(l); next(it); del l[:5]; print(list(it))
l = list(range(3)); r = reversed(l); next(r); l.extend([10, 11]); print(list(r))
l = [1, 2]; z = zip(l, l); next(z); l.append(3); print(list(z))
l = [3, 2, 1]; m = map(lambda x: (l.pop(), x)[1], l); print(list(m), l)
l = [0, 1, 2, 3]; f = filter(lambda x: l.append(x + 4) or True if x < 3 else False, l); print(list(f))
class Iter:
    def __init__(self, l): self.l = l
    def __iter__(self): return self
    def __next__(self):
        if len(self.l) > 3: raise StopIteration
        self.l.append("n"); return "i"
l = []; l.extend(Iter(l)); print(l)
l = []; l[0:0] = Iter(l); print(l)
l = [1, 2, 3]; print([l.pop() for _ in l], l)
l = [1, 2, 3]; print([(l.append(x + 10) if len(l) < 6 else None) or x for x in l])
class Idx:
    def __index__(self): l.clear(); return 0
l = [1, 2]
try: print(l[Idx()])
except IndexError as e: print(e)
l = [1, 2]
try: l[Idx()] = 5
except IndexError as e: print(e, l)
l = [1, 2]
try: l.insert(Idx(), "x"); print(l)
except IndexError as e: print(e)
l = [1, 2]
try: print(l.pop(Idx()))
except IndexError as e: print(e)
l = [1, 2]; print(l * Idx(), l)
class Bool:
    def __init__(self, act): self.act = act
    def __bool__(self): self.act(); return True
l = []; l[:] = [Bool(l.clear), Bool(l.clear)]; print(all(l), any(l), l)
l = []; l[:] = [Bool(lambda: l.append(1) if len(l) < 5 else None) for _ in range(2)]; print(all(l), len(l))
class Add:
    def __radd__(self, o): l.clear(); return 5
l = [1]; l.append(Add()); l.append(7); print(sum(l), l)
class Lt:
    def __lt__(self, o): l.clear(); return False
l = [1, 2]; l[:] = [Lt(), Lt(), Lt()]; print(max(l) is not None, l); l[:] = [Lt(), Lt()]; print(min(l) is not None, l)
class Str(str):
    pass
l = ["a", "b"]
def gen():
    for x in l: l.append("c") if len(l) < 5 else None; yield x
print("-".join(gen()), l)
l = [1, 2, 3]; a, *b = l; l.clear(); print(a, b)
def f(*args): l.clear(); return args
l = [1, 2]; print(f(*l), l)
d = {}
class Hash:
    def __hash__(self): l.clear(); return 1
l = []; l[:] = [Hash(), Hash(), 5]; print(len(set(l)), l); l[:] = [Hash(), 5]; print(len(dict.fromkeys(l)), l)
l = [[1], [2]]
for x in l: x.extend(l) if len(x) < 3 else None
print(len(l[0]), len(l[1]))

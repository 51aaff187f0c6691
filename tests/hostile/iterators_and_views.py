# Mistake 10: iterators and views whose object changes under them.
# limits: time=4
# expect: any clean end
def attempt(name, function):
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__, error)


a = [1, 2, 3, 4]
i = iter(a)
next(i)
a.clear()
attempt("list shrunk", lambda: list(i))
a.extend(range(9))
attempt("list iterator stays ended", lambda: list(i))
a = [1, 2, 3]
i = reversed(a)
next(i)
a.clear()
attempt("reversed shrunk", lambda: (list(i), i.__length_hint__()))
a = [1, 2, 3]
i = iter(a)
a *= 1000
attempt("list grown", lambda: len(list(i)))
attempt("set state", lambda: i.__setstate__(2**62) or list(i))
i = iter([1, 2, 3])
attempt("set state negative", lambda: i.__setstate__(-(2**62)) or list(i))
i = iter((1, 2, 3))
attempt("tuple state", lambda: i.__setstate__(2**40) or list(i))
i = iter("abc")
attempt("str state", lambda: i.__setstate__(2) or list(i))
i = iter(range(5))
attempt("range state", lambda: i.__setstate__(2**40) or list(i))
i = reversed([1, 2, 3])
attempt("reversed state", lambda: i.__setstate__(2**40) or list(i))
i = iter(bytearray(b"abc"))
attempt("bytearray state", lambda: i.__setstate__(2**40) or list(i))
d = dict.fromkeys(range(5))
i = iter(d)
next(i)
d.clear()
attempt("dict cleared", lambda: list(i))
d = dict.fromkeys(range(5))
i = iter(d.items())
next(i)
del d[3]
attempt("dict changed", lambda: list(i))
attempt("dict iterator stays broken", lambda: list(i))
d = dict.fromkeys(range(5))
i = reversed(d)
next(i)
d[9] = 9
attempt("dict reversed", lambda: list(i))
d = dict.fromkeys(range(100))
i = iter(d)
for k in range(50):
    next(i)
for k in range(99):
    del d[k]
for k in range(200, 299):
    d[k] = k
attempt("dict replaced", lambda: len(list(i)))
s = set(range(5))
i = iter(s)
next(i)
s.clear()
attempt("set cleared", lambda: list(i))
s = set(range(5))
i = iter(s)
next(i)
s.remove(0)
s.add(100)
attempt("set replaced", lambda: len(list(i)) <= 5)
v = d.keys()
d.clear()
attempt("view of a cleared dict", lambda: (list(v), len(v), 1 in v, v == set(), v & {1}, repr(v)))

b = bytearray(b"abcdef")
m = memoryview(b)
n = m[1:5][::-1]
attempt("resize exported", lambda: b.extend(b"x"))
attempt("del exported", lambda: b.__delitem__(0))
attempt("imul exported", lambda: b.__imul__(2))
attempt("same size", lambda: b.__setitem__(slice(0, 2), b"xy"))
m.release()
attempt("still exported", lambda: b.append(1))
attempt("released", lambda: m[0])
attempt("released len", lambda: len(m))
attempt("slice of released lives", lambda: bytes(n))
n.release()
attempt("free again", lambda: b.append(1))
attempt("release twice", lambda: n.release())
m = memoryview(b)
c = m.cast("H") if len(b) % 2 == 0 else m[:6].cast("H")
attempt("cast", lambda: c.tolist())
attempt("cast write", lambda: c.__setitem__(0, 65536))
attempt("overlap", lambda: m.__setitem__(slice(1, 5), m[0:4]))
attempt("overlap other way", lambda: m.__setitem__(slice(0, 4), m[1:5]))
print(bytes(m))
attempt("wrong size", lambda: m.__setitem__(slice(0, 4), b"x"))
attempt("read only", lambda: memoryview(b"abc").__setitem__(0, 1))
attempt("hash writable", lambda: hash(m))
with m:
    attempt("inside", lambda: m[0])
attempt("after with", lambda: m[0])

z = zip(iter([1, 2]), iter([3]))
attempt("zip strict", lambda: list(zip([1, 2], [3], strict=True)))
attempt("zip", lambda: (list(z), list(z)))
e = enumerate([1, 2], 2**62)
attempt("enumerate", lambda: list(e))


class Endless:
    def __next__(self):
        return 1

    def __iter__(self):
        return self


class NotIterator:
    def __iter__(self):
        return 5


attempt("no iterator", lambda: iter(NotIterator()))


class Getitem:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i


attempt("getitem", lambda: (list(Getitem()), 2 in Getitem(), list(zip(Getitem(), Getitem()))))


class Self:
    def __iter__(self):
        return self

    def __next__(self):
        return next(self)


try:
    list(Self())
except RecursionError:
    print("iterates itself")
x = map(lambda y: next(x), [1, 2])
attempt("map of itself", lambda: list(x))


def g():
    yield from h


h = g()
attempt("yield from itself", lambda: list(h))
h = g()
h2 = (y for y in h)
attempt("close", lambda: (h.close(), list(h2)))


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


h = stubborn()
next(h)
attempt("ignores exit", lambda: h.close())
h = (1 / 0 for _ in [1])
attempt("raises", lambda: next(h))
attempt("ended", lambda: list(h))


def frame():
    yield 1


h = frame()
next(h)
attempt("frame", lambda: h.gi_frame.f_lineno > 0)
attempt("frame clear", lambda: h.gi_frame.clear())
attempt("cleared", lambda: list(h))
attempt("frame gone", lambda: h.gi_frame)

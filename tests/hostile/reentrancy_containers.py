# Mistake 2: a container is changed by what its own operation calls.
# limits: time=4
# expect: any clean end
def attempt(name, function):
    try:
        result = function()
    except Exception as error:
        result = type(error).__name__
    print(name, result if not isinstance(result, (list, dict, set)) or len(result) < 20 else len(result))


class Evil:
    """Changes `target` when it is compared, hashed, converted or asked for its length."""

    def __init__(self, action, answer=False):
        self.action = action
        self.answer = answer

    def __eq__(self, other):
        self.action()
        return self.answer

    def __hash__(self):
        return 7

    def __lt__(self, other):
        self.action()
        return self.answer

    def __index__(self):
        self.action()
        return 1

    def __len__(self):
        self.action()
        return 1

    def __repr__(self):
        self.action()
        return "E"

    def __str__(self):
        self.action()
        return "e"


def lists():
    a = []
    a[:] = [Evil(a.clear) for _ in range(5)]
    return a


a = lists()
attempt("index", lambda: a.index(3))
for method in ("count", "remove", "__contains__"):
    a = lists()
    attempt(method, lambda: getattr(a, method)(3))
a = lists()
attempt("eq", lambda: a == [1, 2, 3, 4, 5])
a = lists()
attempt("lt", lambda: a < [1, 2, 3, 4, 5])
a = lists()
attempt("repr", lambda: repr(a))
a = lists()
attempt("join", lambda: ",".join(map(str, a)))
a = list(range(10))
attempt("slice", lambda: a[Evil(a.clear):Evil(a.clear)])
a = list(range(10))
attempt("slice assign", lambda: a.__setitem__(slice(Evil(a.clear), 5), [1, 2]))
a = list(range(10))
attempt("slice delete", lambda: a.__delitem__(slice(Evil(a.clear), 5, 2)))
a = list(range(10))
attempt("item", lambda: a[Evil(a.clear)])
a = list(range(10))
attempt("item assign", lambda: a.__setitem__(Evil(a.clear), 1))
a = list(range(10))
attempt("insert", lambda: a.insert(Evil(a.clear), 1))
a = list(range(10))
attempt("pop", lambda: a.pop(Evil(a.clear)))
a = list(range(10))
attempt("times", lambda: len(a * Evil(a.clear)))
a = [3, 1, 2]
attempt("sort append", lambda: a.sort(key=lambda x: a.append(x) or x))
print(a)
a = [3, 1, 2]
attempt("sort clear", lambda: a.sort(key=lambda x: a.clear() or x))
print(a)
a = [Evil(lambda: a.append(1), i % 2) for i in range(6)]
attempt("sort lt", lambda: a.sort())
print(len(a))
a = [1, 2, 3]
attempt("extend generator", lambda: a.extend(a.append(x) or x for x in range(3)))
print(a)
a = [1, 2, 3]
attempt("slice generator", lambda: a.__setitem__(slice(0, 2), (a.append(x) or x for x in range(3))))
print(a)
a = [1, 2, 3]
attempt("iadd generator", lambda: a.__iadd__(a.pop() for x in range(3)))
print(a)

d = {}
key = Evil(lambda: d.clear())
d[key] = 1
attempt("dict get", lambda: d.get(Evil(lambda: d.clear())))
d = {Evil(lambda: d.clear()): i for i in range(3)}
attempt("dict set", lambda: d.__setitem__(Evil(lambda: d.clear()), 1))
print(len(d))
d = {}
for i in range(3):
    d[Evil(lambda: d.update({len(d): 1}))] = i
attempt("dict grow", lambda: d.__setitem__(Evil(lambda: d.update({len(d): 1})), 1))
print(len(d))
d = {Evil(lambda: d.clear()): 1}
attempt("dict eq", lambda: d == {Evil(lambda: d.clear()): 1})
d = {i: Evil(lambda: d.clear()) for i in range(5)}
attempt("dict value eq", lambda: d == {i: 1 for i in range(5)})
d = {i: Evil(lambda: d.clear()) for i in range(5)}
attempt("dict repr", lambda: repr(d))
d = {i: i for i in range(5)}
attempt("dict update", lambda: d.update((d.clear() or i, i) for i in range(3)))
print(d)
d = {i: i for i in range(5)}
attempt("dict iterate", lambda: [d.pop(k) for k in d])
d = {i: i for i in range(5)}
attempt("dict iterate items", lambda: [d.setdefault(k + 10, 0) for k, v in d.items()])
d = {i: i for i in range(5)}
attempt("dict iterate same size", lambda: [d.pop(k) is d.setdefault(k + 10, 0) for k in d][:3])

s = set()
for i in range(4):
    s.add(Evil(lambda: s.clear()))
attempt("set add", lambda: s.add(Evil(lambda: s.clear())))
print(len(s))
s = {Evil(lambda: s.clear()) for _ in range(4)}
attempt("set contains", lambda: Evil(lambda: s.clear()) in s)
for name in ("union", "intersection", "difference", "symmetric_difference", "issubset", "issuperset", "isdisjoint",
             "update", "intersection_update", "difference_update", "symmetric_difference_update"):
    s = {1, 2, 3}
    t = [Evil(lambda: s.clear()), 7, Evil(lambda: s.clear()), 7.0]
    for x in t[:1]:
        s.add(x)
    attempt("set " + name, lambda: len(getattr(s, name)(t) or ()))
s = {1, 2, 3}
attempt("set iterate", lambda: [s.discard(x) for x in s])
s = {1, 2, 3}
attempt("set update self", lambda: s.update(s.add(x + 10) or x for x in range(3)))
print(sorted(s))

b = bytearray(b"abcdef")
attempt("bytearray slice", lambda: b[Evil(b.clear):4])
b = bytearray(b"abcdef")
attempt("bytearray set", lambda: b.__setitem__(Evil(b.clear), 65))
b = bytearray(b"abcdef")
attempt("bytearray value", lambda: b.__setitem__(0, Evil(b.clear)))
b = bytearray(b"abcdef")
attempt("bytearray append", lambda: b.append(Evil(b.clear)))
print(b)
b = bytearray(b"abcdef")
attempt("bytearray extend", lambda: b.extend(b.append(65) or 66 for _ in range(3)))
print(b)
b = bytearray(b"abcdef")
attempt("bytearray insert", lambda: b.insert(Evil(b.clear), 65))
print(b)
b = bytearray(b"abcdef")
attempt("bytearray find", lambda: b.find(b"f", Evil(b.clear)))
b = bytearray(b"abcdef")
attempt("bytearray join", lambda: b.join([b"a", b"b", b"c"]))
b = bytearray(b"abcdef")
m = memoryview(b)
attempt("exported", lambda: b.append(1))
attempt("exported clear", lambda: b.clear())
attempt("exported slice", lambda: b.__setitem__(slice(0, 2), b""))
attempt("view item", lambda: m.__setitem__(Evil(m.release), 1))
m = memoryview(b)
attempt("view value", lambda: m.__setitem__(0, Evil(m.release)))
m = memoryview(b)
attempt("view slice", lambda: m[Evil(m.release):3].tobytes())

class Mapping(dict):
    def __missing__(self, key):
        self.clear()
        return "x"


m = Mapping({98: "y"})
attempt("translate", lambda: "abcab".translate(m))
attempt("format_map", lambda: "{a}{b}".format_map(Mapping()))
attempt("percent", lambda: "%(a)s %(b)s" % Mapping())


class Tree:
    children = []

    def __iter__(self):
        Tree.children.append(1)
        return iter(Tree.children)


attempt("iter grows", lambda: len([*Tree()]))
attempt("min changes", lambda: min(a, key=lambda x: a.clear() or 0))


def closing():
    g.close()
    yield 1


g = closing()
attempt("generator closes itself", lambda: next(g))


def again():
    next(h)
    yield 1


h = again()
attempt("generator runs itself", lambda: next(h))


def throwing():
    try:
        yield 1
    except ValueError:
        k.throw(TypeError)


k = throwing()
next(k)
attempt("generator throws into itself", lambda: k.throw(ValueError))


class Frames(type):
    def __instancecheck__(cls, x):
        cls.__class__ = type
        return True


class F(metaclass=Frames):
    pass


attempt("instancecheck", lambda: isinstance(1, F))

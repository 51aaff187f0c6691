# del of names, attributes, items and slices, in every scope.
a = 1
del a
try:
    a
except NameError as error:
    print(error)
x, y, z = 1, 2, 3
del x, (y, [z])
print([n for n in ("x", "y", "z") if n in globals()])


def local():
    v = 1
    del v
    try:
        v
    except UnboundLocalError as error:
        print(error)
    try:
        del v
    except UnboundLocalError as error:
        print(error)
    v = 2
    return v


print(local())


def cell():
    v = 1
    def inner(): return v
    print(inner())
    del v
    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    try:
        v
    except NameError as error:
        print(type(error).__name__, error)
    v = "again"
    return inner()


print(cell())


def glob():
    global gone
    gone = 1
    del gone
    try:
        del gone
    except NameError as error:
        print(error)


glob()


def nonl():
    v = 1
    def kill():
        nonlocal v
        del v
    kill()
    try:
        return v
    except UnboundLocalError as error:
        return str(error)


print(nonl())
l = list(range(10))
del l[0], l[-1], l[2:4], l[::3]
print(l)
del l[:]
d = {"a": 1, "b": 2}
del d["a"]
print(l, d)


class C:
    attr = 1
    del attr
    kept = 2
    def __delattr__(self, name): print("delattr", name)
    def __delitem__(self, key): print("delitem", key)


c = C()
del c.x, c[1], c[1:2], c[1, 2], c["k"]
print(hasattr(C, "attr"), C.kept)
del C.kept
for code in ["del C.kept", "del d['zz']", "del l[5]", "del (1, 2)[0]", "del 'abc'[0]", "del d.x", "del undefined", "del None.x", "del range(3)[0]", "del {1}[0]", "del [1, 2]['x']", "del len.x", "del l.append", "del ()[1:2]", "del b'ab'[0]", "del {}[[]]"]:
    try:
        exec(code)
        print(code, "ok")
    except Exception as error:
        print(code, "->", type(error).__name__, error)
for code in ["del f()", "del 1", "del a + b", "del (a, 1)", "del *a", "del [x for x in y]", "del None", "del (a := 1)", "del a = 1", "del ()", "del []", "del (), [a, (b,)]", "del a.b, c[0]", "del {}", "del lambda: 0", "del 'a'", "del -a", "del a if b else c", "del", "del a,", "del (a for a in b)", "del f'{x}'", "del __debug__", "del ...", "del a < b", "del not a", "del await a", "del a, *b"]:
    try:
        compile(code, "f", "exec")
        print(code, "-> compiles")
    except SyntaxError as error:
        print(code, "->", error.msg, error.offset)
for i in range(2):
    del i
try:
    i
except NameError as error:
    print(error)
try:
    raise ValueError
except ValueError as error:
    del error
print("error" in globals())

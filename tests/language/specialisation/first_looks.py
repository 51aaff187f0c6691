# Keys that are found at the first look, and those that are not: equal ones of other types, equal strs that are other
# objects, keys whose hash is their own.
d = {}
for i in range(-20, 400):
    d[i] = i
d.update({str(i): i for i in range(300)})
d[1.5] = "float"
d[True] = "true"
d[2**60] = "big"
print(d[1], d[1.0], d[True], d[2.0], d[-1], d[-2], d["1" + "7"], d["".join(["2", "9"])], d[2**60], d[1.5])
print(-1 in d, 400 in d, 1.0 in d, "300" in d, "29" + "9" in d, None in d, (1,) in d, 2**60 in d, 2**61 in d)
for key in (400, "x" * 3, None, 2.5, (1, 2)):
    try:
        d[key]
    except KeyError as error:
        print("KeyError", error)
d["1" + "7"] = "changed"
d[3.0] = "three"
print(d["17"], d[3], len(d), list(d)[23:25])
s = {1, "a", 2.0, -1, -2, "héllo", 2**50, -2**50}
print(1 in s, 1.0 in s, True in s, 2 in s, "a" in s, "h" + "éllo" in s, 2**50 in s, -2**50 in s, 3 in s, "b" not in s, None in s)
few = {}
print(1 in few, "a" in few, "a" in {"b"}, "a" in set(), 5 in frozenset((5,)))


class Sub(str):
    pass


class Odd(str):
    def __hash__(self):
        return 1

    def __eq__(self, other):
        return True


words = {"one": 1, Sub("two"): 2}
print(words["two"], words[Sub("one")], Sub("two") in words, "two" in words, Sub("one") in {"one"}, Odd("x") in words)
print("a" in "banana", "x" in "banana", "é" in "café", "" in "abc", "an" in "banana", "日" in "日本", "本" in "abc", Sub("a") in "abc")
print("abc" < "abd", "abc" < "abcd", "b" > "abc", "" < "a", "é" > "z", "日" > "é", "a" <= "a", "ab" >= "b", Sub("a") < "b")


# Globals stored again and again, deleted and made anew, and of two modules with one function.
x = 0


def store(value):
    global x, fresh
    x = value
    fresh = value * 2


for i in range(5):
    store(i)
print(x, fresh)
del x
store(7)
print(x, fresh, [k for k in globals() if k in ("x", "fresh")])
space = {"__name__": "other"}
exec("count = 0\ndef bump():\n    global count\n    count += 1\nfor i in range(3):\n    bump()\n", space)
first, second = {"n": 0}, {"m": 1, "n": 10}
code = compile("n = n + 1\nk = n", "two", "exec")
for i in range(3):
    exec(code, first)
    exec(code, second)
print(space["count"], first["n"], second["n"], first["k"], second["k"], [k for k in second if k != "__builtins__"])


class Body:
    n = 1
    for n in range(3):
        n = n + 10


print(Body.n, True + True, True + 2, 3 + False, sum([True, True]), (1 == 1) + (2 == 3))
for pair in ((True, "a"), ("a", True), (True, None), ([], False)):
    try:
        pair[0] + pair[1]
    except TypeError as error:
        print(error)


# Natives whose last arguments have defaults, called in functions and in generators.
def texts():
    yield " a b ".strip()
    yield "a,b".split(",")
    yield "a b".split()
    yield "aXbX".replace("X", "-")
    yield "aXbX".replace("X", "-", 1)
    yield {1: 2}.get(3), {1: 2}.get(1), {1: 2}.get(3, 4)
    yield [1, 2, 3].pop(), [1, 2, 3].pop(0)
    yield "abcabc".find("c"), "abcabc".find("c", 3), "abcabc".find("c", 3, 4)
    yield "x".rjust(3), "x".rjust(3, "."), "a".encode(), b"a".decode()
    yield max(1, 2), max([1, 3], default=5), max([], default=5), min(4, 3, 2), sum([1, 2]), sum([1], 5)


print(list(texts()))
for item in texts():
    print(item)
for call in (lambda: "a".split(1, 2, 3), lambda: "a".replace("b"), lambda: {}.get(), lambda: [].pop(1, 2), lambda: "a".find()):
    try:
        call()
    except TypeError as error:
        print(error)


def collects(a, b=2, *args, c=3, **kwargs):
    return a, b, args, c, kwargs


print(collects(1), collects(1, 5), collects(1, 5, 6, 7), collects(1, c=4), collects(1, 2, 3, c=4, d=5))
for call in (lambda: collects(), lambda: collects(b=1)):
    try:
        call()
    except TypeError as error:
        print(error)

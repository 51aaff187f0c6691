# Assignment expressions: where they bind and what they give.
if (n := len("abcd")) > 3:
    print("long", n)
print((y := 5), y, (z := y + (w := 2)), z, w, [a := 1, a + 1, a := a + 2, a])
while (chunk := n) > 2:
    n -= 1
    print(chunk, n, end="; ")
print()
print([last := x for x in range(4)], last, any((witness := x) > 2 for x in [1, 3, 5]), witness)
print([(sq := x * x, sq + 1) for x in range(3) if (keep := x) != 1], sq, keep)


def f(p, q=None):
    return p, q


print(f(v := 3, q=(u := 4)), v, u, f((v := 1), v))
print({(k := "a"): (val := 1)}, k, val, {s := 1}, s)


def scope():
    data = [m := i for i in range(3)]
    inner = [[o := (i, j) for j in range(2)] for i in range(2)]
    return m, o, data


print(scope())


def glob():
    global G
    [G := i for i in range(5)]


glob()
print(G)


def nonl():
    c = 0
    def inner():
        nonlocal c
        return [c := c + i for i in range(4)]
    return inner(), c


print(nonl())
x = lambda: (q := 9) + q
print(x(), [1, 2, 3, 4][(b := 1):(c := 3)], b, c, f"{(t := 5)} {t:=^6}" if True else 0)
print(not (e := 0), e, (e := 1) and (e := e + 1), e, 1 if (h := 0) else h)
match (m := 5):
    case 5 if (g := m + 1): print("match", m, g)
lst = [0]
for lst[0] in range(3): pass
print(lst, (tup := 1, 2), tup)
for bad in ["x := 1", "(x.y := 1)", "(x[0] := 1)", "(x, y := 1, 2) if 0 else 0", "((x, y) := 1)", "f(x := 1, y := 2)", "f(a=b:=1)", "(1 := 2)", "[i := 0 for i in x]",
            "[j for i in (j := x)]", "lambda: x := 1", "{x := 1: 2}", "x[y := 1]", "x[(y := 1):2]", "x[y := 1, z := 2]", "def f(a=b := 1): 0", "def f(a: (b := 1)): 0", "class A:\n [x := 1 for y in z]", "(x := 1) = 2",
            "del (x := 1)", "x = y := 1", "x = (y := 1)", "assert x := 1", "(x := yield)", "with a := b: 0", "with (a := b): 0", "@x := y\ndef f(): 0", "(None := 1)", "(__debug__ := 1)", "a = 1, b := 2", "f'{x:=5}'", "f'{(x:=5)}'", "[[(i := 1) for j in x] for i in y]", "(await x := 1)", "return x := 1"]:
    try:
        compile(bad, "f", "exec")
        print(bad, "-> ok")
    except SyntaxError as error:
        print(repr(bad), "->", error.msg, error.offset, error.end_offset)

# List, set, dict comprehensions and generator expressions.
print([x for x in range(5)], {x % 3 for x in range(9)}, {x: x * x for x in range(4)}, tuple(x for x in "abc"))
print([x for x in range(20) if x % 2 if x % 3], [x if x % 2 else -x for x in range(6)], [(x, y) for x in "ab" for y in range(2)])
print([[j * i for j in range(3)] for i in range(3)], [y for x in [[1, 2], [3]] for y in x], [x for x in [] for y in 1 / 0])
print([a + b for a, b in [(1, 2), (3, 4)]], [first for first, *rest in ["abc", "de"]], [rest for _, *rest in ["abc", "de"]], {k: v for k, v in {"a": 1}.items()})
print([x for x in (1, 2, 3)[::-1]], [*(x for x in range(3)), *[y for y in "z"]], [lambda: x for x in range(2)][1](), [not x for x in (0, 1)], [x, *"ab"] if (x := 1) else 0)
print(sum(x for x in range(10)), max((len(w) for w in ["a", "bbb"]), default=0), "".join(c for c in "hello" if c not in "l"), sorted(-x for x in range(3)), dict((k, k) for k in "ab"))
d = {}
obj = type("O", (), {})()
print([d for d["k"] in range(3)], d, [obj.a for obj.a in "xy"], obj.a, [l for l in [[0, 0]] for l[0] in (5, 6)])
order = []
def n(v): order.append(v); return v
{n(k): n(k + 10) for k in range(2)}
[n(("cond", i)) and n(("value", i)) for i in range(2) if n(("if", i))]
print(order)
print({1: "a", **{k: "b" for k in (1, 2)}}, {k: [v for v in range(k)] for k in range(3)}, {(i, j) for i in range(2) for j in range(2) if i != j} == {(0, 1), (1, 0)})
print([x for x in range(3) if x if x > 1], [x for x in range(3) if (lambda: x)()], [i for i in range(5) if i in [j for j in range(i + 1) if j % 2]])
print([[[z for z in range(y)] for y in range(x)] for x in range(3)], [x for x in [y for y in [z for z in [1, 2]]]], len([None for _ in range(1000)]))
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [[x * y for x, y in zip(a, b)] for a, b in zip(matrix, matrix)], [sum(a * b for a, b in zip(r, c)) for r in matrix for c in zip(*matrix)])
for bad in ["[x for x in 5]", "{[]: 1 for x in [1]}", "{[] for x in [1]}", "[x for x, y in [(1,)]]", "[1 / x for x in [1, 0]]", "{x: 1 / 0 for x in [1]}", "[undefined for x in [1]]", "[x for x in [1] if undefined]", "list(x for x in 5)", "[x.y for x in [1]]"]:
    try:
        print(eval(bad))
    except Exception as error:
        print(bad, "->", type(error).__name__, error)
for bad in ["[for x in y]", "[x for]", "[x for x]", "[x for x in]", "[x if y for x in z]", "[x for x in y if]", "[x for 1 in y]", "[x for f() in y]", "[x for x in y else z]", "[x, y for x in z]", "{x, y for x in z}", "(x, y for x in z)", "{x: y, z for x in w}", "[x for x in *y]", "[*x for x in y]", "{**x for x in y}", "[x for x in y, z]", "[x for x in lambda: 1]", "[x for x in (lambda: 1, 2)]", "[x for x in y if lambda: 1]", "[x for x in a if b else c]", "[x for x in a or b]", "[x for (x) in a]", "[x for (x, [y, *z]) in a]", "[x for x in a for y in b if c if d for z in e]", "[x for x in a async for y in b]", "f(x for x in y for z in w)", "f(x, *[y for y in z])", "[yield_ for yield_ in 1,]", "[(x) for x in y]", "[x for x in y for]", "[x for not x in y]", "[x for x := 1 in y]", "{x:y for x in z, }", "[None for None in x]", "[x for x.y[z] in w]", "[1 for x in y] = 2", "[x for x in y] += 1", "del [x for x in y]", "{x for x in y}: int"]:
    try:
        compile(bad, "f", "exec"); print(bad, "ok")
    except SyntaxError as error:
        print(bad, "->", error.msg, error.offset, error.end_offset)

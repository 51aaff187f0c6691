# Mistake 15: compiler, loop, folding and verifier that differ. Each expression is computed three ways.
# limits: time=6
# expect: any clean end


VALUES = ["0", "1", "-1", "7", "2**31", "2**47", "-2**48", "2**48-1", "2**63", "1.5", "-0.0", "1e308", "float('inf')", "float('nan')", "True", "None", "''", "'ab'", "b'c'", "()", "(1, 2)", "1j"]
BINARY = ["+", "-", "*", "/", "//", "%", "<<", ">>", "&", "|", "^", "<", "<=", "==", "!=", ">", ">=", "is", "in", "not in", "and", "or"]
UNARY = ["-", "+", "~", "not "]


def outcome(function):
    try:
        x = function()
    except Exception as error:
        return type(error).__name__, str(error)
    return type(x).__name__, repr(x)


def dynamic(template, **names):
    return outcome(lambda: eval(template, {}, names))


import warnings

warnings.simplefilter("ignore")
space = {}
for operator in BINARY:
    exec(f"def hot{BINARY.index(operator)}(a, b): return a {operator} b", space)
count = 0
for a, b in [(a, b) for a in VALUES for b in VALUES]:
    x, y = eval(a), eval(b)
    for i, operator in enumerate(BINARY):
        if operator == "<<" and isinstance(y, int) and y > 1000 or operator == "*" and "**" in a + b and ("'" in a + b or "(" in a + b):
            continue
        folded = outcome(lambda: eval(f"({a}) {operator} ({b})"))
        named = dynamic(f"x {operator} y", x=x, y=y)
        hot = outcome(lambda: space[f"hot{i}"](x, y))
        assert folded == named == hot or operator == "is", (a, operator, b, folded, named, hot)
        if operator not in ("is", "in", "not in", "and", "or", "<", "<=", "==", "!=", ">", ">="):
            z = {"x": x, "y": y}
            augmented = outcome(lambda: exec(f"x {operator}= y", z) or z["x"])
            assert augmented == named or named[0] == "TypeError", (a, operator, b, named, augmented)
        condition = outcome(lambda: 1 if eval(f"({a}) {operator} ({b})") else 0)
        jumped = dynamic(f"1 if x {operator} y else 0", x=x, y=y)
        assert condition == jumped or operator == "is", (a, operator, b, condition, jumped)
        count += 1
for a in VALUES:
    for operator in UNARY:
        assert outcome(lambda: eval(f"{operator}({a})")) == dynamic(f"{operator}x", x=eval(a)), (operator, a)
assert count > 10000

# The widest operands of instructions: many locals, constants, names, arguments, cells, jumps.
for n in (10, 255, 256, 257, 300, 5000):
    names = ["v%d" % i for i in range(n)]
    source = "def f(" + ", ".join(names) + "):\n    return (" + ", ".join(names) + ",)\n"
    space = {}
    exec(source, space)
    assert space["f"](*range(n)) == tuple(range(n)), n
    source = "def f():\n" + "".join(f"    {v} = {i}.5\n" for i, v in enumerate(names)) + f"    def g(): return {' + '.join(names)}\n    return g()\n"
    exec(source, space)
    assert space["f"]() == sum(i + 0.5 for i in range(n)), n
    exec("d = {" + ", ".join(f"'{v}': {i}" for i, v in enumerate(names)) + "}", space)
    assert list(space["d"]) == names
    exec("def f(**k): return k\nd = f(" + ", ".join(f"{v}={i}" for i, v in enumerate(names)) + ")", space)
    assert space["d"] == {v: i for i, v in enumerate(names)}
    exec("def f(x):\n    while x:\n" + "        y = 1; z = 2\n" * n + "        x -= 1\n    return x", space)
    assert space["f"](3) == 0
    exec("def f(x):\n    try:\n" + "        x += 1\n" * n + "        1 / 0\n    except ZeroDivisionError:\n        return x", space)
    assert space["f"](0) == n
    exec("a, " + ", ".join(names) + ", *b = range(%d)" % (n + 3), space)
    assert space["b"] == [n + 1, n + 2]
    assert eval(" + ".join(["1"] * n)) == n and eval("[" * 1 + ", ".join(["[]"] * n) + "]") == [[]] * n
    exec("class A:\n" + "".join(f"    {v} = {i}\n" for i, v in enumerate(names)), space)
    assert space["A"].v9 == 9
    assert eval("f'" + "{x}" * n + "'", {"x": 1}) == "1" * n
    exec("def f(x):\n    match x:\n" + "".join(f"        case {i}: return {i} + 1\n" for i in range(n)), space)
    assert space["f"](n - 1) == n
    exec("def f(x):\n    if x == -1: return 0\n" + "".join(f"    elif x == {i}: return {i} + 1\n" for i in range(n)), space)
    assert space["f"](n - 1) == n
print("alike")

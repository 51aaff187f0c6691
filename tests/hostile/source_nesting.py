# Each construct nested 100,000 deep, and some that a million deep nest nothing at all.
# limits: time=6 memory=1073741824
# expect: any clean end
N = 100000
INDENTED = 200


def attempt(name, source, mode="exec"):
    try:
        code = compile(source, "f", mode)
    except (SyntaxError, MemoryError, RecursionError, ValueError, OverflowError) as error:
        print(name, "refused")
        return
    print(name, "compiled")


# Whether a construct is refused at this depth is CPython's and our own business; that it ends is what is tested.
def quiet(name, source, mode="exec"):
    try:
        compile(source, "f", mode)
    except (SyntaxError, MemoryError, RecursionError, ValueError, OverflowError):
        pass


for before, middle, after in [
    ("(", "1", ")"), ("[", "1", "]"), ("{", "1", "}"), ("{1: ", "1", "}"), ("f(", "1", ")"), ("f(a=", "1", ")"), ("f(*", "1", ")"), ("f(**", "1", ")"), ("a[", "1", "]"), ("a[1:", "1", "]"),
    ("-", "1", ""), ("not ", "1", ""), ("~", "1", ""), ("+", "1", ""), ("await ", "1", ""), ("lambda: ", "1", ""), ("lambda a=", "1", ": 1"), ("1 if 1 else ", "1", ""), ("1 if ", "1", " else 1"), ("", "1", " if 1 else 1"),
    ("1 ** ", "1", ""), ("", "1", " ** 1"), ("1 + ", "1", ""), ("", "1", " + 1"), ("1 < ", "1", ""), ("1 and ", "1", ""), ("1 or ", "1", ""), ("1 and 1 or ", "1", ""), ("1 if 1 and ", "1", " else 1"),
    ("[x for x in ", "1", "]"), ("[", "1", " for x in y]"), ("(x for x in ", "1", ")"), ("{x for x in ", "1", "}"), ("{x: y for x in ", "1", "}"), ("[x for x in y if ", "1", "]"), ("(yield ", "1", ")"), ("(yield from ", "1", ")"), ("(x := ", "1", ")"), ("*", "a", ""), ("**", "a", ""),
    ("x.", "a", ""), ("", "a", ".x"), ("", "a", "()"), ("", "a", "[1]"), ("", "a", "(1)(2)"), ("f'{", "1", "}'"), ("f'{1:{", "1", "}}'"), ("t'{", "1", "}'"), ("x = ", "1", ""), ("x, ", "x", " = 1"), ("(x, ", "x", ") = 1"), ("[x, ", "x", "] = 1"), ("*x, ", "x", " = 1"), ("del (", "x", ")"),
    ("for (", "x", ") in y: pass"), ("with (", "x", "): pass"), ("with a as (", "x", "): pass"), ("import a.", "a", ""), ("from ", ".", " import a"), ("from .", "a", " import a"), ("@", "a", "\n"), ("global a, ", "a", ""), ("assert ", "1", ""), ("assert 1, ", "1", ""), ("raise a from ", "a", ""), ("return ", "1", ""),
    ("def f(a=", "1", "): pass"), ("def f(a: ", "1", "): pass"), ("def f() -> ", "1", ": pass"), ("class A(", "a", "): pass"), ("class A(a=", "a", "): pass"), ("type X = ", "a", ""), ("def f[T: ", "a", "](): pass"), ("class A[T = ", "a", "]: pass"), ("x: ", "a", ""), ("x: (", "a", ") = 1"), ("x += ", "1", ""),
    ("match x:\n case ", "a", ": pass"), ("match x:\n case [", "a", "]: pass"), ("match x:\n case (", "a", "): pass"), ("match x:\n case {1: ", "a", "}: pass"), ("match x:\n case A(", "a", "): pass"), ("match x:\n case A(b=", "a", "): pass"), ("match x:\n case 1 | ", "a", ": pass"), ("match x:\n case (a as ", "a", "): pass"), ("match ", "x", ":\n case 1: pass"),
    ("if ", "1", ": pass"), ("while ", "1", ": pass"), ("if 1: pass\nelif ", "1", ": pass"), ("try: pass\nexcept ", "a", ": pass"), ("'a' ", "'a'", " 'b'"), ("b'a' ", "b'a'", ""), ("f'a' ", "f'a'", ""), ("1 in ", "1", ""), ("1 is not ", "1", ""), ("print(", "1", ""), ("((", "1", ")"), ("[", "1", ")"), ("{", "1", "]"), ("f'{", "1", "'"), ('f"{f\'{', "1", "}'}\""),
]:
    head = ""
    if before.startswith("match x:\n case "):
        head, before = "match x:\n case ", before[15:]
        if after.endswith(": pass"):
            after, tail = after[:-6], ": pass"
        quiet(before, head + before * N + middle + after * N + tail)
        quiet(before, head + before * 150 + middle + after * 150 + tail)
        quiet(before, head + before * N)
        continue
    for n in (80, 150, 199, 200, 201, 1000, N):
        quiet(before, before * n + middle + after * n)
        quiet(before, before * n + middle + after * n, "eval")
    quiet(before, before * N)
    quiet(before, before * N, "single")
    quiet(before, middle + after * N)
    statement = before.split(" ")[0]
    if after.endswith(": pass") or statement in ("assert", "raise", "return", "del", "global", "import", "from", "x:", "x", "type"):
        inner = before.removeprefix(statement)
        quiet(before, statement + inner * N + middle + after.removesuffix(": pass") * N + ": pass")
for n in (19, 20, 21, 50, 99, 100, 101, INDENTED):
    for head in ("if 1:", "while 1:", "for x in y:", "with a:", "def f():", "class A:", "try:", "async def f():", "match x:"):
        body = ""
        for i in range(n):
            body += " " * i * (2 if head == "match x:" else 1) + head + "\n"
            if head == "match x:":
                body += " " * (2 * i + 1) + "case 1:\n"
        body += " " * (2 * n) + "pass\n"
        if head == "try:":
            body += "".join(" " * i + "finally: pass\n" for i in reversed(range(n)))
        quiet(head, body)
    for clause in ("else:", "except:", "finally:", "elif 1:", "except* A:"):
        body = "".join(" " * i + ("try: pass" if clause[0] in "ef" and clause not in ("else:", "elif 1:") else "if 1: pass") + "\n" + " " * i + clause + "\n" for i in range(n)) + " " * n + "pass\n"
        quiet(clause, body)
attempt("many semicolons", "a;" * N)
attempt("many lines", "a\n" * N)
attempt("many blank lines", "\n" * N)
attempt("many comments", "# a\n" * N)
attempt("many continuation lines", "\\\n" * N + "a")
attempt("long name", "a" * N)
attempt("long string", "'" + "a" * N + "'")
attempt("long addition", "1" + " + 1" * N)
attempt("long attribute chain", "a" + ".a" * N)
attempt("long call chain", "a" + "()" * N)
attempt("long subscript chain", "a" + "[1]" * N)
attempt("long comparison", "a" + " < a" * N)
attempt("long disjunction", "a" + " or a" * N)
attempt("long elif", "if a: pass\n" + "elif a: pass\n" * N)
attempt("long list", "[" + "1, " * N + "]")
attempt("long assignment", "a = " * 5000 + "1")
attempt("long decorators", "@a\n" * N + "def f(): pass")
attempt("long strings", "'a' " * N)
attempt("long f-string", "f'" + "{a}" * 20000 + "'")

# A backtracking and a Thompson-style regular expression matcher.
class Node: pass
def parse(p):
    i = 0
    def alt():
        nonlocal i
        branches = [seq()]
        while i < len(p) and p[i] == "|": i += 1; branches.append(seq())
        return ("alt", branches) if len(branches) > 1 else branches[0]
    def seq():
        nonlocal i
        items = []
        while i < len(p) and p[i] not in "|)":
            a = atom()
            while i < len(p) and p[i] in "*+?": a = (p[i], a); i += 1
            items.append(a)
        return ("seq", items)
    def atom():
        nonlocal i
        c = p[i]; i += 1
        if c == "(":
            inner = alt()
            if i >= len(p): raise ValueError("missing )")
            i += 1
            return inner
        if c == "[":
            neg = p[i] == "^"; i += neg
            chars = set()
            while p[i] != "]":
                if p[i + 1] == "-" and p[i + 2] != "]": chars |= {chr(k) for k in range(ord(p[i]), ord(p[i + 2]) + 1)}; i += 3
                else: chars.add(p[i]); i += 1
            i += 1
            return ("set", neg, frozenset(chars))
        if c == ".": return ("any",)
        if c in "*+?": raise ValueError(f"nothing to repeat at {i - 1}")
        if c == "\\":
            c = p[i]; i += 1
            if c == "d": return ("set", False, frozenset("0123456789"))
            if c == "w": return ("set", False, frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"))
        return ("chr", c)
    tree = alt()
    if i < len(p): raise ValueError(f"unbalanced ) at {i}")
    return tree
def match_at(node, s, i):
    """All the ends a node can reach from i, lazily, in order of preference."""
    match node:
        case ("chr", c):
            if s[i:i + 1] == c: yield i + 1
        case ("any",):
            if i < len(s): yield i + 1
        case ("set", neg, chars):
            if i < len(s) and (s[i] in chars) != neg: yield i + 1
        case ("seq", []): yield i
        case ("seq", [first, *rest]):
            for j in match_at(first, s, i): yield from match_at(("seq", rest), s, j)
        case ("alt", branches):
            for b in branches: yield from match_at(b, s, i)
        case ("?", a): yield from match_at(a, s, i); yield i
        case ("*", a):
            for j in match_at(a, s, i):
                if j > i: yield from match_at(node, s, j)
            yield i
        case ("+", a): yield from match_at(("seq", [a, ("*", a)]), s, i)
def search(p, s):
    tree = parse(p)
    for i in range(len(s) + 1):
        for j in match_at(tree, s, i): return s[i:j]
def fullmatch(p, s): return any(j == len(s) for j in match_at(parse(p), s, 0))
for p, s in [("a*b", "aaab"), ("a|bc", "xbc"), ("(ab)+c?", "ababab"), ("[a-c]+d", "zzabcabcd"), ("[^a-z]+", "abcXYZdef"), ("x.z", "xyz"), ("\\d+", "abc 123"), ("\\w+@\\w+\\.com", "mail bob@site.com now"), ("(a|b)*c", "ababac"), ("", "abc"), ("a?a?a?aaa", "aaa"), ("(a*)*b", "aaaa"), ("z", "abc"), ("日.*語", "x日本語y"), ("colou?r", "my color"), ("(0|1(01*0)*1)*", "110")]: print(repr(p), repr(search(p, s)), fullmatch(p, s))
print([n for n in range(40) if fullmatch("(0|1(01*0)*1)+", f"{n:b}")])
for bad in ("(", ")", "*a", "(a", "a)"):
    try: print(search(bad, "x"))
    except ValueError as e: print(bad, e)

# Sequence patterns: which types, lengths, stars, nesting.
def f(x):
    match x:
        case []: return "empty"
        case [1]: return "one 1"
        case [a]: return f"single {a!r}"
        case [1, 2, *rest] if rest: return f"1 2 rest {rest}"
        case [first, *middle, last] if len(middle) > 3: return f"long {first} {middle} {last}"
        case [[a, b], [c, *d]]: return f"nested {a} {b} {c} {d}"
        case (a, "sep", *_): return f"sep {a}"
        case [*_, ("end" | "fin") as e]: return f"ends with {e}"
        case [x, [y, [z]]]: return f"deep {x} {y} {z}"
        case [a, _]: return f"pair {a}"
        case [*all_]: return f"all {all_} {type(all_).__name__}"
        case _: return "not a sequence"
class Seq:
    def __len__(self): return 2
    def __getitem__(self, i): return i
class L(list): pass
class T(tuple): pass
class Len(list):
    def __len__(self): print("len", end=" "); return 2
    def __getitem__(self, i): print(f"get{i}", end=" "); return i * 10
for x in ([], (), [1], (1,), ["x"], [1, 2, 3], [1, 2], range(3), range(1), range(6), [[1, 2], [3, 4, 5]], [[1, 2], (3,)], ("k", "sep", 1, 2), [1, 2.5, "end"], ("fin",), [1, [2, [3]]], [0, 1], "ab", b"ab", bytearray(b"ab"), {1, 2}, {1: 2}, iter([1]), Seq(), L([1, 2, 3]), T((5,)), memoryview(b"ab"), None, 5, [None], [[]], [()], (x for x in "ab"), {}.keys(), Len([7, 8])): print(type(x).__name__, "->", f(x))
def stars(x):
    out = []
    match x:
        case [*a]: out.append(a)
    match x:
        case [*a, b]: out.append((a, b))
    match x:
        case [a, *b]: out.append((a, b))
    match x:
        case [a, *b, c]: out.append((a, b, c))
    match x:
        case [a, b, *_, c]: out.append((a, b, c))
    match x:
        case *a, b: out.append((a, b))
    match x:
        case a, *b: out.append((a, b))
    match x:
        case (a, b, c, *d, e, f): out.append(d)
    return out
for n in range(7): print(stars(tuple(range(n))))
def order(x):
    class P:
        def __getitem__(self, i): print("never")
    match x:
        case [1, P, 5]: return P
        case [1, [2, x], 3]: return x
        case [1, [x, 2], y]: return x, y
    return "no"
print(order([1, 9, 5]), order([1, [2, 7], 3]), order([1, [7, 2], 4]), order([1, [7, 3], 4]))
def many(x):
    match x:
        case [0, 0, 0, 0] | [1, 1, 1, 1]: return "same"
        case [a, b, c, d]: return a + b + c + d
        case [(a, b) | (a, b, _), *_]: return a, b
    return None
print(many([0] * 4), many([1] * 4), many([1, 2, 3, 4]), many([(1, 2)]), many([(1, 2, 3), 4]), many([(1,)]))
def quick(cmd):
    match cmd.split():
        case ["go", ("north" | "south" | "east" | "west") as d]: return f"going {d}"
        case ["take", *items] if items: return f"taking {'+'.join(items)}"
        case ["drop" | "throw" as verb, item]: return f"{verb} {item}"
        case ["quit" | "exit"]: return "bye"
        case [unknown, *_]: return f"unknown {unknown}"
        case []: return "nothing"
for c in ("go north", "go up", "take a b", "take", "drop x", "throw y", "quit", "exit now", ""): print(quick(c))
class BadLen(list):
    def __len__(self): raise ValueError("len failed")
class BadGet(list):
    def __getitem__(self, i): raise KeyError("getitem failed")
for x in (BadLen([1]), BadGet([1, 2])):
    try: print(f(x))
    except (ValueError, KeyError) as e: print(repr(e))

# Folding must not change results, messages or identity of results that the program can see.
print(2 ** 10 + 1, "a" * 5, (1, 2) + (3,), (1, 2) * 2, "abc"[1], (1, 2, 3)[1], (1, 2, 3)[::-1], -5 % 3, 7 / 2, 1 << 70, ~7, not (), -(-5))
print("x" * -1, "ab" * 0, () * 5, 1.5 * 2, 1e308 * 10, -0.0, 0.0 * -1, 1 - 1.0, 3 // 2.0, 2 ** 0.5, 2 ** -1, 0 ** 0, 0.0 ** 0, (-8) ** (1 / 3), 10 ** -3)
for text in ["1 / 0", "1 // 0", "1 % 0", "1.0 / 0", "0 ** -1", "0.0 ** -1", "1 << -1", "'a' + 1", "1 + 'a'", "(1,)[5]", "'abc'[10]", "1 << 10000000000000000000000", "'a' % 1", "-'a'", "~1.5", "+[]", "1 < 'a'", "1 in 1", "None + None", "1j // 1", "1j % 2", "() - ()", "1.5 << 1", "1.5 & 1", "'a' * 1.5", "'a' @ 'b'", "not 1 + 'a'", "divmod(1, 0)", "0j ** -1", "5 % 0.0", "5 // 0.0", "1j / 0", "'%d' % 'x'"]:
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
def dead():
    if 0:
        x = 1 / 0
    if False and 1 / 0: pass
    while 0: 1 / 0
    return "dead code is not run"
print(dead())
def early():
    return 1
    return 1 / 0
print(early())
def docless():
    "a" "doc"
    return docless.__doc__
def not_doc():
    "a" + "b"
    return not_doc.__doc__
def fdoc():
    f"no doc"
    return fdoc.__doc__
def bdoc():
    b"bytes are no docs"
    return bdoc.__doc__
print(docless(), not_doc(), fdoc(), bdoc())
x = (1, (2, (3, "a")), None, 1.5, b"b", ..., True, 2j, frozenset())
print(x, x == (1, (2, (3, "a")), None, 1.5, b"b", Ellipsis, True, 2j, frozenset()))
print((0.0, -0.0), (0, 0.0, False), [0.0, -0.0, 0j, -0j, complex(-0.0, -0.0)], {0: 1, 0.0: 2, False: 3}, 1 in {1.0}, (True, 1, 1.0))
def f(): return 0.0, -0.0, 0, False, 1, 1.0, True, "1", b"1", 1j
print(f(), [type(v).__name__ for v in f()])
print(1 in (1, 2), 3 not in [1, 2], "b" in {"a", "b"}, None is None, 5 in range(3), [] in [[]], "x" "y" in "axyb")
print(__debug__, __name__, Ellipsis, NotImplemented, ... is Ellipsis)
if 1: print("if 1")
if not 1: pass
else: print("else")
assert True, 1 / 0

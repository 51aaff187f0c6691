# + and * on sequences, and their refusals.
print([1] + [2], (1,) + (2,), "a" + "b", b"a" + b"b", bytearray(b"a") + b"b", b"a" + bytearray(b"b"), b"a" + memoryview(b"b"), [] + [], () + (1,), "" + "x")
print([1, 2] * 3, 3 * [1, 2], (1,) * 0, (1, 2) * -1, "ab" * True, b"ab" * 2, bytearray(b"ab") * 2, 2 * "x", 0 * "x", -5 * [1], [[]] * 2)


class Idx:
    def __index__(self): return 3


print([0] * Idx(), Idx() * "ab", (1,) * Idx(), b"z" * Idx(), Idx() * [None])
shared = [[0]] * 3
shared[0].append(1)
print(shared, shared[0] is shared[2])
for text in ["[1] + (2,)", "(1,) + [2]", "'a' + b'b'", "b'a' + 'b'", "'a' + 1", "1 + 'a'", "[1] + 'a'", "'a' + None", "b'a' + 1", "bytearray(b'a') + 'a'", "[1] * 'a'", "'a' * 'b'", "(1,) * 1.5", "[1] * None", "[1] * [1]", "'a' - 'b'", "[] - []", "{} + {}", "{1} + {2}", "[] / 2", "range(2) + range(2)", "range(2) * 2", "[1] + range(2)", "None + []", "[] + None", "sum(['a', 'b'])", "sum([[1], [2]])", "sum([[1], [2]], [])", "sum(['a'], '')", "sum([b'a'], b'')", "sum([bytearray()], bytearray())", "sum([(1,), (2,)], ())", "[0] * (2**70)", "'a' * (2**70)", "() * 2**70", "'' * 2**70", "-2**70 * 'a'", "b'' * 2**62 if 0 else 0", "dict + 1", "(lambda: 0) + 1"]:
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
l = [1, 2]
l += l
l *= 2
print(l, len(l))
l[2:5] += "xy"
print(l)
t = (1,)
t += (2,)
u = t
t *= 2
print(t, u)


class L(list):
    pass


class T(tuple):
    def __add__(self, other): return "T.add"
    def __radd__(self, other): return "T.radd"


print(type(L([1]) + [2]).__name__, type([1] + L([2])).__name__, type(L([1]) * 2).__name__, T((1,)) + (2,), (1,) + T((2,)), [1] + T())
class S(str):
    def __radd__(self, other): return "S.radd:" + other
    def __rmul__(self, n): return f"S.rmul {n}"
print("x" + S("y"), S("a") + "b", 2 * S("q"), S("q") * 2, "%s" % S("fmt"))
big = "ab" * 1000 + "é" * 3
print(len(big), big[1999:], (big * 0) == "", len([None] * 5000), [1, 2] * 2 + [3])

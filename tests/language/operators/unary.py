# -, +, ~, not, abs on builtin types and on classes.
class U:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return "abs"
    def __bool__(self): return False


u = U()
print(-u, +u, ~u, abs(u), not u)
for v in (0, 5, -5, True, False, 2**48, -2**48, 2**63, -2**63, 10**20, 1.5, -1.5, 0.0, -0.0, float("inf"), -float("inf"), 1 + 2j, -1j, 3 - 4j):
    print(repr(v), -v, +v, abs(v), not v, end=" | ")
    print(~v if isinstance(v, int) and not isinstance(v, bool) else "")
print(type(-True), type(+True), type(abs(True)), type(+1.0), -(-5), +-+5, --5, ~~7, not not [], - - -1)
print(-0, -0.0, 0.0 == -0.0, str(-0.0), -0j, 0 - 0j, -(0 + 0j), abs(-0.0), abs(float("-inf")), abs(3 + 4j), abs(-10**30), -float("nan") != -float("nan"))
for text in ["-'a'", "+'a'", "~'a'", "-[]", "-None", "+None", "~None", "-{}", "~1.5", "~1j", "abs('a')", "abs([])", "abs()", "abs(1, 2)", "abs(x=1)", "-object()", "-int", "~print", "+(lambda: 0)", "-(x for x in [])", "-range(3)", "-b'a'", "+{1}"]:
    try:
        print(text, "->", eval(text))
    except TypeError as error:
        print(text, "->", error)


class Sub(int):
    pass


s = Sub(5)
print(type(-s).__name__, type(+s).__name__, type(~s).__name__, type(abs(s)).__name__, type(s.__neg__()).__name__, -Sub(-3), +Sub(True))


class F(float):
    def __neg__(self): return F(99)


print(-F(1), type(+F(1)).__name__, type(abs(F(-1))).__name__, - -F(2))


class NegRaises:
    def __neg__(self): raise ArithmeticError("no negatives")


try:
    -NegRaises()
except ArithmeticError as error:
    print("ArithmeticError", error)


class NegNotImplemented:
    def __neg__(self): return NotImplemented


print(-NegNotImplemented())
print((-2) ** 2, -2 ** 2, -(2) ** 2, - 2 .__add__(3), (- 2).__add__(3), ~5 & 0xF, -7 // 2, -7 % 2, +True + True)

# Operator precedence and associativity, each line with a value that another grouping would change.
class T:
    """Shows how an expression was grouped."""
    def __init__(self, text): self.text = text
    def __repr__(self): return self.text


def binary(symbol):
    return lambda a, b: T(f"({a!r} {symbol} {b!r})")


for name, symbol in {"add": "+", "sub": "-", "mul": "*", "matmul": "@", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**",
                     "lshift": "<<", "rshift": ">>", "and": "&", "or": "|", "xor": "^"}.items():
    setattr(T, f"__{name}__", binary(symbol))
    setattr(T, f"__r{name}__", lambda a, b, s=symbol: T(f"({b!r} {s} {a!r})"))
for name, symbol in {"neg": "-", "pos": "+", "invert": "~"}.items():
    setattr(T, f"__{name}__", lambda a, s=symbol: T(f"({s}{a!r})"))
a, b, c, d = (T(x) for x in "abcd")
print(a + b * c - d, a - b - c, a * b / c // d % a @ b, a ** b ** c, -a ** b, a ** -b ** c, ~a + b, -a * b)
print(a | b ^ c & d, a & b == c if False else a & b, a << b + c, a + b << c, a << b >> c, a & b << c, a ^ b & c | d)
print(a @ b * c, a * (b + c), (a ** b) ** c, +-~a, - -a, a - -b, a ** ~b, 2 * a + 3, 2 ** a, 5 - a - 1, 5 % a % 2)
print(not 1 == 2, not 0 and 0, 1 or 0 and 0, (1 or 0) and 0, not not 1, 1 if 0 else 2 if 0 else 3, not 1 or 1)
print(1 + 1 if 0 else 5 + 5, [lambda: 1 if 0 else 2][0](), (lambda x: x or 5)(0), (lambda x: (yield)) and 1)
print(1 < 2 == True, (1 < 2) == True, 1 in [1] == True, (1 in [1]) == True, not 1 in [2], 1 not in [1], a is not None)
print(2 ** 3 ** 2, -2 ** 2, (-2) ** 2, 2 ** -1, -2 ** -2, ~2 ** 2, 2 * -3, 2 - -3, 7 // 2 * 2, 7 % 4 * 2, 1 << 2 + 1, 1 | 2 & 3)
print(-5 // 2, -(5 // 2), -5 % 3, - 5 .__abs__(), -1 .__add__(2), 1 + 2j * 3, -1j ** 2, 5 & 3 | 4 ^ 1, 3 > 2 & 1, 1 == 1 & 1)
print(1 if 2 else 3, 0 or 1 if 0 else 2, lambda: 1 if 0 else 2) if 0 else print("conditional binds loosest")
x = y = 3
print(x if x else y + 1, (x := 5) + 1, [y := 1, y ** 2], x, y)
print("a" "b" * 2, "a" + "b" "c" % (), "%s" % 1 + "x", "%d" % 3 * 2, "-" * 3 + "x" in "---x")

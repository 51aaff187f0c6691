# Sets of negative ints, floats and others: their order depends on the width of a hash.
def S(*items):
    s = set()
    for i in items: s.add(i)
    return s


print(S(-1, -2, -3), S(-1, 1), S(-5, 5, -10, 10), S(*range(-10, 0)), S(*range(-5, 5)), S(-8, -16, -24, 8), S(-1, 7, 15), S(-2, 6, 14))
print(S(0.5, 1.5, 2.5), S(0.1, 0.2, 0.3), S(1.0, 2.5, -1.5), S(0.25, 0.5, 0.75, 1.0), S(1e10, 1e20, 1e30), S(float("inf"), 1.0, 0.5))
print(S(2**40, 2**41, 1), S(2**61, 2**62, 2**63), S(10**18, 10**19, 10**20), S(2**61 - 1, 0, 1), S((1, 2), (3, 4)), S((), (1,), (2,)), S(1j, 2j, 3j), S(1.5, (1, 2), 3), S(None) == {None})
for n in range(1, 30): print(*S(*(-i * 37 % 101 - 50 for i in range(n))), end=" | ")
print()
for n in range(1, 20): print(*S(*(i * 0.37 for i in range(n))), end=" | ")
print()
print(S(*(i * 2**33 for i in range(12))), S(*(i * 2**33 + i for i in range(12))), S(*(-i * 2**40 for i in range(12))), S(*((i, i * 2) for i in range(10))), S(*((i / 4,) for i in range(8))))
a = S(*range(-20, 20, 3)); b = S(*range(-20, 20, 4)); print(a & b, a | b, a - b, a ^ b)

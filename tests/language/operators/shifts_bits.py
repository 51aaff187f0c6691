# << >> & | ^ ~ with negative and big numbers, as if in endless two's complement.
values = [0, 1, -1, 5, -5, 255, -256, 2**30, -2**30, 2**31 - 1, 2**48, -2**48 - 1, 2**63, -2**63, 2**64 - 1, 10**25, -10**25]
check = 0
for a in values:
    for b in values:
        check = (check * 1000003 + (a & b) * 3 + (a | b) * 5 + (a ^ b) * 7) % (2**61 - 1)
        assert (a & b) + (a | b) == a + b and a ^ b == (a | b) - (a & b) and ~a == -a - 1 and ~(a & b) == (~a | ~b)
    for n in (0, 1, 7, 15, 16, 30, 31, 47, 48, 63, 64, 65, 200):
        assert a << n == a * 2**n and a >> n == a // 2**n
        check = (check * 31 + (a << n) + (a >> n)) % (2**61 - 1)
print(check)
print([-1 >> n for n in (0, 1, 63, 64, 1000)], [1 << n for n in (0, 31, 47, 48, 49, 63, 64)], [-5 >> n for n in range(5)], -2**100 >> 99, -2**100 >> 200, 2**100 >> 101)
print(~0, ~-1, ~2**64, -1 & 2**70, -2**70 & 2**70 - 1, -1 ^ 2**70, -2**70 | 1, 5 & -2, -6 & -4, -6 | 3, -6 ^ 3, 6 ^ -3)
print(True & True, True | False, True ^ True, ~True if 0 else "-", True & 1, 1 & True, True << 3, True ^ 2, type(True & True), type(True & 1), type(True << False), type(~5))
print(0 << 10**30 if 0 else 0, 1 >> 10**30, -1 >> 10**30, 0 >> 10**30, 5 >> 2**40, -5 >> 2**40)
for text in ["1 << -1", "1 >> -1", "0 << -1", "1 << 1.0", "1.0 << 1", "1 & 1.0", "1 | None", "'a' ^ 1", "~'a'", "~1.0", "~None", "1 << 10**30", "0 << 10**30", "{1} & [1]", "{1} | (2,)", "{} | []", "[] & []", "1 >> 'a'", "-1 << -10**30", "1 >> -10**30", "1j & 1", "2 << None"]:
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
x = 0b1010
x &= 0b0110; print(bin(x), end=" ")
x |= 1 << 70; print(x, end=" ")
x ^= 1 << 70; print(x, end=" ")
x <<= 68; print(x, end=" ")
x >>= 60; print(x)
print([n.bit_length() for n in values], [n.bit_count() for n in values])
print({1, 2, 3} & {2, 3, 4} ^ {3}, {1} | {2} & {2, 3}, {"a": 1} | {"b": 2} | {"a": 3}, {1: 1}.keys() & {1, 2}, {1: 1}.keys() ^ [1, 2])

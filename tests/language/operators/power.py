# ** and pow, with ints, floats, negatives, modulus.
for base in (0, 1, -1, 2, -2, 3, 10, -10, 1.5, -1.5, 0.5, 0.0, True):
    row = []
    for exponent in (0, 1, 2, 3, 5, -1, -2, 0.5, 2.0, True, 10):
        try:
            row.append(base ** exponent)
        except ZeroDivisionError as error:
            row.append(str(error))
    print(base, *[f"{v.real:.6f}{v.imag:+.6f}j" if isinstance(v, complex) else v for v in row])
print(2 ** 100, 3 ** 60, (-7) ** 21, 10 ** 40, 2 ** 1000 % 10 ** 20, (2 ** 64) ** 3, (-2) ** 63, (-2) ** 64, 7 ** 0, 0 ** 0, 0.0 ** 0, 1 ** 10 ** 30, (-1) ** (10 ** 30 + 1), 0 ** 10 ** 30)
print(pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), pow(2, -3, 11), pow(-3, 5, 7), pow(3, 5, -7), pow(10, 0, 1), pow(10, 0, -1), pow(0, 0, 5), pow(5, 3, 1), pow(12345678901234567890, 98765432109876543210, 10**18 + 9))
print(pow(base=2, exp=5), pow(2, exp=5, mod=7), pow(2.0, 3), pow(2, 0.5), pow(4, -0.5), pow(True, 5, 3), pow(7, 2**70, 13), pow(2, 100, 2**61 - 1), pow(-1, 3, 2), pow(38, -1, 97))
for args in [(2, -1, 4), (0, -1, 7), (2, 3, 0), (2, 3.0, 5), (2.0, 3, 5), (2, "a"), ("a", 2), (0, -1), (0.0, -2), (2, 3, "x"), (2, 3, 1.5), (1j, 2, 3), (None, 2, 3), (2,), (), (1, 2, 3, 4), (6, -2, 9), ([], 1, 2)]:
    try:
        print(pow(*args))
    except Exception as error:
        print(args, type(error).__name__, error)
print(2.0 ** 1023, 2.0 ** -1074, 2.0 ** -1080, (-2.0) ** 3, (-2.0) ** -3, 1.1 ** 10, 10.0 ** 22, 10.0 ** -5, 1e200 ** 1, 4 ** 0.5, 27 ** (1 / 3) > 2.99)
inf, nan = float("inf"), float("nan")
print(inf ** 0, nan ** 0, 1 ** inf, 1 ** nan, 2 ** inf, 2 ** -inf, 0.5 ** inf, (-inf) ** 3, (-inf) ** 2, inf ** -1, (-inf) ** -3, 0.0 ** inf, (-1) ** inf, (-0.0) ** 3, (-0.0) ** 2, inf ** 0.5)
print((-0.0) ** 1, 0.0 ** 1, (-8.0) ** 3, 1e-200 ** 2, round((-8) ** (1 / 3) .real, 6) if 0 else "-", abs((-4) ** 0.5 - 2j) < 1e-12, (1 + 2j) ** 2, (1j) ** 2, 1j ** 0, 0j ** 0, 0j ** 1, (2 + 0j) ** -1)
x = 3
x **= 4
x **= -1
print(x, -x ** 2, 2 ** -x > 0.9, (lambda n: n ** n)(5), 2 ** 3 ** 0, 16 ** 0.25, 1_000 ** 2)

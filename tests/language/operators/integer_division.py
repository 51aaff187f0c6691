# // % divmod over all signs, and against the identity x == (x // y) * y + x % y.
values = [0, 1, -1, 2, -2, 3, -3, 7, -7, 10, 255, -256, 2**31, -2**31, 2**47, -2**47, 2**48 - 1, 2**48, 2**63, -2**63, 2**64 + 1, 10**30, -10**30]
bad = 0
total = 0
for x in values:
    for y in values:
        if y == 0:
            continue
        q, r = divmod(x, y)
        if q != x // y or r != x % y or q * y + r != x or (r != 0 and (r < 0) != (y < 0)) or abs(r) >= abs(y):
            bad += 1
        total = (total * 31 + q * 7 + r) % 1000003
print(bad, total)
for x in (7, -7, 7.0, -7.0, True, 0, -0.0, 7.5):
    print([(x // y, x % y) for y in (2, -2, 3, -3, 2.0, -2.5, True, 1e300, -1e-3)])
inf, nan = float("inf"), float("nan")
for x in (5.0, -5.0, inf, -inf, nan, 0.0, -0.0):
    row = []
    for y in (3.0, -3.0, inf, -inf, nan, 1e308, 5e-324):
        row.append((x // y, x % y))
    print(row)
for x, y in [(1, 0), (0, 0), (10**30, 0), (1.0, 0), (1, 0.0), (True, False), (5, -0.0), (10**400, 1.5), (1.5, 10**400)]:
    for op in ("//", "%", "/", "divmod"):
        try:
            print(eval(f"divmod(x, y)" if op == "divmod" else f"x {op} y", {"x": x, "y": y}), end=" | ")
        except (ZeroDivisionError, OverflowError) as error:
            print(type(error).__name__, error, end=" | ")
    print()
print(10**30 // 10**15, 10**30 % (10**15 + 7), -10**30 // 7, -10**30 % 7, 10**30 // -7, 10**30 % -7, 2**200 // 3**50, 2**200 % 3**50)
print(10**25 / 10**5, 10**400 / 10**399, 1 / 10**400, (2**53 + 1) / 1, (2**1000) / (2**990 + 1), 3 / 10**25, -7 / 2, 6 / 3, 2**64 / 2**64)

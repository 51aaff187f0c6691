# Big integers: products, quotients, powers, roots and conversions, checked by identities and checksums.
def digest(n):
    h = 0
    n, sign = abs(n), n < 0
    while n:
        h = (h * 1000003 + n % (2**61 - 1)) % (2**61 - 1)
        n >>= 61
    return -h if sign else h


a, b = 3 ** 2000, 7 ** 1500
print(digest(a), digest(b), digest(a * b), digest(a * a), digest(a // b), digest(a % b), digest(a - b), digest(a + b), digest(-a // b), digest(-a % b))
for x in (a, -a, b, 2 ** 3000, 2 ** 3000 - 1, 10 ** 700):
    for y in (b, -b, 7, -7, 2 ** 100, 2 ** 64, 2 ** 32 - 1, 10 ** 300 + 1):
        q, r = divmod(x, y)
        assert q * y + r == x and (r == 0 or (r < 0) == (y < 0)) and abs(r) < abs(y)
print("divmod holds")
fact = 1
for i in range(1, 400): fact *= i
print(digest(fact), fact.bit_length(), fact.bit_count(), len(str(fact)), str(fact)[:20], sum(map(int, str(fact))))
x, y = 0, 1
for _ in range(2000): x, y = y, x + y
print(digest(x), len(str(x)), x % 10 ** 20)
def isqrt(n):
    r = 1 << (n.bit_length() + 1) // 2
    while True:
        s = (r + n // r) // 2
        if s >= r: return r
        r = s
print(digest(isqrt(2 * 10 ** 400)), isqrt(10 ** 40), str(isqrt(2 * 10 ** 100))[:30])
def gcd(m, n):
    while n: m, n = n, m % n
    return m
print(gcd(a * 12, a * 18) == a * 6, gcd(2 ** 500 * 3 ** 100, 6 ** 300) == 2 ** 300 * 3 ** 100)
print(digest(pow(3, 10 ** 18, 10 ** 40 + 7)), pow(a, b, 10 ** 9 + 7), pow(2, -1, 10 ** 30 + 57), pow(a, -1, 10 ** 9 + 7))
k = 12345678901234567890123456789
for n in (5, 50, 500): print(digest(k ** n), (k ** n).bit_length(), digest(k ** n >> 17 * n), digest((k ** n) & (1 << 31 * n) - 1), digest(k ** n << 13))
print((a * b) % 997 == (a % 997) * (b % 997) % 997, (a + b) ** 2 == a * a + 2 * a * b + b * b, (a - b) * (a + b) == a * a - b * b)
print(int(str(a)) == a, int(hex(a), 16) == a, int.from_bytes(a.to_bytes(400, "big"), "big") == a, eval(repr(b)) == b, int("%d" % b) == b, int(f"{a:,}".replace(",", "")) == a, int(f"{a:_x}".replace("_", ""), 16) == a)
print(a > b, a < b, a == 3 ** 2000, a != b, -a < b, hash(a) == hash(3 ** 2000), a in {3 ** 2000}, sorted([a, b, -a, 5, 2 ** 64]) == [-a, 5, 2 ** 64, a, b] or sorted([a, b, -a, 5, 2 ** 64]) == [-a, 5, 2 ** 64, b, a])
def karatsuba_check(n):
    u, v = (1 << n) - 1, (1 << n) + 1
    return u * v == (1 << 2 * n) - 1
print([karatsuba_check(n) for n in (10, 63, 64, 65, 1000, 1999, 5000, 20000)])
print(digest(2 ** 20000 // 3 ** 5000), digest((2 ** 20000 + 1) % 3 ** 6000), (2 ** 20000).bit_length(), digest(10 ** 3000 // 7), str(10 ** 200 // 7)[:24])
pi = 0
def arctan(inv, unity):
    total = term = unity // inv
    n, sign, sq = 3, -1, inv * inv
    while term:
        term //= sq
        total += sign * (term // n)
        sign, n = -sign, n + 2
    return total
unity = 10 ** 210
print(str((4 * (4 * arctan(5, unity) - arctan(239, unity))) // 10 ** 10))

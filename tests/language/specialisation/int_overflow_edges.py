# Counters and accumulators that cross the border between immediate and heap integers.
edges = [2**k for k in (30, 31, 32, 46, 47, 48, 49, 52, 53, 62, 63, 64)]
for e in edges:
    i, seen = e - 3, []
    while i < e + 3: seen.append(i); i += 1
    j, back = -e + 2, []
    while j > -e - 3: back.append(j); j -= 1
    assert seen == list(range(e - 3, e + 3)) and back == list(range(-e + 2, -e - 3, -1)), e
    for a in (e - 1, e, e + 1, -e - 1, -e, -e + 1):
        for b in (1, -1, 2, 3, e, -e):
            assert (a + b) - b == a and (a - b) + b == a and (a * b) // b == a and (a * b) % b == 0 and a // b * b + a % b == a, (a, b)
            assert ~a == -a - 1 and -(-a) == a and (a << 3) >> 3 == a and (a ^ b) ^ b == a and (a | b) + (a & b) == a + b, (a, b)
            assert (a < b) == (not a >= b) == (b > a) and (a == b) == (not a != b) and hash(a) == hash(int(str(a))) and abs(a) == max(a, -a), (a, b)
            assert float(a) == a or abs(float(a) - a) <= abs(a) / 2**52, a
            assert divmod(a, b) == (a // b, a % b) and pow(a, 2) == a * a and round(a) == a and bool(a) and int(hex(a), 16) == a
print("edges hold")
def fact(n):
    r = 1
    for i in range(2, n + 1): r *= i
    return r
print([fact(n) for n in (10, 15, 16, 17, 18, 20, 21, 25)])
def fib(n):
    a, b = 0, 1
    for _ in range(n): a, b = b, a + b
    return a
print([fib(n) for n in (60, 68, 69, 70, 71, 72, 90, 93, 94, 100)])
def power(b, n):
    r = 1
    while n:
        if n & 1: r *= b
        b *= b; n >>= 1
    return r
print(power(3, 29), power(3, 30), power(3, 31), power(3, 40), power(-7, 17), power(-7, 18), power(2, 48), power(2, 49) - 1)
total = 0
for i in range(2**48 - 10, 2**48 + 10, 3): total += i; total ^= i << 2
print(total)
x = 1
trail = []
for i in range(60):
    x = x * 5 + 3 if i % 3 else x // 7 - 1
    if i % 6 == 0: trail.append(x)
print(trail)
h = 14695981039346656037
for c in b"hash me": h = ((h ^ c) * 1099511628211) & (2**64 - 1)
print(h, hex(h))
state = 88172645463325252
out = []
for _ in range(5): state ^= state << 13 & (2**64 - 1); state ^= state >> 7; state ^= state << 17 & (2**64 - 1); out.append(state)
print(out)
lst = [2**47, 2**48, -2**48, 2**63]
lst2 = [v + 1 for v in lst]; lst3 = [v - 1 for v in lst2]
print(lst3 == lst, sorted(lst2), max(lst), min(lst), sum(lst), {v: i for i, v in enumerate(lst)}[2**48], lst.index(2**63), 2**47 * 2 in lst, [v // 2**40 for v in lst], [v % 1000 for v in lst], [v >> 45 for v in lst], [v & 0xFF for v in lst2], [-v for v in lst], [v == float(v) for v in lst2])
n = 2**48 - 1
print(n + 1, n + 1 - 1 == n, (n + 1) * -1, -(n + 1), -n - 2, n * n, n << 1, n ^ (n + 1), (n + 1) // 2, (n + 1) % n, ~n, ~(n + 1), abs(-n - 1), n + 1.0, (n + 1) / 2, n + 1 == 2.0**48, n + True, int(str(n + 1)), f"{n + 1:,}", "%x" % (n + 1), [n, n + 1][0] + 1)
c = 0
while c * c < 2**50: c += 999983
print(c, c * c)
def gcd(a, b):
    while b: a, b = b, a % b
    return a
print(gcd(2**60 - 1, 2**48 - 1), gcd(2**63, 6**30), gcd(10**18, 10**12 + 8), gcd(fib(90), fib(60)) == fib(30))

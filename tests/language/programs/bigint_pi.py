# Digits of pi, e and roots with big integers; spigots and series.
def pi_spigot():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else: q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2
digits = pi_spigot()
print("".join(str(next(digits)) for _ in range(120)))
def e_digits(n):
    a, b = [1] * (n + 10), []
    for _ in range(n):
        carry = 0
        for i in reversed(range(len(a))):
            x = a[i] * 10 + carry
            carry, a[i] = divmod(x, i + 2)
        b.append(carry)
    return "2." + "".join(map(str, b))
print(e_digits(60))
def isqrt(n):
    if n == 0: return 0
    x = 1 << (n.bit_length() + 1) // 2
    while (y := (x + n // x) // 2) < x: x = y
    return x
print(isqrt(2 * 10 ** 160), isqrt(10 ** 50), [isqrt(n) for n in range(17)])
def chudnovsky(digits):
    k, a, x, total_a, total_b = 0, 10 ** (digits + 10), 1, 10 ** (digits + 10), 0
    a_k = total_a
    while a_k:
        k += 1
        a_k *= -(6 * k - 5) * (2 * k - 1) * (6 * k - 1)
        a_k //= k * k * k * 640320 ** 3 // 24
        total_a += a_k; total_b += k * a_k
    return 426880 * isqrt(10005 * 10 ** (2 * digits + 20)) * 10 ** (digits + 10) // (13591409 * total_a + 545140134 * total_b) // 10 ** 10 // 10 ** 10
print(str(chudnovsky(150))[:100])
def bernoulli(n):
    row = []
    for m in range(n + 1):
        row.append((1, m + 1))
        for j in range(m, 0, -1):
            (a, b), (c, d) = row[j - 1], row[j]
            x, y = j * (a * d - c * b), b * d
            g, h = x, y
            while h: g, h = h, g % h
            row[j - 1] = x // g, y // g
        yield row[0]
print([f"{a}/{b}" if b > 0 else f"{-a}/{-b}" for a, b in bernoulli(20)][::2])
def partitions(n):
    p = [1] + [0] * n
    for k in range(1, n + 1):
        for i in range(k, n + 1): p[i] += p[i - k]
    return p
def binom(n, k): 
    r = 1
    for i in range(k): r = r * (n - i) // (i + 1)
    return r
print(partitions(100)[-5:], binom(100, 50), binom(300, 7), [sum(binom(n, k) for k in range(n + 1)) == 2 ** n for n in (0, 5, 60)], [binom(2 * n, n) // (n + 1) for n in range(15)])
def collatz_max(limit): return max(((lambda n: (lambda f: f(f, n, 1))(lambda f, n, s: s if n == 1 or s > 400 else f(f, n // 2 if n % 2 == 0 else 3 * n + 1, s + 1)))(n), n) for n in range(1, limit))
print(collatz_max(300), sum(int(c) for c in str(2 ** 1000)), len(str(3 ** 1000)), str(7 ** 300)[-20:], hex(10 ** 40), pow(3, 10 ** 50, 10 ** 20), 2 ** 127 - 1)
x, y = 3, 2
for _ in range(6): x, y = x * x + 2 * y * y, 2 * x * y
print(len(str(x)), x * x - 2 * y * y, str(x)[:20], str(y)[-20:])

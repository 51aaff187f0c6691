# Ints beyond the machine word: factorials, Fibonacci, powers, division, pi, text, gcd.
def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def pi_digits(count):
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    digits = []
    while len(digits) < count:
        if 4 * q + r - t < n * t:
            digits.append(n)
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2
    return digits


def is_prime(n, bases=(2, 3, 5, 7, 11, 13)):
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for base in bases:
        x = pow(base, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


total = factorial(3000) % 1000000007 + fibonacci(30000) % 1000000007
total += sum(pi_digits(900))
total += is_prime(2**521 - 1) + is_prime(2**607 - 1) + is_prime(2**89 - 3)
text = str(3**6000)
total += len(text) + int(text) % 997
value = 1 << 4000
for i in range(40000):
    value ^= (value >> 13) + i
    value &= (1 << 4000) - 1
total += value % 1000003
hashed = 14695981039346656037
for i in range(300000):
    hashed = ((hashed ^ (i & 255)) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
print(total, hashed)

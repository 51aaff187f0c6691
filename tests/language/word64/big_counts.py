# Counters and repetition counts beyond 32 bits.
r = range(0, 10**12, 7)
print(len(r), r[10**10], r[-1], 10**11 - 10**11 % 7 in r, r.index(7 * 10**9), r[::10**9], r[10**9:10**9 + 3], r[5 * 10**10:].start, r.count(14))
print(len(range(2**40)), range(2**40)[2**39], slice(2**40, None, -2**33).indices(2**41), range(2**62, 2**63, 2**61), list(range(2**62, 2**63, 2**61)), sum(range(2**40, 2**40 + 1000)), max(range(2**50, 2**50 + 5)))
e = enumerate("ab", 2**40); print(list(e))
x = 2**47
for _ in range(4): x += 2**45; print(x, end=" ")
print(x * x, x << 20, x >> 30, x // 3, x % 1000, -x // 7, x ^ 2**60, x & 0xFFFFFFFFFF)
total = 0
for i in range(2**48 - 5, 2**48 + 5): total += i
print(total, 10**15 // 7 * 7, (2**53 + 1) % 10, 2**48 * 2**48, (2**49 - 1) ** 2, -(2**48) - 1, abs(-2**48), 2**48 == 2.0**48, hash(2**48), str(2**48), int("281474976710656"), f"{2**48:,}", 2**48 / 3, divmod(-2**50, 1000), round(2**50 + 0.5), int(2.0**50))
d = {i * 2**32: i for i in range(50)}
print(d[7 * 2**32], len(d), sum(d), 2**32 in d, 1 in d)
s = "0123456789" * 10
print(s[:2**40] == s, s[-2**40:] == s, s[2**33:] == "", s.find("5", -2**40), s.count("1", 0, 2**35), s[::2**33])

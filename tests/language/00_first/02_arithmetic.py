# Integers and floats, precedence, and the signs of // and %.
print(1 + 2 * 3, (1 + 2) * 3, 2 ** 10, -2 ** 2, 2 ** -1)
print(7 // 2, -7 // 2, 7 // -2, -7 // -2)
print(7 % 3, -7 % 3, 7 % -3, -7 % -3)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2)
print(1 / 3, 2 / 2, 0.1 + 0.2, 1e16, 1e-5, 100000.0)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, 1024 >> 3, -1 >> 5)
print(1 < 2, 2 <= 2, 3 > 4, 3 >= 4, 1 == 2, 1 != 2)
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 == True)
print(10 ** 20, 2 ** 64, -(2 ** 63), 2 ** 63 - 1)
print(True + True, True * 5, False - 1)
x = 10
x += 5
print(x)
x -= 3
x *= 2
print(x)
x //= 5
print(x)
x **= 3
x %= 7
print(x)
x <<= 4
x >>= 1
x |= 1
x ^= 3
x &= 0xFF
print(x)
x = 7
x /= 2
print(x)
total = 0
for i in range(100):
    total = total + i * i - i // 3
print(total)
print(divmod(17, 5), divmod(-17, 5), abs(-3), pow(3, 4), pow(3, 4, 5), round(2.5), round(3.5))
print(281474976710655 + 1, 281474976710656 * 2, -281474976710656 - 1, 562949953421311 + 1)
print(140737488355328 * 140737488355328, 3037000500 ** 2)

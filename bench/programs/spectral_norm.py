# The spectral norm of an infinite matrix, by the power method.
# (Floats are added by hand: from 3.12 on, sum() of floats rounds otherwise.)
def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def dot(a, b):
    total = 0.0
    for x, y in zip(a, b):
        total += x * y
    return total


def times(v):
    n = len(v)
    return [dot([element(i, j) for j in range(n)], v) for i in range(n)]


def times_transposed(v):
    result = []
    for i in range(len(v)):
        total = 0.0
        for j, x in enumerate(v):
            total += element(j, i) * x
        result.append(total)
    return result


u = [1.0] * 160
for _ in range(8):
    v = times_transposed(times(u))
    u = times_transposed(times(v))
print((dot(u, v) / dot(v, v)) ** 0.5)

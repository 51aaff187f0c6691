# Multiplication of matrices as lists of lists, three ways; transposition; determinant.
def multiply(a, b):
    n, m, p = len(a), len(b), len(b[0])
    result = [[0] * p for _ in range(n)]
    for i in range(n):
        for j in range(p):
            total = 0
            for k in range(m):
                total += a[i][k] * b[k][j]
            result[i][j] = total
    return result


def multiply_rows(a, b):
    columns = list(zip(*b))
    return [[sum([x * y for x, y in zip(row, column)]) for column in columns] for row in a]


def multiply_floats(a, b):
    columns = [[row[j] for row in b] for j in range(len(b[0]))]
    result = []
    for row in a:
        line = []
        for column in columns:
            total = 0.0
            for k, x in enumerate(row):
                total += x * column[k]
            line.append(total)
        result.append(line)
    return result


def determinant(matrix):
    matrix = [row[:] for row in matrix]
    n = len(matrix)
    result = 1.0
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(matrix[r][i]))
        if pivot != i:
            matrix[i], matrix[pivot] = matrix[pivot], matrix[i]
            result = -result
        result *= matrix[i][i]
        for r in range(i + 1, n):
            factor = matrix[r][i] / matrix[i][i]
            for c in range(i, n):
                matrix[r][c] -= factor * matrix[i][c]
    return result


size = 110
a = [[(i * j) % 10 for j in range(size)] for i in range(size)]
b = [[(i + j) % 7 for j in range(size)] for i in range(size)]
c = multiply(a, b)
d = multiply_rows(b, c)
e = multiply_floats([[x / 2 for x in row] for row in a], [[x / 4 for x in row] for row in b])
f = [[((i * 13 + j * 7) % 11) + (i == j) * 20.0 for j in range(90)] for i in range(90)]
print(sum(map(sum, c)), sum(map(sum, d)), int(e[5][7]), determinant(f))

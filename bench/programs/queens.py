# The eight queens' problem, by backtracking over lists and over bits.
def place(n, row, columns, down, up):
    if row == n:
        return 1
    count = 0
    for column in range(n):
        if not columns[column] and not down[row + column] and not up[row - column + n]:
            columns[column] = down[row + column] = up[row - column + n] = True
            count += place(n, row + 1, columns, down, up)
            columns[column] = down[row + column] = up[row - column + n] = False
    return count


def bits(full, columns, left, right):
    if columns == full:
        return 1
    count = 0
    free = full & ~(columns | left | right)
    while free:
        bit = free & -free
        free ^= bit
        count += bits(full, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return count


n = 10
print(place(n, 0, [False] * n, [False] * (2 * n), [False] * (2 * n + 1)), bits((1 << 11) - 1, 0, 0, 0))

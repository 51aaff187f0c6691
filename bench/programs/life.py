# Conway's game of life, on a set of cells and on a grid of lists.
def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    cell = (x + dx, y + dy)
                    counts[cell] = counts.get(cell, 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in cells)}


def grid_step(grid):
    height, width = len(grid), len(grid[0])
    result = []
    for y in range(height):
        above, row, below = grid[y - 1], grid[y], grid[(y + 1) % height]
        line = []
        for x in range(width):
            left, right = x - 1, (x + 1) % width
            n = above[left] + above[x] + above[right] + row[left] + row[right] + below[left] + below[x] + below[right]
            line.append(1 if n == 3 or (n == 2 and row[x]) else 0)
        result.append(line)
    return result


cells = {(0, 1), (1, 1), (2, 1), (1, 2), (10, 10), (11, 10), (12, 10), (12, 9), (11, 8)}
cells |= {(x, 20) for x in range(30)}
for _ in range(200):
    cells = step(cells)
grid = [[1 if (x * y + x) % 5 == 0 else 0 for x in range(70)] for y in range(70)]
for _ in range(120):
    grid = grid_step(grid)
print(len(cells), sum(x * 3 + y for x, y in cells), sum(map(sum, grid)))

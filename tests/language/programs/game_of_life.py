# Cellular automata with sets of tuples and with rows of integers.
def step(live):
    count = {}
    for x, y in live:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy: count[x + dx, y + dy] = count.get((x + dx, y + dy), 0) + 1
    return {p for p, n in count.items() if n == 3 or n == 2 and p in live}
def show(live, w, h): return "\n".join("".join(".#"[(x, y) in live] for x in range(w)) for y in range(h))
glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
cells = glider
for _ in range(4): cells = step(cells)
print(show(glider, 6, 5), show(cells, 6, 5), {(x - 1, y - 1) for x, y in cells} == glider, sep="\n")
pent = {(1, 0), (2, 0), (0, 1), (1, 1), (1, 2)}
sizes = []
for _ in range(60): pent = step(pent); sizes.append(len(pent))
print(sizes)
def rule(n, width, steps):
    row = 1 << width // 2
    for _ in range(steps):
        yield "".join("#" if row >> i & 1 else "." for i in reversed(range(width)))
        row = sum((n >> (row << 1 >> i & 7) & 1) << i for i in range(width))
print("\n".join(rule(30, 31, 12)), "\n".join(rule(90, 31, 8)), sep="\n--\n")
def life_rows(rows, w):
    mask, out = (1 << w) - 1, []
    for y in range(len(rows)):
        new = 0
        for x in range(w):
            n = 0
            for yy in (y - 1, y, (y + 1) % len(rows)):
                for xx in (x - 1, x, x + 1):
                    if (yy, xx) != (y, x): n += rows[yy] >> xx % w & 1
            if n == 3 or n == 2 and rows[y] >> x & 1: new |= 1 << x
        out.append(new & mask)
    return out
rows = [0b00000000, 0b00010000, 0b00001000, 0b00111000, 0, 0, 0, 0]
for _ in range(32): rows = life_rows(rows, 8)
print([f"{r:08b}" for r in rows])

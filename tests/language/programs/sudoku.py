# Constraint propagation and search.
def solve(grid):
    cells = [int(c) if c in "123456789" else 0 for c in grid]
    peers = [{r * 9 + c for c in range(9)} | {q * 9 + i % 9 for q in range(9)} | {(r // 3 * 3 + a) * 9 + i % 9 // 3 * 3 + b for a in range(3) for b in range(3)} - {i} for i in range(81) for r in [i // 9]]
    steps = 0
    def options(i): return {1, 2, 3, 4, 5, 6, 7, 8, 9} - {cells[p] for p in peers[i] if p != i}
    def search():
        nonlocal steps
        steps += 1
        best = None
        for i in range(81):
            if not cells[i]:
                o = options(i)
                if not o: return False
                if best is None or len(o) < len(best[1]): best = i, o
                if len(o) == 1: break
        if best is None: return True
        i, o = best
        for v in sorted(o):
            cells[i] = v
            if search(): return True
        cells[i] = 0
        return False
    return ("".join(map(str, cells)) if search() else None), steps


def show(s): return "\n".join(s[r * 9:r * 9 + 9] for r in range(9))
easy = "530070000600195000098000060800060003400803001700020006060000280000419005000080079"
hard = "000000907000420180000705026100904000050000040000507009920108000034059000507000000"
for g in (easy, hard):
    answer, steps = solve(g)
    print(show(answer), steps)
    rows = [answer[r * 9:r * 9 + 9] for r in range(9)]
    print(all(sorted(r) == list("123456789") for r in rows), all(sorted(c) == list("123456789") for c in zip(*rows)), all(a == b for a, b in zip(g, answer) if a != "0"))

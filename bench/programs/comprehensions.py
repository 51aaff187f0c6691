# List, dict and set comprehensions, nested and filtered, with unpacking, zip, enumerate.
def main(rounds):
    total = 0
    for r in range(rounds):
        squares = [i * i for i in range(200)]
        odd = [x for x in squares if x & 1]
        table = {i: x for i, x in enumerate(squares)}
        rests = {x % 37 for x in squares}
        grid = [[r + c for c in range(12)] for r in range(12)]
        flat = [cell for row in grid for cell in row if cell % 3]
        pairs = [(a, b) for a, b in zip(odd, flat)]
        swapped = {b: a for a, b in pairs}
        total += sum(odd) + len(table) + len(rests) + sum(flat)
        total += sum([a * b for a, b in pairs]) + len(swapped)
        total += sum([r for _ in range(20)])
    return total


print(main(4500))

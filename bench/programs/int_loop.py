# Loops over small ints: for over range, while, nested, with every common operator.
def collatz(limit):
    longest = best = 0
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            if n & 1:
                n = 3 * n + 1
            else:
                n >>= 1
            steps += 1
        if steps > longest:
            longest, best = steps, start
    return best, longest


def mix(rounds):
    state = 12345
    total = 0
    for i in range(rounds):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        state ^= state >> 7
        total += state % 1000 - i // 3
    return total


def gcds(limit):
    total = 0
    for a in range(1, limit):
        for b in range(1, limit):
            x, y = a, b
            while y:
                x, y = y, x % y
            total += x
    return total


print(collatz(14000), mix(800000), gcds(300))

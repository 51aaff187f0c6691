# Pseudo-random simulation: linear congruential generator, statistics, histograms.
class Random:
    def __init__(self, seed): self.state = seed
    def next(self): self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64; return self.state >> 33
    def below(self, n): return self.next() % n
    def uniform(self): return self.next() / 2**31
    def choice(self, xs): return xs[self.below(len(xs))]
    def shuffle(self, xs):
        for i in reversed(range(1, len(xs))): j = self.below(i + 1); xs[i], xs[j] = xs[j], xs[i]
        return xs
    def sample(self, xs, k): return self.shuffle(list(xs))[:k]
    def gauss(self): return sum(self.uniform() for _ in range(12)) - 6
    def __iter__(self):
        while True: yield self.uniform()


r = Random(2024)
print([r.below(100) for _ in range(15)], r.shuffle(list(range(10))), r.sample("abcdefgh", 4), r.choice([10, 20, 30]))
def mean(xs): return sum(xs) / len(xs)
def variance(xs): m = mean(xs); return sum((x - m) ** 2 for x in xs) / (len(xs) - 1)
def median(xs): s = sorted(xs); n = len(s); return s[n // 2] if n % 2 else (s[n // 2 - 1] + s[n // 2]) / 2
def quantiles(xs, n): s = sorted(xs); return [s[len(s) * i // n] for i in range(1, n)]
xs = [r.gauss() for _ in range(500)]
print(f"{mean(xs):.6f} {variance(xs):.6f} {median(xs):.6f} {min(xs):.4f} {max(xs):.4f}", [round(q, 4) for q in quantiles(xs, 4)])
bins = {}
for x in xs: bins[int(x // 0.5)] = bins.get(int(x // 0.5), 0) + 1
for b in sorted(bins): print(f"{b / 2:>5.1f} {'#' * (bins[b] // 3)}")
inside = sum(x * x + y * y < 1 for x, y, _ in zip(r, r, range(2000)))
print(inside, 4 * inside / 2000)
class Customer:
    serial = 0
    def __init__(self, at): Customer.serial += 1; self.id, self.at, self.start, self.end = Customer.serial, at, None, None
    wait = property(lambda s: s.start - s.at)
def simulate(tellers, minutes, rng):
    queue, free, served, log = [], [0] * tellers, [], []
    for now in range(minutes):
        for _ in range(rng.below(3)): queue.append(Customer(now))
        for i in range(tellers):
            if free[i] <= now and queue:
                c = queue.pop(0); c.start = now; c.end = free[i] = now + 1 + rng.below(4); served.append(c)
        log.append(len(queue))
    return served, queue, log
for n in (1, 2, 3, 4):
    served, left, log = simulate(n, 120, Random(7))
    print(n, len(served), len(left), round(mean([c.wait for c in served]), 3), max(log), max(served, key=lambda c: c.wait).id)
deck = [f"{v}{s}" for s in "SHDC" for v in "23456789TJQKA"]
hands = [Random(i).sample(deck, 5) for i in range(40)]
def kind(hand):
    values = sorted((("23456789TJQKA".index(c[0]) for c in hand)), reverse=True)
    counts = sorted(((values.count(v), v) for v in set(values)), reverse=True)
    flush, straight = len({c[1] for c in hand}) == 1, values == list(range(values[0], values[0] - 5, -1))
    match [n for n, _ in counts], flush, straight:
        case _, True, True: return "straight flush"
        case [4, 1], _, _: return "four"
        case [3, 2], _, _: return "full house"
        case _, True, _: return "flush"
        case _, _, True: return "straight"
        case [3, *_], _, _: return "three"
        case [2, 2, _], _, _: return "two pair"
        case [2, *_], _, _: return "pair"
    return "high card"
tally = {}
for h in hands: tally[kind(h)] = tally.get(kind(h), 0) + 1
print(dict(sorted(tally.items(), key=lambda p: (-p[1], p[0]))), kind(["AS", "KS", "QS", "JS", "TS"]), kind(["2S", "2H", "2D", "3C", "3S"]))
def walk(rng, n):
    x = y = 0
    for _ in range(n): dx, dy = rng.choice([(0, 1), (1, 0), (0, -1), (-1, 0)]); x += dx; y += dy; yield x, y
path = list(walk(Random(99), 500)); print(path[-1], len(set(path)), max(map(lambda p: abs(p[0]) + abs(p[1]), path)))

# Dicts and sets keyed by objects whose __hash__ and __eq__ are the program's own.
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __hash__(self):
        return self.x * 31 + self.y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y


def main():
    total = 0
    visits = {}
    for i in range(180000):
        point = Point(i * 7 % 50, i * 11 % 60)
        visits[point] = visits.get(point, 0) + 1
    for point, count in visits.items():
        total += point.x * count + point.y
    seen = set()
    for i in range(180000):
        point = Point(i % 90, i % 70)
        if point in seen:
            total += 1
        else:
            seen.add(point)
    for i in range(80000):
        total += visits[Point(i * 7 % 50, i * 11 % 60)]
    return total + len(visits) + len(seen)


print(main())

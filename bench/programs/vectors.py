# Vectors with overloaded operators, reflected and in-place ones included.
class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, scale):
        return Vector(self.x * scale, self.y * scale, self.z * scale)

    __rmul__ = __mul__

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        self.z += other.z
        return self

    def __neg__(self):
        return Vector(-self.x, -self.y, -self.z)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y and self.z == other.z

    def __getitem__(self, index):
        return (self.x, self.y, self.z)[index]

    def __bool__(self):
        return self.x != 0 or self.y != 0 or self.z != 0

    def __len__(self):
        return 3


def main(rounds):
    total = 0.0
    position = Vector(0.0, 0.0, 0.0)
    velocity = Vector(1.0, 0.5, -0.25)
    for i in range(rounds):
        position += velocity * 0.01
        velocity = velocity - 0.001 * position
        mirror = -velocity + velocity
        if mirror:
            total += 1
        if mirror == position:
            total += 2
        total += position @ velocity + position[i % 3] + len(mirror)
    return total


print(main(120000))

# Planets that attract one another: floats in objects' attributes and in lists.
class Body:
    __slots__ = ("x", "y", "z", "vx", "vy", "vz", "mass")

    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx, vy, vz
        self.mass = mass


def bodies():
    return [
        Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.5),
        Body(4.84, -1.16, -0.10, 0.60, 2.81, -0.02, 0.0377),
        Body(8.34, 4.12, -0.40, -1.01, 1.82, 0.008, 0.0113),
        Body(12.89, -15.11, -0.22, 1.08, 0.87, -0.01, 0.0017),
        Body(15.38, -25.92, 0.18, 0.98, 0.59, -0.035, 0.002),
    ]


def advance(system, pairs, dt, steps):
    for _ in range(steps):
        for a, b in pairs:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            square = dx * dx + dy * dy + dz * dz
            pull = dt / (square * square**0.5)
            am = a.mass * pull
            bm = b.mass * pull
            a.vx -= dx * bm
            a.vy -= dy * bm
            a.vz -= dz * bm
            b.vx += dx * am
            b.vy += dy * am
            b.vz += dz * am
        for body in system:
            body.x += dt * body.vx
            body.y += dt * body.vy
            body.z += dt * body.vz


def energy(system, pairs):
    total = 0.0
    for body in system:
        total += body.mass * (body.vx * body.vx + body.vy * body.vy + body.vz * body.vz) / 2
    for a, b in pairs:
        dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
        total -= a.mass * b.mass / (dx * dx + dy * dy + dz * dz) ** 0.5
    return total


system = bodies()
pairs = [(a, b) for i, a in enumerate(system) for b in system[i + 1:]]
advance(system, pairs, 0.001, 50000)
print(energy(system, pairs))

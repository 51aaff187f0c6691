# Floating point simulation: orbits, a pendulum, heat, Newton's method, integrals; printed to a few digits.
class Vec:
    __slots__ = ("x", "y", "z")
    def __init__(self, x, y, z=0.0): self.x, self.y, self.z = x, y, z
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y, self.z + o.z)
    def __sub__(self, o): return Vec(self.x - o.x, self.y - o.y, self.z - o.z)
    def __mul__(self, k): return Vec(self.x * k, self.y * k, self.z * k) if not isinstance(k, Vec) else self.x * k.x + self.y * k.y + self.z * k.z
    __rmul__ = __mul__
    def __truediv__(self, k): return self * (1 / k)
    def __neg__(self): return self * -1
    def __abs__(self): return (self * self) ** 0.5
    def __iter__(self): yield self.x; yield self.y; yield self.z
    def __repr__(self): return f"({self.x:.5f}, {self.y:.5f}, {self.z:.5f})"
    def __eq__(self, o): return tuple(self) == tuple(o)
    def cross(self, o): return Vec(self.y * o.z - self.z * o.y, self.z * o.x - self.x * o.z, self.x * o.y - self.y * o.x)


class Body:
    def __init__(self, m, p, v): self.m, self.p, self.v = m, p, v
def energy(bodies): return sum(b.m * (b.v * b.v) / 2 for b in bodies) - sum(a.m * b.m / abs(a.p - b.p) for i, a in enumerate(bodies) for b in bodies[:i])
def step(bodies, dt):
    for i, a in enumerate(bodies):
        for b in bodies[:i]:
            d = a.p - b.p; f = d / (d * d) ** 1.5
            a.v -= f * (b.m * dt)
            b.v += f * (a.m * dt)
    for b in bodies: b.p += b.v * dt
bodies = [Body(1000.0, Vec(0, 0), Vec(0, 0)), Body(1.0, Vec(100.0, 0), Vec(0, 3.2, 0.1)), Body(0.5, Vec(-160.0, 10.0), Vec(0, -2.4))]
e0 = energy(bodies)
for n in range(400): step(bodies, 0.1)
print([b.p for b in bodies], f"{energy(bodies) - e0:.2e}" if abs(energy(bodies) - e0) > 1e-3 else "conserved", f"{e0:.4f}")
print(Vec(1, 2, 3) * Vec(4, 5, 6), Vec(1, 0).cross(Vec(0, 1)), abs(Vec(3, 4)), 2 * Vec(1, 1), -Vec(1, 2), Vec(1, 2) == Vec(1, 2), list(Vec(1, 2)), Vec(2, 4) / 2)
def newton(f, df, x):
    for n in range(50):
        nx = x - f(x) / df(x)
        if abs(nx - x) < 1e-12: return nx, n
        x = nx
for f, df, x in [(lambda x: x * x - 2, lambda x: 2 * x, 1.0), (lambda x: x ** 3 - x - 2, lambda x: 3 * x * x - 1, 1.5)]: r, n = newton(f, df, x); print(f"{r:.10f} {n}")
def integrate(f, a, b, n=200): h = (b - a) / n; return h / 3 * (f(a) + f(b) + sum((4 if i % 2 else 2) * f(a + i * h) for i in range(1, n)))
print(f"{integrate(lambda x: x ** 4, 0, 1):.10f} {integrate(lambda x: 1 / (1 + x * x), 0, 1) * 4:.10f} {integrate(lambda x: 1 / x, 1, 10):.8f}")
def exp(x): 
    t = s = 1.0; n = 0
    while abs(t) > 1e-17 * abs(s): n += 1; t *= x / n; s += t
    return s
def sin(x):
    t = s = x; n = 1
    while abs(t) > 1e-17: t *= -x * x / ((n + 1) * (n + 2)); n += 2; s += t
    return s
print([f"{exp(x):.10g}" for x in (0, 1, -1, 5, 10)], [f"{sin(x):.10f}" for x in (0.0, 0.5, 1.0, 3.14159265358979)])
rod = [0.0] * 20; rod[0] = 100.0
for _ in range(200): rod = [rod[0]] + [a + 0.4 * (l - 2 * a + r) for l, a, r in zip(rod, rod[1:], rod[2:])] + [rod[-1]]
print([round(t, 4) for t in rod])
def mandel(cx, cy):
    z, c = 0j, complex(cx, cy)
    for n in range(30):
        if z.real * z.real + z.imag * z.imag > 4: return n
        z = z * z + c
    return 30
print("\n".join("".join(" .:-=+*#%@"[mandel(x / 16 - 2, y / 8 - 1) // 3 % 10] for x in range(44)) for y in range(17)))
def fft(a):
    n = len(a)
    if n == 1: return a
    even, odd, root, out = fft(a[::2]), fft(a[1::2]), roots[n], [0] * n
    w = 1
    for k in range(n // 2): out[k], out[k + n // 2] = even[k] + w * odd[k], even[k] - w * odd[k]; w *= root
    return out
roots = {2: -1 + 0j, 4: 1j, 8: complex(0.5 ** 0.5, 0.5 ** 0.5)}
print([f"{abs(v):.6f}" for v in fft([1, 2, 3, 4, 0, 0, 0, 0])], [f"{v.real:.4f}{v.imag:+.4f}j" for v in map(complex, fft([1, 0, 0, 0, 0, 0, 0, 0]))])
total = 0.0
for i in range(1, 2001): total += 1 / i ** 2
print(f"{total:.12f} {(6 * total) ** 0.5:.8f} {sum(1 / n for n in range(1, 500)):.10f} {sum([0.1] * 1000):.12f}")

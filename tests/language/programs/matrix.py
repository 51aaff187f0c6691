# Matrices with overloaded operators, determinants, inverses over fractions.
def gcd(a, b):
    while b: a, b = b, a % b
    return abs(a)


class Fraction:
    __slots__ = ("n", "d")
    def __init__(self, n, d=1):
        if d == 0: raise ZeroDivisionError(f"Fraction({n}, 0)")
        g = gcd(n, d) * (-1 if d < 0 else 1)
        self.n, self.d = n // g, d // g
    def coerce(f):
        def op(self, o):
            if isinstance(o, int): o = Fraction(o)
            return f(self, o) if isinstance(o, Fraction) else NotImplemented
        return op
    __add__ = __radd__ = coerce(lambda a, b: Fraction(a.n * b.d + b.n * a.d, a.d * b.d))
    __sub__ = coerce(lambda a, b: Fraction(a.n * b.d - b.n * a.d, a.d * b.d))
    __rsub__ = coerce(lambda a, b: b - a)
    __mul__ = __rmul__ = coerce(lambda a, b: Fraction(a.n * b.n, a.d * b.d))
    __truediv__ = coerce(lambda a, b: Fraction(a.n * b.d, a.d * b.n))
    __rtruediv__ = coerce(lambda a, b: b / a)
    __eq__ = coerce(lambda a, b: (a.n, a.d) == (b.n, b.d))
    __lt__ = coerce(lambda a, b: a.n * b.d < b.n * a.d)
    def __neg__(self): return Fraction(-self.n, self.d)
    def __hash__(self): return hash((self.n, self.d))
    def __bool__(self): return self.n != 0
    def __repr__(self): return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)
    def __float__(self): return self.n / self.d
    del coerce


class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    @classmethod
    def identity(cls, n): return cls([int(i == j) for j in range(n)] for i in range(n))
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]: raise ValueError(f"shapes {self.shape} and {o.shape}")
        cols = list(zip(*o.rows))
        return Matrix([sum((a * b for a, b in zip(r, c)), 0) for c in cols] for r in self.rows)
    def __add__(self, o): return Matrix([a + b for a, b in zip(p, q)] for p, q in zip(self.rows, o.rows))
    def __mul__(self, k): return Matrix([v * k for v in r] for r in self.rows) if not isinstance(k, Matrix) else NotImplemented
    __rmul__ = __mul__
    def __pow__(self, n):
        if n < 0: return self.inverse() ** -n
        out, base = Matrix.identity(self.shape[0]), self
        while n:
            if n & 1: out = out @ base
            base = base @ base; n >>= 1
        return out
    def __getitem__(self, k): i, j = k; return self.rows[i][j]
    def __setitem__(self, k, v): self.rows[k[0]][k[1]] = v
    def __eq__(self, o): return isinstance(o, Matrix) and self.rows == o.rows
    def __iter__(self): return (v for r in self.rows for v in r)
    def __repr__(self): return "[" + "; ".join(" ".join(map(str, r)) for r in self.rows) + "]"
    @property
    def T(self): return Matrix(zip(*self.rows))
    def det(self):
        n = len(self.rows)
        if n == 1: return self.rows[0][0]
        return sum((-1) ** j * self.rows[0][j] * Matrix([r[:j] + r[j + 1:] for r in self.rows[1:]]).det() for j in range(n))
    def inverse(self):
        n = len(self.rows)
        a = [[Fraction(v) if isinstance(v, int) else v for v in r] + [Fraction(int(i == j)) for j in range(n)] for i, r in enumerate(self.rows)]
        for c in range(n):
            p = next((r for r in range(c, n) if a[r][c]), None)
            if p is None: raise ValueError("singular")
            a[c], a[p] = a[p], a[c]
            a[c] = [v / a[c][c] for v in a[c]]
            for r in range(n):
                if r != c and a[r][c]: a[r] = [x - a[r][c] * y for x, y in zip(a[r], a[c])]
        return Matrix(r[n:] for r in a)


a, b = Matrix([[1, 2], [3, 4]]), Matrix([[0, 1], [1, 1]])
print(a @ b, a + b, a * 3, 2 * b, a.T, a.det(), a.inverse(), a @ a.inverse() == Matrix.identity(2), b ** 30, a ** 0, b ** -3, sum(a), a[1, 0], a.shape, a == Matrix([[1, 2], [3, 4]]))
c = Matrix([[2, -1, 0], [1, 3, 5], [4, 0, 1]]); print(c.det(), c.inverse(), c @ c.inverse(), (c ** 5).det() == c.det() ** 5)
h = Matrix([Fraction(1, i + j + 1) for j in range(4)] for i in range(4)); print(h, h.det(), h.inverse())
for f in (lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: a @ Matrix([[1, 2, 3]]), lambda: a * b, lambda: a + 5, lambda: Fraction(1, 0), lambda: Fraction(1) + "x", lambda: Fraction(1, 2) / 0, lambda: a["x"], lambda: Fraction(1, 2) < None):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(sum([Fraction(1, n) for n in range(1, 12)]), 1 - Fraction(1, 3), 1 / Fraction(2, 3), Fraction(6, -4), float(Fraction(1, 3)), sorted([Fraction(1, 2), Fraction(1, 3), Fraction(2, 3)]), Fraction(1, 2) == Fraction(2, 4), {Fraction(1, 2), Fraction(2, 4)}, Fraction(3) == 3, bool(Fraction(0)), -Fraction(1, 2))
print((Matrix([[1, 1], [1, 0]]) ** 200)[0, 1])

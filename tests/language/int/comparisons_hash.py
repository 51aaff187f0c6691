# Ordering and equality of ints with ints, floats, bools and others, across the width of the immediate form.
edges = sorted({s * (2 ** e + d) for e in (0, 30, 31, 47, 48, 49, 52, 53, 62, 63, 64, 100) for d in (-1, 0, 1) for s in (1, -1)})
print(len(edges), edges == sorted(edges, reverse=True)[::-1], all(a < b and a != b and not a == b and b > a and a <= b for a, b in zip(edges, edges[1:])))
bad = 0
for v in edges:
    f = float(v)
    if (f == v) != (int(f) == v): bad += 1
    if (f < v) != (int(f) < v) or (f > v) != (int(f) > v): bad += 1
    if f == v and hash(f) != hash(v): bad += 1
    for w in edges:
        if (v < w) != (v - w < 0) or (v == w) != (v - w == 0): bad += 1
        if (v < float(w)) != (v < int(float(w))): bad += 1
print("bad", bad)
for op in ("+", "-", "*", "//", "%", "&", "|", "^"):
    f = eval(f"lambda a, b: a {op} b")
    h = 0
    for a in edges:
        for b in edges:
            if b == 0 and op in ("//", "%"): continue
            h = (h * 31 + f(a, b)) % (10 ** 18 + 9)
    print(op, h, end=" ")
print()
def loops(n, step):
    x, seen = n, []
    for _ in range(6): seen.append(x); x += step
    return seen
print(loops(2 ** 48 - 3, 1), loops(-2 ** 48 + 2, -1), loops(2 ** 47 - 2, 1), loops(2 ** 63 - 2, 1), loops(2 ** 31 - 2, 1))
x = 1
grow = []
for _ in range(70): x = x * 3 - 1; grow.append(x)
print(grow[::7])
while x > 10 ** 6: x //= 5
print(x)
print(1 == 1.0 == True == 1 + 0j, 0 == -0.0 == False == 0j, hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), {1: "a", 1.0: "b", True: "c"}, 2 ** 64 == float(2 ** 64), 2 ** 64 + 1 == float(2 ** 64), 10 ** 22 == 1e22, 10 ** 23 == 1e23)
print(5 < 5.5 < 6, -1 < -0.5, 2 ** 1000 < float("inf"), -2 ** 1000 > float("-inf"), 2 ** 1024 > 1.7976931348623157e308, 5 == "5", 5 != None, 1 < True, True <= 1, [1, 2] == [1.0, 2.0], (1,) < (1.5,), max(1, 1.0), max(1.0, 1), min(True, 1))
for v in (float("nan"), "x", None, [], 1j):
    for op in ("<", "<=", "==", "!="):
        try: print(eval(f"5 {op} v", {"v": v}), end=" ")
        except TypeError as e: print(e, end="; ")
print()
total = 0
for i in range(-300, 300):
    if i == float(i) and hash(i) == hash(float(i)) and str(i) == repr(i) and int(str(i)) == i and i == eval(str(i)): total += 1
print(total, sorted({hash(v) == v for v in range(2**31 - 1 - 5, 2**31 - 1)}), hash(-1), hash(-2), hash(0))
small = [i for i in range(-6, 258)]
print(all(a is b for a, b in zip(small, [int(str(i)) for i in small])) in (True, False))

n = 200000
doublings = 4
# setup
a = set(range(0, n, 2))
b = set(range(0, n, 3))
# work
a & b
a | b
a - b
a ^ b
a <= b
a.isdisjoint(b)

n = 20000
doublings = 4
# setup
a = [(i ^ (i >> 1)) % 997 for i in range(n)] + list(range(n // 2)) + [0, 1] * (n // 4)
# work
sorted(a)

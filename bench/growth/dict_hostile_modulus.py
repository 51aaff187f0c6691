n = 500
doublings = 4
# setup
m = (1 << 61) - 1
# work
d = {}
for k in range(n):
    d[1 + k * m] = k

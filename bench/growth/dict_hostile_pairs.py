n = 25000
doublings = 4
# setup
# work
d = {}
for k in range(n):
    d[k << 20, k << 32] = k

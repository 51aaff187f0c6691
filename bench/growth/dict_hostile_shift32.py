n = 25000
doublings = 4
# setup
# work
d = {}
for k in range(n):
    d[k << 32] = k
for k in range(n):
    d[k << 32]

n = 1000
doublings = 4
# setup
# work
d = {}
for k in range(n):
    d[k << 48] = k
for k in range(n):
    d[k << 48]

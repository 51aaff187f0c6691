n = 10000
doublings = 4
# setup
# work
d = {}
for k in range(n):
    d[k * 2.0 ** 40] = k
for k in range(n):
    d[k * 2.0 ** 40]

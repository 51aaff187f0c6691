n = 50000
doublings = 4
# setup
d = {i: i for i in range(1000)}
# work
for i in range(n):
    d[1000 + i] = i
    del d[i]

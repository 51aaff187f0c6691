n = 50000
doublings = 4
# setup
d = {i: i for i in range(n)}
# work
for i in range(n):
    del d[i]

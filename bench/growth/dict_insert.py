n = 100000
doublings = 4
# setup
# work
d = {}
for i in range(n):
    d[i] = i

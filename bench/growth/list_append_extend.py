n = 100000
doublings = 4
# setup
# work
a = []
for i in range(n):
    a += (i,)
    a.extend([i])

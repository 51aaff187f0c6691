n = 10000
doublings = 4
# setup
# work
v = 0
for i in range(n):
    v = v * 2 + 1

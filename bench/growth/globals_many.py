n = 5000
doublings = 4
# setup
# work
g = globals()
for i in range(n):
    g["name%d" % i] = i
for i in range(n):
    g["name%d" % i]

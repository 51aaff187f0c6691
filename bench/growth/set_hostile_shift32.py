n = 25000
doublings = 4
# setup
# work
s = set()
for k in range(n):
    s.add(k << 32)

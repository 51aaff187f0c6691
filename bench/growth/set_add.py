n = 100000
doublings = 4
# setup
# work
s = set()
for i in range(n):
    s.add(i)

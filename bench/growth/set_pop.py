n = 50000
doublings = 4
# setup
s = set(range(n))
# work
while s:
    s.pop()

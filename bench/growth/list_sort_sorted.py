n = 400000
doublings = 4
# setup
a = list(range(n))
# work
a.sort()
a.reverse()
a.sort()

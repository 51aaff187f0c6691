n = 50000
doublings = 4
# setup
a = [[i, 'x'] for i in range(n)]
# work
repr(a)

n = 25000
doublings = 4
# setup
a = [i * 7919 % 1000003 for i in range(n)]
# work
sorted(a, key=lambda v: -v)

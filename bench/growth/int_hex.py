n = 100000
doublings = 4
# setup
v = 1 << (4 * n)
# work
h = hex(v)
int(h, 16)

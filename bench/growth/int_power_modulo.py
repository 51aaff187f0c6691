n = 40
doublings = 4
# setup
m = (1 << (8 * n)) - 159
# work
pow(3, m - 1, m)

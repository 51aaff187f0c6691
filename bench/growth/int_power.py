n = 10000
doublings = 4
# setup
# work
3 ** n
1 << n

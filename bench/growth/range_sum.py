n = 300000
doublings = 4
# setup
# work
sum(range(n))
list(range(n))

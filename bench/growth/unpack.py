n = 100000
doublings = 4
# setup
a = list(range(n))
# work
first, *rest = a
b = [*a, *a]
max(*a)

n = 5000
doublings = 4
# setup
a = list(range(n))
# work
while a:
    a.pop(0)

n = 100000
doublings = 4
# setup
d = {i: i for i in range(n)}
# work
while d:
    d.popitem()

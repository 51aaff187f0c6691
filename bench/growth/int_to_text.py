n = 500
doublings = 4
# setup
v = 10 ** n - 1
# work
for _ in range(200):
    str(v)

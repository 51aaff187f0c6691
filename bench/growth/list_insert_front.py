n = 8000
doublings = 4
# setup
a = []
# work
for i in range(n):
    a.insert(0, i)

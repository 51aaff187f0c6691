n = 200000
doublings = 4
# setup
# work
a = []
for i in range(n):
    a.append(i)

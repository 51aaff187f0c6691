n = 200000
doublings = 4
# setup
a = list(range(n))
# work
for i in range(n):
    a[i] = a[-i]

n = 200000
doublings = 4
# setup
a = list(range(n))
# work
for _ in range(20):
    b = a[1:]
    b[:10] = [1]
    b[::2]
    b.reverse()

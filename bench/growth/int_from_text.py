n = 500
doublings = 4
# setup
s = '7' * n
# work
for _ in range(200):
    int(s)

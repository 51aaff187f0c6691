n = 50000
doublings = 4
# setup
keep = [[i] for i in range(n)]
# work
for i in range(n):
    [i, [i]]

n = 50000
doublings = 4
# setup
# work
for i in range(n):
    print(i)

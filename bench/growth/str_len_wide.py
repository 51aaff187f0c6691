n = 100000
doublings = 4
# setup
s = 'aé日😀efghij' * (n // 10)
# work
for i in range(n):
    len(s)

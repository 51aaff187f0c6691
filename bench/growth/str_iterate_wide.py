n = 200000
doublings = 4
# setup
s = 'aé日😀efghij' * (n // 10)
# work
for c in s:
    pass

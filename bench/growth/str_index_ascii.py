n = 100000
doublings = 4
# setup
s = 'abcdefghij' * (n // 10)
# work
for i in range(n):
    s[i]

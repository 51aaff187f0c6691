n = 4000
doublings = 4
# setup
s = 'abcdefghij' * (n // 10)
# work
while s:
    s = s[1:]

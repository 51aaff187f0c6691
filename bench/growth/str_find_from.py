n = 50000
doublings = 4
# setup
s = 'é' + 'abc,' * n
# work
at = 0
while at >= 0:
    at = s.find(",", at + 1)

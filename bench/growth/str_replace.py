n = 400000
doublings = 4
# setup
s = 'ab' * (n // 2)
# work
s.replace("a", "xyz")
s.replace("b", "")

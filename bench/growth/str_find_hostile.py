n = 2000
doublings = 4
# setup
s = 'a' * n
needle = 'a' * (n // 4) + 'b' + 'a' * (n // 4)
# work
for _ in range(20):
    s.find(needle)
    s.rfind(needle)

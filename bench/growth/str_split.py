n = 200000
doublings = 4
# setup
s = 'abc é ' * (n // 2)
# work
s.split()
s.split(" ")
s.splitlines()

n = 20000
doublings = 4
# setup
a = 3 ** n
b = 7 ** n
# work
a * b
a * a

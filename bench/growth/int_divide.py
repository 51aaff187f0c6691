n = 5000
doublings = 4
# setup
a = 7 ** (2 * n)
b = 3 ** n
# work
a // b
a % b

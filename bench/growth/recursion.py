n = 100
doublings = 3
# setup
def f(n):
    return n and f(n - 1)
# work
for _ in range(2000):
    f(n)

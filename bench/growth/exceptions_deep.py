n = 100
doublings = 3
# setup
def f(n):
    if n == 0:
        raise ValueError
    f(n - 1)
# work
for _ in range(200):
    try:
        f(n)
    except ValueError:
        pass

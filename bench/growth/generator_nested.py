n = 50
doublings = 4
# setup
def g(n):
    if n:
        yield n
        yield from g(n - 1)
# work
for _ in range(20):
    for _ in g(n):
        pass

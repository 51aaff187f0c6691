n = 200000
doublings = 4
# setup
def g(n):
    for i in range(n):
        yield i
# work
for _ in g(n):
    pass

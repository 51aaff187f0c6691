n = 1000
doublings = 4
# setup
class C:
    pass


class D(C):
    pass


d = D()
# work
for _ in range(n * 50):
    isinstance(d, C)

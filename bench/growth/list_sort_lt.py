n = 2000
doublings = 4
# setup
class C:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        return self.v < other.v


a = [C(i * 7919 % 1000003) for i in range(n)]
# work
sorted(a)

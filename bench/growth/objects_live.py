n = 50000
doublings = 4
# setup
class C:
    def __init__(self, v):
        self.v = v
# work
a = [C(i) for i in range(n)]

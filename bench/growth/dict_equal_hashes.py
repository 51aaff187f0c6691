n = 250
doublings = 4
# setup
class K:
    def __hash__(self):
        return 7
# work
d = {}
for k in range(n):
    d[K()] = k

n = 4000
doublings = 4
# setup
class Holder:
    pass
# work
h = Holder()
h.s = ""
for _ in range(n):
    h.s += "cdef"

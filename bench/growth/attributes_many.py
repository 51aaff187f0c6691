n = 2000
doublings = 4
# setup
class C:
    pass
# work
c = C()
for i in range(n):
    setattr(c, "a%d" % i, i)
for i in range(n):
    getattr(c, "a%d" % i)

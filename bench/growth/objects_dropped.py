n = 200000
doublings = 4
# setup
class C:
    pass
# work
for i in range(n):
    C()

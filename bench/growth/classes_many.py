n = 250
doublings = 4
# setup
# work
class A:
    pass
for i in range(n):
    class B(A):
        x = 1
    B().x

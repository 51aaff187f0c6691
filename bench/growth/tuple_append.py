n = 1000
doublings = 4
# setup
# work
t = ()
for i in range(n):
    t += (i,)

n = 50000
doublings = 4
# setup
# work
d = {}
for i in range(n):
    d["key" + str(i)] = i
for i in range(n):
    d["key" + str(i)]

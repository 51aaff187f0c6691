n = 50000
doublings = 4
# setup
# work
node = None
for i in range(n):
    node = (i, node)
while node:
    _, node = node

n = 100000
doublings = 4
# setup
# work
b = bytearray()
for _ in range(n):
    b += b"abc"
    b.append(1)

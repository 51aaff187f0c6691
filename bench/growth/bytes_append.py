n = 2000
doublings = 4
# setup
# work
b = b""
for _ in range(n):
    b += b"abcdefgh"

n = 200000
doublings = 4
# setup
b = bytes(range(256)) * (n // 256)
# work
v = int.from_bytes(b, "big")
v.to_bytes(len(b), "little")

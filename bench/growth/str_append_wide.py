n = 100000
doublings = 4
# setup
# work
s = ""
for _ in range(n):
    s += "é日"

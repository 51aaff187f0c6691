n = 50000
doublings = 4
# setup
# work
s = ""
for _ in range(n):
    s += "c"
    if s[-1] != "c" or len(s) == 0:
        break

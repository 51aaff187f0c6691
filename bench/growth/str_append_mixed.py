n = 100000
doublings = 4
# setup
# work
s = ""
for i in range(n):
    s += "日" if i == n // 2 else "c"

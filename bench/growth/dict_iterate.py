n = 200000
doublings = 4
# setup
d = {i: i for i in range(n)}
# work
for k in d:
    pass
for k, v in d.items():
    pass
d.copy()
list(d)

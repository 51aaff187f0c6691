# Mistake 9: scratch memory of one operation counts too.
# only: normal, twin
# limits: memory=4194304 time=8
# expect: limit memory
x = 3 ** 100000
while True:
    x = x * x

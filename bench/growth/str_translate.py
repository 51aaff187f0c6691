n = 200000
doublings = 4
# setup
s = 'abC é' * (n // 5)
# work
s.translate({97: "xy"})

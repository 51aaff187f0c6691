# Mistake 8: native work that nothing interrupts. tests/limits has all that we know of; this is the sample.
# limits: time=0.1
# expect: limit time
print(3 ** (10**8))

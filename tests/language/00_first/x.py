def f(n):
    global m
    m = n
    f(n+1)
try: f(1)
except RecursionError: print(m)
import sys,warnings
print(warnings.filters)
print(sys.flags)
import os; print(os.getcwd(), sys.platform, sys.path)
def gen():
    yield 1
print([1,2][3:])

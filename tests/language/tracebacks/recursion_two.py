# Two functions in turn are not folded, except where the same line repeats.
import sys
def a(n):
    return b(n)
def b(n):
    if n == 0: raise ValueError("bottom")
    return a(n - 1)
def c(n):
    if n: c(n - 1)
    else: raise KeyError("c")
for f, n in ((a, 3), (c, 2), (c, 3), (c, 4), (c, 10), (c, 50)):
    try: f(n)
    except Exception as e: sys.excepthook(type(e), e, e.__traceback__)

# DeprecationWarnings of the language, shown because they come from __main__.
print(~True)
print(~False)
import sys
def g():
    try: yield
    except ValueError as e: yield repr(e)
it = g(); next(it)
print(it.throw(ValueError, "two arguments"))
class I:
    def __int__(self): return True
print(int(I()))
class F(float): pass
class G:
    def __float__(self): return F(1.5)
print(float(G()))
print(complex(1j, 2j))
for _ in range(2): print(~True)
class C:
    def __index__(self): return True
print([5, 6][C()])

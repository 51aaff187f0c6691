# Conversions that return a strict subclass work, with a DeprecationWarning.
class IntSub(int): pass
class FloatSub(float): pass
class ComplexSub(complex): pass
class I:
    def __int__(self): return True
class X:
    def __index__(self): return IntSub(4)
class F:
    def __float__(self): return FloatSub(2.5)
class C:
    def __complex__(self): return ComplexSub(1j)


print(int(I()), type(int(I())))
print([1, 2, 3, 4, 5][X()], int(X()))
print(float(F()), type(float(F())))
print(complex(C()), type(complex(C())))
print(~True, ~False)

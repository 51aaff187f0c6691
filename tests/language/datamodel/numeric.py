# All the numeric special methods, forward, reflected, in place, and conversions.
log = []
ops = {"add": "+", "sub": "-", "mul": "*", "matmul": "@", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "lshift": "<<", "rshift": ">>", "and": "&", "xor": "^", "or": "|"}
class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"N({self.v})"
for name, op in ops.items():
    setattr(N, f"__{name}__", lambda s, o, op=op: N(f"{s.v}{op}{getattr(o, 'v', o)}"))
    setattr(N, f"__r{name}__", lambda s, o, op=op: N(f"{getattr(o, 'v', o)}{op}{s.v}"))
class M(N): pass
for name, op in ops.items():
    setattr(M, f"__i{name}__", lambda s, o, op=op: (log.append(op + "="), s)[1])
n, m = N("n"), M("m")
for op in ops.values():
    print(eval(f"n {op} m"), eval(f"m {op} n"), eval(f"1 {op} n"), eval(f"n {op} 2"), end=" | ")
    x = n; exec(f"x {op}= 1"); print(x, end=" ")
    y = m; exec(f"y {op}= 1"); print(y is m)
print(log, divmod(7, 2))
class D:
    def __divmod__(self, o): return ("divmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o, m=None): return ("rpow", o, m)
    def __ipow__(self, o): return ("ipow", o)
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return ("trunc",)
    def __floor__(self): return ("floor",)
    def __ceil__(self): return ("ceil",)
    def __index__(self): return 3
    def __int__(self): return 4
    def __float__(self): return 5.5
    def __complex__(self): return 6j
    def __abs__(self): return "abs"
    def __invert__(self): return "inv"
d = D()
print(divmod(d, 1), divmod(1, d), pow(d, 2), pow(d, 2, 3), pow(2, d), round(d), round(d, 2), round(d, None), abs(d), ~d, int(d), float(d), complex(d), [0, 1, 2, 3, 4][d], "ab" * d, hex(d), bin(d), oct(d), range(d), bytes(d), chr(d + 60) if hasattr(D, "__add__") else chr(d))
e = d; e **= 2; print(e)
class OnlyIndex:
    def __index__(self): return 7
class OnlyTrunc:
    def __trunc__(self): return 8
class OnlyInt:
    def __int__(self): return 9
class OnlyFloat:
    def __float__(self): return 1.5
class SubIntIndex:
    def __index__(self): return True
class IntRetBool:
    def __int__(self): return True
class BadInt:
    def __int__(self): return 1.0
class BadFloat:
    def __float__(self): return "1"
class FloatSub(float): pass
class FloatRetSub:
    def __float__(self): return FloatSub(2.5)
class BadComplex:
    def __complex__(self): return 1.0
class ComplexSub(complex): pass
class IntSub(int): pass
class IntRetSub:
    def __int__(self): return IntSub(3)
    def __index__(self): return IntSub(4)
for o in (OnlyIndex(), OnlyTrunc(), OnlyInt(), OnlyFloat(), BadInt(), BadFloat(), BadComplex(), "x", None, [], b"5", bytearray(b"6"), 1.5, True):
    for f in (int, float, complex, lambda v: range(3)[v], hex, bool, lambda v: round(v), lambda v: [0] * v):
        try: print(f(o), end=" ")
        except Exception as error: print(type(error).__name__, error, end="; ")
    print()
print(complex(1, OnlyFloat()) if 1 else 0, complex(OnlyIndex(), OnlyIndex()), float(OnlyIndex()), pow(OnlyIndex(), 2) if hasattr(OnlyIndex, "__pow__") else "no pow", [1, 2, 3][:OnlyIndex()], slice(OnlyIndex()).indices(OnlyIndex()))

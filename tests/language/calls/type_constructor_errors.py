# What the constructors of builtin types refuse.
class Bad:
    def __int__(self): return "x"
    def __float__(self): return 1
    def __complex__(self): return 1.0
    def __str__(self): return 5
    def __repr__(self): return None
    def __bytes__(self): return "s"
    def __bool__(self): return 2
    def __index__(self): return 1.5
    def __hash__(self): return "h"
    def __len__(self): return "l"
    def __iter__(self): return 5
    def __format__(self, spec): return 5
    def __length_hint__(self): return "x"
    def __round__(self, n=None): return "any"
    def __dir__(self): return 5
    def __reversed__(self): return "any"
    def __trunc__(self): return 5


x = Bad()
for call in ["int(x)", "float(x)", "complex(x)", "str(x)", "repr(x)", "bytes(x)", "bool(x)", "hash(x)", "len(x)", "iter(x)", "list(x)", "tuple(x)", "set(x)", "dict(x)", "format(x)", "f'{x}'", "'%s' % x", "'%d' % x", "'%r' % x", "print(x)", "ascii(x)", "hex(x)", "[1][x]", "range(x)", "'a' * x", "round(x)", "reversed(x)", "dir(x)", "sorted(x)", "sum(x)", "[*x]", "print(*x)", "chr(x)", "1 in x", "x in {1}", "not x", "if_x if x else 0", "slice(x).indices(3)", "''.join(x)", "bytearray(x)",
             "int('')", "int(' ')", "int('1.5')", "int('0x10')", "int('0x10', 16)", "int('z', 36)", "int('z', 35)", "int('1', 1)", "int('1', 37)", "int('1', -2)", "int(1.5, 10)", "int(5, 10)", "int([])", "int(None)", "int(b'12')", "int(b'a')", "int(bytearray(b'7'))", "int('1', 2.5)", "int('1', base=None)", "int(x='5')", "int(base=10)", "int('1', '2')", "int('٣')", "int('1_000')", "int('1__0')", "int('_1')", "int(1j)", "int('9' * 5000)", "int(' \\n 12 \\t')", "int('- 1')", "int('+-1')", "int('1\\x00')", "int('é')", "int('12', 3, 4)",
             "float('')", "float('a')", "float('1.5.5')", "float([])", "float(None)", "float('1_0.5')", "float('1__0')", "float('nan')", "float('-InFiNiTy')", "float('in')", "float(' 1e5 ')", "float('1e')", "float('0x1p3')", "float(b'1.5')", "float(b'x')", "float('٣.٥')", "float(1j)", "float(x=1)", "float(1, 2)", "float('1e400')", "float('1\\x00')",
             "complex('')", "complex('1+')", "complex('1 + 2j')", "complex('1+2j')", "complex('(1+2j)')", "complex('j')", "complex('-j')", "complex('1j2')", "complex('a')", "complex([])", "complex('1', 2)", "complex(1, '2')", "complex(None)", "complex(real=1, imag=2)", "complex('infj')", "complex(1, 2, 3)", "complex('nan+infj')", "complex('1e5j')", "complex('1+1')",
             "bool(1, 2)", "bool(x=1)", "str(1, 2)", "str(b'a', 5)", "str(b'\\xff', 'ascii')", "str(b'a', 'no-such')", "str('a', 'utf-8')", "str(b'a', errors='x')", "str(object=b'é'.__class__)", "bytes('a')", "bytes('a', 5)", "bytes(-1)", "bytes([256])", "bytes(['a'])", "bytes(1.5)", "bytes(None)", "bytes([1], 'utf-8')", "bytes(5, 'x')", "bytes('é', 'ascii')", "bytearray('a')", "bytearray(-1)", "bytearray([300])", "memoryview(5)", "memoryview('a')", "memoryview()", "list(1)", "list(1, 2)", "list(x=1)", "tuple(5)", "tuple([], 1)", "set(5)", "set([[]])", "set(1, 2)", "frozenset(5)", "frozenset([{}])", "dict(5)", "dict([1])", "dict([(1,)])", "dict([(1, 2, 3)])", "dict(['ab', 'c'])", "dict([[], 1])", "dict({}, {})", "dict([([], 1)])", "dict(None)", "dict([(1, 2)], a=3)", "dict(**{'a': 1}, **{'b': 2})"]:
    try:
        print(call, "->", repr(eval(call)))
    except Exception as error:
        print(call, "->", type(error).__name__, error)

# Hash values on a 64-bit machine: ints, floats, complex, tuples, frozensets, ranges.
import sys
print(sys.maxsize, sys.maxsize == 2**63 - 1, sys.hash_info.modulus == 2**61 - 1, sys.hash_info.width, sys.hash_info.inf, sys.hash_info.imag)
for v in (0, 1, -1, -2, 2**31, 2**60, 2**61 - 2, 2**61 - 1, 2**61, 2**62, 2**63, 2**64, -2**61, -2**61 + 1, -2**63, 10**18, 10**19, 10**30, -10**30, 3**100): print(v, hash(v))
for v in (0.0, -0.0, 0.5, 0.25, 1.5, -1.5, 3.14159, 1e10, 1e100, -1e100, 1e-10, 5e-324, 1.7976931348623157e308, float("inf"), float("-inf"), 2.0**61, 2.0**63, 0.1, 1 / 3): print(v, hash(v))
for v in (1j, 1 + 2j, -1j, 0.5 + 0.5j, 1e10 - 3j): print(v, hash(v))
for v in ((), (1,), (1, 2), (2, 1), (1, 2, 3), (0, 0), (-1,), (1.5, 2), ((1, 2), 3), (None,) * 0, tuple(range(20)), (2**61, -2**61), ((),), ((), ())): print(v, hash(v))
for v in (frozenset(), frozenset([1]), frozenset([1, 2, 3]), frozenset(range(100)), frozenset([(1, 2), 3.5])): print(len(v), hash(v))
for v in (range(0), range(5), range(1, 10, 2), range(10**20)): print(v, hash(v) == hash(range(v.start, v.stop, v.step)))
print(hash(True), hash(False), hash((True, 1.0, 1)) == hash((1, 1, 1)))
class H:
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v
for v in (5, -1, 2**61 - 1, 2**63 - 1, 2**63, 2**64, -2**63, -2**63 - 1, True): print(v, hash(H(v)))

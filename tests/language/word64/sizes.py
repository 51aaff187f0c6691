# Sizes and indexes near the machine word.
import sys
big = sys.maxsize
for f in (lambda: range(big), lambda: len(range(big)), lambda: len(range(big + 1)), lambda: range(big + 1)[big], lambda: range(2**70)[2**69], lambda: len(range(2**70)), lambda: [1][big], lambda: [1][big + 1], lambda: [1][-big - 1], lambda: [1, 2][:big], lambda: [1, 2][-big - 1:big + 1], lambda: "abc"[big:], lambda: "a" * big, lambda: "ab" * big, lambda: [0] * big, lambda: (0,) * big, lambda: b"a" * big, lambda: "a" * (big + 1), lambda: [0] * (big + 1), lambda: "" * big, lambda: [] * big, lambda: "a" * -big, lambda: "a".center(big), lambda: "a".ljust(big + 1), lambda: "a".zfill(big), lambda: bytes(big), lambda: bytes(big + 1), lambda: bytearray(big), lambda: slice(None, big).indices(5), lambda: range(0, 2**64, 2**63)[1], lambda: list(range(2**63, 2**63 + 2)), lambda: range(big)[-1], lambda: range(-big, big)[5] , lambda: 5 in range(2**80), lambda: range(2**80).index(2**79), lambda: 1 << big, lambda: 0 << big, lambda: 1 >> big, lambda: 1 << (big + 1), lambda: 1 >> 2**70, lambda: "%*d" % (big, 1), lambda: f"{1:{big}}", lambda: f"{1:{big + 1}}", lambda: f"{1.5:.{big}f}", lambda: int("1", big), lambda: (5).to_bytes(big, "big"), lambda: "a\t".expandtabs(big), lambda: round(1.5, big), lambda: enumerate([1], big).__next__(), lambda: list(enumerate("ab", big)), lambda: sum([big, 1]), lambda: memoryview(b"a")[big], lambda: "abc".find("c", big), lambda: "abc".find("c", -big - 1), lambda: [1, 2].index(2, 0, big), lambda: [1].insert(big, 2), lambda: [1].insert(big + 1, 2), lambda: [1].pop(big), lambda: "a,b".split(",", big), lambda: "aa".replace("a", "b", big), lambda: "a".replace("a", "b" * 10, big)):
    try:
        r = f(); print(r if len(str(r)) < 100 else "long")
    except (OverflowError, MemoryError): print("too large")  # which of the two is not part of the contract
    except (IndexError, ValueError) as e: print(type(e).__name__, e)
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
for n in (big, big + 1, -big, 2**100):
    try: print(len(L(n)), bool(L(n)))
    except (OverflowError, ValueError) as e: print(type(e).__name__, e)
print(big + 1, -big - 1, big * 2, (big + 1) // 2, big == 2**63 - 1, big.bit_length(), hash(big), float(big), int(float(big)) == big + 1)

# Mistake 7: keys that collide, chosen by who writes the script. Growth stays near linear, or the time limit ends it.
# only: normal, twin
# limits: time=20
import sys


def keys(step, n=20000):
    return [i * step for i in range(n)]


for shift in (1, 16, 20, 24, 31, 32, 33, 40, 48, 52, 56, 60):
    k = keys(1 << shift)
    d = dict.fromkeys(k)
    s = set(k)
    assert len(d) == len(s) == len(k) and all(x in d for x in k) and k[-1] + 1 not in d
    d2 = {(x, x): 0 for x in k[:2000]}
    assert len(d2) == 2000
    d3 = {float(x): 0 for x in k}
    assert len(d3) == len(set(map(float, k)))
print("multiples")
k = [i * 7919 << 32 | i & 3 for i in range(20000)]
assert len(dict.fromkeys(k)) == len(set(k)) == 20000
print("low bits")
k = ["%s%d" % ("a" * (i % 7), i) for i in range(20000)]
assert len(dict.fromkeys(k)) == len(set(k)) == 20000
print("texts")
# Equal hashes cannot be separated: a few of them only.
modulus = sys.hash_info.modulus if hasattr(sys, "hash_info") else 2**61 - 1
k = keys(modulus, 1500)
d = dict.fromkeys(k)
assert len(d) == len(set(k)) == 1500 and {hash(x) for x in k} == {0}
assert (set(k) & set(k[::2])) == set(k[::2]) and len(set(k) ^ set(k[::2])) == 750
d.update(dict.fromkeys(map(lambda x: -x, k)))
assert len(d) == 2999
for x in k:
    del d[x]
assert len(d) == 1499
print("equal hashes")


class Same:
    def __hash__(self):
        return 5


o = [Same() for _ in range(300)]
assert len({*o}) == len(dict.fromkeys(o)) == 300
# Many removed entries: iterating, popping and adding do not look at them again and again.
d = dict.fromkeys(range(20000))
while len(d) > 1:
    del d[next(iter(d))]
d = dict.fromkeys(range(20000))
while d:
    d.popitem()
s = set(range(20000))
while s:
    s.pop()
for i in range(100000):
    d[i] = i
    d.pop(i - 5, None)
assert len(d) == 5
print("removed entries")

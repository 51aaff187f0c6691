# Every method and operator of set and frozenset.
def S(x): return sorted(x, key=repr)
a, b = {1, 2, 3}, {3, 4}
for T in (set, frozenset):
    a, b = T([1, 2, 3]), T([3, 4])
    print(T.__name__, a | b, a & b, a - b, a ^ b, a.union(b, [9]), a.intersection(b, [3, 1]), a.difference(b, [1]), a.symmetric_difference(b), a.union(), a.intersection(), a.difference(), a.isdisjoint(b), a.isdisjoint([7]), a.issubset([1, 2, 3, 4]), a.issuperset(()), a <= b, a < a, a >= T([1]), a > T(), a == {1, 2, 3}, a != b, 2 in a, len(a), sorted(a), a.copy() == a, T("aab") == {"a", "b"}, T(), repr(T()), repr(T([1])), bool(T()), type(a | b).__name__, type(a.union([1])).__name__)
print({1} | frozenset([2]), frozenset([1]) | {2}, type({1} | frozenset()).__name__, type(frozenset() | {1}).__name__, {1} == frozenset([1]), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): "k"}[frozenset([1])], frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])}, frozenset(frozenset([1])), frozenset({1: 2}), set(range(3)), set("é日é") == {"日", "é"}, {*()} == set())
s = {1, 2}
print(s.add(3), s.add(1), s, s.discard(9), s.discard(1), s, s.remove(2), s, s.update([4, 5], {6}, "a"), S(s), s.clear(), s)
s = {1, 2, 3, 4}; t = s
s |= {5}; s &= {1, 2, 3, 5}; s -= {1}; s ^= {2, 9}; print(s, t is s)
s.intersection_update([3, 5, 9], (5, 9)); s.difference_update([5]); s.symmetric_difference_update([9, 10]); print(s)
s = {7}; print(s.pop(), s)
for f in (lambda: s.pop(), lambda: s.remove(1), lambda: s.remove([1]), lambda: s.add([]), lambda: s.add({}), lambda: s.discard([]), lambda: [] in s, lambda: {1} | [2], lambda: {1} & [1], lambda: {1} - [1], lambda: {1} ^ (1,), lambda: [1] | {1}, lambda: {1} | 5, lambda: {1} < [1], lambda: {1} <= 5, lambda: {1} == [1], lambda: {1} < {1: 2}, lambda: {1} + {2}, lambda: set(5), lambda: set([[]]), lambda: set(1, 2), lambda: set(x=1), lambda: {1}.union(5), lambda: {1}.union([[]]), lambda: {1}.update(5), lambda: {1}.update([1], 5), lambda: {1}.issubset(5), lambda: {1}.issubset([[]]), lambda: {1}.isdisjoint(5), lambda: {1}.isdisjoint([[]]), lambda: {1}.intersection([[]]), lambda: {1}.difference([[]]), lambda: {1}.symmetric_difference(), lambda: {1}.symmetric_difference([1], [2]), lambda: hash({1}), lambda: {{1}}, lambda: {1}.nope, lambda: frozenset([1]).add(2), lambda: frozenset([[]]), lambda: frozenset(5), lambda: {1}.add(), lambda: {1}.pop(1), lambda: {1}.copy(1), lambda: {1}.__ior__([2]), lambda: {1}.__or__([2]), lambda: {1}.__contains__([]), lambda: {1}.__contains__({1}), lambda: {frozenset([1])}.__contains__({1}), lambda: {frozenset([1])}.remove({1}), lambda: {frozenset([1])}.discard({1}), lambda: exec("x = {1}; x |= [2]"), lambda: exec("x = {1}; x -= 5"), lambda: frozenset([1]).__init__([2]), lambda: {1}.__init__(5), lambda: {1}.union("ab", [3]) == {1, "a", "b", 3}, lambda: {1}.intersection({1: 2}), lambda: {1}.difference({1: 2}.keys()), lambda: {1, 2} - {1: 0}.keys(), lambda: {1: 0}.keys() | {2}, lambda: max({1, 5}), lambda: sum({1, 2}), lambda: sorted({"b", "a"}), lambda: min(set()), lambda: {1, 2} > {1} > set(), lambda: {1.0, 1, True}, lambda: {0, False, 0.0, -0.0}, lambda: len({float("nan"), 1.0})):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
x = frozenset([1, 2]); y = x; y |= {3}; print(x == {1, 2}, y == {1, 2, 3}, x.copy() is x, frozenset(x) is x, frozenset([1]) | [2] if 0 else "")
u = {1, 2, 3}; u.update(u); u -= u; print(u); u = {1, 2}; u ^= u; print(u); u = {1, 2}; u &= u; u |= u; print(u, u.isdisjoint(u), set().isdisjoint(set()), u <= u, u < u)
class Sub(set):
    def __contains__(self, x): return "yes"
    def __len__(self): return 77
    def __iter__(self): return iter("custom")
    def add(self, x): super().add(x * 2)
z = Sub([1]); z.add(5); print(5 in z, len(z), list(z), set.__len__(z), z == {1, 10}, type(z | {1}).__name__, type(z.copy()).__name__, repr(z), sorted(set.__iter__(z)), z.union([3]) >= {3}, type(z - {1}).__name__)
class F(frozenset):
    def __new__(cls, *a): return super().__new__(cls, a)
print(F(1, 2) == {1, 2}, repr(F(1)), type(F(1) | {2}).__name__, type(F(1).copy()).__name__, hash(F(1)) == hash(frozenset([1])), {F(1): "x"}[frozenset([1])], F() == frozenset())
big = set(range(1000)); big -= set(range(0, 1000, 2)); big |= {i * 1000 for i in range(5)}; print(len(big), sum(big), 999 in big, 998 in big, len(big & set(range(100))), len(big ^ set(range(1000))), big.issuperset({1, 3, 5}), len(big | big), big == set(list(big)))

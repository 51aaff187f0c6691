# The order in which a set of ints is shown follows from its table; CPython's table and probing are part of the contract.
print({3, 1, 2}, {5, 1, 3}, {10, 5, 0}, {100, 7, 64, 32}, {8, 0}, {0, 8}, {16, 8, 0}, {7, 15, 23}, {23, 15, 7}, {1, 9, 17, 25}, {25, 17, 9, 1}, {31, 32, 33}, {4, 12, 20, 3})
print(set(range(10)), set(range(20, 0, -1)), set(range(0, 100, 10)), set(range(0, 80, 8)), set(range(100, 140)), set(range(5, 200, 17)))
print({1, 2} | {3, 33, 65}, {9, 1, 17} & {1, 9, 17, 25}, {9, 1, 17, 4} - {4}, {1, 2, 3} ^ {3, 4, 100}, {64, 128, 192, 256}, {256, 192, 128, 64}, {1024, 0, 512, 1}, {2**20, 2**10, 2**30, 1}, {True, 2, 9}, {1.0, 9, 17.0})
for n in range(1, 40):
    s = {i * 37 % 101 for i in range(n)}
    print(*s, end=" | ")
print()
s = set()
for i in (8, 16, 24, 0, 32, 1, 9):
    s.add(i); print(s, end=" ")
print()
for i in (16, 0, 8):
    s.remove(i); print(s, end=" ")
print()
s.add(40); s.add(48); print(s); s |= {8}; print(s); print(s.pop(), s.pop(), s)
print(frozenset([9, 1, 17]), frozenset({17, 9, 1}), set([1, 17, 9]), set([9, 17, 1]), set((17, 1, 9)), {1, 17, 9}.copy(), set({1, 17, 9}), {9, 1, 17} | set(), set() | {9, 1, 17}, {9, 1} | {17})
a = {i for i in range(60) if i % 7 == 3}
print(a, list(a), sorted(a) == list(a), [x for x in a], tuple(a), a - {10}, a & set(range(30)), *a)
d = {0: "a", 8: "b", 16: "c"}
print(set(d), set(d.keys()), d.keys() & {16, 0, 8}, d.keys() | {4, 24}, d.keys() ^ {16, 32})
x = {1, 33, 65, 97, 129, 161, 193}
print(x); x.discard(33); print(x); x.add(225); print(x); x.add(33); print(x)
big = set(range(0, 3000, 3))
print(list(big)[:10], list(big)[-5:], list(big) == sorted(big)); big -= set(range(0, 3000, 6)); print(list(big)[:10], len(big)); big.update(range(5000, 5010)); print(list(big)[-12:])
y = {i ** 2 for i in range(30)}; print(y); print({i ** 3 % 257 for i in range(40)}); print({(i * 2654435761) % 2**20 for i in range(25)})
z = set(range(100)); z.difference_update(range(1, 100)); print(z, len(z)); z.update([5, 4, 3]); print(z); z.intersection_update({3, 5}); print(z); z.symmetric_difference_update([5, 6, 14]); print(z); z.clear(); z.add(3); z.add(2); print(z)
print(max({3, 1, 2}), next(iter({64, 32, 128})), [*{12, 4, 20}], str({20, 4, 12}), f"{ {40, 8, 24} }", sum({1, 2}), dict.fromkeys({18, 2, 10}), list(map(str, {9, 1})), sorted({5, 3}, reverse=True), enumerate({7}).__next__())

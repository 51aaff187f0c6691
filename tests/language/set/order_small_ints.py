# The order in which a set of ints is shown follows from its table; CPython's table and probing are part of the contract.
def S(*items):
    s = set()
    for i in items: s.add(i)
    return s


print(S(3, 1, 2), S(5, 1, 3), S(10, 5, 0), S(100, 7, 64, 32), S(8, 0), S(0, 8), S(16, 8, 0), S(7, 15, 23), S(23, 15, 7), S(1, 9, 17, 25), S(25, 17, 9, 1), S(31, 32, 33), S(4, 12, 20, 3))
print(set(range(10)), set(range(20, 0, -1)), set(range(0, 100, 10)), set(range(0, 80, 8)), set(range(100, 140)), set(range(5, 200, 17)))
print(S(1, 2) | S(3, 33, 65), S(9, 1, 17) & S(1, 9, 17, 25), S(9, 1, 17, 4) - {4}, S(1, 2, 3) ^ S(3, 4, 100), S(64, 128, 192, 256), S(256, 192, 128, 64), S(1024, 0, 512, 1), S(2**20, 2**10, 2**30, 1), S(True, 2, 9), S(1.0, 9, 17.0))
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
print(frozenset([9, 1, 17]), frozenset(S(17, 9, 1)), set([1, 17, 9]), set([9, 17, 1]), set((17, 1, 9)), S(1, 17, 9).copy(), set(S(1, 17, 9)), S(9, 1, 17) | set(), set() | S(9, 1, 17), S(9, 1) | {17})
a = {i for i in range(60) if i % 7 == 3}
print(a, list(a), sorted(a) == list(a), [x for x in a], tuple(a), a - {10}, a & set(range(30)), *a)
d = {0: "a", 8: "b", 16: "c"}
print(set(d), set(d.keys()), d.keys() & S(16, 0, 8), d.keys() | S(4, 24), d.keys() ^ S(16, 32))
x = S(1, 33, 65, 97, 129, 161, 193)
print(x); x.discard(33); print(x); x.add(225); print(x); x.add(33); print(x)
big = set(range(0, 3000, 3))
print(list(big)[:10], list(big)[-5:], list(big) == sorted(big)); big -= set(range(0, 3000, 6)); print(list(big)[:10], len(big)); big.update(range(5000, 5010)); print(list(big)[-12:])
y = {i ** 2 for i in range(30)}; print(y); print({i ** 3 % 257 for i in range(40)}); print({(i * 2654435761) % 2**20 for i in range(25)})
z = set(range(100)); z.difference_update(range(1, 100)); print(z, len(z)); z.update([5, 4, 3]); print(z); z.intersection_update(S(3, 5)); print(z); z.symmetric_difference_update([5, 6, 14]); print(z); z.clear(); z.add(3); z.add(2); print(z)
print(max(S(3, 1, 2)), next(iter(S(64, 32, 128))), [*S(12, 4, 20)], str(S(20, 4, 12)), f"{ S(40, 8, 24) }", sum(S(1, 2)), dict.fromkeys(S(18, 2, 10)), list(map(str, S(9, 1))), sorted(S(5, 3), reverse=True), enumerate({7}).__next__())

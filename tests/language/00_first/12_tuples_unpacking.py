# Tuples and unpacking in every common place.
t = 1, 2, 3
print(t, t[0], t[1:], len(t), t + (4,), t * 2, (1,), (), 2 in t)
a, b, c = t
a, b = b, a
print(a, b, c)
(x, y), [z, *w] = (1, 2), (3, 4, 5)
print(x, y, z, w)
*init, last = range(4)
first, *middle, last = "abcdef"
print(init, last, first, middle)
for i, (p, q) in enumerate([(1, 2), (3, 4)]):
    print(i, p, q)


def minmax(values):
    return min(values), max(values)


low, high = minmax([3, 1, 2])
print(low, high)
a = b = c = []
a.append(1)
print(a, b, c is a)
d = {"k": (1, [2, 3])}
d["k"][1][0], d["new"] = 20, "v"
print(d)
values = [0, 1, 2]
i = 0
i, values[i] = 2, "set"
print(i, values)
print([*range(3), *"ab"], (*[1], 2), {*[1, 1, 2]}, {**{"a": 1}, "b": 2})
for bad in ((1,), (1, 2, 3)):
    try:
        m, n = bad
    except ValueError as error:
        print(error)
try:
    h, *k, l = (1,)
except ValueError as error:
    print(error)
try:
    u, v = 5
except TypeError as error:
    print(error)
print((1, 2) < (1, 3), (1, 2) == (1, 2), hash((1, 2)) == hash((1, 2)), sorted([(2, "a"), (1, "b")]))
print((1, 2, 1).count(1), (1, 2, 1).index(2))

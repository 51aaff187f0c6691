# Lists: building, indexing, slicing, methods.
a = [3, 1, 2]
a.append(5)
a.extend([9, 8])
a.insert(1, 7)
print(a, len(a), a[0], a[-1], a[1:3], a[::-1])
a.sort()
print(a, sorted(a, reverse=True), a.index(7), a.count(9))
print(a.pop(), a.pop(0), a)
a.remove(7)
del a[0]
print(a)
a[0] = "x"
a[1:] = [1, 2, 3, 4]
a[::2] = ["p", "q", "r"]
print(a)
b = a
b.append("shared")
c = a[:]
c.append("copied")
print(a == b, a is b, a is c, len(a), len(c))
print([1, 2] + [3], [0] * 4, 2 in [1, 2], [] == [], [1, 2] < [1, 3], [1] < [1, 0])
grid = [[i * j for j in range(4)] for i in range(3)]
print(grid, grid[2][3], sum(grid[1]), max(grid[2]), min([4, 2, 8]))
nested = [1, [2, [3, [4]]]]
print(nested[1][1][1][0], nested)
a.clear()
a.reverse()
print(a, not a, list("abc"), list(range(5)), list((1, 2)))
first, *rest = [1, 2, 3, 4]
print(first, rest)
for index, value in enumerate(["a", "b"], 1):
    print(index, value)
for x, y in zip([1, 2, 3], "ab"):
    print(x, y)
print([x for x in range(20) if x % 3 == 0 if x % 2 == 0])
print(any([0, 1]), all([1, 0]), list(map(str, [1, 2])), list(filter(None, [0, 1, "", "a"])))
words = ["banana", "kiwi", "apple"]
words.sort(key=len)
print(words, list(reversed(words)))

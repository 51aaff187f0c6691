# Every list method: results, edge indexes, errors.
l = [3, 1, 2]
print(l.append(4), l.extend("ab"), l.insert(1, "x"), l, l.pop(), l.pop(0), l.pop(-1), l, l.remove("x"), l.index(2), l.count(1), l.reverse(), l, l.copy(), l.copy() is l, l.clear(), l)
for i in (-100, -5, -4, -1, 0, 1, 3, 4, 5, 100):
    l = [0, 1, 2, 3]; l.insert(i, "I"); print(i, l, end="; ")
    try: l = [0, 1, 2, 3]; print(l.pop(i), l)
    except IndexError as e: print(e)
l = [1, 2, 3, 2, 1]
print(l.index(2), l.index(2, 2), l.index(1, -1), l.index(3, -100, 100), l.index(2, 1, 2), l.count(2), l.count("x"), l.count(True), l.count(1.0))
for f in (lambda: l.index(9), lambda: l.index(2, 4), lambda: l.index(3, 0, 2), lambda: l.index(), lambda: l.index(1, "x"), lambda: l.index(1, 0, 1, 2), lambda: l.remove(9), lambda: [].pop(), lambda: l.pop(10), lambda: l.pop("x"), lambda: l.pop(1.0), lambda: l.pop(1, 2), lambda: l.append(), lambda: l.append(1, 2), lambda: l.extend(5), lambda: l.extend(None), lambda: l.extend(), lambda: l.insert(1), lambda: l.insert("a", 1), lambda: l.insert(1.5, 1), lambda: l.clear(1), lambda: l.copy(1), lambda: l.reverse(1), lambda: l.sort(1), lambda: l.sort(None), lambda: l.sort(key=5), lambda: l.sort(nope=1), lambda: l.count(), lambda: l.nope, lambda: l.append(x=1), lambda: hash(l), lambda: l < 5, lambda: l + (1,), lambda: l + 5, lambda: l * "a", lambda: l * 1.5, lambda: l["a"], lambda: l[1, 2], lambda: l[1.0], lambda: l[10**30], lambda: l(), lambda: list(5), lambda: list(1, 2), lambda: list(x=1), lambda: l.__setitem__("a", 1), lambda: l.__setitem__(10, 1), lambda: l.__delitem__(10), lambda: l.__delitem__("a"), lambda: l.__iadd__(5), lambda: l.__imul__("a"), lambda: [1] * 2**70, lambda: setattr(l, "x", 1), lambda: l.__getitem__(), lambda: l.__contains__(), lambda: l.__init__(5), lambda: list.__new__(), lambda: l.index(2, None)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
l = [1, 2]
l.extend(l); print(l); l.extend(x * 10 for x in (1, 2)); print(l); l.extend({}); l.extend({"k": 1}); l.extend(range(2)); l.extend(()); print(l)
l += "xy"; l += (1,); l *= 2; print(len(l), l[-3:]); l *= 0; print(l)
def gen():
    yield 1; l.append("during"); yield 2
l = []; l.extend(gen()); print(l)
def failing():
    yield 1
    raise ValueError("mid extend")
l = [0]
try: l.extend(failing())
except ValueError: print(l)
try: l += failing()
except ValueError: print(l)
l.__init__("new"); print(l); l.__init__(); print(l)
a = [1, [2, [3]]]; b = a.copy(); b[1].append(4); b.append(5); print(a, b)
print([1, 2] == [1, 2], [1] != [1.0], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [[1]] == [[1]], [1] == (1,), ["a"] < ["b"], [1, "a"] < [2, 5], list("ab") + list((1,)), [None] * 3, 2 * [0], [1, 2, 3][::-1], [*range(3)][1:], len([1, 2]), 2 in [1, 2], [1] in [[1]], bool([]), max([1, 3, 2]), sum([1, 2], 10), sorted([3, 1]), list(reversed([1, 2])), list(enumerate(["a"])), str([1, "a", None]), repr([[]]))

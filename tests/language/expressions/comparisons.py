# Chained comparisons evaluate each operand once and stop at the first false link.
def v(x):
    print("<%s>" % x, end="")
    return x


print(v(1) < v(2) < v(3), v(3) < v(1) < v(9), v(1) == v(1) != v(2) <= v(2))
print(v(1) < v(5) > v(2) in [v(2)], v(1) is not None is not v(0))
print(1 < 2 < 3 < 4, 1 < 2 > 0, 1 == 1.0 == True, 1 != 2 != 1, [] is not [] == [], 1 in [1, 2] in [[1, 2]])


class C:
    def __init__(self, n, answer): self.n, self.answer = n, answer
    def __lt__(self, other): print("lt", self.n, getattr(other, "n", other), end="; "); return self.answer
    def __gt__(self, other): print("gt", self.n, getattr(other, "n", other), end="; "); return self.answer
    def __eq__(self, other): print("eq", self.n, getattr(other, "n", other), end="; "); return self.answer
    def __repr__(self): return f"C{self.n}"


print(C(1, []) < C(2, 5) < C(3, 6))
print(C(1, "yes") < C(2, "last") < C(3, 6))
print(C(1, "a") == C(2, 0) == C(3, 0), C(1, 0) > C(2, 1) > C(3, 1))
print(5 < C(1, "reflected"), 5 == C(1, "req"), [1] > C(2, "rgt"))
print(not C(1, "x") < C(2, "y"), "-")
for pair in [(1, "a"), (None, None), ([], ()), ({}, {}), (1j, 2j), (object, 1), (1, None), (b"a", "a"), (set(), []), (print, len)]:
    for op in "< <= > >= == !=".split():
        try:
            print(eval(f"a {op} b", {"a": pair[0], "b": pair[1]}), end=" ")
        except TypeError as error:
            print(error, end=" | ")
    print()
print((1, 2) < (1, 2, 0), [1, [2, 3]] < [1, [2, 4]], "abc" < "abd", "a" < "B", "" < "a", b"a" < b"b", (1,) < (1.5,), [2] > [1, 9])
nan = float("nan")
print(nan == nan, nan != nan, nan < 1, nan in [nan], [nan] == [nan], (nan,) == (nan,), [nan] == [1.0], {nan: 1} == {nan: 1}, max([nan, 1]) is nan)
print(1 < 1.5 < 2, 10**30 > 1e29, 10**30 == 1e30, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53, 10**400 > 1e308, 10**400 < float("inf"), -10**400 > -float("inf"), 10**400 == float("nan"))
print({1, 2} < {1, 2, 3}, {1} < {2}, {1} > {2}, {1} == {1.0}, {1: 2}.keys() < {1, 2}, frozenset([1]) == {1}, {1} <= {1})
print(True < 2, True == 1, False < True, True + 1 == 2.0 == 2)

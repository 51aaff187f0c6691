# is, is not, in, not in, and the three ways a container can answer.
a = [1]
b = a
print(a is b, a is not b, None is None, a is not None, True is True, Ellipsis is Ellipsis, type(1) is int)


class Contains:
    def __contains__(self, x): print("contains", x, end=" "); return x


class Iter:
    def __iter__(self): print("iter", end=" "); return iter([1, 2, 3])


class Old:
    def __getitem__(self, i):
        print("getitem", i, end=" ")
        if i > 3: raise IndexError
        return i * 10


class Refuses:
    __contains__ = None
    def __iter__(self): return iter([1])


class EqAll:
    def __eq__(self, o): print("eq", end=" "); return True


class EqRaise:
    def __eq__(self, o): raise ValueError("eq raised")


print("" in Contains(), 5 in Contains(), 0 not in Contains(), [] in Contains())
print(2 in Iter(), 5 in Iter(), 5 not in Iter(), 20 in Old(), 5 in Old())
print(EqAll() in [1, 2], 1 in [EqAll()], EqAll() in (1,), EqAll() in Iter(), EqAll() in {1: 2}.values())
e = EqRaise()
print(e in [e], e in (e,), [e].index(e), [e].count(e), [e] == [e])
for text in ["1 in 5", "1 in None", "1 in Refuses()", "1 in object()", "1 in int", "1 in 'abc'", "None in 'abc'", "'a' in b'abc'", "256 in b'a'", "-1 in b'a'", "'a' in 5", "1.0 in b'a'", "[] in {}", "[] in set()", "[] in {1: 2}.keys()", "{} in {1: 2}.items()", "(1, []) in {1: 2}.items()", "e in [1]", "1 in (x for x in [1, 2])", "b'b' in b'abc'", "b'' in b''", "'' in ''", "97 in b'a'", "1 in range(5)", "1.0 in range(5)", "1.5 in range(5)", "'1' in range(5)", "True in range(5)", "5 not in range(5)", "10**30 in range(10)", "slice(1) in [slice(1)]", "1 in {1.0}", "{1} in {frozenset({1})}", "set() in {frozenset()}", "{1} in [{1}]", "1 in type('T', (), {'__contains__': lambda s, x: 'truthy'})()", "1 in type('T', (), {'__iter__': lambda s: 5})()", "1 in type('T', (), {'__getitem__': lambda s, i: 1/0})()"]:
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
it = iter([1, 2, 3, 4])
print(2 in it, list(it), 9 in it)
print("ell" in "hello", "" in "abc", "lo" not in "hello", "é" in "café", "日本" in "日本語")

# keys, values, items: live views, set operations, iteration order, errors.
d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, type(k).__name__, type(v).__name__, type(i).__name__, len(k), "a" in k, 1 in v, ("a", 1) in i, ("a", 2) in i, list(k), list(reversed(k)), list(reversed(v)), list(reversed(i)), k.mapping == d, sorted(v, reverse=True))
d["d"] = 4; del d["a"]; print(k, v, i, len(v))
print(k & {"b", "z"}, sorted(k | {"z"}), sorted(k - {"b"}), sorted(k ^ {"b", "q"}), k & ["c"], sorted({"b", "x"} - k), {"b"} & k, sorted({"q"} | k), k.isdisjoint({"z"}), k.isdisjoint("bz"), k == {"b", "c", "d"}, k != {"b"}, k < {"b", "c", "d", "e"}, k <= k, k >= {"b"}, k > {"b"}, {"b", "c", "d"} == k, k == ["b", "c", "d"], k == d.keys(), v == v, v == d.values())
print(sorted(i & {("b", 2), ("z", 1)}), sorted(i | {("z", 9)}), sorted(i - [("b", 2)]), i ^ i, i == {("b", 2), ("c", 3), ("d", 4)}, i.isdisjoint([("b", 3)]), i >= {("b", 2)}, i == {"b": 2, "c": 3, "d": 4}.items(), {1: 1}.items() == {1: 1.0}.items(), type(k & {"b"}).__name__, type(i | []).__name__)
unh = {"l": [1], "m": {}}
ui = unh.items()
for f in (lambda: ("l", [1]) in ui, lambda: ("l", [2]) in ui, lambda: ([], 1) in ui, lambda: "l" in ui, lambda: ("l",) in ui, lambda: ui == unh.items(), lambda: ui & set(), lambda: ui | set(), lambda: ui - set(), lambda: set(ui), lambda: [] in unh.keys(), lambda: [1] in unh.values(), lambda: ui == {"l": [1], "m": {}}.items(), lambda: k + k, lambda: k[0], lambda: v[0], lambda: hash(k), lambda: hash(v) is not None, lambda: hash(i), lambda: k & 5, lambda: 5 & k, lambda: k | 5, lambda: k - None, lambda: k < [1], lambda: v & v, lambda: v | v, lambda: v < v, lambda: i < 5, lambda: k.nope, lambda: len(iter(k)), lambda: next(k), lambda: k.mapping["b"], lambda: k.mapping.__setitem__("x", 1), lambda: setattr(k, "mapping", 1), lambda: type(k)(), lambda: type(k)({}), lambda: dict.keys(5), lambda: k.isdisjoint(5), lambda: k.isdisjoint(k), lambda: {}.keys() == set(), lambda: {}.keys().isdisjoint({}), lambda: bool({}.keys()), lambda: bool(k), lambda: k & {"c": 1}, lambda: k & "cb" == {"b", "c"}, lambda: copyish(k)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
it = iter(d); print(next(it), it.__length_hint__()); d["b"] = 22; print(next(it)); d["new"] = 5
try: next(it)
except RuntimeError as e: print(e)
try: next(it)
except (RuntimeError, StopIteration) as e: print(repr(e))
for make in (lambda: iter(d.values()), lambda: iter(d.items()), lambda: reversed(d), lambda: iter(d.keys())):
    it = make(); next(it); d[len(d)] = 1
    try: next(it); print("no error")
    except RuntimeError as e: print(e)
d = {1: 1, 2: 2}
it = iter(d); next(it); del d[1]; d[3] = 3
try: print(next(it), list(it))
except RuntimeError as e: print(e)
d = {1: 1, 2: 2, 3: 3}; it = iter(d); next(it); d[1] = "changed value is fine"; print(list(it))
d = dict.fromkeys(range(5)); it = iter(d.items()); print(next(it)); d.clear()
try: print(next(it))
except RuntimeError as e: print(e)
print(list(d.items()))
print([*{"a": 1}.items()], dict({"x": 1}.items()), {**dict({"y": 2}.items())}, list(zip({"a": 1}.keys(), {"a": 1}.values())), max({"a": 3, "b": 1}.items(), key=lambda p: p[1]), sum({"a": 3, "b": 1}.values()), sorted({"b": 1, "a": 2}.items()), {v: k for k, v in {"a": 1}.items()}, any({0: 0}.values()), str({}.items()), repr({1: {2: 3}}.values()), f"{ {1: 2}.keys() }", len({1: 2}.items() | {3: 4}.items()))
r = {}; r["self"] = r.values(); print(repr(r)[:40]) if 0 else print("views of themselves are left out")
class D(dict):
    def __iter__(self): return iter("zz")
    def __len__(self): return 9
s = D(a=1); print(list(s.keys()), len(s.keys()), list(s.items()), s.keys() == {"a"})

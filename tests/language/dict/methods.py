# Every dict method and operator.
d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("a", 9), d.setdefault("c"), d.setdefault("d", []), d, d.pop("a"), d.pop("zz", "dflt"), d.popitem(), d, d.update(e=5), d.update({"f": 6}), d.update([("g", 7), "hi"]), d.update({"b": 20}, c=30), d, d.copy() == d, d.copy() is d, len(d), d.clear(), d)
print(dict(a=1, b=2), dict([("a", 1)]), dict({"a": 1}, b=2), dict(zip("ab", [1, 2])), dict(), dict({}), dict(["ab", "cd"]), dict(((1, 2), [3, 4])), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict.fromkeys({}), dict(dict(x=1)), dict(**{"k": 1}), {**{"a": 1}, "b": 2}, dict([("a", 1), ("a", 2)]), dict(iter([("k", "v")])), dict(x for x in [(1, 2)]))
print({"a": 1} | {"b": 2}, {"a": 1} | {"a": 2}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} != {"a": 1.0}, "a" in {"a": 1}, 1 in {1.0: 2}, {1: "a"} == {True: "a"}, list({"x": 1, "y": 2}), sorted({"b": 1, "a": 2}), len({}), bool({}), max({"a": 1, "b": 0}), {1: {2: {3: 4}}}[1][2][3], list(reversed({"a": 1, "b": 2})), {1: 2}.__contains__(1), str({"a": [1], 2: None}), repr({}), {1, 2} == {1: 1, 2: 2}.keys())
e = {"a": 1}; f = e; e |= {"b": 2}; e |= [("c", 3)]; print(e, f is e)
order = {}
for k in "hello": order[k] = order.get(k, 0) + 1
del order["l"]; order["l"] = "re-added"; order["h"] = "kept place"; print(order, order.popitem(), list(order.items()))
for g in (lambda: d["z"], lambda: d[[]], lambda: d.pop("z"), lambda: d.pop(), lambda: d.pop("a", 1, 2), lambda: {}.popitem(), lambda: d.get(), lambda: d.get([], 1), lambda: d.get("a", 1, 2), lambda: d.setdefault(), lambda: d.setdefault([], 1), lambda: d.update(5), lambda: d.update([5]), lambda: d.update([(1, 2, 3)]), lambda: d.update([[]]), lambda: d.update({}, {}), lambda: d.update(None), lambda: d.update("ab"), lambda: d.update([([], 1)]), lambda: dict(5), lambda: dict([1, 2]), lambda: dict("ab"), lambda: dict({}, {}), lambda: dict(**{1: 2}), lambda: dict(a=1, **{"a": 2}), lambda: dict.fromkeys(), lambda: dict.fromkeys(5), lambda: dict.fromkeys([[]]), lambda: d | [("a", 1)], lambda: [("a", 1)] | d, lambda: d | 5, lambda: d.__ior__(5), lambda: d < d, lambda: d + d, lambda: hash(d), lambda: d(), lambda: d.nope, lambda: d.copy(1), lambda: d.clear(1), lambda: d.keys(1), lambda: d.popitem(1), lambda: d.__delitem__("z"), lambda: d.__delitem__([]), lambda: d.__setitem__([], 1), lambda: [] in d, lambda: d.__getitem__("z"), lambda: d.__missing__, lambda: del_item({}, 1), lambda: {}[()], lambda: {}[None], lambda: {}[1.5], lambda: {}["é"], lambda: {}[(1, "a")], lambda: {}[b"x"], lambda: d.get(key="a"), lambda: dict({1: 2}, **{"a": 3}), lambda: setattr(d, "x", 1)):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
class Keys:
    def keys(self): return iter(["x", "y"])
    def __getitem__(self, k): return k * 2
class BadKeys:
    def keys(self): return 5
class NoGet:
    def keys(self): return ["a"]
class KeysRaise:
    def keys(self): raise ValueError("keys")
for o in (Keys(), BadKeys(), NoGet(), KeysRaise()):
    for g in (dict, lambda o: {}.update(o), lambda o: {**o}, lambda o: (lambda **k: k)(**o), lambda o: {} | o):
        try: print(g(o), end="; ")
        except Exception as e: print(type(e).__name__, e, end="; ")
    print()
class D(dict):
    def __missing__(self, k): return "missing"
    def __setitem__(self, k, v): super().__setitem__(k, ("set", v))
    def __getitem__(self, k): return ("get", super().__getitem__(k))
    def __contains__(self, k): return True
    def __iter__(self): return iter("custom")
    def __len__(self): return 42
    def keys(self): return ["k1"]
x = D(a=1); x["b"] = 2; x.setdefault("c", 3); x.update(e=5)
print(x, x["a"], x["zz"], x.get("a"), x.get("zz"), "q" in x, len(x), list(x), dict.__len__(x), x.pop("a"), x == {"b": ("set", 2), "c": 3, "e": 5}, type(x.copy()).__name__, type(x | {}).__name__, type(D.fromkeys("a")).__name__, D.fromkeys("a"), x.items())
try: print(dict(x))
except Exception as e: print(type(e).__name__, e)
try: print({**x})
except Exception as e: print(type(e).__name__, e)

# Dicts keep their order; sets hold each value once.
d = {"one": 1, "two": 2}
d["three"] = 3
print(d, len(d), d["two"], d.get("four"), d.get("four", 4), "one" in d, 1 in d)
for key in d:
    print(key, d[key], end=" ")
print()
for key, value in d.items():
    print(key, "=", value, end="; ")
print()
print(list(d.keys()), list(d.values()))
del d["one"]
d["one"] = 11
d["two"] += 20
print(d, d.pop("two"), d.pop("nope", None), d)
print(d.setdefault("list", []), d)
d["list"].append(1)
print(d)
d.update({"x": 1}, y=2)
print(d, {**d, "z": 3}, d | {"q": 0})
squares = {n: n * n for n in range(6)}
print(squares, {v: k for k, v in squares.items()})
count = {}
for c in "mississippi":
    count[c] = count.get(c, 0) + 1
print(count, sorted(count.items(), key=lambda item: (-item[1], item[0])))
s = {3, 1, 2, 3}
s.add(5)
s.discard(9)
print(s, len(s), 2 in s, s | {7}, s & {1, 2, 9}, s - {1}, s ^ {1, 8})
print(set(), {1} <= {1, 2}, {1, 2} == {2, 1}, sorted({x % 3 for x in range(10)}))
print({(1, 2): "tuple key", 1.0: "float", None: "none", True: "replaces 1.0"})
print(dict([("a", 1), ("b", 2)]), dict(a=1), dict({}), {} == dict())
try:
    d["missing"]
except KeyError as error:
    print("KeyError", error)
try:
    {[]: 1}
except TypeError as error:
    print("TypeError", error)

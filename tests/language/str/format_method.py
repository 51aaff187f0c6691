# str.format and format_map: fields, attributes, indexes, nesting, errors.
class O:
    def __init__(self): self.x = 5; self.d = {"k": [1, 2]}
    def __getitem__(self, k): return f"<{k!r}>"
    def __format__(self, s): return f"O:{s}"
    def __str__(self): return "str"
    def __repr__(self): return "repr"
o = O()
print("{} {}".format(1, 2), "{0} {1} {0}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{0} {a}".format(1, a=2), "{{}} {{{}}}".format(5), "{!r} {!s} {!a}".format("é", "é", "é"), "{:>5}|{:<5}|{:^5}".format(1, 2, 3), "".format(), "plain".format(1, x=2))
print("{0.x} {0.d[k]} {0.d[k][1]} {0[k]} {0[5]} {0[-1]} {0[a b]} {0[]]}".format(o) if 0 else "{0.x} {0.d[k]} {0.d[k][1]} {0[k]} {0[5]} {0[-1]} {0[a b]}".format(o), "{a.x}".format(a=o), "{[0]} {.x}".format([7], o), "{0[0][1]}".format([[1, 2]]), "{:{}}".format(5, 10), "{:{w}.{p}}".format(3.14159, w=10, p=3), "{0:{1}{2}}".format("x", ">", 5), "{:{}{}}".format(7, "0", 4), "{0!r:>{1}}".format("a", 6), "{x[0.5]}".format(x={"0.5": 1}), "{0[00]}".format({"00": "str key", 0: "int key"}), "{0[0]}".format({0: "int key"}), "{0.__class__.__name__}".format(1))
print("{}".format(o), "{:}".format(o), "{:abc}".format(o), "{!s}".format(o), "{!r:>8}".format(o), "{:{{}}".format(o) if 0 else "{:}}}".format(o), "{:%Y-%m}".format(o), "{:!r}".format(o), "{0:{0}}".format("5") if 0 else "", "{:,} {:_} {:.2%} {:e}".format(1234567, 1234567, 0.256, 12345.678), "{:b} {:o} {:x} {:X} {:c} {:#x}".format(5, 8, 255, 255, 97, 16), "{:+d} {: d} {:05d} {:<5d}|{:=+5d}".format(1, 2, 3, 4, 5), "{:s} {:.2s} {:5s}|{:é^5}".format("a", "abc", "d", "e"), "{0}{0!s}{0!r}".format("z"), "{:10}|{:10}".format("s", 1), "{}{}".format(*"ab"), "{k}{v}".format(**{"k": 1, "v": 2}))
class D(dict):
    def __missing__(self, k): return f"[{k}]"
print("{a} {b}".format_map(D(a=1)), "{x.y}".format_map({"x": type("T", (), {"y": 2})}), "{a[b]}".format_map({"a": {"b": 3}}), "{ a }".format_map({" a ": 1}), "{a!r:>4}".format_map({"a": "q"}), "{}".format_map({"": "empty name"}) if 0 else "")
for t, a, k in [("{}", (), {}), ("{0}", (), {}), ("{1}", (5,), {}), ("{a}", (), {}), ("{} {0}", (1, 2), {}), ("{0} {}", (1, 2), {}), ("{", (), {}), ("}", (), {}), ("{}}", (1,), {}), ("{{}", (), {}), ("{0", (1,), {}), ("{0!}", (1,), {}), ("{0!x}", (1,), {}), ("{0!rr}", (1,), {}), ("{0!r", (1,), {}), ("{!}", (1,), {}), ("{0:", (1,), {}), ("{0:{", (1,), {}), ("{0:{1:{2}}}", (1, 2, 3), {}), ("{0[}", ([1],), {}), ("{0[0}", ([1],), {}), ("{0[]}", ([1],), {}), ("{0[0]x}", ([1],), {}), ("{0.}", (1,), {}), ("{0.x.}", (1,), {}), ("{.x}", (1,), {}), ("{0.nope}", (1,), {}), ("{0[nope]}", ({},), {}), ("{0[9]}", ([1],), {}), ("{0[x]}", ([1],), {}), ("{-1}", (1,), {}), ("{1.5}", (1,), {}), ("{a b}", (), {"a b": 1}), ("{0:d}", ("s",), {}), ("{0:s}", (1,), {}), ("{0:q}", (1,), {}), ("{:{}}", (1,), {}), ("{:{}}", (1, "x"), {}), ("{99999999999999999999}", (1,), {}), ("{0[99999999999999999999]}", ([1],), {}), ("{0:99999999999999999999}", (1,), {}), ("{!r}", (), {}), ("{0!s:d}", (5,), {}), ("{ 0}", (1,), {}), ("{0 }", (1,), {}), ("{a.b[c].d}", (), {"a": 1}), ("{0[a}]}", ({},), {}), ("{a{b}}", (), {"a": 1, "b": 2}), ("{:}}", (1,), {}), ("{{{}", (1,), {}), ("{0[0]}", (5,), {}), ("{0.x}", (None,), {}), ("{0:{x}}", (1,), {})]:
    try: print(repr(t), "->", t.format(*a, **k))
    except Exception as e: print(repr(t), "->", type(e).__name__, e)
for f in (lambda: str.format(), lambda: str.format(5), lambda: "{}".format_map(), lambda: "{a}".format_map({}), lambda: "{a}".format_map(5), lambda: "{}".format_map([1]), lambda: "{0}".format_map([1]), lambda: "x".format_map(5), lambda: "{a}".format_map({"a": 1}, 2)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
order = []
class L:
    def __init__(self, n): self.n = n
    def __format__(self, s): order.append((self.n, s)); return str(self.n)
print("{2}{0}{1:{3}}".format(L(0), L(1), L(2), L(3)), order)
print("{:{fill}{align}{width}}".format("x", fill="*", align="^", width=7), "{0:{0}}".format(5) if 1 else 0, "{:<{n}}|".format("ab", n=4), "{:.{}f}".format(2.71828, 2), "{0.real:{1[0]}}".format(5, ["03"]), "é{}日{}😀".format("ü", "本"), "{}".format("x" * 1000)[-3:], "{0}".format(True), "{:d}".format(True), "{}".format(None), "{:>6}".format("é日"), "{!a}".format("日"))

# Where the carets stand: every kind of failing expression, printed through sys.excepthook.
import sys


def show(f):
    try: f()
    except Exception as error: sys.excepthook(type(error), error, error.__traceback__.tb_next)


class A:
    x = None
    def m(self): return self


a, n, zero, d, l, s = A(), None, 0, {}, [1], "text"
def f01(): return 1 + zero / zero
def f02(): return (zero * 5 + 7) // (zero + zero)
def f03(): return a.x.y
def f04(): return a.m().m().nope.more
def f05(): return d["key"]["inner"]
def f06(): return l[zero][5] if 0 else l[5]
def f07(): return len(5)
def f08(): return s + 5 + s
def f09(): return a.m(1)
def f10(): return max(1, 2, key=5)
def f11(): return [x / zero for x in l]
def f12(): return undefined_name
def f13(): return -s
def f14(): return not undefined
def f15(): return 1 < s
def f16(): return s in 5
def f17(): return f"{s:d}"
def f18(): return f"{zero / zero} and more"
def f19(): return (lambda: 1 / 0)()
def f20(): return zero()
def f21(): return a[0]
def f22(): return a.m().x[1:2]
def f23(): return s.join([1])
def f24(): return l[0] + l["a"]
def f25(): return {[]: 1}
def f26(): return [*5]
def f27(): return print(*5)
def f28(): return dict(**5)
def f29(): return 1 if undefined else 2
def f30(): return (yield_ := undefined)
def f31(): return s % 5
def f32(): return 2 ** s
def f33(): return l @ l
def f34(): return (1,
                   2 / zero,
                   3)
def f35():
    return a.m(
        1,
        2,
    )
def f36():
    return (
        zero
        /
        zero
    )
def f37():
    x = (a
         .m()
         .nope)
def f38():
    return d[
        "long key"
    ]
def f39(): l[7] = 1
def f40(): del d["x"]
def f41(): a.b.c = 1
def f42(): x, y = l
def f43(): x, *y, z = l
def f44():
    for x in 5: pass
def f45():
    with 5: pass
def f46(): raise ValueError("raised", 1)
def f47(): assert zero, "message"
def f48(): assert zero == 1 and l
def f49(): import nonexistent_module
def f50(): from sys import nonexistent_name
def f51(): zero2 = zero; zero2 /= zero
def f52(): l[0] += "x"
def f53(): l[0]["k"] += 1
def f54(): return "é日😀" + 5
def f55(): x = "é日😀"; return x.nope + "after"
def f56(): return 1 +  (   zero   /   zero   )
def f57(): return a . m ( ) . nope
def f58(): return int("x") + int("5")
def f59(): return sum(x.y for x in l)
def f60(): class_ = type("X", (5,), {}); return class_
for i in range(1, 61): show(globals()[f"f{i:02}"])

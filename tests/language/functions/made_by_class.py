# Functions made by calling their class: what it takes and refuses.
def outer():
    x = 1
    def inner(): return x
    return inner
F = type(outer); i = outer()
for args in [(i.__code__, {}), (i.__code__, {}, "n", None, None), (i.__code__, {}, "n", None, (1,)), (i.__code__, {}, "n", None, i.__closure__ * 2), (i.__code__, {}, "n", None, list(i.__closure__)), (i.__code__, {}, "n", None, ()),
             (outer.__code__, {}, "n", None, i.__closure__), (outer.__code__, {}, 5), (outer.__code__, {}, "n", [1]), (outer.__code__, {}, "n", None, None, [1]), (5, {}), (outer.__code__, 5), (outer.__code__, {}, "n", None, 5)]:
    try: print(F(*args)())
    except Exception as e: print(type(e).__name__, e)

# Their code run by eval(), with parameters and without; more defaults than parameters; classes of no class.
def f(a, b=2, *c, d=4, **e): return a, b, c, d, e
def g(*a, **k): return a, k
for code in (f.__code__, g.__code__, outer.__code__):
    try: print(type(eval(code)).__name__)
    except TypeError as e: print(e)
f.__defaults__ = (1, 2, 3, 4, 5, 6)
print(f(), f(0), f(0, 1, 2))
for m in (5, int, None):
    try: type.__new__(m, "A", (), {})
    except TypeError as e: print(e)

# Mistake 5: trusting code and frames. Code is swapped, replaced and built from parts; only the engine's own rules may hold.
# limits: time=4
# expect: any clean end
def attempt(name, function):
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__)


def f(a, b=2, *c, d=4, **e):
    return a, b, c, d, e


def g():
    return "g"


def outer():
    x = 1

    def inner():
        return x

    return inner


def generator():
    yield 1
    yield 2


f.__code__, saved = g.__code__, f.__code__
attempt("swapped", lambda: f())
attempt("swapped with arguments", lambda: f(1, 2))
f.__code__ = saved
attempt("back", lambda: f(1, 2, 3, d=5, z=6))
attempt("free variables", lambda: setattr(g, "__code__", outer().__code__))
attempt("no closure", lambda: setattr(outer(), "__code__", g.__code__))
attempt("not code", lambda: setattr(g, "__code__", 1))
attempt("delete", lambda: delattr(g, "__code__"))
h = outer()
attempt("closure", lambda: setattr(h, "__closure__", ()))
attempt("cell", lambda: setattr(h.__closure__[0], "cell_contents", [1]))
attempt("cell changed", h)


def counting(n):
    if n == 2:
        counting.__code__ = g.__code__
    return n and (n, counting(n - 1))


attempt("swap while running", lambda: counting(5))


def swapping():
    yield 1
    swapping.__code__ = g.__code__
    yield 2


attempt("swap in generator", lambda: list(swapping()))
attempt("swapped generator", swapping)
f.__defaults__ = (1, 2, 3, 4, 5, 6)
attempt("too many defaults", lambda: f())
f.__defaults__ = None
attempt("no defaults", lambda: f(1))
attempt("bad defaults", lambda: setattr(f, "__defaults__", [1]))
f.__kwdefaults__ = {}
attempt("no keyword defaults", lambda: f(1, 2))
f.__kwdefaults__ = {"d": 1, "nothing": 2, "a": 3}
attempt("other keyword defaults", lambda: f(1, 2))
attempt("bad keyword defaults", lambda: setattr(f, "__kwdefaults__", [1]))
attempt("bad globals", lambda: setattr(f, "__globals__", {}))
attempt("new code", lambda: type(g.__code__)())
attempt("exec code with free variables", lambda: exec(outer().__code__))
attempt("eval of a function's code", lambda: eval(g.__code__))
attempt("eval of a generator's code", lambda: next(eval(generator.__code__)))
attempt("eval of code with arguments", lambda: eval(saved))
attempt("exec with odd globals", lambda: exec("x = 1", {"__builtins__": None}))
attempt("exec without builtins", lambda: exec("print(1)", {"__builtins__": {}}))
attempt("exec with builtins of no kind", lambda: exec("x = len", {"__builtins__": 1}))
attempt("import without builtins", lambda: exec("import sys", {"__builtins__": {}}))
attempt("class without builtins", lambda: exec("class A: pass", {"__builtins__": {}}))
FunctionType = type(f)
attempt("new function", lambda: FunctionType(g.__code__, {})())
attempt("new function without closure", lambda: FunctionType(outer().__code__, {})())
attempt("new function with closure", lambda: FunctionType(outer().__code__, {}, "x", None, outer().__closure__)())
attempt("new function with a bad closure", lambda: FunctionType(outer().__code__, {}, "x", None, (1,))())
attempt("new function with a long closure", lambda: FunctionType(outer().__code__, {}, "x", None, outer().__closure__ * 2)())


class Locals(dict):
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        self.clear()

    def __delitem__(self, key):
        raise KeyError


attempt("locals of another kind", lambda: exec("x = y\nprint(x)\ndel z", {"print": print}, Locals()))


class Meta(type):
    @classmethod
    def __prepare__(meta, *arguments):
        return Locals()


def make():
    class A(metaclass=Meta):
        x = 1
        y = x

    return A


attempt("namespace of another kind", lambda: isinstance(make(), type))

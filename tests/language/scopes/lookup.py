# Local, enclosing, global, builtin: which name is meant where.
x = "global"
def read(): return x
def local():
    x = "local"
    return x
def unbound():
    try:
        return x
    except UnboundLocalError as error:
        return str(error)
    x = 1
def explicit():
    global x
    old, x = x, "changed"
    return old
print(read(), local(), unbound(), explicit(), read())
x = "global"
def enclosing():
    x = "enclosing"
    def inner(): return x
    def deeper():
        def deepest(): return x
        return deepest
    class C:
        attr = x
        x = "class"
        body = x
        def method(self): return x
        gen = [x for _ in "a"]
        lam = lambda self: x
    return inner(), deeper()(), C.attr, C.body, C().method(), C.gen, C().lam()
print(enclosing())
class C:
    before = x
    x = "class x"
    after = x
    def f(self): return x
    comp = [x for i in range(1)]
    first_iter = [i for i in x.split()]
    nested = [[x for j in range(1)] for i in range(1)]
    lam = (lambda: x)()
    gen = list(x for _ in range(1))
    class D:
        seen = x
        x = "D"
    print("locals", sorted(k for k in vars() if not k.startswith("__")))
print(C.before, C.after, C().f(), C.comp, C.first_iter, C.nested, C.lam, C.gen, C.D.seen, C.D.x)
len_ = len
def shadow_builtin():
    len = lambda o: "mine"
    return len([1])
print(shadow_builtin(), len([1]))
max = lambda *a: "global max"
print(max(1, 2))
del max
print(max(1, 2))
def conditional(flag):
    if flag: v = 1
    try: return v
    except UnboundLocalError as error: return str(error)
print(conditional(True), conditional(False))
def loop_var():
    for i in []: pass
    try: return i
    except UnboundLocalError as error: return str(error)
print(loop_var())
def del_global():
    global temp
    temp = 1
    del temp
    try: temp
    except NameError as error: return type(error).__name__, str(error), error.name
print(del_global())
def nested_global():
    x = "middle"
    def inner():
        global x
        return x
    return inner(), x
print(nested_global())
def param_shadow(x): return [x for x in range(x)], x
print(param_shadow(3))
def default_scope(y=x, x="param"): return y, x
print(default_scope())
def later(): return defined_later()
def defined_later(): return "found at call time"
print(later())
print([x for x in "ab"], x, {y: y for y in [1]}, "y" in globals(), [(lambda: i)() for i in range(3)])
def exec_scope():
    v = 1
    exec("v = 2; w = 3")
    return v, "w" in locals()
print(exec_scope())
def loc():
    a = 1
    b = 2
    del a
    c = lambda: b
    return locals().keys() - {"c"}
print(loc())

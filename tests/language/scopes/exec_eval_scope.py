# exec and eval with the current, given and separate namespaces.
x = 1
exec("x = 2; y = 3")
print(x, y, eval("x + y"))
space = {}
exec("a = 1\ndef f(): return a\nclass K: v = a", space)
print(sorted(k for k in space if k != "__builtins__"), space["f"](), space["K"].v, "__builtins__" in space, "a" in globals())
g, l = {"a": "global"}, {"b": "local"}
exec("c = a + b\na = 'shadow'\ndef f(): return a\nr = f()", g, l)
print(sorted(k for k in g if k != "__builtins__"), l["c"], l["a"], g["a"], l["r"])
try:
    exec("q = 1\ndef f(): return q\nf()", {}, {})
except NameError as error:
    print(error)
try:
    exec("q = [1]\nprint([q for _ in q])", {}, {})
except NameError as error:
    print(error)
try:
    exec("class A:\n z = 1\n w = [z for _ in '1']", {}, {})
except NameError as error:
    print(error)
print(eval("[a for a in b]", {"b": "xy"}), eval("(lambda: c)()", {"c": 5}), eval("d", {}, {"d": 6}), eval("len", {"len": 7}), eval("len", {"__builtins__": {"len": 8}}))
for code, space in [("len", {"__builtins__": {}}), ("print(1)", {"__builtins__": {}}), ("int", {"__builtins__": {"str": 1}}), ("class A: pass", {"__builtins__": {}}), ("import sys", {"__builtins__": {}}), ("undefined", {})]:
    try:
        exec(code, space)
        print("ok")
    except Exception as error:
        print(code, type(error).__name__, error)
def local():
    v = 1
    eval("v + 1")
    exec("v = 100; new = 5")
    try: new
    except NameError as error: print(error)
    ns = {}
    exec("v2 = v", globals() | {"v": v}, ns)
    loc = locals()
    loc["v"] = "not written back"
    return v, ns, eval("v * 2"), eval("v", {"v": "given"}), sorted(locals())
print(local())
def closure_eval():
    captured, other = 1, 2
    def inner():
        captured
        try: return eval("captured"), eval("other")
        except NameError as error: return str(error)
    return inner()
print(closure_eval())
class M(dict):
    def __missing__(self, k): return "missing " + k
    def __getitem__(self, k): return "got " + k if k == "special" else super().__getitem__(k)
print(eval("anything + special", {}, M()), eval("anything", M()) if 0 else "globals are a plain dict")
class Mapping:
    def __getitem__(self, k):
        if k == "m": return "mapping"
        raise KeyError(k)
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
exec("n = m; del zz", {}, Mapping())
for args in [("1", []), ("1", None, 5), ("1", {}, 5), (1,), ("1", {}, []), (b"\xff",), ("1;2",), ("x=1",), ("",), ("   ",), ("\n",), ("1\x002",)]:
    try:
        print(eval(*args))
    except Exception as error:
        print(args, type(error).__name__, error)
print(eval("x"), eval(" \t x"), eval("x "), eval(compile("x + 1", "f", "eval")), exec(compile("x = 5", "f", "exec")), x, eval(compile("x = 6", "f", "exec")), x, exec("x") is None, exec(compile("x", "f", "eval")))
code = compile("z = 1\nz + 1", "name", "exec")
print(code.co_name, code.co_filename, code.co_names, type(code).__name__)
print(globals()["x"], eval("__name__"), exec("print(__name__)"), eval("__name__", {}) )
globals()["made"] = "by globals()"
print(made, sorted(locals()) == sorted(globals()), locals() is globals())
def f(): return locals() is locals(), locals() == locals()
print(f())
exec("def late(n): return n if n < 1 else late(n - 1)")
print(late(3))
print(eval("eval('eval(\"1+1\")')"), eval("[eval('i') for i in range(3)]"), [eval("i * 2") for i in range(3)])

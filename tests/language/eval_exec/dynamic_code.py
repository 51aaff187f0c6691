# Programs that write programs.
def make_adder(n): return eval(f"lambda x: x + {n}")
print([make_adder(i)(10) for i in range(3)])
source = "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n"
ns = {}; exec(source, ns); print([ns["fib"](i) for i in range(10)])
template = "def get_{name}(self): return self._{name}\ndef set_{name}(self, v): self._{name} = v\n{name} = property(get_{name}, set_{name})\n"
body = "class Rec:\n    def __init__(self, **k):\n        for n, v in k.items(): setattr(self, n, v)\n" + "".join("    " + line + "\n" for name in ("alpha", "beta") for line in template.format(name=name).splitlines())
exec(body); r = Rec(alpha=1, beta=2); r.alpha += 10; print(r.alpha, r.beta, vars(r))
def unroll(n): exec(f"def loop(x):\n" + "".join(f"    x = x * {i + 2} % 1009\n" for i in range(n)) + "    return x", d := {}); return d["loop"]
print(unroll(3)(5), unroll(200)(7))
def trace(f): return eval(f"lambda *a: (print('call', {f.__name__!r}, a), f(*a))[1]", {"f": f, "print": print})
@trace
def mul(a, b): return a * b
print(mul(3, 4))
exprs = ["1 + 1", "[x * y for x in range(3)]", "(lambda: y)()", "y if x_ else z", "{k: v for k, v in zip('ab', (y, z))}", "f'{y}-{z!r}'", "any(v > y for v in (1, 9))", "[y := y + 1, y]", "sum(map(lambda v: v * y, [1, 2]))", "(y, z)[::-1]", "not y", "max(y, z, key=lambda v: -v)", "[[y for _ in range(i)] for i in range(3)]"]
for e in exprs: print(e, "=", eval(e, {"y": 5, "z": 7, "x_": 0}))
for e in exprs:
    try: print(e, "=", eval(e, {"__builtins__": {}}, {"y": 5, "z": 7, "x_": 0}))
    except NameError as error: print(e, "->", error)
def calc(text):
    try: return eval(text, {"__builtins__": {}}, {})
    except Exception as e: return f"{type(e).__name__}: {e}"
for t in ("2 ** 10", "1 / 0", "abs(-1)", "'a' * 3", "().__class__.__bases__[0].__name__", "[].append(1)", "__import__('sys')", "1 +", "(1).bit_length()"): print(t, "->", calc(t))
g = {"counter": 0}
for i in range(5): exec("counter += 1\nlast = counter * 2", g)
print(g["counter"], g["last"])
steps = compile("total = total + n\nn = n - 1", "s", "exec")
state = {"total": 0, "n": 10}
while state["n"]: exec(steps, state)
print(state["total"])
exec("global_made = [i for i in range(3)]\nclass K:\n  y = global_made\n  z = [v for v in y]"); print(global_made, K.z)
def scope():
    x = 1
    exec("x = 2")
    y = eval("x")
    loc = {}
    exec("x = 3; z = x", {"x": 9}, loc)
    exec("w = 4", locals())
    return x, y, loc, "w" in locals()
print(scope())
nested = "1"
for _ in range(20): nested = f"eval({nested!r})"
print(len(nested) > 100 if 0 else eval("eval('eval(\"2\")')"))
def quine():
    s = 's = {!r}; return s.format(s)'
    return s.format(s)
print(quine())
code = {op: compile(f"a {op} b", op, "eval") for op in ("+", "-", "*", "//", "%", "**", "<<", "&", "|", "^", "<", "==", "and", "or", "in" if 0 else "!=")}
print({op: eval(c, {"a": 6, "b": 3}) for op, c in code.items()})
for bad in ("a +", "1 1", "def", "x = ", "(", "return 1", "import", "'"):
    try: exec(bad)
    except SyntaxError as e: print(repr(bad), e.msg, e.lineno, e.offset, e.filename)
try: exec("def f():\n  raise ValueError('inside')\nf()")
except ValueError as e:
    t, lines = e.__traceback__, []
    while t: lines.append((t.tb_frame.f_code.co_filename.rpartition("/")[2], t.tb_lineno, t.tb_frame.f_code.co_name)); t = t.tb_next
    print(lines)
print(eval("__name__"), eval("lambda: __name__", {"__name__": "given"})(), (lambda: eval("locals()"))(), [eval("i") for i in range(3)], sorted(eval("dir()", {"a": 1, "__builtins__": {"dir": dir}})))
exec("def late(): return helper()\ndef helper(): return 'late bound'"); print(late())
exec("""
for i in range(3):
    if i == 1: continue
    print("exec loop", i)
else:
    print("exec else")
""")
class Ns(dict):
    def __missing__(self, k): return f"<{k}>"
print(eval("foo + bar", {}, Ns()), exec("made = spam", {}, n := Ns()), n)

# compile: modes, flags, code object attributes.
c = compile("x = 1\ny = x + 1", "file name", "exec")
print(type(c).__name__, c.co_name, c.co_filename, c.co_names, c.co_varnames, c.co_argcount, c.co_freevars, c.co_cellvars, c.co_firstlineno, c.co_qualname, exec(c), x, y)
print(eval(compile("1 + 2", "f", "eval")), compile("1", "f", "eval").co_name)
s = compile("5 + 5\n", "f", "single")
print(exec(s), eval(compile("None", "f", "single")))
exec(compile("'str'; [1, 2]; x = 3; x\n", "f", "single"))
exec(compile("if 1:\n  'inner'\n  6\n", "f", "single"))
exec(compile("for i in range(2): i\n", "f", "single"))
import sys
saved = sys.displayhook
sys.displayhook = lambda v: print("hook", v)
exec(compile("7", "f", "single")); exec(compile("None", "f", "single"))
sys.displayhook = saved
for src, mode in [("x = 1", "eval"), ("1; 2", "eval"), ("", "eval"), ("", "exec"), ("", "single"), ("x = 1\ny = 2", "single"), ("def f(): pass", "single"), ("def f():\n  pass\n", "single"), ("if 1:\n  x", "single"), ("if 1:\n  x\n", "single"), ("1\n2", "single"), ("1", "wrong"), ("# comment", "exec"), ("# comment", "eval"), ("   1", "eval"), ("   1", "exec"), ("\n\n1", "eval"), ("1\n\n", "eval"), ("1 # c", "eval"), ("(1,\n2)", "eval"), ("lambda: (yield)", "eval"), ("yield", "eval"), ("await x", "eval"), ("return", "exec"), ("pass", "eval"), ("x := 1", "eval"), ("(x := 1)", "eval"), ("*a, b", "eval"), ("a, *b", "eval"), ("print(1)", "single"), ("x=1;", "single"), ("x=1;y=2", "single"), ("@d\ndef f(): 0\n", "single"), ("class A: pass\n", "single"), ("for x in y: pass", "single"), ("'''a\nb'''", "single"), ("1", "EXEC")]:
    try: compile(src, "f", mode); print(repr(src), mode, "ok")
    except (SyntaxError, ValueError) as e: print(repr(src), mode, type(e).__name__, e)
for args, kw in [((), {}), (("1",), {}), (("1", "f"), {}), ((1, "f", "exec"), {}), (("1", 1, "exec"), {}), (("1", "f", 1), {}), (("1", "f", "exec", 1 << 30), {}), (("1", "f", "exec", "x"), {}), (("1", "f", "exec", 0, True), {}), (("1",), {"filename": "g", "mode": "eval"}), (("1", b"bytes name", "exec"), {}), ((b"1", "f", "exec"), {}), ((bytearray(b"1"), "f", "exec"), {}), ((memoryview(b"1"), "f", "exec"), {}), ((None, "f", "exec"), {}), (("1", "f", "exec"), {"optimize": 0}), (("1", "f", "exec"), {"optimize": 5}), (("1", "f", "exec"), {"dont_inherit": True}), (("1", "\0", "exec"), {}), ((c, "f", "exec"), {})]:
    try: print(type(compile(*args, **kw)).__name__, compile(*args, **kw).co_filename)
    except Exception as e: print(type(e).__name__, e)
exec(compile("assert False\nprint('asserts gone', __debug__)\n'''doc'''", "f", "exec", optimize=1))
ns = {}
exec(compile("'''module doc'''\ndef f(): 'fdoc'\nclass A: 'adoc'", "f", "exec", optimize=2), ns); print(ns.get("__doc__"), ns["f"].__doc__, ns["A"].__doc__)
exec(compile("'''module doc'''\ndef f(): 'fdoc'", "f", "exec"), ns); print(ns["__doc__"], ns["f"].__doc__)
def func(a, b=2, /, *args, k, **kw):
    """doc"""
    local = a
    def inner(): return local, cell
    cell = 1
    return inner
k = func.__code__
print(k.co_argcount, k.co_posonlyargcount, k.co_kwonlyargcount, k.co_nlocals, k.co_varnames, k.co_cellvars, k.co_names, k.co_flags & 0xF, k.co_firstlineno, k.co_name, k.co_qualname, k.co_filename, [type(x).__name__ for x in k.co_consts], k.co_consts[0], k.co_stacksize > 0)
inner = func(1, k=2).__code__; print(inner.co_freevars, inner.co_name, inner.co_qualname)
k2 = k.replace(co_name="renamed", co_firstlineno=99); print(k2.co_name, k2.co_firstlineno, k == k2, k == k.replace(), hash(k) == hash(k.replace()), repr(k2).split(" at ")[0])
for f in (lambda: k.replace(nope=1), lambda: k.replace(co_name=5), lambda: setattr(k, "co_name", "x"), lambda: type(k)(), lambda: k(), lambda: exec(inner), lambda: eval(k), lambda: exec(c, 5), lambda: exec(c, {}, 5), lambda: exec("x", closure=()), lambda: exec(inner, closure=())):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
cell = (lambda v: lambda: v)(42).__closure__
ns = {}; f = (lambda: cell_v) if 0 else None
g = lambda q: (lambda: print("closure value", q))
exec(g(1).__code__, closure=g(77).__closure__)
for pos in list(c.co_positions())[:0]: pass
print([l for _, _, l in func.__code__.co_lines()][:1] == [func.__code__.co_firstlineno], compile("a\n\nb", "f", "exec").co_firstlineno)

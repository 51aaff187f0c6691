# 'Did you mean' for names: locals, globals, builtins, self, forgotten imports.
import sys


def show(f, *a):
    try: f(*a)
    except Exception as e:
        sys.excepthook(type(e), e, e.__traceback__.tb_next)


global_value = 1
CONSTANT = 2
class Thing: pass
def f1(): return globl_value
def f2(): local_variable = 1; return local_varable
def f3(): return pritn("x")
def f4(): return lenn([])
def f5(): return Thingg()
def f6(): return rnage(3)
def f7(): return CONSTAN
def f8(): return constant
def f9(): return completely_unknown_name
def f10(): return x
def f11(): return Tru
def f12(): return none
def f13(): return null
def f14(): return nil
def f15(): return this
def f16(): return Falze
def f17():
    captured_name = 1
    def inner(): return captured_nam
    return inner()
def f18():
    captured_name = 1
    def inner(): captured_name; return captured_nam
    return inner()
def f19(argument): return argumnet
def f20(*args, **kwargs): return arg
def f21(): return [itm for item in [1]]
def f22(): return [item for item in itms] if (items := [1]) else 0
def f23():
    try: return undefined_thing
    except ValueError as eror: pass
def f24(): return math.pi
def f25(): return json
def f26(): return os.path
def f27(): return re
def f28(): return sy
def f29(): global_valuee += 1
def f30(): del global_valu
def f31(): return blech_a; blech_b = 1
def f32(): return exceptin
def f33(): raise ValueErorr("x")
def f34(): return isinstnace(1, int)
def f35(): return ZeroDivisionErro
def f36(): return __nam__
def f37(): return global_value_extra_long_suffix
def f38(): return string.ascii
def f39(): return _global_value
def f40(): return selff
for i in range(1, 41): show(globals()[f"f{i}"], *([1] if i == 19 else []))
class C:
    attribute = 1
    def __init__(self): self.instance_attr = 1
    def m1(self): return attribute
    def m2(self): return instance_attr
    def m3(self): return method_other()
    def method_other(self): pass
    def m4(self): return instance_atr
    @classmethod
    def m5(cls): return attribute
    @staticmethod
    def m6(): return attribute
    def m7(this): return attribute
    def m8(self): self = None; return attribute
    def m9(self): return lambda: attribute
    def m10(self): return [attribute for _ in [1]]
for n in ("m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m10"): show(getattr(C(), n))
show(lambda: C().m9()())
def unbound():
    if False: var = 1
    return var
show(unbound)
show(lambda: exec("valu = 1; print(value)"))
show(lambda: eval("globl_value"))
show(lambda: eval("x_name", {"x_nam": 1}))
class Body:
    def run(self):
        class Nested: y = undefined_in_class
show(Body().run)

# ExceptionGroup: construction, split, subgroup, derive, repr.
def show(g): print(repr(g) if not isinstance(g, BaseExceptionGroup) else (type(g).__name__, g.message, g.exceptions))
g = ExceptionGroup("msg", [ValueError(1), TypeError("t"), ExceptionGroup("inner", [KeyError("k"), ValueError(2)])])
print(g, repr(g), str(g), g.message, g.exceptions, g.args, len(g.exceptions))
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__, ExceptionGroup.__mro__)
for args in [(), ("m",), ("m", []), ("m", 5), ("m", [5]), ("m", [ValueError]), (5, [ValueError()]), ("m", [KeyboardInterrupt()]), ("m", "ab"), ("m", (ValueError(),)), ("m", {ValueError(): 1}), ("m", iter([ValueError()])), ("m", [ValueError()], 3), ("m", [ExceptionGroup("x", [OSError()]), None])]:
    try: print(repr(ExceptionGroup(*args)))
    except (TypeError, ValueError) as error: print(type(error).__name__, error)
for cond in (ValueError, (ValueError, KeyError), OSError, Exception, lambda e: isinstance(e, KeyError), lambda e: False, lambda e: True, lambda e: "truthy", ExceptionGroup, lambda e: isinstance(e, ExceptionGroup) and e.message == "inner"):
    name = cond.__name__ if hasattr(cond, "__name__") else "tuple"
    print(name, repr(g.subgroup(cond)), "|", g.split(cond))
for bad in (5, int, "x", [ValueError], (ValueError, int), None, (), lambda: 1):
    try: print(g.split(bad))
    except TypeError as error: print(error)
print(g.subgroup(lambda e: True) is g, g.split(Exception)[0] is g, g.split(OSError)[1] is g)
class MyGroup(ExceptionGroup):
    def derive(self, excs): return MyGroup(self.message + "'", excs)
class Plain(ExceptionGroup): pass
class Extra(ExceptionGroup):
    def __new__(cls, message, excs, code=0): o = super().__new__(cls, message, excs); o.code = code; return o
    def derive(self, excs): return Extra(self.message, excs, self.code)
class BadDerive(ExceptionGroup):
    def derive(self, excs): return 5
m = MyGroup("m", [ValueError(), KeyError()]); show(m.subgroup(ValueError)); show(m.split(KeyError)[1])
show(Plain("p", [ValueError(), KeyError()]).subgroup(KeyError))
x = Extra("e", [ValueError(), KeyError()], 7); print(x.subgroup(ValueError).code, repr(x))
try: BadDerive("b", [ValueError(), KeyError()]).subgroup(ValueError)
except TypeError as error: print(error)
g.__cause__, g.__context__ = KeyError("cause"), OSError("ctx")
g.add_note("note")
try: raise g
except ExceptionGroup as caught:
    sub = caught.subgroup(KeyError)
    print(repr(sub.__cause__), repr(sub.__context__), sub.__notes__, sub.__notes__ is g.__notes__, sub.__traceback__ is caught.__traceback__)
for name in ("message", "exceptions"):
    try: setattr(g, name, 5)
    except AttributeError as error: print(error)
try: class_ = type("X", (ExceptionGroup, KeyError), {})("m", [ValueError()]); print(repr(class_))
except TypeError as error: print(error)
class B(BaseException): pass
try: ExceptionGroup("m", [B()])
except TypeError as error: print(error)
class MyBase(BaseExceptionGroup): pass
print(type(MyBase("m", [ValueError()])).__name__, type(MyBase("m", [B()])).__name__)
class MyBase2(BaseExceptionGroup, ValueError): pass
try: MyBase2("m", [B()])
except TypeError as error: print(error)
deep = ValueError("leaf")
for i in range(5): deep = ExceptionGroup(f"l{i}", [deep, KeyError(i)])
print(repr(deep.subgroup(ValueError)), "|", repr(deep.split(ValueError)[1]))
excs = [ValueError()]; h = ExceptionGroup("m", excs); excs.append(1); print(h.exceptions, h.args)
print(ExceptionGroup[int], str(ExceptionGroup("one", [OSError(1, "x")])), str(ExceptionGroup("", [OSError()] * 3)))
def count(e): return sum(count(x) for x in e.exceptions) if isinstance(e, BaseExceptionGroup) else 1
print(count(g), count(deep))

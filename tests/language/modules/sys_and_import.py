# import of the few modules allowed here, their names, and failures of import.
import sys
import sys as system
from sys import argv, maxsize as biggest, version_info
from builtins import len as length, print as show
import builtins
print(sys is system, sys.modules["sys"] is sys, sys.modules["__main__"].__dict__ is globals(), length("abc"), builtins.len is length, biggest == sys.maxsize, version_info[:2], version_info >= (3, 14), version_info.major, version_info.minor, sys.version.split()[0].startswith("3.14"))
print(type(sys).__name__, sys.__name__, builtins.__name__, repr(sys), repr(builtins), isinstance(sys, type(builtins)), argv is sys.argv, len(sys.argv), sys.byteorder, sys.implementation.name if 0 else "", sys.getrecursionlimit() > 500, sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.mant_dig, sys.int_info.bits_per_digit > 0, sys.maxunicode)
for code in ["import no_such_module", "import no_such_module.sub", "from no_such_module import x", "from sys import no_such_name", "import sys.no_such", "import builtins.len", "from sys import (path, nope)", "from . import x", "from .x import y", "from .. import z", "import sys, no_such", "__import__('')", "__import__(5)", "__import__('sys', level=-1)", "__import__('x', level=1)", "from sys import *; path", "import sys.modules"]:
    space = {}
    try: exec(code, space); print(code, "-> ok", sorted(k for k in space if k != "__builtins__" and k in ("path", "argv", "sys", "x")))
    except Exception as e: print(code, "->", type(e).__name__, e, getattr(e, "name", None), getattr(e, "path", "-") if "nope" not in code and "name" not in code else "")
def local_import():
    import sys as s, builtins as b
    from sys import maxsize
    return s is sys, b is builtins, maxsize > 0, sorted(locals())
print(local_import())
class C:
    import sys
    from builtins import abs as absolute
    value = absolute(-5)
print(C.sys is sys, C.value, C().absolute(-3))
def conditional(flag):
    if flag: import sys as m
    try: return m.__name__
    except UnboundLocalError as e: return str(e)
print(conditional(1), conditional(0))
ModuleType = type(sys)
m = ModuleType("made", "doc of made")
m.x = 1
print(m, m.__name__, m.__doc__, m.x, sorted(vars(m)), m.__dict__ is vars(m), hasattr(m, "y"), ModuleType("nodoc").__doc__)
sys.modules["made"] = m
import made
from made import x
print(made is m, x, "made" in sys.modules)
def module_getattr(name):
    if name == "dynamic": return "from module __getattr__"
    raise AttributeError(f"made has no {name}")
m.__getattr__ = module_getattr
m.__dir__ = lambda: ["b", "a"]
from made import dynamic
print(dynamic, made.dynamic, dir(made), hasattr(made, "zzz"))
for f in (lambda: made.zzz, lambda: exec("from made import zzz"), lambda: ModuleType(), lambda: ModuleType(5), lambda: exec("import made.sub"), lambda: setattr(made, "__dict__", {}), lambda: delattr(made, "nope"), lambda: made(), lambda: made.__name__ + 5, lambda: sys.nope, lambda: delattr(sys, "nope"), lambda: type("M", (ModuleType,), {"z": 5})("sub").z, lambda: sys.intern("a"), lambda: sys.exc_info(), lambda: sys.getsizeof(1) > 0, lambda: sys._getframe().f_code.co_name, lambda: sys.getdefaultencoding()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
del sys.modules["made"]
try: import made
except ModuleNotFoundError as e: print(e, e.name)
sys.modules["blocked"] = None
try: import blocked
except ModuleNotFoundError as e: print(e)
sys.modules["number"] = 5
import number
print(number, made.x)
m.__all__ = ["x", "_private"]; m._private = "p"; m.other = "o"; sys.modules["made"] = m
space = {}; exec("from made import *", space); print(sorted(k for k in space if k != "__builtins__"))
m.__all__ = ["missing"]
try: exec("from made import *", {})
except AttributeError as e: print(e)
m.__all__ = [5]
try: exec("from made import *", {})
except TypeError as e: print(e)
del m.__all__; space = {}; exec("from made import *", space); print(sorted(k for k in space if k != "__builtins__"))
print(__name__, __doc__, "__file__" in globals(), "__builtins__" in globals(), sorted(n for n in ("__spec__", "__loader__", "__package__") if globals().get(n) is not None) if 0 else "")
real = builtins.__import__
def spy(name, globals=None, locals=None, fromlist=(), level=0): print("import", name, fromlist, level); return real(name, globals, locals, fromlist, level)
builtins.__import__ = spy
import sys; from sys import path, argv; import sys as q
builtins.__import__ = real

# Mistake 12: nothing of the host is reachable by name.
# only: normal, twin
import sys

seen = set()
work = [object, type, (lambda: 0), sys, {}.__class__, (x for x in ()), ValueError()]
names = set()
while work and len(seen) < 20000:
    x = work.pop()
    if id(x) in seen or isinstance(x, (int, float, str, bytes)):
        continue
    seen.add(id(x))
    if isinstance(x, type):
        names.add(x.__name__)
        try:
            work.extend(type.__subclasses__(x))
        except TypeError:
            pass
    for name in dir(x):
        try:
            work.append(getattr(x, name))
        except BaseException:
            pass
    if isinstance(x, dict):
        work.extend(x.values())
        work.extend(x)
    elif isinstance(x, (list, tuple, set, frozenset)):
        work.extend(x)
for forbidden in ("Popen", "socket", "FileIO", "FileLoader", "SourceFileLoader", "CDLL", "mmap", "DirEntry"):
    assert forbidden not in names, forbidden
for name in ("ctypes", "_ctypes", "subprocess", "socket", "mmap", "_posixsubprocess", "nt", "fcntl", "resource", "gc_"):
    try:
        __import__(name)
    except ImportError:
        continue
    raise AssertionError(name)
for attempt in (lambda: open("/etc/passwd"), lambda: (lambda: 0).__globals__["__builtins__"].open("/etc/passwd"), lambda: __import__("os").system("true"),
                lambda: ().__class__.__base__.__subclasses__()[0].__init__.__globals__, lambda: len.__self__.open("/etc/passwd"),
                lambda: len.__globals__, lambda: print.__code__, lambda: "{0.__globals__}".format(len)):
    try:
        result = attempt()
    except Exception:
        continue
    raise AssertionError(result)
# Builtin classes do not change.
for cls in (int, str, list, dict, type, object, type(None), type(len), type(lambda: 0), type((x for x in ())), Exception, property):
    for change in (lambda: setattr(cls, "x", 1), lambda: delattr(cls, "__doc__"), lambda: type.__setattr__(cls, "__add__", len), lambda: object.__setattr__(cls, "x", 1),
                   lambda: setattr(cls, "__bases__", (object,)), lambda: cls.__dict__.update({}), lambda: cls.__dict__.__setitem__("x", 1),
                   lambda: setattr(cls, "__class__", type("M", (type,), {})), lambda: setattr(cls, "__name__", "x")):
        try:
            change()
        except (TypeError, AttributeError):
            continue
        raise AssertionError((cls, change))
print("closed")

# The filters of warnings: actions, registries, places, and warnings that are made errors.
import _warnings
import sys


def attempt(function):
    try:
        print(function())
    except BaseException as error:
        print(type(error).__name__, error)


def filters(*items):
    _warnings.filters[:] = items
    _warnings._acquire_lock()
    _warnings._filters_mutated_lock_held()
    _warnings._release_lock()


print(_warnings.filters)
print(_warnings._defaultaction, _warnings._onceregistry)
for action in ["once", "module", "always", "all", "default", "ignore", "error", "bogus"]:
    filters((action, None, Warning, None, 0))
    registry = {}
    print(action, file=sys.stderr)
    attempt(lambda: _warnings.warn_explicit("m", UserWarning, "f.py", 7, registry=registry))
    attempt(lambda: _warnings.warn_explicit("m", UserWarning, "f.py", 8, registry=registry))
    attempt(lambda: _warnings.warn_explicit("m", UserWarning, "f.py", 8, registry=None))
    registry.pop("version", None)
    print(action, registry)
for item in [5, (1, 2), (5, None, Warning, None, 0), ("error", "m", Warning, None, 7), ("error", None, Warning, "f", 7),
             ("error", None, UserWarning, "f", "x"), ("error", None, 3, None, 0), ("error", None, int, "f", 7)]:
    filters(item)
    for text in "m", "mm":
        attempt(lambda: _warnings.warn_explicit(text, UserWarning, "f.py", 7, registry={}))
filters(("always", None, Warning, None, 0))


def deep(level, **more):
    _warnings.warn(f"level {level}", stacklevel=level, **more)


deep(1)
deep(2)
deep(20)
exec("warn('from exec')", {"warn": _warnings.warn})
_warnings.warn(DeprecationWarning("an instance"), int)
_warnings.warn(5)
_warnings.warn_explicit("no file", UserWarning, "", 0)
for wrong in [lambda: _warnings.warn("x", 5), lambda: _warnings.warn("x", int), lambda: _warnings.warn("x", Exception),
              lambda: _warnings.warn_explicit("x", UserWarning, 5, 6), lambda: _warnings.warn("x", stacklevel="x"),
              lambda: _warnings.warn_explicit("x", UserWarning, "f", "l"), lambda: _warnings.warn("x", skip_file_prefixes=5),
              lambda: _warnings.warn_explicit("x", UserWarning, "f", 7, registry=5),
              lambda: _warnings.warn_explicit("x", UserWarning, "f", 7, module_globals=5),
              lambda: _warnings._filters_mutated_lock_held(), lambda: _warnings._release_lock()]:
    attempt(wrong)

# In the default state a warning is shown once for each place.
filters(("default", None, Warning, None, 0))
for _ in range(3):
    deep(1)
    _warnings.warn("again")
print(sorted(map(repr, list(__warningregistry__)[1:])))

# Errors: those of the parser and the compiler become SyntaxErrors.
filters(("error", None, Warning, None, 0))
for source in [r"x = '\d'", "a is 1", "assert (1, 2)", "def f():\n try: pass\n finally: return 1", "1or 2", "5()", r"'\n\q'",
               "'''\n\n  \\d'''"]:
    try:
        compile(source, "<s>", "exec")
        print("compiled", ascii(source))
    except SyntaxError as error:
        print(ascii(source), ascii(error.args))


class Index:
    def __index__(self):
        return True


attempt(lambda: ~True)
attempt(lambda: [1, 2][Index()])
attempt(lambda: _warnings.warn("raised"))

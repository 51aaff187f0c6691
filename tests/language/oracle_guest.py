"""Runs one script inside the oracle as `python3 NAME.py` would run it. Executed by record.mjs, not a test."""
import base64
import builtins
import gc
import io
import json
import linecache
import os
import sys
import types
import warnings

_MODULES = dict(sys.modules)
_BUILTINS = dict(builtins.__dict__)
_FILTERS = list(warnings.filters)
_SYS = {name: getattr(sys, name) for name in
        ("stdin", "stdout", "stderr", "argv", "path", "excepthook", "displayhook", "unraisablehook")}
_DIGITS = sys.get_int_max_str_digits()
# Frames between the interpreter's bottom and the script's module frame, which a script must not notice.
_FRAMES_BELOW = 2
_FOLDER = "/script"


def _restore():
    sys.settrace(None)
    linecache.clearcache()
    sys.setrecursionlimit(1000)
    sys.set_int_max_str_digits(_DIGITS)
    # Modules that came in stay: the interpreter keeps pointers into some (unicodedata's for \\N{...}).
    sys.modules.update(_MODULES)
    for name in set(builtins.__dict__) - set(_BUILTINS):
        del builtins.__dict__[name]
    builtins.__dict__.update(_BUILTINS)
    with warnings._lock:
        warnings.filters[:] = _FILTERS
        warnings._filters_mutated_lock_held()
    for name, value in _SYS.items():
        setattr(sys, name, value)


def _status_of(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def run_script(name, source, stdin):
    """Answers the outcome as JSON; name is the base name, source and stdin are in base64."""
    source, stdin = base64.b64decode(source), base64.b64decode(stdin)
    os.makedirs(_FOLDER, exist_ok=True)
    os.chdir(_FOLDER)
    with open(name, "wb") as file:
        file.write(source)
    out, err = io.BytesIO(), io.BytesIO()
    main = types.ModuleType("__main__")
    main.__dict__.update(__file__=name, __builtins__=builtins)
    sys.modules["__main__"] = main
    sys.argv = [name]
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(out, encoding="utf-8", errors="strict", newline="\n", write_through=True)
    sys.stderr = io.TextIOWrapper(err, encoding="utf-8", errors="backslashreplace", newline="\n", write_through=True)
    sys.setrecursionlimit(1000 + _FRAMES_BELOW)
    status = _execute(source, name, main)
    main.__dict__.clear()
    gc.collect()
    for stream in (sys.stdout, sys.stderr):
        if not stream.closed:
            stream.flush()
    text = [base64.b64encode(stream.getvalue()).decode() for stream in (out, err)]
    _restore()
    gc.collect()
    os.remove(name)
    return json.dumps({"out": text[0], "err": text[1], "status": status})


def _execute(source, name, main):
    try:
        code = compile(source, name, "exec", dont_inherit=True)
        exec(code, main.__dict__)
    except SystemExit as stop:
        return _status_of(stop.code)
    except BaseException as error:
        # The runner's own frame is cut off; for a SyntaxError in the script itself nothing remains.
        sys.setrecursionlimit(2000)
        trace = error.__traceback__.tb_next
        if sys.excepthook is _SYS["excepthook"]:
            sys.__excepthook__(type(error), error.with_traceback(trace), trace)
        else:
            sys.excepthook(type(error), error.with_traceback(trace), trace)
        return 1
    return 0

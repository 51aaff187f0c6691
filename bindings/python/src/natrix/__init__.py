"""Natrix: Python that nobody has reviewed, run inside this process.

    >>> import natrix
    >>> natrix.run("x * 2", {"x": 21})
    42
"""

from __future__ import annotations

from . import _errors, _natrix, _values
from ._errors import (
    Cancelled,
    DepthLimitError,
    Error,
    Frame,
    HostCallLimitError,
    LimitError,
    MemoryLimitError,
    RefusedError,
    ScriptError,
    ScriptSyntaxError,
    TimeLimitError,
)
from ._run import (
    NOT_HANDLED,
    Canceller,
    Completed,
    FunctionCall,
    Futures,
    Limits,
    MethodCall,
    NameLookup,
    Pause,
    Program,
    Session,
    Sliced,
    SystemCall,
    Usage,
    discard_output,
    run,
    run_async,
    write_output,
)
from ._system import Change, Entry, Mount, System
from ._values import ConversionError, Function, Member, Object, Record, Repr, ScriptException

_natrix.set_hooks(_values.lower, _values.lift, _errors.failure, ConversionError)

__version__ = _natrix.version()

for _public in (
    Cancelled, Canceller, Change, Completed, ConversionError, DepthLimitError, Entry, Error, Frame, Function, FunctionCall,
    Futures, HostCallLimitError, LimitError, Limits, Member, MemoryLimitError, MethodCall, Mount, NameLookup, Object, Pause,
    Program, Record, RefusedError, Repr, ScriptError, ScriptException, ScriptSyntaxError, Session, Sliced, System, SystemCall,
    TimeLimitError, Usage,
):  # fmt: skip
    # What a traceback or a repr() shows.
    _public.__module__ = __name__
del _public

__all__ = [
    "NOT_HANDLED",
    "Cancelled",
    "Canceller",
    "Change",
    "Completed",
    "ConversionError",
    "DepthLimitError",
    "Entry",
    "Error",
    "Frame",
    "Function",
    "FunctionCall",
    "Futures",
    "HostCallLimitError",
    "LimitError",
    "Limits",
    "Member",
    "MemoryLimitError",
    "MethodCall",
    "Mount",
    "NameLookup",
    "Object",
    "Pause",
    "Program",
    "Record",
    "RefusedError",
    "Repr",
    "ScriptError",
    "ScriptException",
    "ScriptSyntaxError",
    "Session",
    "Sliced",
    "System",
    "SystemCall",
    "TimeLimitError",
    "Usage",
    "discard_output",
    "run",
    "run_async",
    "write_output",
]

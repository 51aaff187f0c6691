"""Monty's interface, over natrix: code that was written for Monty runs with `import monty`.

    >>> import monty
    >>> monty.Monty("x + 1", inputs=["x"]).run(inputs={"x": 41})
    42

Left out: the pool of worker processes of Monty 1.x, and checking types.
"""

from __future__ import annotations

from typing import Any, TypedDict

from natrix import NOT_HANDLED, __version__
from natrix import Record as UnknownDataclass

from ._errors import (
    Frame,
    MontyConversionError,
    MontyError,
    MontyRuntimeError,
    MontySyntaxError,
    MontyTypingError,
)
from ._monty import (
    FunctionSnapshot,
    FutureSnapshot,
    Monty,
    MontyComplete,
    MontyRepl,
    MontySnapshot,
    NameLookupSnapshot,
    ResourceLimits,
    load_repl_snapshot,
    load_snapshot,
    run_monty_async,
    run_repl_async,
)
from ._mount import MountDir
from ._output import CollectStreams, CollectString
from .os_access import (
    AbstractFile,
    AbstractOS,
    CallbackFile,
    MemoryFile,
    MontyFileHandle,
    OSAccess,
    OsFunction,
    StatResult,
)


class ExternalReturnValue(TypedDict):
    return_value: Any


class ExternalException(TypedDict):
    exception: BaseException


class _ExceptionType(TypedDict):
    exc_type: str


class ExternalExceptionData(_ExceptionType, total=False):
    message: str


class ExternalFuture(TypedDict):
    future: Any


ExternalResult = ExternalReturnValue | ExternalException | ExternalExceptionData | ExternalFuture

for _public in (
    Frame,
    MontyConversionError,
    MontyError,
    MontyRuntimeError,
    MontySyntaxError,
    MontyTypingError,
    FutureSnapshot,
    Monty,
    MontyComplete,
    MontyRepl,
    MontySnapshot,
    NameLookupSnapshot,
    MountDir,
    CollectStreams,
    CollectString,
    MontyFileHandle,
):
    _public.__module__ = __name__
del _public

__all__ = [
    "NOT_HANDLED",
    "AbstractFile",
    "AbstractOS",
    "CallbackFile",
    "CollectStreams",
    "CollectString",
    "ExternalException",
    "ExternalExceptionData",
    "ExternalFuture",
    "ExternalResult",
    "ExternalReturnValue",
    "Frame",
    "FunctionSnapshot",
    "FutureSnapshot",
    "MemoryFile",
    "Monty",
    "MontyComplete",
    "MontyConversionError",
    "MontyError",
    "MontyFileHandle",
    "MontyRepl",
    "MontyRuntimeError",
    "MontySnapshot",
    "MontySyntaxError",
    "MontyTypingError",
    "MountDir",
    "NameLookupSnapshot",
    "OSAccess",
    "OsFunction",
    "ResourceLimits",
    "StatResult",
    "UnknownDataclass",
    "__version__",
    "load_repl_snapshot",
    "load_snapshot",
    "run_monty_async",
    "run_repl_async",
]

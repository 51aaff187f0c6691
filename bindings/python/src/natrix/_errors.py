"""What a run can end with instead of a value."""

from __future__ import annotations

import ast
import builtins
import functools
import linecache
import os.path
import types
from collections import OrderedDict
from typing import Any, ClassVar, NamedTuple

from . import _kinds as kind
from ._host import Host
from ._values import ConversionError, exposed_name, make_exception


class Frame(NamedTuple):
    """A line of a script's traceback. Lines and columns are counted from 1; 0 is not known."""

    filename: str
    line: int
    column: int
    end_line: int
    end_column: int
    function: str | None
    """None: the body of the script."""


class Error(Exception):
    """Whatever a run of a script ends with, but for its value."""

    type: str
    """Name of the class of the exception, as the script would see it."""
    message: str | None
    frames: tuple[Frame, ...]
    """The outermost first."""
    text: str
    """What python3 would have printed."""
    output: str
    """Printed since the last pause, where it did not go elsewhere."""
    errors: str
    """The same of sys.stderr."""
    exception: BaseException | None
    """The script's exception as one of Python's."""
    is_limit: ClassVar[bool] = False

    def _fill(self, type: str, message: str | None, text: str, output: str, errors: str, frames: Any, exception: Any) -> None:
        self.type = type
        self.message = message
        self.frames = tuple(Frame(*frame) for frame in frames)
        self.text = text
        self.output = output
        self.errors = errors
        self.exception = exception

    def source_line(self, frame: Frame) -> str | None:
        """The line that a frame is in, as far as the traceback quotes it."""
        found = _lines_of(self.text).get((frame.filename, frame.line))
        return None if found is None else _indented(frame, *found)

    def __str__(self) -> str:
        return f"{self.type}: {self.message}" if self.message else self.type

    def __reduce__(self) -> Any:
        return (_rebuild, (type(self), self.args, self.__dict__))


def _rebuild(cls: type[Error], args: Any, state: dict[str, Any]) -> Error:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class ScriptError(Error):
    """The script raised an exception and nobody caught it. `exception` is that exception, and the traceback goes on into
    the script."""


class ScriptSyntaxError(Error):
    """The source is no Python."""


class LimitError(Error):
    """A limit ended the run. Scripts cannot catch these."""

    is_limit = True


class TimeLimitError(LimitError, TimeoutError):
    """Out of seconds, deadline or fuel."""


class MemoryLimitError(LimitError, MemoryError):
    """Out of memory, allocations or room for output."""


class DepthLimitError(LimitError, RecursionError):
    """Calls within calls."""


class HostCallLimitError(LimitError, RuntimeError):
    """Too many calls of the host."""


class Cancelled(LimitError):
    """The run's Canceller was used."""


class RefusedError(Error, ValueError):
    """What was asked for cannot be; nothing has changed. The message says why."""


_CLASSES: dict[int, type[Error]] = {
    kind.LIMIT_MEMORY: MemoryLimitError,
    kind.LIMIT_TIME: TimeLimitError,
    kind.LIMIT_FUEL: TimeLimitError,
    kind.LIMIT_ALLOCATIONS: MemoryLimitError,
    kind.LIMIT_DEPTH: DepthLimitError,
    kind.LIMIT_OUTPUT: MemoryLimitError,
    kind.LIMIT_HOST_CALLS: HostCallLimitError,
    kind.CANCELLED: Cancelled,
    kind.REFUSED: RefusedError,
}
_SYNTAX = {"SyntaxError", "IndentationError", "TabError"}


def failure(
    which: int,
    type: str,
    message: str | None,
    text: str,
    output: str,
    errors: str,
    frames: tuple[Any, ...],
    exception: BaseException | None,
    host: Host | None,
) -> BaseException:
    """The exception for a natrix_failure."""
    if which == kind.NO_RESOURCES:
        return MemoryError(message or "the host has no memory or address space for another VM")
    if which == kind.RAISED:
        cls: builtins.type[Error] = ScriptSyntaxError if type in _SYNTAX and not frames else ScriptError
        if exception is None:
            exception = make_exception(type, () if message is None else (message,))
        raised = None if host is None else host.raised
        if raised is not None and exposed_name(raised) == type and (str(raised) or None) == message:
            # A function of the host's has raised it: here it is, with its own traceback.
            exception = raised
    else:
        cls = _CLASSES[which]
    if host is not None and host.output is not None:
        if output:
            host.output("stdout", output)
        if errors:
            host.output("stderr", errors)
    error = cls(message) if message else cls()
    error._fill(type, message, text, output, errors, frames, exception)
    if exception is not None and host is not None and exception is host.raised:
        error.__cause__ = exception
    return error.with_traceback(script_traceback(error.frames, text)) if frames else error


# ---- the script's frames in Python's own tracebacks

_MOST_FRAMES = 16  # of the outermost, and of the innermost


@functools.lru_cache(maxsize=256)
def _raiser(filename: str, function: str, line: int, column: int, end_line: int, end_column: int) -> types.CodeType:
    """Code that raises what it finds under a name, at this place."""
    tree = ast.parse("raise __natrix__")
    place = {"lineno": line, "end_lineno": end_line, "col_offset": column, "end_col_offset": end_column}
    for node in ast.walk(tree):
        if isinstance(node, (ast.stmt, ast.expr)):
            for name, value in place.items():
                setattr(node, name, value)
    return compile(tree, filename, "exec").replace(co_name=function, co_qualname=function)


class _Marker(Exception):
    pass


def script_traceback(frames: tuple[Frame, ...], text: str) -> types.TracebackType | None:
    """The frames of a script as Python's tracebacks have them."""
    if len(frames) > 2 * _MOST_FRAMES:
        frames = frames[:_MOST_FRAMES] + frames[-_MOST_FRAMES:]
    sources = _lines_of(text)
    made: types.TracebackType | None = None
    for frame in reversed(frames):
        # A file of this name may be here, and would be quoted.
        filename = f"<{frame.filename}>" if os.path.exists(frame.filename) else frame.filename
        line = max(frame.line, 1)
        place = (line, 0, line, 0)
        source = sources.get((frame.filename, frame.line))
        if source is not None:
            quoted, marked_at = source
            full = _indented(frame, quoted, marked_at)
            _remember(filename, line, full)
            if frame.column > 0 and frame.end_column > 0 and frame.end_line == line:
                start, end = (len(full[: at - 1].encode("utf-8", "replace")) for at in (frame.column, frame.end_column))
                place = (line, start, line, end)
        code = _raiser(filename, frame.function or "<module>", *place)
        try:
            exec(code, {"__natrix__": _Marker})
        except _Marker as marker:
            assert marker.__traceback__ is not None
            inner = marker.__traceback__.tb_next
            assert inner is not None
            made = types.TracebackType(made, inner.tb_frame, inner.tb_lasti, inner.tb_lineno)
    return made


def _indented(frame: Frame, quoted: str, marked_at: int) -> str:
    """A quoted line with the indentation that it has lost."""
    return " " * max(frame.column - 1 - marked_at, 0) + quoted


def _lines_of(text: str) -> dict[tuple[str, int], tuple[str, int]]:
    """The lines that a traceback quotes, by file and number, and where in each the marks begin."""
    found = {}
    lines = text.split("\n")
    for head, quoted, marks in zip(lines, lines[1:], [*lines[2:], ""]):
        if head.startswith('  File "') and quoted.startswith("    "):
            filename, _, rest = head[8:].partition('", line ')
            number = rest.split(",")[0]
            if number.isdigit():
                has_marks = marks.startswith("    ") and marks.strip() != "" and not marks.strip(" ~^")
                marked_at = len(marks) - len(marks.lstrip(" ")) - 4 if has_marks else 0
                found[filename, int(number)] = (quoted[4:], marked_at)
    return found


_quoted: OrderedDict[str, dict[int, str]] = OrderedDict()


def _remember(filename: str, line: int, source: str) -> None:
    """Lets `traceback` quote a line of a script; the last few scripts' are kept."""
    lines = _quoted.setdefault(filename, {})
    lines[line] = source
    _quoted.move_to_end(filename)
    while len(_quoted) > 64:
        linecache.cache.pop(_quoted.popitem(last=False)[0], None)
    text = [lines.get(number, "") + "\n" for number in range(1, min(max(lines), 10_000) + 1)]
    linecache.cache[filename] = (sum(map(len, text)), None, text, filename)


__all__ = [
    "Cancelled",
    "ConversionError",
    "DepthLimitError",
    "Error",
    "Frame",
    "HostCallLimitError",
    "LimitError",
    "MemoryLimitError",
    "RefusedError",
    "ScriptError",
    "ScriptSyntaxError",
    "TimeLimitError",
]

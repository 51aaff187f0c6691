"""Errors as Monty has them."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any, Literal, NoReturn, ParamSpec, TypeVar

import natrix
from natrix._values import make_exception

_P = ParamSpec("_P")
_R = TypeVar("_R")


class Frame:
    """A line of a script's traceback."""

    __slots__ = ("column", "end_column", "end_line", "filename", "function_name", "line", "source_line")

    def __init__(
        self,
        filename: str,
        line: int,
        column: int,
        end_line: int,
        end_column: int,
        function_name: str | None,
        source_line: str | None,
    ) -> None:
        self.filename = filename
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column
        self.function_name = function_name
        self.source_line = source_line

    def dict(self) -> dict[str, int | str | None]:
        names = ("filename", "line", "column", "end_line", "end_column", "function_name", "source_line")
        return {name: getattr(self, name) for name in names}

    def __eq__(self, other: object) -> bool:
        return self.dict() == other.dict() if isinstance(other, Frame) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self.dict().values()))

    def __repr__(self) -> str:
        place = f"filename={self.filename!r}, line={self.line}, column={self.column}"
        return f"Frame({place}, function_name={self.function_name!r})"


class MontyError(Exception):
    """Whatever a script ends with, but for its value."""

    def __init__(self, error: natrix.Error | None = None) -> None:
        super().__init__(str(error) if error is not None else "")
        self._error = error

    @property
    def output(self) -> str:
        """What was printed since the last pause, where it did not go elsewhere."""
        return "" if self._error is None else self._error.output

    @property
    def is_limit(self) -> bool:
        """Whether a limit ended the run."""
        return self._error is not None and self._error.is_limit

    def exception(self) -> BaseException:
        """The script's exception as one of Python's."""
        if self._error is None:
            return RuntimeError(*self.args)
        if self._error.exception is not None:
            return self._error.exception
        message = self._error.message
        return make_exception(self._error.type, () if message is None else (message,))

    def traceback(self) -> list[Frame]:
        """The outermost frame first."""
        if self._error is None:
            return []
        return [
            Frame(*frame[:5], frame.function or "<module>", self._error.source_line(frame)) for frame in self._error.frames
        ]

    def display(self, format: Literal["traceback", "type-msg", "msg"] = "traceback") -> str:
        """'traceback': all of it; 'type-msg': "ValueError: message"; 'msg': only the message."""
        if self._error is None:
            return str(self)
        if format == "traceback":
            return self._error.text.rstrip("\n")
        if format == "type-msg":
            return self._error.type + (f": {self._error.message}" if self._error.message else "")
        if format == "msg":
            return self._error.message or ""
        raise ValueError(f"format is 'traceback', 'type-msg' or 'msg', not {format!r}")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self})"


class MontySyntaxError(MontyError):
    """The source is no Python."""

    def __str__(self) -> str:
        return "" if self._error is None else self._error.message or ""

    def traceback(self) -> list[Frame]:
        frames = super().traceback()
        for frame in frames:
            frame.function_name = None
        return frames


class MontyRuntimeError(MontyError):
    """The script raised an exception that nobody caught, or came to a limit."""


class MontyTypingError(MontyError):
    """For code that catches it: types are not checked here."""


class MontyConversionError(MontyError, TypeError):
    """A value that cannot cross between Python and a script."""

    def __init__(self, message: str) -> None:
        super().__init__()
        self.args = (message,)

    def __str__(self) -> str:
        return str(self.args[0])

    def exception(self) -> BaseException:
        return TypeError(*self.args)


def translate(error: Exception) -> NoReturn:
    """Raises Monty's error for one of natrix."""
    made: Exception
    if isinstance(error, natrix.ScriptSyntaxError):
        made = MontySyntaxError(error)
    elif isinstance(error, natrix.RefusedError):
        message = error.message or ""
        if "resumed" in message:
            made = RuntimeError(message)
        elif "input" in message:
            made = TypeError(message)
        else:
            made = ValueError(message)
    elif isinstance(error, natrix.Error):
        made = MontyRuntimeError(error)
    elif isinstance(error, natrix.ConversionError):
        made = MontyConversionError(str(error))
    else:
        raise error
    # Where the script was stands at the traceback's end.
    raise made.with_traceback(error.__traceback__) from error.__cause__


def translated(function: Callable[_P, _R]) -> Callable[_P, _R]:
    if inspect.iscoroutinefunction(function):

        @functools.wraps(function)
        async def call_async(*args: _P.args, **kwargs: _P.kwargs) -> Any:
            try:
                return await function(*args, **kwargs)
            except (natrix.Error, natrix.ConversionError) as error:
                translate(error)

        return call_async  # type: ignore[return-value]

    @functools.wraps(function)
    def call(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return function(*args, **kwargs)
        except (natrix.Error, natrix.ConversionError) as error:
            translate(error)

    return call

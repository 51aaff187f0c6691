"""Programs, sessions and pauses."""

from __future__ import annotations

import asyncio
import inspect
import sys
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, NamedTuple, TypeAlias

from . import _kinds as kind
from . import _natrix
from ._host import Host
from ._system import System
from ._values import ConversionError, Function, Object, make_exception

Functions: TypeAlias = Mapping[str, Callable[..., Any]]
Output: TypeAlias = Callable[[str, str], object] | None
OsHandler: TypeAlias = Callable[[str, tuple[Any, ...], dict[str, Any]], Any]


class _NotHandled:
    def __repr__(self) -> str:
        return "natrix.NOT_HANDLED"


NOT_HANDLED: Any = _NotHandled()
"""What a handler gives for a call that it does not know."""


@dataclass(frozen=True)
class Limits:
    """What a run may use. None: as much as it likes."""

    memory: int | None = None
    """Bytes, exactly."""
    seconds: float | None = None
    """Of executing. The clock stands still while the run is paused."""
    deadline: float | None = None
    """Seconds from the start, pauses and handlers included. Dumps do not hold it."""
    fuel: int | None = None
    """The same for the same script, on any machine."""
    allocations: int | None = None
    output: int | None = None
    """Bytes."""
    host_calls: int | None = None
    depth: int = 1000
    """Of calls within calls."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if value is None and field.name != "depth":
                continue
            is_number = isinstance(value, int) or (field.name in ("seconds", "deadline") and isinstance(value, float))
            if not is_number or isinstance(value, bool):
                raise TypeError(f"the limit {field.name} is a number, not {value!r}")
            if not 0 <= value < 2**63 or (field.name == "depth" and value >= 2**32):
                raise ValueError(f"the limit {field.name} is between 0 and 2**{32 if field.name == 'depth' else 63}, not {value!r}")

    def _row(self) -> tuple[Any, ...]:
        return (
            self.memory, self.seconds, self.deadline, self.fuel, self.allocations, self.output, self.host_calls, self.depth,
        )  # fmt: skip


class Usage(NamedTuple):
    """What a run has used."""

    fuel: int
    peak_memory: int
    allocations: int
    output: int
    host_calls: int
    seconds: float


class Canceller:
    """Ends runs from any thread, at once and for good: a run begun with it later ends too."""

    __slots__ = ("_native",)

    def __init__(self) -> None:
        self._native = _natrix.Canceller()

    def cancel(self) -> None:
        self._native.cancel()


def write_output(stream: str, text: str) -> None:
    """To sys.stdout and sys.stderr of this process: where the output of `run` goes if nothing is said."""
    target = sys.stderr if stream == "stderr" else sys.stdout
    if target is not None:
        target.write(text)


def discard_output(stream: str, text: str) -> None:
    """Nowhere."""


# ---- how a run is done


def _options(
    limits: Limits | None = None,
    system: System | None = None,
    canceller: Canceller | None = None,
    slice: int = 0,
    stream: bool = False,
) -> _natrix.Options | None:
    if limits is None and system is None and canceller is None and not slice and not stream:
        return None
    if limits is not None and not isinstance(limits, Limits):
        raise TypeError(f"limits is a natrix.Limits, not {limits!r}")
    if system is not None and not isinstance(system, System):
        raise TypeError(f"system is a natrix.System, not {system!r}; handlers of your own are given as os=")
    if canceller is not None and not isinstance(canceller, Canceller):
        raise TypeError(f"canceller is a natrix.Canceller, not {canceller!r}")
    return _natrix.Options(
        None if limits is None else limits._row(),
        None if system is None else system._native,
        None if canceller is None else canceller._native,
        slice,
        kind.PRINT_PAUSE if stream else kind.PRINT_COLLECT,
        1 if stream else 0,
    )


_streaming_options = _options(stream=True)


def _options_to_the_end(
    limits: Limits | None, system: System | None, canceller: Canceller | None
) -> _natrix.Options | None:
    """For runs whose output goes somewhere as it comes."""
    if limits is None and system is None and canceller is None:
        return _streaming_options
    return _options(limits, system, canceller, stream=True)


def _lookup(host: Host, functions: Functions, names: Mapping[str, Any] | None, name: str) -> Any:
    """What a name that the script does not define stands for; NOT_HANDLED: nothing."""
    if names is not None and name in names:
        return names[name]
    if name in functions or name in host.functions:
        return Function(name)
    return NOT_HANDLED


class Handlers:
    """Answers pauses: functions by name, names, methods of dataclasses, calls of the operating system."""

    __slots__ = ("functions", "host", "names", "os")

    def __init__(self, host: Host, functions: Functions | None, names: Mapping[str, Any] | None, os: OsHandler | None) -> None:
        self.host = host
        self.functions: Functions = functions if functions is not None else {}
        self.names = names
        self.os = os

    def find(self, progress: _natrix.Progress, which: int) -> Callable[..., Any] | None:
        """What is to be called for this pause."""
        name = progress.name
        if which == kind.PAUSED_FUNCTION:
            function = self.functions.get(name)
            if function is None:
                function = self.host.functions.get(name)
            if function is None and self.names is not None:
                function = self.names.get(name)
            if function is not None and not callable(function):
                raise TypeError(f"functions[{name!r}] is {function!r}, which cannot be called")
            return function
        if which == kind.PAUSED_METHOD:
            return _method(progress, name)
        return None

    def answer(self, progress: _natrix.Progress) -> _natrix.Progress:
        which = progress.kind
        if which == kind.PAUSED_NAME:
            return self.answer_name(progress)
        if which == kind.PAUSED_SYSTEM:
            return self.answer_system(progress)
        if which == kind.PAUSED_FUTURES:
            return sleep_for(progress)
        function = self.find(progress, which)
        if function is None:
            return progress.resume_unhandled()
        return progress.answer(function)

    def answer_name(self, progress: _natrix.Progress) -> _natrix.Progress:
        value = _lookup(self.host, self.functions, self.names, progress.name)
        if value is NOT_HANDLED:
            return progress.resume_unhandled()
        return progress.resume_value(value)

    def answer_system(self, progress: _natrix.Progress) -> _natrix.Progress:
        if self.os is None:
            return progress.resume_unhandled()
        try:
            value = self.os(progress.name, progress.arguments, progress.keywords)
        except Exception as error:
            self.host.raised = error
            return progress.resume_exception(error)
        if value is NOT_HANDLED:
            return progress.resume_unhandled()
        return progress.resume_value(value)


def _method(progress: _natrix.Progress, name: str) -> Callable[..., Any]:
    def call(target: Any, /, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"{type(target).__name__!r} object has no attribute {name!r}")
        return getattr(target, name)(*args, **kwargs)

    return call


def sleep_for(progress: _natrix.Progress) -> _natrix.Progress:
    """A run that waits for nothing but its own timers."""
    import time

    if progress.calls:
        raise RuntimeError(
            "the run waits for calls that were answered with pending; "
            "settle them with Pause.settle(), or use run_async with coroutines"
        )
    time.sleep(max(progress.wake_after, 0))
    return progress.resume_settle([])


def to_the_end(progress: _natrix.Progress, handlers: Handlers) -> Any:
    functions = handlers.functions
    ended = _natrix.drive(progress, functions if type(functions) is dict else None, handlers.answer)
    return ended.value


def call_object(function: Object, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    host = function._host
    if host is None or function._owner is None:
        raise RuntimeError(f"{function!r} has no run to be called in")
    before = function._owner.current
    progress = function._owner.call(function, args, kwargs, None)
    handlers = Handlers(host, None, None, None)
    if before is None or before.kind == kind.COMPLETED:
        return to_the_end(progress, handlers)
    # The run is paused: after the call the same pause comes again.
    while progress.returned is None:
        progress = handlers.answer(progress)
    raised, value = progress.returned
    before.take_over(progress)
    if raised:
        raise value
    return value


# ---- the same with asyncio

# After so much fuel on the event loop's own thread, a run goes on in another one.
_LOOP_SLICE = 100_000


async def _advance(progress: _natrix.Progress, canceller: Canceller) -> _natrix.Progress:
    """Over slices, in a thread."""
    while progress.kind == kind.PAUSED_SLICE:
        running = asyncio.get_running_loop().run_in_executor(None, progress.resume_go_on, False)
        try:
            progress = await asyncio.shield(running)
        except asyncio.CancelledError:
            canceller.cancel()
            await asyncio.wait([running])
            running.exception()
            raise
    return progress


async def to_the_end_async(progress: _natrix.Progress, handlers: Handlers, canceller: Canceller) -> Any:
    """Functions that are coroutines are awaited side by side; the script awaits their calls."""
    tasks: dict[int, asyncio.Future[Any]] = {}
    try:
        while True:
            progress = await _advance(progress, canceller)
            which = progress.kind
            if which == kind.COMPLETED:
                return progress.value
            if which == kind.PAUSED_NAME:
                progress = handlers.answer_name(progress)
            elif which == kind.PAUSED_FUTURES:
                progress = await _settle(progress, handlers.host, tasks)
            else:
                progress = _answer_async(progress, handlers, which, tasks)
    finally:
        left = [task for task in tasks.values() if not task.done()]
        for task in left:
            task.cancel()
        if left:
            await asyncio.gather(*left, return_exceptions=True)


def _answer_async(
    progress: _natrix.Progress, handlers: Handlers, which: int, tasks: dict[int, asyncio.Future[Any]]
) -> _natrix.Progress:
    try:
        if which == kind.PAUSED_SYSTEM:
            value = NOT_HANDLED
            if handlers.os is not None:
                value = handlers.os(progress.name, progress.arguments, progress.keywords)
            if value is NOT_HANDLED:
                return progress.resume_unhandled()
        else:
            function = handlers.find(progress, which)
            if function is None:
                return progress.resume_unhandled()
            value = function(*progress.arguments, **progress.keywords)
    except Exception as error:
        handlers.host.raised = error
        return progress.resume_exception(error)
    if inspect.isawaitable(value):
        tasks[progress.call_id] = asyncio.ensure_future(_awaited(value))
        return progress.resume_pending()
    try:
        return progress.resume_value(value)
    except ConversionError as error:
        return progress.resume_exception(TypeError(str(error)))


async def _awaited(value: Awaitable[Any]) -> Any:
    return await value


async def _settle(
    progress: _natrix.Progress, host: Host, tasks: dict[int, asyncio.Future[Any]]
) -> _natrix.Progress:
    calls = progress.calls
    waiting = [tasks[call] for call in calls if call in tasks]
    if len(waiting) != len(calls):
        lost = [call for call in calls if call not in tasks]
        raise RuntimeError(f"nobody works on the calls {lost}, which the run waits for; settle them with Pause.settle()")
    wake = progress.wake_after
    if waiting:
        await asyncio.wait(waiting, timeout=None if wake < 0 else wake, return_when=asyncio.FIRST_COMPLETED)
    else:
        await asyncio.sleep(max(wake, 0))
    settled: list[tuple[int, bool, Any]] = []
    for call in calls:
        task = tasks[call]
        if not task.done():
            continue
        del tasks[call]
        error = asyncio.CancelledError() if task.cancelled() else task.exception()
        if error is None:
            settled.append((call, False, task.result()))
        elif isinstance(error, (Exception, asyncio.CancelledError)):
            host.raised = error
            settled.append((call, True, error))
        else:
            raise error
    try:
        return progress.resume_settle(settled)
    except ConversionError:
        # One by one, so that only what cannot cross fails.
        checked = [(call, True, TypeError(str(why))) if (why := _refusal(value)) else (call, raised, value) for call, raised, value in settled]
        return progress.resume_settle(checked)


def _refusal(value: Any) -> ConversionError | None:
    try:
        _natrix.check(value, Host())
    except ConversionError as error:
        return error
    return None


# ---- what a user holds


class Completed:
    """A run that has ended."""

    __slots__ = ("_native",)

    def __init__(self, native: _natrix.Progress) -> None:
        self._native = native

    @property
    def value(self) -> Any:
        """Of the script's last expression; a new copy each time."""
        return self._native.value

    @property
    def output(self) -> str:
        """Printed since the last pause."""
        return self._native.output

    @property
    def errors(self) -> str:
        return self._native.errors

    @property
    def usage(self) -> Usage:
        return Usage(*self._native.usage)

    def __repr__(self) -> str:
        return f"natrix.Completed(value={self.value!r})"


class Pause:
    """A run that waits for its host. It may be kept, copied with fork(), written to bytes with dump() or pickle, and is
    resumed once. Resuming gives the next pause, or Completed."""

    __slots__ = ("_native",)
    kind: ClassVar[str]

    def __init__(self, native: _natrix.Progress) -> None:
        self._native = native

    @property
    def output(self) -> str:
        """Printed since the last pause."""
        return self._native.output

    @property
    def errors(self) -> str:
        """The same of sys.stderr."""
        return self._native.errors

    @property
    def usage(self) -> Usage:
        return Usage(*self._native.usage)

    def fork(self) -> Any:
        """Another run that stands where this one does."""
        host = self._native.host
        return _wrap(self._native.fork(None if host is None else host.fork()))

    def dump(self, *, key: bytes | None = None, files: bool = False) -> bytes:
        """The run as bytes, for load() in any process of the same build. `key` signs them; `files`: with those in memory."""
        return self._native.dump(key, files)

    @staticmethod
    def load(
        data: bytes,
        *,
        key: bytes | None = None,
        max_bytes: int = 0,
        system: System | None = None,
        output: Output = None,
        classes: Iterable[type] = (),
    ) -> Any:
        """A pause from its bytes. Those that nobody vouches for are safe to load; with `key`, only what was signed with it
        is. `max_bytes`: how much memory they may ask for (0: 1 GiB)."""
        native_system = None if system is None else system._native
        return _wrap(_natrix.load_progress(_bytes(data), key, max_bytes, native_system, Host(output, classes)))

    def park(self) -> bool:
        """Keeps only the run's own bytes until it goes on: for runs that wait long."""
        return self._native.park()

    def set_limits(
        self, limits: Limits | None = None, *, system: System | None = None, canceller: Canceller | None = None
    ) -> None:
        """For the rest of the run; they count from here."""
        options = _options(limits or Limits(), system, canceller)
        assert options is not None
        self._native.set_options(options)

    @property
    def system(self) -> System | None:
        """That the run has."""
        native = self._native.system
        if native is None:
            return None
        system = object.__new__(System)
        system._native = native
        return system

    def resume_error(self, error: BaseException | str, message: str | None = None) -> Any:
        """Goes on with an exception, raised where the script waits: an instance, or the name of a class and a message."""
        return _wrap(self._native.resume_exception(_to_exception(error, message)))

    def resume_unhandled(self) -> Any:
        """As if there were no host: a NameError for a name, an OSError for a file."""
        return _wrap(self._native.resume_unhandled())

    def run(
        self, *, functions: Functions | None = None, names: Mapping[str, Any] | None = None, os: OsHandler | None = None
    ) -> Any:
        """Goes on to the end with these handlers, this pause included, and gives the value."""
        return to_the_end(self._native, Handlers(_host_of(self._native), functions, names, os))

    async def run_async(
        self, *, functions: Functions | None = None, names: Mapping[str, Any] | None = None, os: OsHandler | None = None
    ) -> Any:
        canceller = Canceller()
        return await to_the_end_async(self._native, Handlers(_host_of(self._native), functions, names, os), canceller)

    def __reduce__(self) -> Any:
        return (Pause.load, (self.dump(files=True),))


def _host_of(native: _natrix.Progress) -> Host:
    host: Host | None = native.host
    if host is None:
        host = native.host = Host()
    return host


def _bytes(data: Any) -> bytes:
    if isinstance(data, bytes):
        return data
    if isinstance(data, (bytearray, memoryview)):
        return bytes(data)
    raise TypeError(f"bytes are loaded, not {type(data).__name__}")


def _to_exception(error: BaseException | str, message: str | None) -> BaseException:
    if isinstance(error, BaseException):
        return error
    if isinstance(error, str):
        return make_exception(error, () if message is None else (message,))
    if isinstance(error, type) and issubclass(error, BaseException):
        return error() if message is None else error(message)
    raise TypeError(f"an exception or the name of its class is needed, not {error!r}")


class _Call(Pause):
    __slots__ = ()

    @property
    def name(self) -> str:
        return self._native.name

    @property
    def args(self) -> tuple[Any, ...]:
        return self._native.arguments

    @property
    def kwargs(self) -> dict[str, Any]:
        return self._native.keywords

    @property
    def call_id(self) -> int:
        """Counts the calls of the host; what pending ones are known by."""
        return self._native.call_id

    def resume(self, value: Any = None) -> Any:
        """Goes on; `value` is what the call gives."""
        return _wrap(self._native.resume_value(value))

    def resume_pending(self) -> Any:
        """Goes on with an awaitable as the call's value; a Futures pause comes when nothing else is left to do."""
        return _wrap(self._native.resume_pending())

    def __repr__(self) -> str:
        return f"natrix.{type(self).__name__}({self.name!r}, args={self.args!r}, kwargs={self.kwargs!r})"


class FunctionCall(_Call):
    """A function that the script does not define is called."""

    __slots__ = ()
    kind = "function"


class MethodCall(_Call):
    """A method of a dataclass of the host's is called; the instance is args[0]."""

    __slots__ = ()
    kind = "method"


class SystemCall(_Call):
    """The operating system is asked: files, clock, environment, randomness."""

    __slots__ = ()
    kind = "system"


class NameLookup(Pause):
    """A name is read that is defined nowhere."""

    __slots__ = ()
    kind = "name"

    @property
    def name(self) -> str:
        return self._native.name

    def resume(self, value: Any) -> Any:
        """Goes on; `value` is what the name stands for. See Function for functions."""
        return _wrap(self._native.resume_value(value))

    def __repr__(self) -> str:
        return f"natrix.NameLookup({self.name!r})"


class Futures(Pause):
    """All that is left to do waits for calls that were answered with pending."""

    __slots__ = ()
    kind = "futures"

    @property
    def calls(self) -> list[int]:
        """Ids of the calls."""
        return self._native.calls

    @property
    def wake_after(self) -> float | None:
        """Seconds after which a timer of the script's own is due, and settle() is to be called, with nothing if need be."""
        seconds = self._native.wake_after
        return None if seconds < 0 else seconds

    def settle(self, results: Mapping[int, Any], errors: Mapping[int, BaseException] | None = None) -> Any:
        """Goes on; what became of any of the calls, by id."""
        row = [(call, False, value) for call, value in results.items()]
        row += [(call, True, _to_exception(error, None)) for call, error in (errors or {}).items()]
        return _wrap(self._native.resume_settle(row))

    def __repr__(self) -> str:
        return f"natrix.Futures({self.calls!r})"


class Sliced(Pause):
    """A slice of fuel is used up."""

    __slots__ = ()
    kind = "slice"

    def resume(self) -> Any:
        return _wrap(self._native.resume_go_on(True))


_PAUSES: dict[int, type[Pause]] = {
    kind.PAUSED_FUNCTION: FunctionCall,
    kind.PAUSED_NAME: NameLookup,
    kind.PAUSED_METHOD: MethodCall,
    kind.PAUSED_SYSTEM: SystemCall,
    kind.PAUSED_FUTURES: Futures,
    kind.PAUSED_SLICE: Sliced,
}


def _wrap(native: _natrix.Progress) -> Any:
    which = native.kind
    if which == kind.COMPLETED:
        return Completed(native)
    return _PAUSES[which](native)


class Program:
    """A compiled script. Each run of it has globals of its own; its value is that of a trailing expression. Programs can
    be pickled, and run in many threads at once."""

    __slots__ = ("_native",)

    def __init__(self, source: str, inputs: Iterable[str] = (), *, name: str = "main.py") -> None:
        """`inputs`: names that each run gives values for."""
        if isinstance(inputs, str):
            raise TypeError("inputs is a list of names, not one str")
        self._native = _natrix.Program(source, name, list(inputs))

    @property
    def name(self) -> str:
        """Of the script, in tracebacks."""
        return self._native.script_name

    @property
    def inputs(self) -> list[str]:
        return self._native.inputs

    def run(
        self,
        inputs: Mapping[str, Any] | None = None,
        *,
        functions: Functions | None = None,
        names: Mapping[str, Any] | None = None,
        os: OsHandler | None = None,
        system: System | None = None,
        limits: Limits | None = None,
        output: Output = write_output,
        canceller: Canceller | None = None,
        classes: Iterable[type] = (),
    ) -> Any:
        """Runs to the end and gives the script's value. `functions`: what the script may call. `names`: what names that it
        does not define stand for. `os`: answers calls of the operating system that `system` does not. `output`: called
        with ("stdout" or "stderr", text) as it comes. `classes`: dataclasses and enums that its values are made with.
        The GIL is not held while the script runs; Ctrl-C ends it."""
        host = Host(output or discard_output, classes)
        progress = self._native.start(inputs, _options_to_the_end(limits, system, canceller), host)
        if progress.kind == kind.COMPLETED:
            return progress.value
        return to_the_end(progress, Handlers(host, functions, names, os))

    async def run_async(
        self,
        inputs: Mapping[str, Any] | None = None,
        *,
        functions: Functions | None = None,
        names: Mapping[str, Any] | None = None,
        os: OsHandler | None = None,
        system: System | None = None,
        limits: Limits | None = None,
        output: Output = write_output,
        canceller: Canceller | None = None,
        classes: Iterable[type] = (),
    ) -> Any:
        """run() for asyncio. Functions may be coroutines: the script gets awaitables, and they run side by side. The event
        loop is not held up: after a moment the script goes on in a thread. Cancelling the task ends the run."""
        host = Host(output or discard_output, classes)
        canceller = canceller or Canceller()
        options = _options(limits, system, canceller, slice=_LOOP_SLICE, stream=True)
        progress = self._native.start(inputs, options, host)
        return await to_the_end_async(progress, Handlers(host, functions, names, os), canceller)

    def start(
        self,
        inputs: Mapping[str, Any] | None = None,
        *,
        system: System | None = None,
        limits: Limits | None = None,
        output: Output = None,
        canceller: Canceller | None = None,
        slice: int = 0,
        classes: Iterable[type] = (),
    ) -> Any:
        """Runs until the script needs the host, which gives a Pause, or ends, which gives Completed. `slice`: units of fuel
        after which the run pauses too."""
        options = _options(limits, system, canceller, slice, stream=output is not None)
        return _wrap(self._native.start(inputs, options, Host(output, classes)))

    def dump(self, *, key: bytes | None = None) -> bytes:
        """The program as bytes, for load() in any process of the same build. `key` signs them."""
        return self._native.dump(key)

    @classmethod
    def load(cls, data: bytes, *, key: bytes | None = None, max_bytes: int = 0) -> Program:
        program = object.__new__(cls)
        program._native = _natrix.load_program(_bytes(data), key, max_bytes)
        return program

    def __reduce__(self) -> Any:
        return (type(self).load, (self.dump(),))

    def __repr__(self) -> str:
        return f"<natrix.Program {self.name!r} inputs={self.inputs!r}>"


class Session:
    """Globals that last from run to run."""

    __slots__ = ("_host", "_native")

    def __init__(self, *, limits: Limits | None = None, output: Output = write_output, classes: Iterable[type] = ()) -> None:
        """`limits`: of all runs together. `output`: as of Program.run()."""
        self._native = _natrix.Session(None if limits is None else limits._row())
        self._attach(Host(output or discard_output, classes))

    def _attach(self, host: Host) -> None:
        self._host = host
        if host.machine is None:
            host.machine = object()

    def run(
        self,
        source: str,
        inputs: Mapping[str, Any] | None = None,
        *,
        functions: Functions | None = None,
        names: Mapping[str, Any] | None = None,
        os: OsHandler | None = None,
        system: System | None = None,
        limits: Limits | None = None,
        canceller: Canceller | None = None,
        name: str = "<session>",
    ) -> Any:
        """Runs some source and gives the value of its trailing expression; the rest as for Program.run()."""
        options = _options_to_the_end(limits, system, canceller)
        progress = self._native.start(source, name, inputs, options, self._host)
        return to_the_end(progress, Handlers(self._host, functions, names, os))

    async def run_async(
        self,
        source: str,
        inputs: Mapping[str, Any] | None = None,
        *,
        functions: Functions | None = None,
        names: Mapping[str, Any] | None = None,
        os: OsHandler | None = None,
        system: System | None = None,
        limits: Limits | None = None,
        canceller: Canceller | None = None,
        name: str = "<session>",
    ) -> Any:
        canceller = canceller or Canceller()
        options = _options(limits, system, canceller, slice=_LOOP_SLICE, stream=True)
        progress = self._native.start(source, name, inputs, options, self._host)
        return await to_the_end_async(progress, Handlers(self._host, functions, names, os), canceller)

    def start(
        self,
        source: str,
        inputs: Mapping[str, Any] | None = None,
        *,
        system: System | None = None,
        limits: Limits | None = None,
        canceller: Canceller | None = None,
        slice: int = 0,
        name: str = "<session>",
    ) -> Any:
        """As Program.start(). While a run is paused, no other can begin. Output comes with the pauses."""
        options = _options(limits, system, canceller, slice)
        host = Host(None, self._host.classes.values())
        host.functions, host.names, host.objects = self._host.functions, self._host.names, self._host.objects
        host.machine = self._host.machine
        return _wrap(self._native.start(source, name, inputs, options, host))

    def reset(self) -> None:
        """Forgets everything."""
        self._native.reset()

    def fork(self) -> Session:
        """Another session that knows all that this one does."""
        other = object.__new__(type(self))
        other._native = self._native.fork()
        other._attach(self._host.fork())
        return other

    def park(self) -> bool:
        """Keeps only the session's own bytes until it is used again."""
        return self._native.park()

    def dump(self, *, key: bytes | None = None, files: bool = False) -> bytes:
        return self._native.dump(key, files)

    @classmethod
    def load(
        cls,
        data: bytes,
        *,
        key: bytes | None = None,
        max_bytes: int = 0,
        system: System | None = None,
        output: Output = write_output,
        classes: Iterable[type] = (),
    ) -> Session:
        session = object.__new__(cls)
        native_system = None if system is None else system._native
        session._native = _natrix.load_session(_bytes(data), key, max_bytes, native_system)
        session._attach(Host(output or discard_output, classes))
        return session

    def __reduce__(self) -> Any:
        return (type(self).load, (self.dump(files=True),))


def run(source: str, inputs: Mapping[str, Any] | None = None, *, name: str = "main.py", **options: Any) -> Any:
    """Compiles and runs a script; options as of Program.run()."""
    return Program(source, inputs or (), name=name).run(inputs, **options)


async def run_async(source: str, inputs: Mapping[str, Any] | None = None, *, name: str = "main.py", **options: Any) -> Any:
    return await Program(source, inputs or (), name=name).run_async(inputs, **options)

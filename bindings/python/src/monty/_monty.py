"""Monty's classes, over natrix."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Literal, NoReturn, TypeAlias, TypedDict

import natrix
from natrix import NOT_HANDLED, _natrix
from natrix import _kinds as kind
from natrix._host import Host
from natrix._run import (
    _LOOP_SLICE,
    Canceller,
    Handlers,
    _bytes,
    _options,
    to_the_end,
    to_the_end_async,
)
from natrix._values import Function, make_exception

from ._errors import MontySyntaxError, translate, translated
from ._json import to_json
from ._mount import MountDir, system_of
from ._output import PrintCallback, output_of


class ResourceLimits(TypedDict, total=False):
    """Of a run. What is left out is not limited, but for the depth."""

    max_allocations: int
    max_duration_secs: float
    max_memory: int
    max_recursion_depth: int
    """1,000 if nothing is said."""
    gc_interval: int
    """Memory is collected when that is due; this changes nothing."""


_LIMITS = {
    "max_allocations": "allocations",
    "max_duration_secs": "seconds",
    "max_memory": "memory",
    "max_recursion_depth": "depth",
}

OsHandler: TypeAlias = Callable[..., Any]
Mounts: TypeAlias = "MountDir | Sequence[MountDir] | None"

# Calls of the operating system, as integrators know them.
OS_NAMES = {
    "exists": "Path.exists",
    "is_file": "Path.is_file",
    "is_dir": "Path.is_dir",
    "is_symlink": "Path.is_symlink",
    "open": "Open",
    "read_text": "Path.read_text",
    "read_bytes": "Path.read_bytes",
    "write_text": "Path.write_text",
    "write_bytes": "Path.write_bytes",
    "append_text": "Path.append_text",
    "append_bytes": "Path.append_bytes",
    "mkdir": "Path.mkdir",
    "unlink": "Path.unlink",
    "rmdir": "Path.rmdir",
    "iterdir": "Path.iterdir",
    "stat": "Path.stat",
    "rename": "Path.rename",
    "resolve": "Path.resolve",
    "absolute": "Path.absolute",
    "getenv": "os.getenv",
    "get_environ": "os.environ",
    "urandom": "os.urandom",
    "date_today": "date.today",
    "datetime_now": "datetime.now",
    "time_ns": "time.time_ns",
    "monotonic_ns": "time.monotonic_ns",
    "process_time_ns": "time.process_time_ns",
    "sleep": "time.sleep",
}


def limits_of(limits: Mapping[str, Any] | None) -> natrix.Limits | None:
    if limits is None:
        return None
    if not isinstance(limits, Mapping):
        raise TypeError(f"limits is a dict, see monty.ResourceLimits; not {limits!r}")
    given = {}
    for name, value in limits.items():
        if name == "gc_interval" or value is None:
            continue
        if name not in _LIMITS:
            raise TypeError(f"there is no limit {name!r}; there are {', '.join([*_LIMITS, 'gc_interval'])}")
        given[_LIMITS[name]] = value
    return natrix.Limits(**given)


def _no_type_check(asked: bool) -> None:
    if asked:
        raise NotImplementedError("types are not checked here; check the source with mypy or pyright before it is run")


class _OsCalls:
    """Answers calls of the operating system: mounts first, then a function."""

    __slots__ = ("handler", "system")

    def __init__(self, mount: Mounts, handler: OsHandler | None) -> None:
        if handler is not None and not callable(handler):
            raise TypeError(f"os is called with (name, args, kwargs); {handler!r} cannot be")
        self.system = system_of(mount)
        self.handler = handler

    def __bool__(self) -> bool:
        return self.system is not None or self.handler is not None

    def __call__(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        if self.handler is None:
            return NOT_HANDLED
        return self.handler(OS_NAMES.get(name, name), args, kwargs)

    def answer(self, progress: _natrix.Progress) -> _natrix.Progress | None:
        """One pause's answer; None: nobody has one."""
        name, args, kwargs = progress.name, progress.arguments, progress.keywords
        try:
            if self.system is not None:
                try:
                    return progress.resume_value(self.system.answer(name, args, kwargs))
                except LookupError as error:
                    if type(error) is not LookupError:
                        raise
            value = self(name, args, kwargs)
        except natrix.Error:
            raise
        except Exception as error:
            return progress.resume_exception(error)
        return None if value is NOT_HANDLED else progress.resume_value(value)


def _split_lookup(
    external_functions: Mapping[str, Any] | None, external_lookup: Mapping[str, Any] | None
) -> dict[str, Any]:
    if external_functions is not None and not isinstance(external_functions, Mapping):
        raise TypeError(f"external_functions is a dict of functions by name here, not {external_functions!r}")
    return {**(external_functions or {}), **(external_lookup or {})}


class _Lookup(Handlers):
    """Functions are called; what else there is, is the value of its name."""

    def __init__(self, host: Host, lookup: Mapping[str, Any], os: OsHandler | None) -> None:
        functions = {name: value for name, value in lookup.items() if callable(value)}
        super().__init__(host, functions, {name: value for name, value in lookup.items() if not callable(value)}, os)


class MontyComplete:
    """A run that has ended."""

    __slots__ = ("_native",)

    def __init__(self, native: _natrix.Progress) -> None:
        self._native = native

    @property
    def output(self) -> Any:
        """The value of the script; a new copy each time."""
        return self._native.value

    def output_json(self) -> str:
        """The value as JSON; what JSON does not have stands under a key like "$tuple"."""
        return to_json(self.output)

    def __repr__(self) -> str:
        return f"MontyComplete(output={self.output!r})"


class _Snapshot:
    """A paused run. It is resumed once."""

    __slots__ = ("_native", "_repl", "_script_name", "_spent")

    def __init__(self, native: _natrix.Progress, script_name: str, repl: MontyRepl | None) -> None:
        self._native = native
        self._script_name = script_name
        self._repl = repl
        self._spent = False

    @property
    def script_name(self) -> str:
        return self._script_name

    def _go_on(self, step: Callable[[], _natrix.Progress], mount: Mounts, os: OsHandler | None) -> Any:
        if self._spent:
            raise RuntimeError("this snapshot was resumed already; dump() it before, to resume it again")
        calls = _OsCalls(mount, os)
        try:
            native = step()
        except natrix.RefusedError:
            raise
        except natrix.Error:
            self._spent = True
            raise
        self._spent = True
        return wrap(_answer_os(native, calls), self._script_name, self._repl)

    @translated
    def dump(self, *, key: bytes | None = None) -> bytes:
        """The run as bytes, for load() or load_snapshot() in any process of the same build. `key` signs them."""
        if self._spent:
            raise RuntimeError("this snapshot was resumed already and cannot be dumped")
        return self._native.dump(key, True)

    @staticmethod
    def load(
        data: bytes,
        *,
        print_callback: PrintCallback | None = None,
        dataclass_registry: Sequence[type] | None = None,
        key: bytes | None = None,
    ) -> Any:
        """A paused run from its bytes."""
        return load_snapshot(data, print_callback=print_callback, dataclass_registry=dataclass_registry, key=key)

    def __reduce__(self) -> Any:
        return (load_snapshot, (self.dump(),))


def _answer_os(native: _natrix.Progress, calls: _OsCalls) -> _natrix.Progress:
    while calls and native.kind == kind.PAUSED_SYSTEM:
        answered = calls.answer(native)
        if answered is None:
            break
        native = answered
    return native


_NOTHING: Any = object()


class MontySnapshot(_Snapshot):
    """A function of the host is called, a method of a dataclass, or the operating system."""

    __slots__ = ()

    @property
    def is_os_function(self) -> bool:
        return self._native.kind == kind.PAUSED_SYSTEM

    @property
    def is_method_call(self) -> bool:
        """Whether args[0] is the dataclass whose method is called."""
        return self._native.kind == kind.PAUSED_METHOD

    @property
    def function_name(self) -> str:
        name = self._native.name
        return OS_NAMES.get(name, name) if self.is_os_function else name

    @property
    def args(self) -> tuple[Any, ...]:
        return self._native.arguments

    @property
    def kwargs(self) -> dict[str, Any]:
        return self._native.keywords

    def args_json(self) -> str:
        return to_json(list(self.args))

    def kwargs_json(self) -> str:
        return to_json(self.kwargs)

    @property
    def call_id(self) -> int:
        return self._native.call_id

    @translated
    def resume(
        self,
        value: Any = _NOTHING,
        /,
        *,
        return_value: Any = _NOTHING,
        exception: BaseException | None = None,
        exc_type: str | None = None,
        message: str | None = None,
        future: Any = _NOTHING,
        mount: Mounts = None,
        os: OsHandler | None = None,
    ) -> Any:
        """Goes on: resume(value), or resume(return_value=…), resume(exception=…), resume(exc_type="ValueError",
        message=…), resume(future=…) for a call whose result comes later. What is given by position is always the value."""
        given = [value is not _NOTHING, return_value is not _NOTHING, exception is not None, exc_type is not None, future is not _NOTHING]
        if sum(given) != 1:
            raise TypeError(
                "resume takes one answer: a value, return_value=, exception=, exc_type= (with message=) or future=..."
            )
        native = self._native
        if given[0] or given[1]:
            answer = value if given[0] else return_value
            return self._go_on(lambda: native.resume_value(answer), mount, os)
        if future is not _NOTHING:
            return self._go_on(native.resume_pending, mount, os)
        error = _exception(exception, exc_type, message)
        return self._go_on(lambda: native.resume_exception(error), mount, os)

    @translated
    def resume_not_handled(self, *, mount: Mounts = None, os: OsHandler | None = None) -> Any:
        """Goes on as if nobody had an answer."""
        return self._go_on(self._native.resume_unhandled, mount, os)

    @translated
    def resume_auto(
        self, external_lookup: Mapping[str, Any] | None = None, *, mount: Mounts = None, os: OsHandler | None = None
    ) -> Any:
        """Goes on with what external_lookup says to this call."""
        native = self._native
        handlers = _Lookup(_host(native), external_lookup or {}, _OsCalls(mount, os))
        return self._go_on(lambda: handlers.answer(native), mount, os)

    def __repr__(self) -> str:
        name = f"script_name={self.script_name!r}, function_name={self.function_name!r}"
        return f"{type(self).__name__}({name}, args={self.args!r}, kwargs={self.kwargs!r})"


FunctionSnapshot = MontySnapshot


class NameLookupSnapshot(_Snapshot):
    """A name is read that is defined nowhere."""

    __slots__ = ()

    @property
    def variable_name(self) -> str:
        return self._native.name

    @translated
    def resume(self, value: Any = _NOTHING, *, mount: Mounts = None, os: OsHandler | None = None) -> Any:
        """Goes on; without a value the script gets a NameError. A function as the value is called by the name that
        is looked up."""
        native = self._native
        if value is _NOTHING:
            return self._go_on(native.resume_unhandled, mount, os)
        answer = Function(native.name) if callable(value) and not isinstance(value, (type, Function)) else value
        return self._go_on(lambda: native.resume_value(answer), mount, os)

    def __repr__(self) -> str:
        return f"NameLookupSnapshot(script_name={self.script_name!r}, variable_name={self.variable_name!r})"


class FutureSnapshot(_Snapshot):
    """All that is left to do waits for calls that were answered with a future."""

    __slots__ = ()

    @property
    def pending_call_ids(self) -> list[int]:
        if self._spent:
            raise RuntimeError("this snapshot was resumed already")
        return self._native.calls

    @translated
    def resume(self, results: Mapping[int, Mapping[str, Any]], *, mount: Mounts = None, os: OsHandler | None = None) -> Any:
        """Goes on; `results` says of any of the calls what became of it: {"return_value": …}, {"exception": …} or
        {"exc_type": …, "message": …}."""
        settled = []
        for call, result in results.items():
            if not isinstance(result, Mapping):
                raise TypeError(_RESULT)
            if result.keys() == {"return_value"}:
                settled.append((call, False, result["return_value"]))
            elif result.keys() == {"exception"}:
                settled.append((call, True, _exception(result["exception"], None, None)))
            elif "exc_type" in result and result.keys() <= {"exc_type", "message"}:
                settled.append((call, True, _exception(None, result["exc_type"], result.get("message"))))
            else:
                raise TypeError(_RESULT)
        return self._go_on(lambda: self._native.resume_settle(settled), mount, os)

    def __repr__(self) -> str:
        return f"FutureSnapshot(script_name={self.script_name!r}, pending_call_ids={self._native.calls!r})"


_RESULT = "what became of a call is a dict with one of 'return_value', 'exception', or 'exc_type' (and 'message')"


def _exception(exception: BaseException | None, exc_type: str | None, message: str | None) -> BaseException:
    if exc_type is not None:
        return make_exception(exc_type, () if message is None else (message,))
    if not isinstance(exception, BaseException):
        raise TypeError(f"exception is an instance of an exception, not {exception!r}")
    return exception


def _host(native: _natrix.Progress) -> Host:
    host: Host = native.host
    return host


def wrap(native: _natrix.Progress, script_name: str, repl: MontyRepl | None = None) -> Any:
    which = native.kind
    if which == kind.COMPLETED:
        return MontyComplete(native)
    if which == kind.PAUSED_NAME:
        return NameLookupSnapshot(native, script_name, repl)
    if which == kind.PAUSED_FUTURES:
        return FutureSnapshot(native, script_name, repl)
    return MontySnapshot(native, script_name, repl)


@translated
def load_snapshot(
    data: bytes,
    *,
    print_callback: PrintCallback | None = None,
    dataclass_registry: Sequence[type] | None = None,
    key: bytes | None = None,
) -> Any:
    """A paused run from its bytes. Those that nobody vouches for are safe to load."""
    host = Host(output_of(print_callback), dataclass_registry or ())
    native = _natrix.load_progress(_bytes(data), key, 0, None, host)
    return wrap(native, native.script_name)


@translated
def load_repl_snapshot(
    data: bytes,
    *,
    print_callback: PrintCallback | None = None,
    dataclass_registry: Sequence[type] | None = None,
    key: bytes | None = None,
) -> tuple[Any, MontyRepl]:
    """A paused run of a session from its bytes, and the session, which goes on when the run has ended."""
    host = Host(output_of(print_callback), dataclass_registry or ())
    native = _natrix.load_progress(_bytes(data), key, 0, None, host)
    repl = object.__new__(MontyRepl)
    session = object.__new__(natrix.Session)
    session._native = native.session
    session._attach(host.fork())
    host.machine = session._host.machine
    repl._attach(session, native.script_name, None, dataclass_registry)
    return wrap(native, native.script_name, repl), repl


class Monty:
    """A compiled script."""

    __slots__ = ("_classes", "_program", "_source_lines", "external_functions")

    @translated
    def __init__(
        self,
        code: str,
        *,
        inputs: Sequence[str] | None = None,
        external_functions: Sequence[str] | None = None,
        script_name: str = "main.py",
        type_check: bool = False,
        type_check_stubs: str | None = None,
        dataclass_registry: Sequence[type] | None = None,
    ) -> None:
        """`external_functions` names functions that the script calls; it forbids no others."""
        _no_type_check(type_check)
        if isinstance(external_functions, str):
            raise TypeError("external_functions is a list of names, not one str")
        self._program = natrix.Program(code, inputs or (), name=script_name)
        self.external_functions = list(external_functions or ())
        self._classes: list[type] = list(dataclass_registry or ())
        self._source_lines = code.count("\n") + 1

    @staticmethod
    async def acreate(code: str, **options: Any) -> Monty:
        """Monty(…) in a thread."""
        import asyncio

        return await asyncio.to_thread(lambda: Monty(code, **options))

    @property
    def script_name(self) -> str:
        return self._program.name

    @property
    def inputs(self) -> list[str]:
        return self._program.inputs

    def type_check(self, type_check_stubs: str | None = None) -> NoReturn:
        _no_type_check(True)
        raise AssertionError

    def register_dataclass(self, cls: type) -> None:
        """Dataclasses of this name come out of the script as instances of it."""
        import dataclasses

        if not (isinstance(cls, type) and dataclasses.is_dataclass(cls)):
            raise TypeError(f"{cls!r} is no dataclass")
        self._classes.append(cls)

    @translated
    def run(
        self,
        inputs: Mapping[str, Any] | None = None,
        *,
        limits: ResourceLimits | None = None,
        external_functions: Mapping[str, Callable[..., Any]] | None = None,
        external_lookup: Mapping[str, Any] | None = None,
        print_callback: PrintCallback | None = None,
        mount: Mounts = None,
        os: OsHandler | None = None,
    ) -> Any:
        """Runs to the end and gives the value. `external_lookup`: functions that the script may call, and values of names
        that it does not define."""
        host = Host(output_of(print_callback), self._classes)
        calls = _OsCalls(mount, os)
        progress = self._program._native.start(inputs, _options(limits_of(limits), calls.system, stream=True), host)
        if progress.kind == kind.COMPLETED:
            return progress.value
        return to_the_end(progress, _Lookup(host, _split_lookup(external_functions, external_lookup), calls))

    @translated
    async def run_async(
        self,
        inputs: Mapping[str, Any] | None = None,
        *,
        limits: ResourceLimits | None = None,
        external_functions: Mapping[str, Callable[..., Any]] | None = None,
        external_lookup: Mapping[str, Any] | None = None,
        print_callback: PrintCallback | None = None,
        mount: Mounts = None,
        os: OsHandler | None = None,
    ) -> Any:
        """run() for asyncio: functions may be coroutines, which run side by side."""
        host = Host(output_of(print_callback), self._classes)
        calls = _OsCalls(mount, os)
        canceller = Canceller()
        options = _options(limits_of(limits), calls.system, canceller, _LOOP_SLICE, stream=True)
        progress = self._program._native.start(inputs, options, host)
        lookup = _split_lookup(external_functions, external_lookup)
        return await to_the_end_async(progress, _Lookup(host, lookup, calls), canceller)

    @translated
    def start(
        self,
        inputs: Mapping[str, Any] | None = None,
        *,
        limits: ResourceLimits | None = None,
        print_callback: PrintCallback | None = None,
        mount: Mounts = None,
        os: OsHandler | None = None,
    ) -> Any:
        """Runs until the script needs the host, which gives a snapshot, or ends, which gives MontyComplete. `mount` and
        `os` answer calls of the operating system until then; give them to resume() again to have them answered after it."""
        host = Host(output_of(print_callback), self._classes)
        calls = _OsCalls(mount, os)
        native = self._program._native.start(inputs, _options(limits_of(limits), stream=True), host)
        return wrap(_answer_os(native, calls), self.script_name)

    @translated
    def dump(self, *, key: bytes | None = None) -> bytes:
        """The program as bytes, for load() in any process of the same build. `key` signs them."""
        return self._program.dump(key=key)

    @staticmethod
    @translated
    def load(data: bytes, *, dataclass_registry: Sequence[type] | None = None, key: bytes | None = None) -> Monty:
        monty = object.__new__(Monty)
        monty._program = natrix.Program.load(data, key=key)
        monty.external_functions = []
        monty._classes = list(dataclass_registry or ())
        monty._source_lines = 0
        return monty

    def __reduce__(self) -> Any:
        return (_load_monty, (self.dump(), self.external_functions, self._classes, self._source_lines))

    def __repr__(self) -> str:
        lines = self._source_lines
        code = f"<{lines} line{'' if lines == 1 else 's'} of code>, " if lines else ""
        inputs = f", inputs={self.inputs!r}" if self.inputs else ""
        return f"Monty({code}script_name={self.script_name!r}{inputs})"


def _load_monty(data: bytes, external_functions: list[str], classes: list[type], lines: int) -> Monty:
    monty = Monty.load(data, dataclass_registry=classes)
    monty.external_functions = external_functions
    monty._source_lines = lines
    return monty


class MontyRepl:
    """Globals that last from one piece of source to the next."""

    __slots__ = ("_classes", "_host", "_limits", "_session", "script_name")

    @translated
    def __init__(
        self,
        *,
        script_name: str = "main.py",
        limits: ResourceLimits | None = None,
        type_check: bool = False,
        type_check_stubs: str | None = None,
        dataclass_registry: Sequence[type] | None = None,
    ) -> None:
        _no_type_check(type_check)
        self._attach(natrix.Session(), script_name, limits, dataclass_registry)

    def _attach(
        self,
        session: natrix.Session,
        script_name: str,
        limits: ResourceLimits | None,
        dataclass_registry: Sequence[type] | None,
    ) -> None:
        self._session = session
        self.script_name = script_name
        self._limits = limits_of(limits)
        self._classes: list[type] = list(dataclass_registry or ())

    def type_check(self, code: str, type_check_stubs: str | None = None) -> NoReturn:
        _no_type_check(True)
        raise AssertionError

    def register_dataclass(self, cls: type) -> None:
        self._classes.append(cls)

    def _new_host(self, print_callback: PrintCallback | None) -> Host:
        host = self._session._host.fork()
        host.output = output_of(print_callback)
        host.classes.update((cls.__name__, cls) for cls in self._classes)
        return host

    def _start(
        self, code: str, inputs: Mapping[str, Any] | None, system: natrix.System | None, host: Host, slice: int = 0,
        canceller: Canceller | None = None,
    ) -> _natrix.Progress:  # fmt: skip
        options = _options(self._limits, system, canceller, slice, stream=True)
        return self._session._native.start(code, self.script_name, inputs, options, host)

    @translated
    def feed_run(
        self,
        code: str,
        *,
        inputs: Mapping[str, Any] | None = None,
        external_functions: Mapping[str, Callable[..., Any]] | None = None,
        external_lookup: Mapping[str, Any] | None = None,
        print_callback: PrintCallback | None = None,
        mount: Mounts = None,
        os: OsHandler | None = None,
        skip_type_check: bool = False,
    ) -> Any:
        """Runs a piece of source and gives its value."""
        host = self._new_host(print_callback)
        calls = _OsCalls(mount, os)
        progress = self._start(code, inputs, calls.system, host)
        return to_the_end(progress, _Lookup(host, _split_lookup(external_functions, external_lookup), calls))

    @translated
    async def feed_run_async(
        self,
        code: str,
        *,
        inputs: Mapping[str, Any] | None = None,
        external_functions: Mapping[str, Callable[..., Any]] | None = None,
        external_lookup: Mapping[str, Any] | None = None,
        print_callback: PrintCallback | None = None,
        mount: Mounts = None,
        os: OsHandler | None = None,
        skip_type_check: bool = False,
    ) -> Any:
        host = self._new_host(print_callback)
        calls = _OsCalls(mount, os)
        canceller = Canceller()
        progress = self._start(code, inputs, calls.system, host, _LOOP_SLICE, canceller)
        lookup = _split_lookup(external_functions, external_lookup)
        return await to_the_end_async(progress, _Lookup(host, lookup, calls), canceller)

    @translated
    def feed_start(
        self,
        code: str,
        *,
        inputs: Mapping[str, Any] | None = None,
        print_callback: PrintCallback | None = None,
        mount: Mounts = None,
        os: OsHandler | None = None,
        skip_type_check: bool = False,
    ) -> Any:
        """Runs a piece of source until it needs the host, as Monty.start()."""
        host = self._new_host(print_callback)
        calls = _OsCalls(mount, os)
        return wrap(_answer_os(self._start(code, inputs, None, host), calls), self.script_name, self)

    @translated
    def dump(self, *, key: bytes | None = None) -> bytes:
        """The idle session as bytes, for load()."""
        return self._session.dump(key=key, files=True)

    @staticmethod
    @translated
    def load(data: bytes, *, dataclass_registry: Sequence[type] | None = None, key: bytes | None = None) -> MontyRepl:
        repl = object.__new__(MontyRepl)
        repl._attach(natrix.Session.load(data, key=key), "main.py", None, dataclass_registry)
        return repl

    def __reduce__(self) -> Any:
        return (_load_repl, (self.dump(), self.script_name, self._limits, self._classes))

    def __repr__(self) -> str:
        return f"MontyRepl(script_name={self.script_name!r})"


def _load_repl(data: bytes, script_name: str, limits: natrix.Limits | None, classes: list[type]) -> MontyRepl:
    repl = MontyRepl.load(data, dataclass_registry=classes)
    repl.script_name, repl._limits = script_name, limits
    return repl


async def run_monty_async(
    monty_runner: Monty,
    *,
    inputs: Mapping[str, Any] | None = None,
    external_functions: Mapping[str, Callable[..., Any]] | None = None,
    external_lookup: Mapping[str, Any] | None = None,
    limits: ResourceLimits | None = None,
    print_callback: PrintCallback | None = None,
    mount: Mounts = None,
    os: OsHandler | None = None,
) -> Any:
    """The same as Monty.run_async()."""
    return await monty_runner.run_async(
        inputs,
        external_functions=external_functions,
        external_lookup=external_lookup,
        limits=limits,
        print_callback=print_callback,
        mount=mount,
        os=os,
    )


async def run_repl_async(repl: MontyRepl, code: str, **options: Any) -> Any:
    """The same as MontyRepl.feed_run_async()."""
    return await repl.feed_run_async(code, **options)

"""Values on their way into a script and out of it, but for those that the native module converts by itself."""

from __future__ import annotations

import builtins
import collections
import dataclasses
import datetime
import decimal
import enum
import importlib
import os
import pathlib
import sys
import types
import uuid
import zoneinfo
from collections.abc import Callable, Iterator
from typing import Any

from . import _kinds as kind
from ._host import Host


class ConversionError(ValueError):
    """A value that cannot cross between Python and a script."""


class Function:
    """A function of the host, by its name: as an input, or as the answer to a name, it is what the script calls."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"natrix.Function({self.name!r})"

    def __eq__(self, other: object) -> bool:
        return self.name == other.name if isinstance(other, Function) else NotImplemented

    def __hash__(self) -> int:
        return hash((Function, self.name))


class Object:
    """Something of a script's that has no form outside of its VM: a function, a class, an instance. It can be given back to
    the same run or session, and called while that is idle or paused."""

    __slots__ = ("_handle", "_host", "_owner", "class_name", "name")

    def __init__(self, class_name: str, name: str, handle: int = 0, host: Host | None = None, owner: Any = None) -> None:
        self.class_name = class_name
        self.name = name
        self._handle = handle
        self._host = host
        self._owner = owner

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        from ._run import call_object

        return call_object(self, args, kwargs)

    def __repr__(self) -> str:
        return f"<{self.class_name} {self.name} of a script>" if self.name else f"<{self.class_name} of a script>"


class Record:
    """A dataclass of a script for which no class is known here. Give `classes=` to a run to get instances of your own."""

    def __init__(self, class_name: str, fields: dict[str, Any] | None = None, *, frozen: bool = False) -> None:
        self.__dict__["_class_name"] = class_name
        self.__dict__["_frozen"] = frozen
        self.__dict__["_handle"] = 0
        self.__dict__["_host"] = None
        self.__dict__["_fields"] = dict(fields or {})

    @property
    def class_name(self) -> str:
        name: str = self.__dict__["_class_name"]
        return name

    def asdict(self) -> dict[str, Any]:
        """The fields, in order. Values that are records stay records."""
        return dict(self.__dict__["_fields"])

    def __getattr__(self, name: str) -> Any:
        fields = self.__dict__.get("_fields", {})
        if name in fields:
            return fields[name]
        raise AttributeError(f"{self.__dict__.get('_class_name', 'Record')!r} has no field {name!r}")

    def __setattr__(self, name: str, value: Any) -> None:
        if self.__dict__["_frozen"]:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        self.__dict__["_fields"][name] = value
        # It is not what the script made any more.
        self.__dict__["_handle"] = 0

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record):
            return NotImplemented
        return self.class_name == other.class_name and self.asdict() == other.asdict()

    def __hash__(self) -> int:
        if not self.__dict__["_frozen"]:
            raise TypeError(f"unhashable type: {self.class_name!r}")
        return hash((self.class_name, tuple(self.asdict().items())))

    def __iter__(self) -> Iterator[str]:
        return iter(self.asdict())

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.__dict__["_fields"]]

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self.__dict__["_fields"].items())
        return f"{self.class_name}({fields})"


class Member:
    """A member of an enumeration of a script's. Give `classes=` to a run to get members of your own."""

    __slots__ = ("_handle", "_host", "class_name", "name", "value")

    def __init__(self, class_name: str, name: str, value: Any) -> None:
        self.class_name = class_name
        self.name = name
        self.value = value
        self._handle = 0
        self._host: Host | None = None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Member):
            return NotImplemented
        return (self.class_name, self.name, self.value) == (other.class_name, other.name, other.value)

    def __hash__(self) -> int:
        return hash((Member, self.class_name, self.name))

    def __repr__(self) -> str:
        return f"<{self.class_name}.{self.name}: {self.value!r}>"


class ScriptException(Exception):
    """An exception of a class that the script defined. Also caught by the nearest builtin class above it, see `bases`."""

    def __init__(self, class_name: str, *args: Any, bases: tuple[str, ...] = ()) -> None:
        super().__init__(*args)
        self.class_name = class_name
        self.bases = bases

    def __repr__(self) -> str:
        return f"{self.class_name}({', '.join(map(repr, self.args))})"


class Repr(str):
    """What repr() shows of a value that cannot leave its VM, where the host asked for that."""

    __slots__ = ()


# ---- into a script

_Parts = tuple[int, Any, Any, Any, Any]


def _text(which: int) -> Callable[[Any, Host | None], _Parts]:
    return lambda value, host: (which, str(value), None, None, None)


def _zone(zone: datetime.tzinfo | None, of: Any) -> Any:
    if zone is None or type(zone) is datetime.timezone:
        return zone
    if isinstance(zone, zoneinfo.ZoneInfo) and zone.key is not None:
        return zone
    offset = of.utcoffset()
    if offset is None:
        raise ConversionError(f"the time zone {zone!r} has no fixed offset and no key; use datetime.timezone or ZoneInfo")
    return datetime.timezone(offset)


def _time(value: datetime.time, host: Host | None) -> _Parts:
    zone = _zone(value.tzinfo, value)
    items = (value.hour, value.minute, value.second, value.microsecond, value.fold, zone)
    return (kind.TIME, None, items, None, None)


def _datetime(value: datetime.datetime, host: Host | None) -> _Parts:
    zone = _zone(value.tzinfo, value)
    items = (
        value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond, value.fold, zone,
    )  # fmt: skip
    return (kind.DATETIME, None, items, None, None)


def _date(value: datetime.date, host: Host | None) -> _Parts:
    return (kind.DATE, None, (value.year, value.month, value.day), None, None)


def _timedelta(value: datetime.timedelta, host: Host | None) -> _Parts:
    return (kind.TIMEDELTA, None, (value.days, value.seconds, value.microseconds), None, None)


def _timezone(value: datetime.timezone, host: Host | None) -> _Parts:
    # The name is the second thing that a time zone is made with, if there is one.
    made = value.__getinitargs__()  # type: ignore[attr-defined]
    return (kind.TIMEZONE, None, (made[0], made[1] if len(made) > 1 else None), None, None)


def _zoneinfo(value: zoneinfo.ZoneInfo, host: Host | None) -> _Parts:
    if value.key is None:
        raise ConversionError("a ZoneInfo made from a file has no key that a script could find it by")
    return (kind.ZONE, value.key, None, None, None)


def _windows_path(value: pathlib.PureWindowsPath, host: Host | None) -> _Parts:
    raise ConversionError("scripts know POSIX paths only; use PurePosixPath")


def _complex(value: complex, host: Host | None) -> _Parts:
    return (kind.COMPLEX, None, (value.real, value.imag), None, None)


def _range(value: range, host: Host | None) -> _Parts:
    return (kind.RANGE, None, (value.start, value.stop, value.step), None, None)


def _function(value: Callable[..., Any], host: Host | None) -> _Parts:
    if getattr(builtins, getattr(value, "__name__", ""), None) is value:
        return (kind.BUILTIN, value.__name__, None, None, None)
    if host is None:
        raise ConversionError(f"{value!r} can be given to a run only")
    return (kind.FUNCTION, host.give_function(value), None, None, None)


def _named_function(value: Function, host: Host | None) -> _Parts:
    return (kind.FUNCTION, value.name, None, None, None)


# Classes of Python's library that scripts have too.
_LIBRARY = {"builtins", "datetime", "decimal", "uuid", "pathlib", "collections", "zoneinfo", "fractions", "re", "json", "io"}


def _type(value: type, host: Host | None) -> _Parts:
    module = value.__module__.split(".")[0]
    if module in _LIBRARY and getattr(sys.modules.get(module), value.__name__, None) is value:
        name = value.__qualname__ if module == "builtins" else f"{module}.{value.__qualname__}"
        return (kind.TYPE, name, None, None, None)
    return _function(value, host)


def _module(value: types.ModuleType, host: Host | None) -> _Parts:
    return (kind.MODULE, value.__name__, None, None, None)


def _handle(value: Object | Record | Member, host: Host | None) -> int:
    if value._handle and not (host is not None and host.is_same_machine(value._host)):
        raise ConversionError(f"{value!r} can go back only to the run or session that it came from")
    handle: int = value._handle
    return handle


def _object(value: Object, host: Host | None) -> _Parts:
    return (kind.OBJECT, value.class_name, None, None, _handle(value, host))


def _record(value: Record, host: Host | None) -> _Parts:
    fields: dict[str, Any] = value.__dict__["_fields"]
    facts = (0, value.__dict__["_frozen"], (), _handle(value, host))
    return (kind.RECORD, value.class_name, tuple(fields.values()), tuple(fields), facts)


def _member(value: Member, host: Host | None) -> _Parts:
    if not value._handle:
        raise ConversionError(f"{value!r} is of no enumeration that the script has; give its value")
    return (kind.ENUMERATOR, value.class_name, (value.value,), (value.name,), _handle(value, host))


# What scripts can raise without having defined it, beside the builtin classes.
_LIBRARY_EXCEPTIONS = {
    ("json.decoder", "JSONDecodeError"): "json.JSONDecodeError",
    ("io", "UnsupportedOperation"): "io.UnsupportedOperation",
    ("re", "error"): "re.PatternError",
    ("re", "PatternError"): "re.PatternError",
    ("re._constants", "error"): "re.PatternError",
    ("dataclasses", "FrozenInstanceError"): "dataclasses.FrozenInstanceError",
    ("asyncio.exceptions", "CancelledError"): "asyncio.CancelledError",
}
_PLAIN = (str, int, float, bool, bytes, type(None))


def _exception(value: BaseException, host: Host | None) -> _Parts:
    if isinstance(value, ScriptException):
        return (kind.EXCEPTION, value.class_name, value.args, None, None)
    # An error of another run stands for what was raised there.
    inner = getattr(value, "exception", None)
    if type(value).__module__ == "natrix" and isinstance(inner, BaseException):
        return _exception(inner, host)
    for cls in type(value).__mro__:
        name = cls.__name__ if cls.__module__ == "builtins" else _LIBRARY_EXCEPTIONS.get((cls.__module__, cls.__name__))
        if name is None:
            continue
        args = value.args
        # Those of a class that says something else of itself mean nothing to the class above it.
        own_text: Any = type(value).__str__
        if own_text is not cls.__str__ or not all(type(arg) in _PLAIN for arg in args):
            args = (str(value),) if str(value) else ()
        if name in ("json.JSONDecodeError", "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError"):
            args = _exact_arguments(value)
        return (kind.EXCEPTION, name, tuple(args), None, None)
    return (kind.EXCEPTION, "RuntimeError", (str(value),), None, None)


def exposed_name(value: BaseException) -> str:
    """Name of the class that scripts see an exception as."""
    name: str = _exception(value, None)[1]
    return name.rpartition(".")[2]


def _exact_arguments(value: Any) -> tuple[Any, ...]:
    if isinstance(value, UnicodeTranslateError):
        return (value.object, value.start, value.end, value.reason)
    if isinstance(value, UnicodeError):
        return (value.encoding, value.object, value.start, value.end, value.reason)  # type: ignore[attr-defined]
    return (value.msg, value.doc, value.pos)


def _enum(value: enum.Enum, host: Host | None) -> _Parts:
    cls = type(value)
    # The script has no such class. What it gets has a name and a value, and comes back as the member itself; one that is
    # an int or a str too goes in as that.
    if isinstance(value, (int, str, float)):
        core = int.__int__(value) if isinstance(value, int) else str.__str__(value) if isinstance(value, str) else float.__float__(value)
        return _substitute(core)
    if host is None:
        raise ConversionError(f"{value!r} can be given to a run only")
    facts = (host.give_object(value), True, (), 0)
    return (kind.RECORD, cls.__name__, (value._name_ or "", value._value_), ("name", "value"), facts)


def _dataclass(value: Any, host: Host | None) -> _Parts:
    cls = type(value)
    fields = dataclasses.fields(value)
    names = tuple(field.name for field in fields)
    items = tuple(getattr(value, name) for name in names)
    frozen = cls.__dataclass_params__.frozen
    if host is None:
        return (kind.RECORD, cls.__name__, items, names, (0, frozen, (), 0))
    host.classes.setdefault(cls.__name__, cls)
    methods = methods_of(cls)
    identity = host.give_object(value) if methods else 0
    return (kind.RECORD, cls.__name__, items, names, (identity, frozen, methods, 0))


def methods_of(cls: type) -> tuple[str, ...]:
    """The methods of a dataclass that a script may call: plain functions without a leading underscore."""
    names = [
        name
        for base in reversed(cls.__mro__)
        if base is not object
        for name, value in vars(base).items()
        if not name.startswith("_") and isinstance(value, (types.FunctionType, classmethod, staticmethod))
    ]
    return tuple(dict.fromkeys(names))


def _named_tuple(value: Any, host: Host | None) -> _Parts:
    cls = type(value)
    if host is not None:
        host.classes.setdefault(cls.__name__, cls)
    return (kind.NAMED_TUPLE, cls.__name__, tuple.__getitem__(value, slice(None)), tuple(cls._fields), None)


def _substitute(value: Any) -> _Parts:
    return (-1, value, None, None, None)


_EXACT: dict[type, Callable[[Any, Host | None], _Parts]] = {
    datetime.datetime: _datetime,
    datetime.date: _date,
    datetime.time: _time,
    datetime.timedelta: _timedelta,
    datetime.timezone: _timezone,
    zoneinfo.ZoneInfo: _zoneinfo,
    decimal.Decimal: _text(kind.DECIMAL),
    uuid.UUID: _text(kind.UUID),
    complex: _complex,
    range: _range,
    type(...): lambda value, host: (kind.ELLIPSIS, None, (), None, None),
    type(NotImplemented): lambda value, host: (kind.NOT_IMPLEMENTED, None, (), None, None),
    Function: _named_function,
    Object: _object,
    Record: _record,
    Member: _member,
    types.ModuleType: _module,
    types.FunctionType: _function,
    types.BuiltinFunctionType: _function,
    types.MethodType: _function,
    bytearray: lambda value, host: _substitute(bytes(value)),
    memoryview: lambda value, host: _substitute(value.tobytes()),
    type: _type,
}

# In this order; for each its core type's own functions are used, whatever a subclass says of itself.
_ABOVE: tuple[tuple[type, Callable[[Any, Host | None], _Parts]], ...] = (
    (type, _type),
    (pathlib.PureWindowsPath, _windows_path),
    (pathlib.PurePath, _text(kind.PATH)),
    (bool, lambda value, host: _substitute(value)),
    (int, lambda value, host: _substitute(int.__int__(value))),
    (float, lambda value, host: _substitute(float.__float__(value))),
    (str, lambda value, host: _substitute(str.__str__(value))),
    (bytes, lambda value, host: _substitute(bytes.__getitem__(value, slice(None)))),
    (list, lambda value, host: _substitute(list.__getitem__(value, slice(None)))),
    (dict, lambda value, host: _substitute(dict(dict.items(value)))),
    (frozenset, lambda value, host: _substitute(frozenset(frozenset.__iter__(value)))),
    (set, lambda value, host: _substitute(set(set.__iter__(value)))),
    (datetime.datetime, _datetime),
    (datetime.date, _date),
    (datetime.time, _time),
    (datetime.timedelta, _timedelta),
    (zoneinfo.ZoneInfo, _zoneinfo),
    (decimal.Decimal, lambda value, host: (kind.DECIMAL, decimal.Decimal.__str__(value), None, None, None)),
    (uuid.UUID, lambda value, host: (kind.UUID, uuid.UUID.__str__(value), None, None, None)),
    (complex, _complex),
    (Object, _object),
    (Record, _record),
)


def lower(value: Any, host: Host | None) -> _Parts:
    """The parts of a value of no core type: (kind, text, items, names, facts), or (-1, a value of a core type, …)."""
    cls = type(value)
    exact = _EXACT.get(cls)
    if exact is not None:
        return exact(value, host)
    if issubclass(cls, tuple):
        if isinstance(getattr(cls, "_fields", None), tuple):
            return _named_tuple(value, host)
        return _substitute(tuple.__getitem__(value, slice(None)))
    if issubclass(cls, BaseException):
        return _exception(value, host)
    if issubclass(cls, enum.Enum):
        return _enum(value, host)
    if dataclasses.is_dataclass(cls):
        return _dataclass(value, host)
    for above, handler in _ABOVE:
        if issubclass(cls, above):
            return handler(value, host)
    if callable(value):
        return _function(value, host)
    if isinstance(value, os.PathLike):
        return (kind.PATH, os.fspath(value), None, None, None)
    raise ConversionError(
        f"a {cls.__module__}.{cls.__qualname__} cannot cross into a script; give a dataclass, "
        "plain data, or functions that work on it"
    )


# ---- out of a script

_EXCEPTIONS = {name: cls for name, cls in vars(builtins).items() if isinstance(cls, type) and issubclass(cls, BaseException)}
_LIBRARY_CLASSES = {
    "json.JSONDecodeError": ("json", "JSONDecodeError"),
    "JSONDecodeError": ("json", "JSONDecodeError"),
    "io.UnsupportedOperation": ("io", "UnsupportedOperation"),
    "UnsupportedOperation": ("io", "UnsupportedOperation"),
    "re.PatternError": ("re", "error"),
    "PatternError": ("re", "error"),
    "FrozenInstanceError": ("dataclasses", "FrozenInstanceError"),
    "CancelledError": ("asyncio", "CancelledError"),
}


def exception_class(name: str) -> type[BaseException] | None:
    """The class of this name that scripts and Python share."""
    cls = _EXCEPTIONS.get(name)
    if cls is None and name in _LIBRARY_CLASSES:
        module, attribute = _LIBRARY_CLASSES[name]
        cls = getattr(importlib.import_module(module), attribute)
    return cls


def make_exception(name: str, args: tuple[Any, ...], bases: tuple[str, ...] = ()) -> BaseException:
    cls = exception_class(name)
    if cls is None:
        return ScriptException(name, *args, bases=bases)
    try:
        return cls(*args)
    except Exception:
        # Made in the script with what its class here does not take.
        made = cls.__new__(cls)
        made.args = args
        return made


_named_tuples: dict[tuple[str, tuple[str, ...]], Any] = {}


def _lift_named_tuple(name: str, names: tuple[str, ...], items: tuple[Any, ...], host: Host | None) -> Any:
    known = host.classes.get(name) if host is not None else None
    if known is not None and issubclass(known, tuple) and getattr(known, "_fields", None) == names:
        return tuple.__new__(known, items)
    if name == "stat_result" and len(items) == 10:
        return os.stat_result(items)
    made = _named_tuples.get((name, names))
    if made is None:
        make: Any = collections.namedtuple
        made = make(name if name.isidentifier() else "NamedTuple", names, rename=True)
        if len(_named_tuples) < 1000:
            _named_tuples[name, names] = made
    return tuple.__new__(made, items)


def _lift_record(
    name: str,
    items: tuple[Any, ...] | None,
    names: tuple[str, ...],
    handle: int,
    identity: int,
    frozen: bool,
    host: Host | None,
) -> Any:
    original = host.objects.get(identity) if host is not None and identity else None
    if isinstance(original, enum.Enum):
        return original
    cls = type(original) if original is not None else host.classes.get(name) if host is not None else None
    if cls is None or not dataclasses.is_dataclass(cls) or {field.name for field in dataclasses.fields(cls)} != set(names):
        record = Record(name, dict(zip(names, items)) if items is not None else None, frozen=frozen)
        record.__dict__["_handle"] = handle
        record.__dict__["_host"] = host
        return record
    if original is not None and frozen:
        return original
    made = object.__new__(cls)
    if items is not None:
        for field, item in zip(names, items):
            object.__setattr__(made, field, item)
    return made


def _lift_enumerator(name: str, items: tuple[Any, ...], handle: int, host: Host | None) -> Any:
    cls = host.classes.get(name) if host is not None else None
    if cls is not None and issubclass(cls, enum.Enum):
        try:
            return cls(items[1])
        except ValueError:
            pass
    member = Member(name, items[0], items[1])
    member._handle, member._host = handle, host
    return member


def _lift_type(name: str) -> Any:
    module, _, attribute = name.rpartition(".")
    cls = getattr(importlib.import_module(module or "builtins"), attribute, None) if (module or "builtins") in _LIBRARY else None
    return cls if isinstance(cls, type) else Object("type", name)


def lift(
    which: int,
    text: str,
    label: str,
    items: tuple[Any, ...] | None,
    names: tuple[str, ...],
    handle: int,
    identity: int,
    frozen: bool,
    host: Host | None,
    owner: Any,
) -> Any:
    """A value from its parts. Without items: a dataclass whose fields are set later."""
    if which == kind.RECORD:
        return _lift_record(text, items, names, handle, identity, frozen, host)
    assert items is not None
    if which == kind.DATETIME:
        year, month, day, hour, minute, second, microsecond, fold, zone = items
        return datetime.datetime(year, month, day, hour, minute, second, microsecond, zone, fold=fold)
    if which == kind.DATE:
        return datetime.date(*items)
    if which == kind.TIME:
        hour, minute, second, microsecond, fold, zone = items
        return datetime.time(hour, minute, second, microsecond, zone, fold=fold)
    if which == kind.TIMEDELTA:
        return datetime.timedelta(*items)
    if which == kind.TIMEZONE:
        if items[1] is not None:
            return datetime.timezone(items[0], items[1])
        return datetime.timezone(items[0]) if items[0] else datetime.timezone.utc
    if which == kind.ZONE:
        try:
            return zoneinfo.ZoneInfo(text)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError) as error:
            raise ConversionError(f"the time zone {text!r} is not known here; is the package tzdata installed?") from error
    if which == kind.PATH:
        return pathlib.PurePosixPath(text)
    if which == kind.DECIMAL:
        return decimal.Decimal(text)
    if which == kind.UUID:
        return uuid.UUID(text)
    if which == kind.COMPLEX:
        return complex(items[0], items[1])
    if which == kind.RANGE:
        return range(*items)
    if which == kind.NAMED_TUPLE:
        return _lift_named_tuple(text, names, items, host)
    if which == kind.ENUMERATOR:
        return _lift_enumerator(text, items, handle, host)
    if which == kind.EXCEPTION:
        return make_exception(text, items, names)
    if which == kind.FUNCTION:
        function = host.functions.get(text) if host is not None else None
        return Function(text) if function is None else function
    if which == kind.OBJECT:
        return Object(text, label, handle, host, owner)
    if which == kind.TYPE:
        return _lift_type(text)
    if which == kind.BUILTIN:
        return getattr(builtins, text, None) or Object("builtin_function_or_method", text)
    if which == kind.MODULE:
        return sys.modules.get(text) if text in sys.stdlib_module_names and text in sys.modules else Object("module", text)
    return Repr(text)

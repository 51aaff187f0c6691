"""Values as JSON: plain where JSON has a form for them, else under a key that begins with $."""

from __future__ import annotations

import dataclasses
import datetime
import json
import math
import pathlib
from typing import Any

import natrix


def to_json(value: Any) -> str:
    return json.dumps(_plain(value, 0), separators=(",", ":"), ensure_ascii=False)


def _plain(value: Any, depth: int) -> Any:
    if depth > 400:
        raise ValueError("this value is nested too deeply, or contains itself, and has no form in JSON")
    inner = depth + 1
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        if math.isfinite(value):
            return value
        return {"$float": "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"}
    if isinstance(value, list):
        return [_plain(item, inner) for item in value]
    if isinstance(value, dict):
        if all(type(key) is str and not key.startswith("$") for key in value):
            return {key: _plain(item, inner) for key, item in value.items()}
        return {"$dict": [[_plain(key, inner), _plain(item, inner)] for key, item in value.items()]}
    if isinstance(value, tuple):
        fields = getattr(value, "_fields", None)
        if fields is not None:
            return {"$namedtuple": {name: _plain(item, inner) for name, item in zip(fields, value)}, "name": type(value).__name__}
        return {"$tuple": [_plain(item, inner) for item in value]}
    if isinstance(value, (set, frozenset)):
        return {"$frozenset" if isinstance(value, frozenset) else "$set": [_plain(item, inner) for item in value]}
    if isinstance(value, bytes):
        return {"$bytes": list(value)}
    if value is ...:
        return {"$ellipsis": "..."}
    if isinstance(value, natrix.Record):
        return {"$dataclass": {name: _plain(item, inner) for name, item in value.asdict().items()}, "name": value.class_name}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: _plain(getattr(value, field.name), inner) for field in dataclasses.fields(value)}
        return {"$dataclass": fields, "name": type(value).__name__}
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return {"$" + type(value).__name__: value.isoformat()}
    if isinstance(value, datetime.timedelta):
        return {"$timedelta": [value.days, value.seconds, value.microseconds]}
    if isinstance(value, pathlib.PurePath):
        return {"$path": str(value)}
    if isinstance(value, BaseException):
        return {"$exception": [_plain(argument, inner) for argument in value.args], "name": type(value).__name__}
    if isinstance(value, type):
        return {"$type": value.__name__}
    return {"$repr": repr(value)}

"""The operating system that a script sees."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from . import _natrix

_CLOCKS = {"ask": 0, "real": 1, "fixed": 2, "stepped": 3}
_SLEEPS = {"ask": 0, "real": 1, "none": 2}
_ACCESS = {"read-only": 0, "read-write": 1, "overlay": 2}
_CHANGES: tuple[Literal["added"], Literal["changed"], Literal["removed"]] = ("added", "changed", "removed")


@dataclass(frozen=True)
class Mount:
    """A directory of this machine as a directory of the script's. In an overlay, what the script writes stays in memory."""

    path: str
    host_path: str | os.PathLike[str]
    access: Literal["read-only", "read-write", "overlay"] = "overlay"
    write_bytes: int | None = None
    """That may be written in all."""
    memory: int = 100_000_000
    """Of an overlay, and of one file that is read."""


class Entry(NamedTuple):
    path: str
    is_directory: bool
    mode: int
    size: int
    modified: float


class Change(NamedTuple):
    change: Literal["added", "changed", "removed"]
    entry: Entry


def _entry(record: Any) -> Entry:
    fields = record.asdict()
    return Entry(*(fields[name] for name in Entry._fields))


class System:
    """Clock, sleep, randomness, environment and files of a script. What is not set is asked of the host, who may give a
    handler `os=` to a run; without one the script gets an exception. One system may serve many runs, which then share
    its files."""

    __slots__ = ("_native",)

    def __init__(
        self,
        *,
        clock: Literal["ask", "real", "stepped"] | datetime.datetime = "ask",
        zone: datetime.timezone | None = None,
        sleep: Literal["ask", "real", "none"] = "ask",
        longest_sleep: float = 10.0,
        random: Literal["ask", "real"] | int = "ask",
        environment: Mapping[str, str] | None = None,
        files: Mapping[str, str | bytes] | None = None,
        max_file_bytes: int = 100_000_000,
        mounts: Mount | list[Mount] | tuple[Mount, ...] = (),
    ) -> None:
        """`clock`: a datetime stands still; "stepped" starts at 1970 and goes on only while the script sleeps. `random`:
        an int is a seed."""
        native = self._native = _natrix.System(False)
        if isinstance(clock, datetime.datetime):
            since = clock.astimezone(datetime.timezone.utc) - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
            microseconds = (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
            native.set_clock(_CLOCKS["fixed"], microseconds * 1000)
        else:
            native.set_clock(_choice("clock", clock, _CLOCKS), 0)
        if zone is not None:
            native.set_zone(int(zone.utcoffset(None).total_seconds()), zone.tzname(None))
        native.set_sleep(_choice("sleep", sleep, _SLEEPS), longest_sleep)
        if isinstance(random, int):
            native.set_random(2, random & 0xFFFF_FFFF_FFFF_FFFF)
        else:
            native.set_random(_choice("random", random, {"ask": 0, "real": 1}), 0)
        if environment is not None:
            native.set_environment(dict(environment))
        if files is not None:
            native.set_files(max_file_bytes)
            for path, content in files.items():
                self.write(path, content)
        for mount in (mounts,) if isinstance(mounts, Mount) else mounts:
            self.mount(mount)

    @classmethod
    def real(cls) -> System:
        """Real clock, sleep and randomness, an empty environment, no files."""
        return cls(clock="real", sleep="real", random="real", environment={})

    def mount(self, mount: Mount) -> None:
        limit = -1 if mount.write_bytes is None else mount.write_bytes
        access = _choice("access", mount.access, _ACCESS)
        self._native.mount(mount.path, os.fspath(mount.host_path), access, limit, mount.memory)

    def write(self, path: str, content: str | bytes, mode: int = 0o644) -> None:
        """Puts a file into memory, and the directories above it."""
        data = content.encode() if isinstance(content, str) else bytes(content)
        if not self._native.put_file(path, data, mode):
            raise OSError(f"no file can be put at {path!r}: the path is no absolute one of a file, or there is no room for it")

    def mkdir(self, path: str) -> None:
        if not self._native.make_directory(path):
            raise OSError(f"no directory can be made at {path!r}")

    def remove(self, path: str) -> None:
        if not self._native.remove(path):
            raise FileNotFoundError(path)

    def read(self, path: str) -> bytes:
        """What is in a file in memory, whoever wrote it."""
        content = self._native.file(path)
        if content is None:
            raise FileNotFoundError(path)
        return content

    @property
    def entries(self) -> list[Entry]:
        """All files and directories in memory, in order of their paths."""
        return [_entry(record) for record in self._native.entries()]

    @property
    def changes(self) -> list[Change]:
        """What is different in memory from when mark() was called, or from the start."""
        return [Change(_CHANGES[record.change], _entry(record)) for record in self._native.changes()]

    def mark(self) -> None:
        self._native.mark()

    def answer(self, name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any] | None = None) -> Any:
        """As a call of the script would be answered. Raises what the script would get; LookupError: this system does not
        know."""
        how, value = self._native.answer(name, args, dict(kwargs or {}))
        if how == 0:
            raise LookupError(f"this system has no answer to {name}")
        if how == 2:
            raise value
        return value


def _choice(what: str, given: str, choices: Mapping[str, int]) -> int:
    try:
        return choices[given]
    except (KeyError, TypeError):
        raise ValueError(f"{what} is one of {', '.join(map(repr, choices))}, not {given!r}") from None

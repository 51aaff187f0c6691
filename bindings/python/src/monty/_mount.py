"""Directories of this machine in a script's file system."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

import natrix

Mode = Literal["read-only", "read-write", "overlay"]


class MountDir:
    """A directory of this machine as a directory of the script's. What is written over an overlay stays in memory, and
    with this object: runs that use it one after the other see what was written before."""

    __slots__ = ("_closed", "_systems", "host_path", "memory_usage_limit", "mode", "virtual_path", "write_bytes_limit")

    def __init__(
        self,
        virtual_path: str,
        host_path: str | Path,
        *,
        mode: Mode = "overlay",
        write_bytes_limit: int | None = None,
        memory_usage_limit: int = 100_000_000,
    ) -> None:
        if mode not in ("read-only", "read-write", "overlay"):
            raise ValueError(f"mode is 'read-only', 'read-write' or 'overlay', not {mode!r}")
        self.virtual_path = str(virtual_path)
        self.host_path = str(host_path)
        self.mode: Mode = mode
        self.write_bytes_limit = write_bytes_limit
        self.memory_usage_limit = memory_usage_limit
        self._systems: dict[tuple[int, ...], tuple[natrix.System, Sequence[MountDir]]] = {}
        self._closed = False
        # A directory that is not there is an error now and not in a run.
        system_of(self)

    def close(self) -> None:
        """Forgets what was written over an overlay, and lets go of the directory."""
        self._systems.clear()
        self._closed = True

    def __enter__(self) -> MountDir:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"MountDir({self.virtual_path!r}, {self.host_path!r}, mode={self.mode!r})"


def system_of(mount: MountDir | Sequence[MountDir] | None) -> natrix.System | None:
    """The system in which all of these are mounted: the same each time, so that overlays last."""
    mounts: list[Any] = [] if mount is None else [mount] if isinstance(mount, MountDir) else list(mount)
    if not mounts:
        return None
    for one in mounts:
        if not isinstance(one, MountDir):
            raise TypeError(f"mount is a MountDir or a list of them, not {one!r}")
        if one._closed:
            raise ValueError(f"{one!r} is closed; make another one")
    key = tuple(map(id, mounts))
    known = mounts[0]._systems.get(key)
    if known is not None:
        return known[0]  # type: ignore[no-any-return]
    system = natrix.System()
    for one in mounts:
        limit = one.write_bytes_limit
        system.mount(natrix.Mount(one.virtual_path, one.host_path, one.mode, limit, one.memory_usage_limit))
    mounts[0]._systems[key] = (system, mounts)
    return system

"""Where output goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

import natrix

Stream = Literal["stdout", "stderr"]


class _Collector:
    __slots__ = ("_max_bytes", "_parts", "_size")

    def __init__(self, max_bytes: int | None = 10 * 1024 * 1024) -> None:
        """`max_bytes`: more than that is a MemoryError. None: as much as comes."""
        self._max_bytes = max_bytes
        self._parts: list[tuple[Stream, str]] = []
        self._size = 0

    def __call__(self, stream: Stream, text: str) -> None:
        self._size += len(text.encode("utf-8", "surrogatepass"))
        if self._max_bytes is not None and self._size > self._max_bytes:
            raise MemoryError(f"the script printed more than {self._max_bytes} bytes")
        self._parts.append((stream, text))


class CollectString(_Collector):
    """Collects what a script prints as one str."""

    __slots__ = ()

    @property
    def output(self) -> str:
        return "".join(text for _, text in self._parts)


class CollectStreams(_Collector):
    """Collects what a script prints as (stream, text) pairs."""

    __slots__ = ()

    @property
    def output(self) -> list[tuple[Stream, str]]:
        joined: list[tuple[Stream, list[str]]] = []
        for stream, text in self._parts:
            if joined and joined[-1][0] == stream:
                joined[-1][1].append(text)
            else:
                joined.append((stream, [text]))
        return [(stream, "".join(texts)) for stream, texts in joined]


PrintCallback: TypeAlias = Callable[[Stream, str], object] | CollectString | CollectStreams


def output_of(callback: PrintCallback | None) -> Callable[[str, str], object]:
    if callback is None:
        return natrix.write_output
    if not callable(callback):
        raise TypeError(f"print_callback is called with (stream, text); {callback!r} cannot be")
    return callback  # type: ignore[return-value]

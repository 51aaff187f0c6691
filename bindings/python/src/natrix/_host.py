"""What a run knows of the Python process around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any


class Host:
    """Shared by all pauses of a run, or of a session: where output goes, which functions and objects the script has
    been given, and which classes its values are made with."""

    __slots__ = ("classes", "functions", "machine", "names", "objects", "output", "raised")

    def __init__(
        self,
        output: Callable[[str, str], object] | None = None,
        classes: Iterable[type] = (),
    ) -> None:
        self.output = output
        # Functions that crossed as values, by the name under which the script calls them.
        self.functions: dict[str, Callable[..., Any]] = {}
        self.names: dict[int, str] = {}
        # Objects whose methods the script may call, by the number that it knows them by.
        self.objects: dict[int, Any] = {}
        self.classes: dict[str, type] = {cls.__name__: cls for cls in classes}
        # The same for all hosts of one session: what stayed in its VM may go back through each of them.
        self.machine: object = None

        # What a function of the host has raised last.
        self.raised: BaseException | None = None

    def is_same_machine(self, other: Host | None) -> bool:
        return other is self or (other is not None and self.machine is not None and self.machine is other.machine)

    def give_function(self, function: Callable[..., Any]) -> str:
        """The name of a function that crosses as a value: its own, or one like it if that is taken."""
        known = self.names.get(id(function))
        if known is not None:
            return known
        own = getattr(function, "__name__", None) or type(function).__name__
        name, number = own, 1
        while name in self.functions and self.functions[name] is not function:
            number += 1
            name = f"{own}#{number}"
        self.functions[name] = function
        self.names[id(function)] = name
        return name

    def give_object(self, value: Any) -> int:
        # The table keeps it alive, so that no other object gets its number.
        number = id(value)
        self.objects[number] = value
        return number

    def fork(self) -> Host:
        copy = Host(self.output)
        copy.machine = self.machine
        copy.functions = dict(self.functions)
        copy.names = dict(self.names)
        copy.objects = dict(self.objects)
        copy.classes = dict(self.classes)
        return copy

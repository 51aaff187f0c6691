"""The operating system of a script, as Python objects: AbstractOS to be subclassed, OSAccess with files in memory."""

from __future__ import annotations

import datetime
import errno
import os
import stat as stat_bits
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import Any, Literal, NamedTuple, Protocol

from natrix import NOT_HANDLED

OsFunction = Literal[
    "Path.exists",
    "Path.is_file",
    "Path.is_dir",
    "Path.is_symlink",
    "Open",
    "Path.read_text",
    "Path.read_bytes",
    "Path.write_text",
    "Path.write_bytes",
    "Path.append_text",
    "Path.append_bytes",
    "Path.mkdir",
    "Path.unlink",
    "Path.rmdir",
    "Path.iterdir",
    "Path.stat",
    "Path.rename",
    "Path.resolve",
    "Path.absolute",
    "os.getenv",
    "os.environ",
    "os.urandom",
    "date.today",
    "datetime.now",
    "time.time_ns",
    "time.monotonic_ns",
    "time.process_time_ns",
    "time.sleep",
]


class StatResult(NamedTuple):
    """What Path.stat() gives."""

    st_mode: int
    st_ino: int
    st_dev: int
    st_nlink: int
    st_uid: int
    st_gid: int
    st_size: int
    st_atime: float
    st_mtime: float
    st_ctime: float

    @classmethod
    def file_stat(cls, size: int, mode: int = 0o644, mtime: float | None = None) -> StatResult:
        """Of a file. A mode that names no kind of file is one of a plain file."""
        return cls._made(mode if mode >= 0o1000 else mode | stat_bits.S_IFREG, 1, size, mtime)

    @classmethod
    def dir_stat(cls, mode: int = 0o755, mtime: float | None = None) -> StatResult:
        return cls._made(mode if mode >= 0o1000 else mode | stat_bits.S_IFDIR, 2, 4096, mtime)

    @classmethod
    def _made(cls, mode: int, links: int, size: int, mtime: float | None) -> StatResult:
        when = time.time() if mtime is None else mtime
        return cls(mode, 0, 0, links, 0, 0, size, when, when, when)


class MontyFileHandle:
    """A file that a script has opened, for the functions that read and write it: there is no descriptor behind it."""

    __slots__ = ("mode", "path", "position")

    def __init__(self, path: str | PurePosixPath, mode: str, *, position: int = 0) -> None:
        letters = sorted(mode.replace("t", ""))
        kinds = [letter for letter in letters if letter in "rwa"]
        if len(kinds) != 1 or len(set(mode)) != len(mode) or set(mode) - set("rwabt+") or {"b", "t"} <= set(mode):
            raise ValueError(f"files are opened with 'r', 'w' or 'a', and 'b' and '+' beside it, not {mode!r}")
        self.path = str(path)
        self.mode = kinds[0] + ("b" if "b" in mode else "") + ("+" if "+" in mode else "")
        self.position = position

    @property
    def binary(self) -> bool:
        return "b" in self.mode

    @property
    def readable(self) -> bool:
        return "r" in self.mode or "+" in self.mode

    @property
    def writable(self) -> bool:
        return "r" not in self.mode or "+" in self.mode

    def __fspath__(self) -> str:
        return self.path

    def __repr__(self) -> str:
        return f"MontyFileHandle({self.path!r}, {self.mode!r}, position={self.position})"


def path_of(given: Any) -> PurePosixPath:
    return PurePosixPath(given.path if isinstance(given, MontyFileHandle) else given)


class AbstractOS(ABC):
    """Answers what a script asks of its operating system: give an instance as os= to a run. What is not defined raises
    NotImplementedError, and the script gets what it would get without a host."""

    def __call__(self, function_name: str, args: tuple[Any, ...], kwargs: dict[str, Any] | None = None) -> Any:
        try:
            return self.dispatch(function_name, args, kwargs)
        except NotImplementedError:
            return NOT_HANDLED

    def dispatch(self, function_name: str, args: tuple[Any, ...], kwargs: dict[str, Any] | None = None) -> Any:
        """Calls the method for a function. NOT_HANDLED: there is none."""
        kind, _, name = function_name.rpartition(".")
        if kind == "Path":
            method = getattr(self, f"path_{name}", None)
        else:
            method = getattr(self, _METHODS.get(function_name, ""), None)
        return NOT_HANDLED if method is None else method(*args, **(kwargs or {}))

    @abstractmethod
    def path_exists(self, path: PurePosixPath) -> bool: ...

    @abstractmethod
    def path_is_file(self, path: PurePosixPath) -> bool: ...

    @abstractmethod
    def path_is_dir(self, path: PurePosixPath) -> bool: ...

    @abstractmethod
    def path_is_symlink(self, path: PurePosixPath) -> bool: ...

    @abstractmethod
    def path_read_text(self, path: PurePosixPath) -> str: ...

    @abstractmethod
    def path_read_bytes(self, path: PurePosixPath) -> bytes: ...

    @abstractmethod
    def path_write_text(self, path: PurePosixPath, data: str) -> int: ...

    @abstractmethod
    def path_write_bytes(self, path: PurePosixPath, data: bytes) -> int: ...

    @abstractmethod
    def path_mkdir(self, path: PurePosixPath, parents: bool, exist_ok: bool) -> None: ...

    @abstractmethod
    def path_unlink(self, path: PurePosixPath) -> None: ...

    @abstractmethod
    def path_rmdir(self, path: PurePosixPath) -> None: ...

    @abstractmethod
    def path_iterdir(self, path: PurePosixPath) -> list[PurePosixPath]: ...

    @abstractmethod
    def path_stat(self, path: PurePosixPath) -> StatResult: ...

    @abstractmethod
    def path_rename(self, path: PurePosixPath, target: PurePosixPath) -> None: ...

    @abstractmethod
    def path_resolve(self, path: PurePosixPath) -> str: ...

    @abstractmethod
    def path_absolute(self, path: PurePosixPath) -> str: ...

    @abstractmethod
    def getenv(self, key: str, default: str | None = None) -> str | None: ...

    @abstractmethod
    def get_environ(self) -> dict[str, str]: ...

    def path_open(self, path: PurePosixPath, mode: str) -> Any:
        """What opening does to the file: creates or empties it, or raises. Reading and writing are calls of their own."""
        path = path_of(path)
        handle = MontyFileHandle(path, mode)
        if self.path_is_dir(path):
            raise _error(IsADirectoryError, errno.EISDIR, path)
        if handle.mode.startswith("w") or (handle.mode.startswith("a") and not self.path_exists(path)):
            self.path_write_bytes(path, b"")
        elif not self.path_exists(path):
            raise _error(FileNotFoundError, errno.ENOENT, path)
        return handle

    def path_append_text(self, path: PurePosixPath, data: str) -> int:
        path = path_of(path)
        return self.path_write_text(path, (self.path_read_text(path) if self.path_exists(path) else "") + data) and len(data)

    def path_append_bytes(self, path: PurePosixPath, data: bytes) -> int:
        path = path_of(path)
        return self.path_write_bytes(path, (self.path_read_bytes(path) if self.path_exists(path) else b"") + data) and len(data)

    def date_today(self) -> datetime.date:
        return datetime.date.today()

    def datetime_now(self, tz: datetime.tzinfo | None = None) -> datetime.datetime:
        return datetime.datetime.now(tz)

    def time_ns(self) -> int:
        now = self.datetime_now(datetime.timezone.utc)
        since = now - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
        return ((since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds) * 1000


_METHODS = {
    "Open": "path_open",
    "os.getenv": "getenv",
    "os.environ": "get_environ",
    "os.urandom": "urandom",
    "date.today": "date_today",
    "datetime.now": "datetime_now",
    "time.time_ns": "time_ns",
    "time.monotonic_ns": "monotonic_ns",
    "time.process_time_ns": "process_time_ns",
    "time.sleep": "sleep",
}


class AbstractFile(Protocol):
    """A file of an OSAccess."""

    path: PurePosixPath
    name: str
    permissions: int
    deleted: bool

    def read_content(self) -> str | bytes: ...

    def write_content(self, content: str | bytes) -> None: ...

    def delete(self) -> None: ...


class MemoryFile:
    """A file whose content is in memory; `content` is what the script last wrote."""

    def __init__(self, path: str | PurePosixPath, content: str | bytes, *, permissions: int = 0o644) -> None:
        self.path = PurePosixPath(path)
        self.name = self.path.name
        self.content = content
        self.permissions = permissions
        self.deleted = False

    def read_content(self) -> str | bytes:
        return self.content

    def write_content(self, content: str | bytes) -> None:
        self.content = content

    def delete(self) -> None:
        self.deleted = True

    def __repr__(self) -> str:
        content = "'...'" if isinstance(self.content, str) else "b'...'"
        return f"MemoryFile(path={self.path}, content={content}, permissions={self.permissions})"


class CallbackFile:
    """A file whose content comes from one function and goes to another. They run outside of the sandbox, with all that
    this process may do."""

    def __init__(
        self,
        path: str | PurePosixPath,
        read: Callable[[PurePosixPath], str | bytes],
        write: Callable[[PurePosixPath, str | bytes], None],
        *,
        permissions: int = 0o644,
    ) -> None:
        self.path = PurePosixPath(path)
        self.name = self.path.name
        self.read = read
        self.write = write
        self.permissions = permissions
        self.deleted = False

    def read_content(self) -> str | bytes:
        return self.read(self.path)

    def write_content(self, content: str | bytes) -> None:
        self.write(self.path, content)

    def delete(self) -> None:
        self.deleted = True

    def __repr__(self) -> str:
        return f"CallbackFile(path={self.path}, read={self.read}, write={self.write}, permissions={self.permissions})"


def _error(cls: type[OSError], number: int, path: PurePosixPath) -> OSError:
    return cls(number, os.strerror(number), str(path))


class OSAccess(AbstractOS):
    """Files in memory, an environment, and the clock of this machine. Nothing of the real file system is seen."""

    def __init__(
        self,
        files: Iterable[AbstractFile] | None = None,
        environ: dict[str, str] | None = None,
        *,
        root_dir: str | PurePosixPath = "/",
        max_urandom_bytes: int = 1 << 20,
    ) -> None:
        root = PurePosixPath(root_dir)
        if not root.is_absolute():
            raise ValueError(f"root_dir begins with a slash, unlike {str(root)!r}")
        self.files: list[AbstractFile] = list(files or ())
        self.environ: dict[str, str] = environ if environ is not None else {}
        self.max_urandom_bytes = max_urandom_bytes
        self._root = root
        # What is at each path: a file, or None for a directory.
        self._nodes: dict[PurePosixPath, AbstractFile | None] = {PurePosixPath("/"): None}
        self._add_parents(root / "x")
        for file in self.files:
            file.path = self._plain(file.path)
            if self._nodes.get(file.path, file) is None:
                raise ValueError(f"{file!r} is where a directory is")
            self._add_parents(file.path)
            self._nodes[file.path] = file

    def _add_parents(self, path: PurePosixPath) -> None:
        for parent in reversed(path.parents):
            if self._nodes.setdefault(parent, None) is not None:
                raise ValueError(f"{str(path)!r} cannot be beneath the file {str(parent)!r}")

    def _plain(self, given: Any) -> PurePosixPath:
        """An absolute path without dots, which do not lead out of the root."""
        parts: list[str] = []
        for part in (self._root / path_of(given)).parts[1:]:
            if part == "..":
                del parts[-1:]
            elif part != ".":
                parts.append(part)
        return PurePosixPath("/", *parts)

    def _find(self, given: Any) -> AbstractFile | None | Literal[False]:
        """A file, None for a directory, False for nothing."""
        return self._nodes.get(self._plain(given), False)

    def _file(self, given: Any) -> AbstractFile:
        found = self._find(given)
        if found is None:
            raise _error(IsADirectoryError, errno.EISDIR, path_of(given))
        if found is False:
            raise _error(FileNotFoundError, errno.ENOENT, path_of(given))
        return found

    def path_exists(self, path: PurePosixPath) -> bool:
        return self._find(path) is not False

    def path_is_file(self, path: PurePosixPath) -> bool:
        return bool(self._find(path))

    def path_is_dir(self, path: PurePosixPath) -> bool:
        return self._find(path) is None

    def path_is_symlink(self, path: PurePosixPath) -> bool:
        return False

    def path_read_text(self, path: PurePosixPath) -> str:
        content = self._file(path).read_content()
        return content if isinstance(content, str) else content.decode()

    def path_read_bytes(self, path: PurePosixPath) -> bytes:
        content = self._file(path).read_content()
        return content if isinstance(content, bytes) else content.encode()

    def _write(self, path: PurePosixPath, data: str | bytes) -> int:
        plain = self._plain(path)
        found = self._find(plain)
        if found is None:
            raise _error(IsADirectoryError, errno.EISDIR, path_of(path))
        if found is False:
            if self._find(plain.parent) is not None:
                raise _error(FileNotFoundError, errno.ENOENT, path_of(path))
            found = self._nodes[plain] = MemoryFile(plain, data)
            self.files.append(found)
        else:
            found.write_content(data)
        return len(data)

    def path_write_text(self, path: PurePosixPath, data: str) -> int:
        return self._write(path, data)

    def path_write_bytes(self, path: PurePosixPath, data: bytes) -> int:
        return self._write(path, data)

    def path_mkdir(self, path: PurePosixPath, parents: bool = False, exist_ok: bool = False) -> None:
        plain = self._plain(path)
        found = self._find(plain)
        if found is not False:
            if found is None and exist_ok:
                return
            raise _error(FileExistsError, errno.EEXIST, path_of(path))
        for parent in reversed(plain.parents):
            above = self._find(parent)
            if above is False and not parents:
                raise _error(FileNotFoundError, errno.ENOENT, path_of(path))
            if above:
                raise _error(NotADirectoryError, errno.ENOTDIR, path_of(path))
            self._nodes[parent] = None
        self._nodes[plain] = None

    def path_unlink(self, path: PurePosixPath) -> None:
        file = self._file(path)
        file.delete()
        del self._nodes[self._plain(path)]

    def path_rmdir(self, path: PurePosixPath) -> None:
        plain = self._plain(path)
        found = self._find(plain)
        if found is False:
            raise _error(FileNotFoundError, errno.ENOENT, path_of(path))
        if found is not None:
            raise _error(NotADirectoryError, errno.ENOTDIR, path_of(path))
        if plain.parent == plain or self._children(plain):
            raise _error(OSError, errno.ENOTEMPTY, path_of(path))
        del self._nodes[plain]

    def _children(self, plain: PurePosixPath) -> list[PurePosixPath]:
        return [node for node in self._nodes if node.parent == plain and node != plain]

    def path_iterdir(self, path: PurePosixPath) -> list[PurePosixPath]:
        found = self._find(path)
        if found is False:
            raise _error(FileNotFoundError, errno.ENOENT, path_of(path))
        if found is not None:
            raise _error(NotADirectoryError, errno.ENOTDIR, path_of(path))
        return self._children(self._plain(path))

    def path_stat(self, path: PurePosixPath) -> StatResult:
        found = self._find(path)
        if found is False:
            raise _error(FileNotFoundError, errno.ENOENT, path_of(path))
        if found is None:
            return StatResult.dir_stat()
        content = found.read_content()
        size = len(content.encode() if isinstance(content, str) else content)
        return StatResult.file_stat(size, found.permissions)

    def path_rename(self, path: PurePosixPath, target: PurePosixPath) -> PurePosixPath:  # type: ignore[override]
        source, to = self._plain(path), self._plain(target)
        found, there = self._find(source), self._find(to)
        if found is False or self._find(to.parent) is not None:
            raise _error(FileNotFoundError, errno.ENOENT, path_of(path if found is False else target))
        if source == to:
            return to
        if source in to.parents:
            raise _error(OSError, errno.EINVAL, path_of(path))
        if there is None and (found is not None or self._children(to)):
            is_file = found is not None
            raise _error(IsADirectoryError if is_file else OSError, errno.EISDIR if is_file else errno.ENOTEMPTY, path_of(target))
        if there and found is None:
            raise _error(NotADirectoryError, errno.ENOTDIR, path_of(target))
        if there:
            there.delete()
        self._nodes.pop(to, None)
        for node in [node for node in self._nodes if node == source or source in node.parents]:
            moved = to / node.relative_to(source)
            file = self._nodes[moved] = self._nodes.pop(node)
            if file is not None:
                file.path, file.name = moved, moved.name
        return to

    def path_resolve(self, path: PurePosixPath) -> str:
        return str(self._plain(path))

    def path_absolute(self, path: PurePosixPath) -> str:
        return str(self._root / path_of(path))

    def getenv(self, key: str, default: str | None = None) -> str | None:
        return self.environ.get(key, default)

    def get_environ(self) -> dict[str, str]:
        return self.environ

    def urandom(self, size: int) -> bytes:
        if size > self.max_urandom_bytes:
            raise MemoryError(f"at most {self.max_urandom_bytes} random bytes are given at once")
        return os.urandom(size)

    def monotonic_ns(self) -> int:
        return time.monotonic_ns()

    def process_time_ns(self) -> int:
        return time.process_time_ns()

    def __repr__(self) -> str:
        return f"OSAccess(files={self.files!r}, environ={len(self.environ)} variables)"

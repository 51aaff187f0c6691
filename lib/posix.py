# posix: the operating system as a program in a sandbox has it. All that reaches outside goes through os_call().

CONSTANTS = {
    "EX_CANTCREAT": 73, "EX_CONFIG": 78, "EX_DATAERR": 65, "EX_IOERR": 74, "EX_NOHOST": 68, "EX_NOINPUT": 66,
    "EX_NOPERM": 77, "EX_NOUSER": 67, "EX_OK": 0, "EX_OSERR": 71, "EX_OSFILE": 72, "EX_PROTOCOL": 76,
    "EX_SOFTWARE": 70, "EX_TEMPFAIL": 75, "EX_UNAVAILABLE": 69, "EX_USAGE": 64, "F_LOCK": 1, "F_OK": 0, "F_TEST": 3,
    "F_TLOCK": 2, "F_ULOCK": 0, "NGROUPS_MAX": 65536, "O_ACCMODE": 3, "O_APPEND": 1024, "O_ASYNC": 8192,
    "O_CLOEXEC": 524288, "O_CREAT": 64, "O_DIRECT": 16384, "O_DIRECTORY": 65536, "O_DSYNC": 4096, "O_EXCL": 128,
    "O_FSYNC": 1052672, "O_LARGEFILE": 0, "O_NDELAY": 2048, "O_NOATIME": 262144, "O_NOCTTY": 256,
    "O_NOFOLLOW": 131072, "O_NONBLOCK": 2048, "O_PATH": 2097152, "O_RDONLY": 0, "O_RDWR": 2, "O_RSYNC": 1052672,
    "O_SYNC": 1052672, "O_TMPFILE": 4259840, "O_TRUNC": 512, "O_WRONLY": 1, "RWF_APPEND": 16, "RWF_DSYNC": 2,
    "RWF_HIPRI": 1, "RWF_NOWAIT": 8, "RWF_SYNC": 4, "R_OK": 4, "ST_APPEND": 256, "ST_MANDLOCK": 64,
    "ST_NOATIME": 1024, "ST_NODEV": 4, "ST_NODIRATIME": 2048, "ST_NOEXEC": 8, "ST_NOSUID": 2, "ST_RDONLY": 1,
    "ST_RELATIME": 4096, "ST_SYNCHRONOUS": 16, "ST_WRITE": 128, "TMP_MAX": 238328, "WCONTINUED": 8, "WEXITED": 4,
    "WNOHANG": 1, "WNOWAIT": 16777216, "WSTOPPED": 2, "WUNTRACED": 2, "W_OK": 2, "X_OK": 1,
}
ERROR_TEXTS = {
    1: "Operation not permitted", 2: "No such file or directory", 3: "No such process", 4: "Interrupted system call",
    5: "Input/output error", 6: "No such device or address", 7: "Argument list too long", 8: "Exec format error",
    9: "Bad file descriptor", 10: "No child processes", 11: "Resource temporarily unavailable",
    12: "Cannot allocate memory", 13: "Permission denied", 14: "Bad address", 15: "Block device required",
    16: "Device or resource busy", 17: "File exists", 18: "Invalid cross-device link", 19: "No such device",
    20: "Not a directory", 21: "Is a directory", 22: "Invalid argument", 23: "Too many open files in system",
    24: "Too many open files", 25: "Inappropriate ioctl for device", 26: "Text file busy", 27: "File too large",
    28: "No space left on device", 29: "Illegal seek", 30: "Read-only file system", 31: "Too many links",
    32: "Broken pipe", 33: "Numerical argument out of domain", 34: "Numerical result out of range",
    35: "Resource deadlock avoided", 36: "File name too long", 37: "No locks available",
    38: "Function not implemented", 39: "Directory not empty", 40: "Too many levels of symbolic links",
    42: "No message of desired type", 43: "Identifier removed", 44: "Channel number out of range",
    45: "Level 2 not synchronized", 46: "Level 3 halted", 47: "Level 3 reset", 48: "Link number out of range",
    49: "Protocol driver not attached", 50: "No CSI structure available", 51: "Level 2 halted",
    52: "Invalid exchange", 53: "Invalid request descriptor", 54: "Exchange full", 55: "No anode",
    56: "Invalid request code", 57: "Invalid slot", 59: "Bad font file format", 60: "Device not a stream",
    61: "No data available", 62: "Timer expired", 63: "Out of streams resources", 64: "Machine is not on the network",
    65: "Package not installed", 66: "Object is remote", 67: "Link has been severed", 68: "Advertise error",
    69: "Srmount error", 70: "Communication error on send", 71: "Protocol error", 72: "Multihop attempted",
    73: "RFS specific error", 74: "Bad message", 75: "Value too large for defined data type",
    76: "Name not unique on network", 77: "File descriptor in bad state", 78: "Remote address changed",
    79: "Can not access a needed shared library", 80: "Accessing a corrupted shared library",
    81: ".lib section in a.out corrupted", 82: "Attempting to link in too many shared libraries",
    83: "Cannot exec a shared library directly", 84: "Invalid or incomplete multibyte or wide character",
    85: "Interrupted system call should be restarted", 86: "Streams pipe error", 87: "Too many users",
    88: "Socket operation on non-socket", 89: "Destination address required", 90: "Message too long",
    91: "Protocol wrong type for socket", 92: "Protocol not available", 93: "Protocol not supported",
    94: "Socket type not supported", 95: "Operation not supported", 96: "Protocol family not supported",
    97: "Address family not supported by protocol", 98: "Address already in use",
    99: "Cannot assign requested address", 100: "Network is down", 101: "Network is unreachable",
    102: "Network dropped connection on reset", 103: "Software caused connection abort",
    104: "Connection reset by peer", 105: "No buffer space available", 106: "Transport endpoint is already connected",
    107: "Transport endpoint is not connected", 108: "Cannot send after transport endpoint shutdown",
    109: "Too many references: cannot splice", 110: "Connection timed out", 111: "Connection refused",
    112: "Host is down", 113: "No route to host", 114: "Operation already in progress",
    115: "Operation now in progress", 116: "Stale file handle", 117: "Structure needs cleaning",
    118: "Not a XENIX named type file", 119: "No XENIX semaphores available", 120: "Is a named type file",
    121: "Remote I/O error", 122: "Disk quota exceeded", 123: "No medium found", 124: "Wrong medium type",
    125: "Operation canceled", 126: "Required key not available", 127: "Key has expired", 128: "Key has been revoked",
    129: "Key was rejected by service", 130: "Owner died", 131: "State not recoverable",
    132: "Operation not possible due to RF-kill",
}

stat_result = struct_sequence_type(
    "os.stat_result", "What stat() tells of a file.",
    ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", None, None, None),
    ("st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev"))
statvfs_result = struct_sequence_type(
    "os.statvfs_result", "What statvfs() tells of a file system.",
    ("f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax"),
    ("f_fsid",))
terminal_size = struct_sequence_type("os.terminal_size", "The width and height of a terminal.", ("columns", "lines"))
times_result = struct_sequence_type("posix.times_result", "What times() tells.",
                                    ("user", "system", "children_user", "children_system", "elapsed"))
uname_result = struct_sequence_type("posix.uname_result", "What uname() tells.",
                                    ("sysname", "nodename", "release", "version", "machine"))
sched_param = struct_sequence_type("posix.sched_param", "A priority of the scheduler.", ("sched_priority",))


# Paths.

def fspath(path):
    """The str or bytes that a path is."""
    cls = type_of(path)
    if is_subtype(cls, str) or is_subtype(cls, bytes):
        return path
    method = type_lookup(cls, "__fspath__")
    if method is MISSING:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {name_of(cls)}")
    result = invoke_none(method, path)
    if not is_subtype(type_of(result), str) and not is_subtype(type_of(result), bytes):
        raise TypeError(f"expected {name_of(cls)}.__fspath__() to return str or bytes, not {name_of(type_of(result))}")
    return result


def path_argument(path, function, numbers=False, nothing=False):
    """What a function got for a path: a str; or the number of an open file, or None, where it takes such."""
    cls = type_of(path)
    if path is None and nothing:
        return None
    if not is_subtype(cls, str) and not is_subtype(cls, bytes):
        if numbers and type_lookup(cls, "__index__") is not MISSING:
            return index_of(path)
        if type_lookup(cls, "__fspath__") is MISSING:
            more = ", os.PathLike or integer" if numbers else " or os.PathLike"
            more = ", os.PathLike, integer or None" if numbers and nothing else ", os.PathLike or None" if nothing else more
            raise TypeError(f"{function}: path should be string, bytes{more}, not {name_of(cls)}")
        path = fspath(path)
    text = path.decode("utf-8", "surrogateescape") if is_subtype(type_of(path), bytes) else str.__str__(path)
    if "\0" in text:
        raise ValueError(f"{function}: embedded null character in path")
    return text


def as_given(text, path):
    """In bytes, if the path was."""
    return text.encode("utf-8", "surrogateescape") if is_subtype(type_of(path), bytes) else text


def _path_splitroot_ex(path, /):
    """(drive, root, rest)."""
    path = fspath(path)
    slash = b"/" if is_subtype(type_of(path), bytes) else "/"
    empty = path[:0]
    if path[:1] != slash:
        return (empty, empty, path)
    if path[1:2] != slash or path[2:3] == slash:
        return (empty, slash, path[1:])
    return (empty, path[:2], path[2:])


def _path_normpath(path):
    """A path without what says nothing: double slashes, '.', names followed by '..'."""
    cls = type_of(path)
    if not is_subtype(cls, str) and not is_subtype(cls, bytes) and type_lookup(cls, "__fspath__") is MISSING:
        raise TypeError(f"_path_normpath: path should be string, bytes or os.PathLike, not {name_of(cls)}")
    drive, root, rest = _path_splitroot_ex(path)
    dot, two_dots, slash = (b".", b"..", b"/") if is_subtype(type_of(rest), bytes) else (".", "..", "/")
    kept = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != two_dots or not root and not kept or kept and kept[-1] == two_dots:
            kept.append(part)
        elif kept:
            kept.pop()
    return root + slash.join(kept) or dot


def strerror(code, /):
    """An error's number in words."""
    code = index_of(code)
    return ERROR_TEXTS.get(code, "Success" if code == 0 else f"Unknown error {code}")


# Files. Those that are open have numbers here; whatever is done to them goes to the host.

LIBRARY = "/lib/python3.14"
# The files of the library that are open, by number: [bytes, place]; numbers that no host gives.
LIBRARY_FILES = {}
FIRST_NUMBER = 1 << 20


def is_library_path(path):
    """Whether it is in the library that the image holds: that is answered here, and never asked of the host."""
    return type_of(path) is str and path[:15] == LIBRARY and (len(path) == 15 or path[15] == "/")


def library_names(path):
    """The names in a directory of the library; MISSING: it is none."""
    if path[-1] != "/":
        path += "/"
    names = {}
    for file in baked_files():
        if file.startswith(path):
            names[file[len(path):].split("/", 1)[0]] = True
    return list(names) if names else MISSING


def library_stat(path):
    source = baked_source(path)
    if source is not MISSING:
        size = len(source.encode())
        return stat_of((0o100444, 0, 0, 1, 0, 0, size, 0, 0, 0))
    if library_names(path) is MISSING:
        raise FileNotFoundError(2, "No such file or directory", path)
    return stat_of((0o040555, 0, 0, 2, 0, 0, 4096, 0, 0, 0))


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """What is known of a file."""
    if type_lookup(type_of(path), "__index__") is not MISSING:
        return fstat(path)
    found = path_argument(path, "stat", True)
    if is_library_path(found):
        return library_stat(found)
    return stat_of(os_call("stat" if follow_symlinks else "lstat", found))


def lstat(path, *, dir_fd=None):
    """What is known of a file or symbolic link."""
    found = path_argument(path, "lstat")
    return library_stat(found) if is_library_path(found) else stat_of(os_call("lstat", found))


def fstat(fd):
    """What is known of an open file."""
    fd = index_of(fd)
    if fd in LIBRARY_FILES:
        return stat_of((0o100444, 0, 0, 1, 0, 0, len(LIBRARY_FILES[fd][0]), 0, 0, 0))
    return stat_of(os_call("fstat", fd))


def stat_of(fields):
    """The stat_result of ten numbers, of which the last three may have fractions."""
    if type_of(fields) is stat_result:
        return fields
    fields = tuple(fields)
    times = fields[7:10]
    return make_struct_sequence(
        stat_result, (*fields[:7], *[int(time) for time in times]),
        (*[float(time) for time in times], *[int(time * 1000000000) for time in times], 4096, (fields[6] + 511) // 512, 0))


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    """Whether a file may be used."""
    try:
        stat(path)
    except OSError:
        return False
    return True


def open(path, flags, mode=0o777, *, dir_fd=None):
    """Open a file; gives its number."""
    found = path_argument(path, "open")
    flags = index_of(flags)
    if not is_library_path(found):
        return os_call("open", found, flags, index_of(mode))
    if flags & 3:
        raise OSError(30, "Read-only file system", path)
    source = baked_source(found)
    if source is MISSING:
        library_stat(found)
        raise IsADirectoryError(21, "Is a directory", path)
    number = FIRST_NUMBER + len(LIBRARY_FILES)
    while number in LIBRARY_FILES:
        number += 1
    LIBRARY_FILES[number] = [source.encode(), 0]
    return number


def close(fd):
    """Close a file."""
    fd = index_of(fd)
    if fd in LIBRARY_FILES:
        del LIBRARY_FILES[fd]
    else:
        os_call("close", fd)


def read(fd, length, /):
    """Read bytes from an open file."""
    fd = index_of(fd)
    length = index_of(length)
    if fd not in LIBRARY_FILES:
        return os_call("read", fd, length)
    file = LIBRARY_FILES[fd]
    data = file[0][file[1]:file[1] + length]
    file[1] += len(data)
    return data


def write(fd, data, /):
    """Write bytes to an open file; gives how many."""
    fd = index_of(fd)
    data = bytes(data)
    if fd == 1 or fd == 2:
        write_text(fd - 1, data.decode("utf-8", "backslashreplace"))
        return len(data)
    return os_call("write", fd, data)


def lseek(fd, position, whence, /):
    """Set where the next byte of an open file is read or written."""
    fd = index_of(fd)
    if fd in LIBRARY_FILES:
        file = LIBRARY_FILES[fd]
        position = index_of(position) + (0, file[1], len(file[0]))[index_of(whence)]
        if position < 0:
            raise OSError(22, "Invalid argument")
        file[1] = position
        return position
    return os_call("lseek", index_of(fd), index_of(position), index_of(whence))


def ftruncate(fd, length, /):
    """Cut an open file, or fill it with zeroes."""
    os_call("ftruncate", index_of(fd), index_of(length))


def truncate(path, length):
    """Cut a file, or fill it with zeroes."""
    os_call("truncate", path_argument(path, "truncate", True), index_of(length))


def fsync(fd):
    """What was written has reached the host."""


def isatty(fd, /):
    """Whether an open file is a terminal."""
    index_of(fd)
    return False


def get_inheritable(fd, /):
    index_of(fd)
    return False


def set_inheritable(fd, inheritable, /):
    """There is no other program that could inherit a file."""
    index_of(fd)


def get_terminal_size(fd=1, /):
    """Raises OSError: there is no terminal."""
    raise OSError(25, "Inappropriate ioctl for device")


def device_encoding(fd):
    """None: there is no terminal."""
    index_of(fd)
    return None


def listdir(path=None):
    """The names in a directory."""
    found = "." if path is None else path_argument(path, "listdir", True, True)
    if is_library_path(found):
        names = library_names(found)
        if names is MISSING:
            library_stat(found)
            raise NotADirectoryError(20, "Not a directory", path)
    else:
        names = os_call("listdir", found)
    return [as_given(name, path) for name in names]


stat_function = stat


class DirEntry(final=True, new=False):
    """A name in a directory, and what is known of it."""

    @member
    def name(self):
        return own_attribute(self, ".name")

    @member
    def path(self):
        return own_attribute(self, ".path")

    def stat(self, *, follow_symlinks=True):
        """What is known of the file."""
        return stat_function(own_attribute(self, ".path"), follow_symlinks=follow_symlinks)

    def is_dir(self, *, follow_symlinks=True):
        """Whether it is a directory."""
        return entry_kind(self, follow_symlinks) == 0o040000

    def is_file(self, *, follow_symlinks=True):
        """Whether it is a regular file."""
        return entry_kind(self, follow_symlinks) == 0o100000

    def is_symlink(self):
        """Whether it is a symbolic link."""
        return entry_kind(self, False) == 0o120000

    def is_junction(self):
        """False: there are none."""
        return False

    def inode(self):
        """The number of the file."""
        return lstat(own_attribute(self, ".path")).st_ino

    def __fspath__(self):
        return own_attribute(self, ".path")

    def __repr__(self):
        return f"<DirEntry {own_attribute(self, '.name')!r}>"

    def __class_getitem__(cls, item, /):
        return generic_alias(cls, item)


def entry_kind(entry, follow):
    try:
        return stat(own_attribute(entry, ".path"), follow_symlinks=follow).st_mode & 0o170000
    except FileNotFoundError:
        return 0


class ScandirIterator(final=True, new=False):
    def __iter__(self):
        return self

    def __next__(self):
        rest = own_attribute(self, ".rest")
        if not rest:
            raise StopIteration
        return rest.pop()

    def close(self):
        """Forget the entries that are left."""
        own_attribute(self, ".rest").clear()

    def __enter__(self):
        return self

    def __exit__(self, /, *args):
        own_attribute(self, ".rest").clear()


def scandir(path=None):
    """An iterator over the entries of a directory."""
    names = listdir(path)
    folder = as_given(".", path) if path is None else fspath(path)
    slash = as_given("/", folder)
    rest = []
    for name in reversed(names):
        entry = make_object(DirEntry)
        set_own_attribute(entry, ".name", name)
        set_own_attribute(entry, ".path", folder + name if folder[-1:] == slash else folder + slash + name)
        rest.append(entry)
    result = make_object(ScandirIterator)
    set_own_attribute(result, ".rest", rest)
    return result


def mkdir(path, mode=0o777, *, dir_fd=None):
    """Make a directory."""
    os_call("mkdir", path_argument(path, "mkdir"), index_of(mode))


def rmdir(path, *, dir_fd=None):
    """Remove an empty directory."""
    os_call("rmdir", path_argument(path, "rmdir"))


def unlink(path, *, dir_fd=None):
    """Remove a file."""
    os_call("unlink", path_argument(path, "unlink"))


def remove(path, *, dir_fd=None):
    """Remove a file."""
    os_call("unlink", path_argument(path, "remove"))


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    """Rename a file or directory."""
    os_call("rename", path_argument(src, "rename"), path_argument(dst, "rename"))


def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    """Rename a file or directory, over one that is there."""
    os_call("rename", path_argument(src, "replace"), path_argument(dst, "replace"))


def readlink(path, *, dir_fd=None):
    """Where a symbolic link leads."""
    return as_given(os_call("readlink", path_argument(path, "readlink")), path)


def symlink(src, dst, target_is_directory=False, *, dir_fd=None):
    """Make a symbolic link."""
    os_call("symlink", path_argument(src, "symlink"), path_argument(dst, "symlink"))


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    """Set who may do what with a file."""
    os_call("chmod", path_argument(path, "chmod", True), index_of(mode))


def utime(path, times=None, *, ns=MISSING, dir_fd=None, follow_symlinks=True):
    """Set when a file was read and written last."""
    if ns is not MISSING:
        if times is not None:
            raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
        times = (ns[0] / 1000000000, ns[1] / 1000000000)
    os_call("utime", path_argument(path, "utime", True), times)


def getcwd():
    """The working directory."""
    return FOLDER[0]


def getcwdb():
    """The working directory, in bytes."""
    return FOLDER[0].encode()


def chdir(path):
    """Set the working directory."""
    found = path_argument(path, "chdir")
    if stat(found).st_mode & 0o170000 != 0o040000:
        raise NotADirectoryError(20, "Not a directory", path)
    FOLDER[0] = _path_normpath(found if found[:1] == "/" else f"{FOLDER[0]}/{found}")


def umask(mask, /):
    """Set which permissions new files do not get; gives what it was."""
    before = MASK[0]
    MASK[0] = index_of(mask) & 0o777
    return before


# The process, as far as there is one.

FOLDER = ["/"]
MASK = [0o022]


def urandom(size, /):
    """Random bytes of the host."""
    size = index_of(size)
    if size < 0:
        raise ValueError("negative argument not allowed")
    return os_call("urandom", size)


def getrandom(size, flags=0):
    """Random bytes of the host."""
    return urandom(size)


def getpid():
    """The number of the process: 1."""
    return 1


def getppid():
    """The number of the process that started this one: 0."""
    return 0


def getuid():
    """The number of the user: 0."""
    return 0


def getlogin():
    """Raises OSError: nobody is logged in."""
    raise OSError(6, "No such device or address")


def uname():
    """What the system is called."""
    return make_struct_sequence(uname_result, ("Linux", "natrix", "0.1.0", "#1", "x86_64"))


def times():
    """How much time was used, in seconds."""
    used = os_call("process_time_ns") / 1000000000
    return make_struct_sequence(times_result, (used, 0.0, 0.0, 0.0, os_call("monotonic_ns") / 1000000000))


def cpu_count():
    """How many processors there are: 1."""
    return 1


def getloadavg():
    """Raises OSError: it is not told."""
    raise OSError("Load averages are unobtainable")


def putenv(name, value, /):
    """No program is started that could see it."""


def unsetenv(name, /):
    """No program is started that could see it."""


def _exit(status):
    """End the program at once."""
    raise SystemExit(index_of(status))


def abort():
    """End the program at once."""
    raise SystemExit(134)


def refuse_processes():
    raise OSError(38, "Function not implemented: there is no other process in this sandbox")


def system(command):
    """Raises OSError: there are no other programs."""
    refuse_processes()


def kill(pid, signal, /):
    """Send a signal, which can only be to oneself."""
    if index_of(pid) != 1:
        raise ProcessLookupError(3, "No such process")
    import_module_for({"__name__": "posix"}, "_signal", ("raise_signal",), 0).raise_signal(signal)


def waitstatus_to_exitcode(status):
    """The exit code in a status of wait()."""
    status = index_of(status)
    if status & 0x7F == 0:
        return status >> 8 & 0xFF
    if status & 0xFF == 0x7F:
        raise ValueError(f"process stopped by delivery of signal {status >> 8 & 0xFF}")
    return -(status & 0x7F)


def _create_environ():
    return {}


def register_at_fork(*, before=None, after_in_child=None, after_in_parent=None):
    """Nothing ever forks."""


def collect_names():
    names = {**CONSTANTS, "error": OSError, "environ": {}, "_have_functions": [], "DirEntry": DirEntry,
             "stat_result": stat_result, "statvfs_result": statvfs_result, "terminal_size": terminal_size,
             "times_result": times_result, "uname_result": uname_result, "sched_param": sched_param,
             "getgid": getuid, "geteuid": getuid, "getegid": getuid, "fdatasync": fsync}
    for function in (
            fspath, _path_splitroot_ex, _path_normpath, strerror, stat, lstat, fstat, access, open, close, read, write, lseek,
            ftruncate, truncate, fsync, isatty, get_inheritable, set_inheritable, get_terminal_size, device_encoding,
            listdir, scandir, mkdir, rmdir, unlink, remove, rename, replace, readlink, symlink, chmod, utime, getcwd,
            getcwdb, chdir, umask, urandom, getrandom, getpid, getppid, getuid, getlogin, uname, times, cpu_count,
            getloadavg, putenv, unsetenv, _exit, abort, system, kill, waitstatus_to_exitcode, _create_environ,
            register_at_fork):
        names[function_part(function, 5)] = function
    return names


__all__ = collect_names()

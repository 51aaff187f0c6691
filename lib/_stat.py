# _stat: what the bits of st_mode say.

CONSTANTS = {
    "S_IFDIR": 0o040000, "S_IFCHR": 0o020000, "S_IFBLK": 0o060000, "S_IFREG": 0o100000, "S_IFIFO": 0o010000,
    "S_IFLNK": 0o120000, "S_IFSOCK": 0o140000, "S_IFDOOR": 0, "S_IFPORT": 0, "S_IFWHT": 0,
    "S_ISUID": 0o4000, "S_ISGID": 0o2000, "S_ISVTX": 0o1000, "S_ENFMT": 0o2000,
    "S_IREAD": 0o400, "S_IWRITE": 0o200, "S_IEXEC": 0o100,
    "S_IRWXU": 0o700, "S_IRUSR": 0o400, "S_IWUSR": 0o200, "S_IXUSR": 0o100,
    "S_IRWXG": 0o070, "S_IRGRP": 0o040, "S_IWGRP": 0o020, "S_IXGRP": 0o010,
    "S_IRWXO": 0o007, "S_IROTH": 0o004, "S_IWOTH": 0o002, "S_IXOTH": 0o001,
    "UF_SETTABLE": 0xFFFF, "UF_NODUMP": 0x1, "UF_IMMUTABLE": 0x2, "UF_APPEND": 0x4, "UF_OPAQUE": 0x8,
    "UF_NOUNLINK": 0x10, "UF_COMPRESSED": 0x20, "UF_TRACKED": 0x40, "UF_DATAVAULT": 0x80, "UF_HIDDEN": 0x8000,
    "SF_SETTABLE": 0x3FFF0000, "SF_ARCHIVED": 0x10000, "SF_IMMUTABLE": 0x20000, "SF_APPEND": 0x40000,
    "SF_NOUNLINK": 0x100000, "SF_SNAPSHOT": 0x200000, "SF_FIRMLINK": 0x800000, "SF_DATALESS": 0x40000000,
    "ST_MODE": 0, "ST_INO": 1, "ST_DEV": 2, "ST_NLINK": 3, "ST_UID": 4, "ST_GID": 5, "ST_SIZE": 6, "ST_ATIME": 7,
    "ST_MTIME": 8, "ST_CTIME": 9,
}
TYPES = {0o120000: "l", 0o140000: "s", 0o100000: "-", 0o060000: "b", 0o040000: "d", 0o020000: "c", 0o010000: "p"}


def mode_of(mode):
    mode = index_of(mode)
    if mode < 0:
        raise OverflowError("can't convert negative value to unsigned int")
    if mode > 0xFFFFFFFFFFFFFFFF:
        raise OverflowError("Python int too large to convert to C unsigned long")
    if mode > 0xFFFFFFFF:
        raise OverflowError("mode out of range")
    return mode


def S_ISDIR(mode, /):
    """True if mode is of a directory."""
    return mode_of(mode) & 0o170000 == 0o040000


def S_ISCHR(mode, /):
    """True if mode is of a character device."""
    return mode_of(mode) & 0o170000 == 0o020000


def S_ISBLK(mode, /):
    """True if mode is of a block device."""
    return mode_of(mode) & 0o170000 == 0o060000


def S_ISREG(mode, /):
    """True if mode is of a regular file."""
    return mode_of(mode) & 0o170000 == 0o100000


def S_ISFIFO(mode, /):
    """True if mode is of a named pipe."""
    return mode_of(mode) & 0o170000 == 0o010000


def S_ISLNK(mode, /):
    """True if mode is of a symbolic link."""
    return mode_of(mode) & 0o170000 == 0o120000


def S_ISSOCK(mode, /):
    """True if mode is of a socket."""
    return mode_of(mode) & 0o170000 == 0o140000


def S_ISDOOR(mode, /):
    """False: Linux has no doors."""
    mode_of(mode)
    return False


def S_ISPORT(mode, /):
    """False: Linux has no event ports."""
    mode_of(mode)
    return False


def S_ISWHT(mode, /):
    """False: Linux has no whiteouts of this sort."""
    mode_of(mode)
    return False


def S_IMODE(mode, /):
    """The part of mode that chmod() can set."""
    return mode_of(mode) & 0o7777


def S_IFMT(mode, /):
    """The part of mode that says what sort of file it is."""
    return mode_of(mode) & 0o170000


def filemode(mode, /):
    """mode as `ls -l` writes it."""
    mode = mode_of(mode)
    text = TYPES.get(mode & 0o170000, "?")
    for shift, special, marks in ((6, 0o4000, "sS"), (3, 0o2000, "sS"), (0, 0o1000, "tT")):
        bits = mode >> shift
        text += ("r" if bits & 4 else "-") + ("w" if bits & 2 else "-")
        if mode & special:
            text += marks[0] if bits & 1 else marks[1]
        else:
            text += "x" if bits & 1 else "-"
    return text


__all__ = {
    **CONSTANTS, "S_ISDIR": S_ISDIR, "S_ISCHR": S_ISCHR, "S_ISBLK": S_ISBLK, "S_ISREG": S_ISREG, "S_ISFIFO": S_ISFIFO,
    "S_ISLNK": S_ISLNK, "S_ISSOCK": S_ISSOCK, "S_ISDOOR": S_ISDOOR, "S_ISPORT": S_ISPORT, "S_ISWHT": S_ISWHT,
    "S_IMODE": S_IMODE, "S_IFMT": S_IFMT, "filemode": filemode,
}

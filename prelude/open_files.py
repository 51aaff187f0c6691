# Open files. The host holds none open: it is asked to open one, which makes or empties it, to read the whole of it, to write
# it, and to append. What is open, and where in it, is known here; so a dump has it, and what was written is there even if
# nobody closes the file.

WRITE_ONLY = 1
READ_WRITE = 2
CREATE = 0o100
EXCLUSIVE = 0o200
TRUNCATE = 0o1000
APPEND = 0o2000
DIRECTORY = 0o200000

# Number -> OpenFile.
OPEN_FILES = {}


class OpenFile:
    def __init__(self, path, flags, size):
        self.path = path
        self.flags = flags
        self.place = 0
        self.content = None   # a bytearray, when it was needed
        self.size = size      # None: not known yet


def file_of(number):
    file = OPEN_FILES.get(number)
    if file is None:
        raise OSError(9, "Bad file descriptor")
    return file


def open_file(path, flags, mode):
    access = flags & 3
    size = None
    if access == 0:
        how = "r"
    elif flags & EXCLUSIVE and flags & CREATE:
        how, size = "x", 0
    elif flags & TRUNCATE:
        if not flags & CREATE:
            ask_system("stat", (path,))
        how, size = "w", 0
    elif flags & CREATE:
        how = "a"
    else:
        how = "r+"
    ask_system("open", (path, how + "+" if access == READ_WRITE and how != "r+" else how))
    number = 3
    while number in OPEN_FILES:
        number += 1
    OPEN_FILES[number] = OpenFile(path, flags, size)
    return number


def close_file(number):
    file_of(number)
    del OPEN_FILES[number]


def content_of(file):
    if file.content is None:
        file.content = bytearray() if file.size == 0 else bytearray(ask_system("read_bytes", (file.path,)))
        file.size = len(file.content)
    return file.content


def size_of(file):
    if file.size is None:
        file.size = tuple(ask_system("stat", (file.path,)))[6]
    return file.size


def read_file(number, length):
    file = file_of(number)
    if file.flags & 3 == WRITE_ONLY:
        raise OSError(9, "Bad file descriptor")
    if length < 0:
        raise OSError(22, "Invalid argument")
    # At the end somebody else may have appended.
    if file.content is not None and file.place >= file.size and file.flags & 3 == 0:
        file.content = file.size = None
    data = bytes(content_of(file)[file.place:file.place + length])
    file.place += len(data)
    return data


def write_file(number, data):
    file = file_of(number)
    if file.flags & 3 == 0:
        raise OSError(9, "Bad file descriptor")
    if file.flags & APPEND:
        file.place = size_of(file)
    if not data:
        return 0
    if file.place == size_of(file):
        ask_system("append_bytes", (file.path, data))
        if file.content is not None:
            file.content += data
    else:
        changed = bytearray(content_of(file))
        if file.place > len(changed):
            changed += bytes(file.place - len(changed))
        changed[file.place:file.place + len(data)] = data
        ask_system("write_bytes", (file.path, bytes(changed)))
        file.content = changed
    file.place += len(data)
    file.size = max(file.size, file.place)
    return len(data)


def seek_file(number, place, whence):
    file = file_of(number)
    if whence == 1:
        place += file.place
    elif whence == 2:
        place += size_of(file)
    elif whence != 0:
        raise OSError(22, "Invalid argument")
    if place < 0:
        raise OSError(22, "Invalid argument")
    file.place = place
    return place


def cut_file(number, length):
    file = file_of(number)
    if file.flags & 3 == 0 or length < 0:
        raise OSError(22, "Invalid argument")
    content = content_of(file)
    changed = bytearray(content[:length]) + bytes(max(0, length - len(content)))
    ask_system("write_bytes", (file.path, bytes(changed)))
    file.content = changed
    file.size = length


def cut_path(path, length):
    if length < 0:
        raise OSError(22, "Invalid argument")
    content = ask_system("read_bytes", (path,))
    ask_system("write_bytes", (path, content[:length] + bytes(max(0, length - len(content)))))


def facts_of_open(number):
    if 0 <= number < 3:
        return (0o020620, 3, 0, 1, 0, 0, 0, 0.0, 0.0, 0.0)
    return ask_system("stat", (file_of(number).path,))


def names_in_folder(path):
    """The names in a directory; a host may answer with whole paths."""
    names = []
    for entry in ask_system("iterdir", (path,)):
        entry = entry if type_of(entry) is str else str(entry)
        list_append(names, entry[entry.rfind("/") + 1:])
    return names


def make_folder(path, mode):
    ask_system("mkdir", (path,), {"parents": False, "exist_ok": False})


def set_file_times(path, times):
    if times is None:
        now = ask_system("time_ns", ()) / 1000000000
        times = (now, now)
    ask_system("utime", (path, times[0], times[1]))


OPEN_FILE_CALLS = {
    "open": open_file, "close": close_file, "read": read_file, "write": write_file, "lseek": seek_file,
    "ftruncate": cut_file, "truncate": cut_path, "fstat": facts_of_open, "listdir": names_in_folder, "mkdir": make_folder,
    "utime": set_file_times,
}

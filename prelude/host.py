# What a script wants from outside: each wish is a pause of the run, and what the host answers is its value.

# Kinds of a request.
ASK_FUNCTION = 0
ASK_NAME = 2

# How the host answers.
ANSWER_VALUE = 0
ANSWER_EXCEPTION = 1   # with (class, arguments)
ANSWER_UNHANDLED = 2


class host_function:
    """A function that the host offers under a name. Which one that is the host decides at each call."""

    @property
    def __name__(self):
        return own_attribute(self, ".name")

    def __call__(self, /, *args, **kwargs):
        name = own_attribute(self, ".name")
        how, value = ask_host(ASK_FUNCTION, name, args, kwargs)
        if how == ANSWER_VALUE:
            return value
        if how == ANSWER_EXCEPTION:
            raise value[0](*value[1])
        raise NameError(f"name '{name}' is not defined", name=name)

    def __eq__(self, other, /):
        return type_of(other) is host_function and own_attribute(self, ".name") == own_attribute(other, ".name")

    def __hash__(self):
        return hash(own_attribute(self, ".name"))

    def __repr__(self):
        return f"<function {own_attribute(self, '.name')} external>"


def host_function_named(name):
    self = make_object(host_function)
    set_own_attribute(self, ".name", name)
    return self


def host_name(name, called, globals):
    """A name that is not defined. One that is called at once is a function of the host; else the host is asked, and what
    it gives stays the name's value unless it can be called."""
    if called:
        return host_function_named(name)
    how, value = ask_host(ASK_NAME, name, (), None)
    if how != ANSWER_VALUE:
        if how == ANSWER_EXCEPTION:
            raise value[0](*value[1])
        raise NameError(f"name '{name}' is not defined", name=name)
    if type_of(value) is not host_function:
        globals[name] = value
    return value


def describe_exception(exception):
    """What an error tells the host: (class name, message or None, frames outermost first, text as the command shows it).
    A frame is (filename, line, column, end line, end column, function name or None), counted from 1."""
    frames = []
    at = exception_traceback(exception)
    while at is not None:
        function, line, end_line, column, end_column = traceback_entry(at)
        code = function_part(function, 0)
        name = code_part(code, 0)
        filename = code_part(code, 2)
        if column is None or end_column is None or end_line is None:
            place = (filename, line, 0, line, 0)
        else:
            place = (filename, line, columns_before(filename, line, column) + 1,
                     end_line, columns_before(filename, end_line, end_column) + 1)
        list_append(frames, place + (None if name == "<module>" else name,))
        at = traceback_next(at)
    message = None
    if tuple_size(exception_args(exception)) > 0 or is_subtype(type_of(exception), SyntaxError):
        message = safe_text(exception, "exception", str, "str")
    return (name_of(type_of(exception)), message, tuple(frames), exception_text(exception))


def columns_before(filename, line, offset):
    """Characters before an offset in bytes of a line's UTF-8."""
    text = source_line(filename, line)
    return offset if text is MISSING else character_offset(text, offset)


ASK_OS = 3

# The paths' errors say which path; what else is not answered says what was asked.
FILE_CALLS = (
    "exists", "is_file", "is_dir", "is_symlink", "read_text", "read_bytes", "write_text", "write_bytes", "append_text",
    "append_bytes", "open", "mkdir", "unlink", "rmdir", "iterdir", "stat", "lstat", "rename", "resolve", "absolute",
    "readlink", "symlink", "chmod", "utime", "truncate",
)
OPEN_FILE_CALLS = ("fstat", "close", "read", "write", "lseek", "ftruncate")


def os_call(name, /, *args, **kwargs):
    """The one way to the operating system, as the host gives it: files, environment, clock, randomness, sleep."""
    if has_os_host():
        how, value = ask_host(ASK_OS, name, args, kwargs)
        if how == ANSWER_VALUE:
            return value
        if how == ANSWER_EXCEPTION:
            raise value[0](*value[1])
    if name in FILE_CALLS:
        raise PermissionError(13, "Permission denied", args[0])
    if name in OPEN_FILE_CALLS:
        raise OSError(9, "Bad file descriptor")
    raise RuntimeError(f"'{name}' is not supported in this environment")

# The builtin exceptions. Their own fields (OSError.errno, StopIteration.value …) are numbered details of the object
# (exception_detail), so that they are no part of its __dict__.


def detail(index):
    """A field of a builtin exception; None where it was never set."""
    def get(self):
        value = exception_detail(self, index)
        return None if value is MISSING else value

    def put(self, value):
        set_exception_detail(self, index, value)

    def delete(self):
        set_exception_detail(self, index, MISSING)

    return member(get, put, delete)


def read_only_detail(index):
    def get(self):
        value = exception_detail(self, index)
        return None if value is MISSING else value

    return member(get)


def no_keywords(self, kwargs):
    if kwargs:
        raise TypeError(f"{name_of(type_of(self))}() takes no keyword arguments")


def pop_keyword(kwargs, name):
    value = dict_get(kwargs, name)
    if value is MISSING:
        return MISSING
    del kwargs[name]
    return value


def check_keywords(function, kwargs):
    for name in kwargs:
        raise TypeError(f"{function}() got an unexpected keyword argument '{name}'")


def keep_detail(self, index, value):
    if value is not MISSING:
        set_exception_detail(self, index, value)


class BaseException:
    """Common base class for all exceptions."""

    @native
    def __new__(cls=MISSING, /, *args, **kwargs):
        if cls is MISSING:
            raise TypeError("BaseException.__new__(): not enough arguments")
        if not is_type(cls):
            raise TypeError(f"BaseException.__new__(X): X is not a type object ({name_of(type_of(cls))})")
        if not is_subtype(cls, BaseException):
            raise TypeError(f"BaseException.__new__({name_of(cls)}): {name_of(cls)} is not a subtype of BaseException")
        return make_exception(cls, args)

    @native
    def __init__(self, /, *args, **kwargs):
        no_keywords(self, kwargs)
        set_exception_args(self, args)

    def __repr__(self):
        args = exception_args(self)
        if tuple_size(args) == 1:
            return f"{name_of(type_of(self))}({args[0]!r})"
        return f"{name_of(type_of(self))}{args!r}"

    def __str__(self):
        args = exception_args(self)
        if tuple_size(args) == 0:
            return ""
        if tuple_size(args) == 1:
            return str(args[0])
        return str(args)

    def __reduce__(self):
        return reduce_exception(self, exception_args(self))

    def __setstate__(self, state, /):
        if state is not None:
            if not is_subtype(type_of(state), dict):
                raise TypeError("state is not a dictionary")
            for name, value in state.items():
                set_attribute(self, name, value)

    def with_traceback(self, object, /):
        """Set self.__traceback__ to the object and return self."""
        put_traceback(self, object)
        return self

    def add_note(self, object, /):
        """Add a note to the exception."""
        if not is_subtype(type_of(object), str):
            raise TypeError(f"add_note() argument must be str, not {argument_type(object)}")
        notes = get_attribute_or(self, "__notes__", MISSING)
        if notes is MISSING:
            notes = []
            set_attribute(self, "__notes__", notes)
        elif not is_subtype(type_of(notes), list):
            raise TypeError("Cannot add note: __notes__ is not a list")
        list.append(notes, object)

    @property
    def args(self):
        return exception_args(self)

    @args.setter
    def args(self, value):
        set_exception_args(self, tuple(value))

    @args.deleter
    def args(self):
        raise TypeError("args may not be deleted")

    @property
    def __traceback__(self):
        return exception_traceback(self)

    @__traceback__.setter
    def __traceback__(self, value):
        put_traceback(self, value)

    @__traceback__.deleter
    def __traceback__(self):
        raise TypeError("__traceback__ may not be deleted")

    @property
    def __context__(self):
        return exception_context(self)

    @__context__.setter
    def __context__(self, value):
        if value is not None and not is_exception(value):
            raise TypeError("exception context must be None or derive from BaseException")
        set_exception_context(self, value)

    @__context__.deleter
    def __context__(self):
        raise TypeError("__context__ may not be deleted")

    @property
    def __cause__(self):
        return exception_cause(self)

    @__cause__.setter
    def __cause__(self, value):
        if value is not None and not is_exception(value):
            raise TypeError("exception cause must be None or derive from BaseException")
        set_exception_cause(self, value)

    @__cause__.deleter
    def __cause__(self):
        raise TypeError("__cause__ may not be deleted")

    @property
    def __suppress_context__(self):
        return exception_suppress(self)

    @__suppress_context__.setter
    def __suppress_context__(self, value):
        if value is not True and value is not False:
            raise TypeError("attribute value type must be bool")
        set_exception_suppress(self, value)

    @__suppress_context__.deleter
    def __suppress_context__(self):
        raise TypeError("can't delete numeric/char attribute")

    __suppress_context__ = member(__suppress_context__)

    @property
    def __dict__(self):
        return own_dict(self)

    @__dict__.setter
    def __dict__(self, value):
        if not is_subtype(type_of(value), dict):
            raise TypeError(f"__dict__ must be set to a dictionary, not a '{name_of(type_of(value))}'")
        set_own_dict(self, value)

    @__dict__.deleter
    def __dict__(self):
        set_own_dict(self, {})


def put_traceback(self, value):
    if value is not None and not is_traceback(value):
        raise TypeError("__traceback__ must be a traceback or None")
    set_exception_traceback(self, value)


def reduce_exception(self, args):
    own = own_dict(self)
    if own:
        return (type_of(self), args, own)
    return (type_of(self), args)


class StopIteration:
    """Signal the end from iterator.__next__()."""

    @property
    def value(self):
        value = exception_detail(self, 0)
        if value is not MISSING:
            return value
        args = exception_args(self)
        return args[0] if tuple_size(args) else None

    @value.setter
    def value(self, value):
        set_exception_detail(self, 0, value)

    @value.deleter
    def value(self):
        set_exception_detail(self, 0, None)

    value = member(value)


class SystemExit:
    """Request to exit from the interpreter."""

    @property
    def code(self):
        code = exception_detail(self, 0)
        if code is not MISSING:
            return code
        args = exception_args(self)
        if tuple_size(args) == 0:
            return None
        return args[0] if tuple_size(args) == 1 else args

    @code.setter
    def code(self, value):
        set_exception_detail(self, 0, value)

    @code.deleter
    def code(self):
        set_exception_detail(self, 0, None)

    code = member(code)


class KeyError:
    """Mapping key not found."""

    def __str__(self):
        args = exception_args(self)
        if tuple_size(args) == 1:
            return repr(args[0])
        return BaseException.__str__(self)


class NameError:
    """Name not found globally."""

    def __init__(self, /, *args, **kwargs):
        name = pop_keyword(kwargs, "name")
        check_keywords("NameError", kwargs)
        set_exception_args(self, args)
        keep_detail(self, 0, name)

    name = detail(0)


def name_error(text, name):
    error = NameError(text)
    set_exception_detail(error, 0, name)
    return error


class AttributeError:
    """Attribute not found."""

    def __init__(self, /, *args, **kwargs):
        name = pop_keyword(kwargs, "name")
        obj = pop_keyword(kwargs, "obj")
        check_keywords("AttributeError", kwargs)
        set_exception_args(self, args)
        keep_detail(self, 0, name)
        keep_detail(self, 1, obj)

    def __getstate__(self):
        state = dict(own_dict(self))
        if exception_detail(self, 0) is not MISSING:
            state["name"] = exception_detail(self, 0)
            state["args"] = exception_args(self)
        return state if state else None

    def __reduce__(self):
        return (type_of(self), exception_args(self), self.__getstate__())

    name = detail(0)
    obj = detail(1)


class ImportError:
    """Import can't find module, or can't find name in module."""

    def __init__(self, /, *args, **kwargs):
        name = pop_keyword(kwargs, "name")
        path = pop_keyword(kwargs, "path")
        name_from = pop_keyword(kwargs, "name_from")
        check_keywords("ImportError", kwargs)
        set_exception_args(self, args)
        set_exception_detail(self, 0, args[0] if tuple_size(args) == 1 else MISSING)
        keep_detail(self, 1, name)
        keep_detail(self, 2, path)
        keep_detail(self, 3, name_from)

    def __str__(self):
        message = self.msg
        if type_of(message) is str:
            return message
        return BaseException.__str__(self)

    def __reduce__(self):
        state = dict(own_dict(self))
        for name, index in (("name", 1), ("path", 2), ("name_from", 3)):
            value = exception_detail(self, index)
            if value is not MISSING:
                state[name] = value
        if state:
            return (type_of(self), exception_args(self), state)
        return (type_of(self), exception_args(self))

    @property
    def msg(self):
        value = exception_detail(self, 0)
        if value is not MISSING:
            return value
        args = exception_args(self)
        return args[0] if tuple_size(args) == 1 else None

    @msg.setter
    def msg(self, value):
        set_exception_detail(self, 0, value)

    @msg.deleter
    def msg(self):
        set_exception_detail(self, 0, None)

    msg = member(msg)

    name = detail(1)
    path = detail(2)
    name_from = detail(3)


# OSError.

ERRNO_CLASSES = {
    1: PermissionError, 2: FileNotFoundError, 3: ProcessLookupError, 4: InterruptedError, 10: ChildProcessError,
    11: BlockingIOError, 13: PermissionError, 17: FileExistsError, 20: NotADirectoryError, 21: IsADirectoryError,
    32: BrokenPipeError, 103: ConnectionAbortedError, 104: ConnectionResetError, 108: BrokenPipeError, 110: TimeoutError,
    111: ConnectionRefusedError, 114: BlockingIOError, 115: BlockingIOError,
}


def fill_os_error(self, args):
    """Takes errno, strerror and the file names out of the arguments."""
    count = tuple_size(args)
    kept = args
    if 2 <= count <= 5:
        set_exception_detail(self, 0, args[0])
        set_exception_detail(self, 1, args[1])
        if count >= 3 and args[2] is not None:
            if type_of(self) is BlockingIOError and is_subtype(type_of(args[2]), int):
                set_exception_detail(self, 4, args[2])
            else:
                set_exception_detail(self, 2, args[2])
                if count == 5 and args[4] is not None:
                    set_exception_detail(self, 3, args[4])
                kept = (args[0], args[1])
    set_exception_args(self, kept)


def initializes_itself(cls):
    """Whether a subclass of OSError has __init__ of its own and leaves __new__ as it is: then that fills the fields."""
    return (type_lookup(cls, "__init__") is not OS_ERROR_METHODS[0]
            and type_lookup(cls, "__new__") is OS_ERROR_METHODS[1])


class OSError:
    """Base class for I/O related errors."""

    def __new__(cls, /, *args, **kwargs):
        if initializes_itself(cls):
            return make_exception(cls, ())
        if kwargs:
            raise TypeError(f"{name_of(cls)}() takes no keyword arguments")
        if cls is OSError and 2 <= tuple_size(args) <= 5 and is_subtype(type_of(args[0]), int):
            cls = ERRNO_CLASSES.get(args[0], OSError)
        self = make_exception(cls, args)
        fill_os_error(self, args)
        return self

    def __init__(self, /, *args, **kwargs):
        if initializes_itself(type_of(self)):
            no_keywords(self, kwargs)
            fill_os_error(self, args)

    def __str__(self):
        errno = exception_detail(self, 0)
        strerror = exception_detail(self, 1)
        filename = exception_detail(self, 2)
        filename2 = exception_detail(self, 3)
        number = None if errno is MISSING else errno
        text = None if strerror is MISSING else strerror
        if filename is not MISSING:
            if filename2 is not MISSING:
                return f"[Errno {number}] {text}: {filename!r} -> {filename2!r}"
            return f"[Errno {number}] {text}: {filename!r}"
        if errno is not MISSING and strerror is not MISSING:
            return f"[Errno {number}] {text}"
        return BaseException.__str__(self)

    def __reduce__(self):
        args = exception_args(self)
        filename = exception_detail(self, 2)
        if tuple_size(args) == 2 and filename is not MISSING:
            filename2 = exception_detail(self, 3)
            args = (*args, filename) if filename2 is MISSING else (*args, filename, None, filename2)
        return reduce_exception(self, args)

    errno = detail(0)
    strerror = detail(1)
    filename = detail(2)
    filename2 = detail(3)

    @property
    def characters_written(self):
        value = exception_detail(self, 4)
        if value is MISSING:
            raise AttributeError("characters_written")
        return value

    @characters_written.setter
    def characters_written(self, value):
        set_exception_detail(self, 4, index_of(value))

    @characters_written.deleter
    def characters_written(self):
        if exception_detail(self, 4) is MISSING:
            raise AttributeError("characters_written")
        set_exception_detail(self, 4, MISSING)


OS_ERROR_METHODS = (type_lookup(OSError, "__init__"), type_lookup(OSError, "__new__"))
EnvironmentError = OSError
IOError = OSError


class SyntaxError:
    """Invalid syntax."""

    def __init__(self, /, *args, **kwargs):
        no_keywords(self, kwargs)
        set_exception_args(self, args)
        if tuple_size(args) >= 1:
            set_exception_detail(self, 0, args[0])
        if tuple_size(args) == 2:
            place = tuple(args[1])
            count = tuple_size(place)
            if count < 4:
                raise TypeError(f"function takes at least 4 arguments ({count} given)")
            if count > 7:
                raise TypeError(f"function takes at most 7 arguments ({count} given)")
            at = 0
            while at < count:
                set_exception_detail(self, at + 1 if at < 6 else 8, place[at])
                at += 1
            if count == 5:
                raise TypeError("end_offset must be provided when end_lineno is provided")

    def __str__(self):
        message = self.msg
        filename = self.filename
        line = self.lineno
        has_file = is_subtype(type_of(filename), str)
        has_line = type_of(line) is int
        if has_file:
            filename = filename[filename.rfind("/") + 1:]
        if has_file and has_line:
            return f"{message} ({filename}, line {line})"
        if has_file:
            return f"{message} ({filename})"
        if has_line:
            return f"{message} (line {line})"
        return str(message)

    msg = detail(0)
    filename = detail(1)
    lineno = detail(2)
    offset = detail(3)
    text = detail(4)
    end_lineno = detail(5)
    end_offset = detail(6)
    print_file_and_line = detail(7)
    _metadata = detail(8)


# Unicode errors: (encoding, object, start, end, reason). Those that codecs raise have their arguments alone.

def unicode_part(self, index):
    value = exception_detail(self, index)
    if value is not MISSING:
        return value
    args = exception_args(self)
    if is_subtype(type_of(self), UnicodeTranslateError):
        index -= 1
        return args[index] if tuple_size(args) == 4 and index >= 0 else None
    return args[index] if tuple_size(args) == 5 else None


def unicode_field(index):
    def get(self):
        return unicode_part(self, index)

    def put(self, value):
        set_exception_detail(self, index, value)

    def delete(self):
        set_exception_detail(self, index, None)

    return member(get, put, delete)


def unicode_number(index):
    def get(self):
        value = unicode_part(self, index)
        return 0 if value is None else value

    def put(self, value):
        if not is_subtype(type_of(value), int):
            raise TypeError("an integer is required")
        set_exception_detail(self, index, value)

    def delete(self):
        raise TypeError("can't delete numeric/char attribute")

    return member(get, put, delete)


def fill_unicode_error(self, args, kwargs, decoding):
    no_keywords(self, kwargs)
    set_exception_args(self, args)
    if tuple_size(args) != 5:
        raise TypeError(f"function takes exactly 5 arguments ({tuple_size(args)} given)")
    encoding, object, start, end, reason = args
    unicode_argument(encoding, 1)
    if decoding:
        if not is_subtype(type_of(object), bytes):
            object = bytes(memoryview_of(object))
    else:
        unicode_argument(object, 2)
    start = index_of(start)
    end = index_of(end)
    unicode_argument(reason, 5)
    set_exception_detail(self, 4, reason)
    set_exception_detail(self, 0, encoding)
    set_exception_detail(self, 1, object)
    set_exception_detail(self, 2, start)
    set_exception_detail(self, 3, end)


def memoryview_of(object):
    try:
        return memoryview(object)
    except TypeError:
        pass
    raise TypeError(f"a bytes-like object is required, not '{name_of(type_of(object))}'")


def unicode_argument(value, number):
    if not is_subtype(type_of(value), str):
        raise TypeError(f"argument {number} must be str, not {argument_type(value)}")


def argument_type(value):
    return "None" if value is None else name_of(type_of(value))


def checked_unicode_object(self, cls):
    object = self.object
    if object is None:
        raise TypeError("UnicodeError 'object' attribute is not set")
    if not is_subtype(type_of(object), cls):
        raise TypeError(f"UnicodeError 'object' attribute must be a {'bytes' if cls is bytes else 'string'}")
    return object


def character_escape(character):
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    return f"\\U{code:08x}"


class UnicodeEncodeError:
    """Unicode encoding error."""

    def __init__(self, /, *args, **kwargs):
        fill_unicode_error(self, args, kwargs, False)

    def __str__(self):
        if unicode_part(self, 1) is None:
            return ""
        object = checked_unicode_object(self, str)
        start = self.start
        end = self.end
        if 0 <= start < len(object) and end == start + 1:
            return (f"'{self.encoding}' codec can't encode character '{character_escape(object[start])}' "
                    f"in position {start}: {self.reason}")
        return f"'{self.encoding}' codec can't encode characters in position {start}-{end - 1}: {self.reason}"

    encoding = unicode_field(0)
    object = unicode_field(1)
    start = unicode_number(2)
    end = unicode_number(3)
    reason = unicode_field(4)


class UnicodeDecodeError:
    """Unicode decoding error."""

    def __init__(self, /, *args, **kwargs):
        fill_unicode_error(self, args, kwargs, True)

    def __str__(self):
        if unicode_part(self, 1) is None:
            return ""
        object = checked_unicode_object(self, bytes)
        start = self.start
        end = self.end
        if 0 <= start < len(object) and end == start + 1:
            return f"'{self.encoding}' codec can't decode byte 0x{object[start]:02x} in position {start}: {self.reason}"
        return f"'{self.encoding}' codec can't decode bytes in position {start}-{end - 1}: {self.reason}"

    encoding = unicode_field(0)
    object = unicode_field(1)
    start = unicode_number(2)
    end = unicode_number(3)
    reason = unicode_field(4)


class UnicodeTranslateError:
    """Unicode translation error."""

    def __init__(self, /, *args, **kwargs):
        no_keywords(self, kwargs)
        set_exception_args(self, args)
        if tuple_size(args) != 4:
            raise TypeError(f"function takes exactly 4 arguments ({tuple_size(args)} given)")
        object, start, end, reason = args
        unicode_argument(object, 1)
        start = index_of(start)
        end = index_of(end)
        unicode_argument(reason, 4)
        set_exception_detail(self, 4, reason)
        set_exception_detail(self, 1, object)
        set_exception_detail(self, 2, start)
        set_exception_detail(self, 3, end)

    def __str__(self):
        if unicode_part(self, 1) is None:
            return ""
        object = checked_unicode_object(self, str)
        start = self.start
        end = self.end
        if 0 <= start < len(object) and end == start + 1:
            return f"can't translate character '{character_escape(object[start])}' in position {start}: {self.reason}"
        return f"can't translate characters in position {start}-{end - 1}: {self.reason}"

    object = unicode_field(1)
    start = unicode_number(2)
    end = unicode_number(3)
    reason = unicode_field(4)

    @property
    def encoding(self):
        return None


# Classes that add nothing but their description.

EXCEPTION_DOCS = (
    (Exception, "Common base class for all non-exit exceptions."),
    (GeneratorExit, "Request that a generator exit."),
    (KeyboardInterrupt, "Program interrupted by user."),
    (ArithmeticError, "Base class for arithmetic errors."),
    (FloatingPointError, "Floating-point operation failed."),
    (OverflowError, "Result too large to be represented."),
    (ZeroDivisionError, "Second argument to a division or modulo operation was zero."),
    (AssertionError, "Assertion failed."),
    (BufferError, "Buffer error."),
    (EOFError, "Read beyond end of file."),
    (ModuleNotFoundError, "Module not found."),
    (LookupError, "Base class for lookup errors."),
    (IndexError, "Sequence index out of range."),
    (MemoryError, "Out of memory."),
    (UnboundLocalError, "Local name referenced but not bound to a value."),
    (BlockingIOError, "I/O operation would block."),
    (ChildProcessError, "Child process error."),
    (ConnectionError, "Connection error."),
    (BrokenPipeError, "Broken pipe."),
    (ConnectionAbortedError, "Connection aborted."),
    (ConnectionRefusedError, "Connection refused."),
    (ConnectionResetError, "Connection reset."),
    (FileExistsError, "File already exists."),
    (FileNotFoundError, "File not found."),
    (InterruptedError, "Interrupted by signal."),
    (IsADirectoryError, "Operation doesn't work on directories."),
    (NotADirectoryError, "Operation only works on directories."),
    (PermissionError, "Not enough permissions."),
    (ProcessLookupError, "Process not found."),
    (TimeoutError, "Timeout expired."),
    (ReferenceError, "Weak ref proxy used after referent went away."),
    (RuntimeError, "Unspecified run-time error."),
    (NotImplementedError, "Method or function hasn't been implemented yet."),
    (PythonFinalizationError, "Operation blocked during Python finalization."),
    (RecursionError, "Recursion limit exceeded."),
    (StopAsyncIteration, "Signal the end from iterator.__anext__()."),
    (IndentationError, "Improper indentation."),
    (TabError, "Improper mixture of spaces and tabs."),
    (SystemError, "Internal error in the interpreter."),
    (TypeError, "Inappropriate argument type."),
    (ValueError, "Inappropriate argument value (of correct type)."),
    (UnicodeError, "Unicode related error."),
    (Warning, "Base class for warning categories."),
    (BytesWarning, "Base class for warnings about bytes and buffer related problems, mostly related to comparing bytes "
                   "with str."),
    (DeprecationWarning, "Base class for warnings about deprecated features."),
    (EncodingWarning, "Base class for warnings about encodings."),
    (FutureWarning, "Base class for warnings about constructs that will change semantically in the future."),
    (ImportWarning, "Base class for warnings about probable mistakes in module imports."),
    (PendingDeprecationWarning, "Base class for warnings about features which will be deprecated in the future."),
    (ResourceWarning, "Base class for warnings about resource usage."),
    (RuntimeWarning, "Base class for warnings about dubious runtime behavior."),
    (SyntaxWarning, "Base class for warnings about dubious syntax."),
    (UnicodeWarning, "Base class for warnings about Unicode related problems, mostly related to conversion problems."),
    (UserWarning, "Base class for warnings generated by user code."),
)

for exception_class, exception_doc in EXCEPTION_DOCS:
    set_type_attribute(exception_class, "__doc__", exception_doc)


# Those with fields of their own: no class can inherit from two of them.
EXCEPTIONS_WITH_FIELDS = (
    AttributeError, BaseExceptionGroup, ImportError, NameError, OSError, StopIteration, SyntaxError, SystemExit,
    UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError,
)

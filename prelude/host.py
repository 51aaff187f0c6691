# What a script wants from outside: each wish is a pause of the run, and what the host answers is its value.

# Kinds of a request.
ASK_FUNCTION = 0
ASK_NAME = 2
ASK_METHOD = 3
ASK_SYSTEM = 4
ASK_FUTURES = 5

# How the host answers.
ANSWER_VALUE = 0
ANSWER_EXCEPTION = 1   # with (class, arguments)
ANSWER_UNHANDLED = 2
ANSWER_BUILD = 3       # a value that build_value() has to finish
ANSWER_BUILD_EXCEPTION = 4
ANSWER_PENDING = 5     # with the number of the call
ANSWER_SETTLED = 6     # with a tuple of (number, how, value)
ANSWER_DESCRIBE = 7    # first the host wants to know of these objects
ANSWER_CALL = 8        # first this is called: (number of the request, callable, arguments, keywords)


class host_function:
    """A function that the host offers under a name. Which one that is the host decides at each call."""

    @property
    def __name__(self):
        return own_attribute(self, ".name")

    @property
    def __doc__(self):
        doc = own_attribute(self, ".doc")
        return None if doc is MISSING else doc

    def __call__(self, /, *args, **kwargs):
        name = own_attribute(self, ".name")
        how, value = ask_host(ASK_FUNCTION, name, args, kwargs)
        if how == ANSWER_VALUE:
            return value
        return answer_of(how, value, ASK_FUNCTION, name, args, kwargs)

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
    value = ask(ASK_NAME, name, (), None)
    if type_of(value) is not host_function:
        globals[name] = value
    return value


BAKED_ANSWERS = ("time_ns", "monotonic_ns", "process_time_ns", "urandom")


def os_call(name, /, *args, **kwargs):
    """The one way to the operating system, as the host gives it; docs/embedding.md lists what the host is asked for. Open
    files have numbers only in here (open_files.py)."""
    if is_baking() and name in BAKED_ANSWERS:
        # Modules that ask while they are imported ask again when a script imports them: see FIRST_IMPORT.
        return bytes(args[0]) if name == "urandom" else 0
    here = dict_get(OPEN_FILE_CALLS, name)
    if here is not MISSING:
        return here(*args)
    return ask(ASK_SYSTEM, name, args, kwargs)


BAKED_ANSWERS = ("time_ns", "monotonic_ns", "process_time_ns", "urandom")


def ask_system(name, args, kwargs=None):
    return ask(ASK_SYSTEM, name, args, kwargs)


def ask(kind, name, args, kwargs):
    how, value = ask_host(kind, name, args, kwargs)
    return value if how == ANSWER_VALUE else answer_of(how, value, kind, name, args, kwargs)


def answer_of(how, value, kind, name, args, kwargs):
    """What an answer comes to that is not simply a value."""
    outcome = described = None
    number = 0
    while True:
        if how == ANSWER_VALUE:
            return value
        if how == ANSWER_BUILD:
            return build_value(value)
        if how == ANSWER_EXCEPTION:
            raise value[0](*value[1])
        if how == ANSWER_BUILD_EXCEPTION:
            raise value[0](*build_value(value[1]))
        if how == ANSWER_PENDING:
            PENDING[value] = None
            return pending_call(value)
        if how == ANSWER_SETTLED:
            return value
        if how == ANSWER_DESCRIBE:
            described = describe_objects(value, described)
            # What a call gave goes on standing in the request.
            how, value = ask_host_again(kind, name, args, kwargs, number, described, outcome)
        elif how == ANSWER_CALL:
            number, callable, arguments, keywords = value
            outcome = outcome_of(build_value(callable), build_value(arguments), build_value(keywords))
            how, value = ask_host_again(kind, name, args, kwargs, number, described, outcome)
        else:
            raise unhandled(kind, name, args)


def call_for_host(callable, arguments, keywords):
    return build_value(callable)(*build_value(arguments), **build_value(keywords))


def outcome_of(callable, arguments, keywords):
    """What a call that the host wants gives: (whether it raised, value or exception, text of the exception)."""
    try:
        return (False, callable(*arguments, **keywords), None)
    except BaseException as error:
        return (True, error, exception_text(error))


# What calls of the system are called in Python, for whoever has no answer to them.
SYSTEM_NAMES = {
    "getenv": "os.getenv", "get_environ": "os.environ", "urandom": "os.urandom", "date_today": "date.today",
    "datetime_now": "datetime.now", "time": "time.time", "monotonic": "time.monotonic", "sleep": "time.sleep",
    "time_ns": "time.time", "monotonic_ns": "time.monotonic", "process_time_ns": "time.process_time",
    "local_zone": "time.localtime", "getpid": "os.getpid", "uname": "os.uname", "cpu_count": "os.cpu_count",
    "process_time": "time.process_time", "input": "input",
}


def unhandled(kind, name, args):
    """The exception for what no host answers."""
    if kind == ASK_SYSTEM:
        shown = dict_get(SYSTEM_NAMES, name)
        if shown is MISSING:
            return PermissionError(13, "Permission denied", str(args[0]) if args else name)
        return RuntimeError(f"'{shown}' is not supported in this environment")
    if kind == ASK_FUTURES:
        return RuntimeError("nobody settles the calls that are pending")
    if kind == ASK_METHOD:
        return AttributeError(f"'{name_of(type_of(args[0]))}' object has no attribute '{name}'", name=name, obj=args[0])
    return NameError(f"name '{name}' is not defined", name=name)


# Calls that the host answered with "pending".

# Number of the call -> None, or (how, value) when it is settled and nobody has looked yet.
PENDING = {}
# [loop]: what runs the coroutines, when it is more than drive(). It has wait_for_call(number), which awaits.
EVENT_LOOP = [None]


async def pending_call(number):
    """What a call gives that is pending: a coroutine, as of any `async def`."""
    try:
        while PENDING[number] is None:
            await HostWait(number)
    except BaseException:
        PENDING.pop(number, None)
        raise
    how, value = PENDING.pop(number)
    if how == ANSWER_VALUE:
        return value
    if how == ANSWER_BUILD:
        return build_value(value)
    raise value[0](*(build_value(value[1]) if how == ANSWER_BUILD_EXCEPTION else value[1]))


class HostWait:
    """Waits until something has become of a call."""

    def __init__(self, number):
        self.number = number

    def __await__(self):
        loop = EVENT_LOOP[0]
        if loop is None:
            yield self
        else:
            yield from loop.wait_for_call(self.number).__await__()


def wait_for_calls():
    """Waits until the host has settled pending calls; their numbers."""
    numbers = [number for number in PENDING if PENDING[number] is None]
    settled = ask(ASK_FUTURES, "", tuple(numbers), None)
    for number, how, value in settled:
        PENDING[number] = (how, value)
    return [number for number, how, value in settled]


def run_main(function):
    """Runs a module whose body awaits."""
    coroutine = function()
    if MAIN_RUNNER[0] is not None:
        return MAIN_RUNNER[0](coroutine)
    return drive(coroutine)


# [function]: what runs the coroutine of a module, when the library has a better one than drive().
MAIN_RUNNER = [None]


def drive(coroutine):
    """Runs a coroutine that waits for nothing but calls of the host."""
    while True:
        try:
            waits = generator_send(coroutine, None)
        except StopIteration as stop:
            return stop.value
        if type_of(waits) is not HostWait:
            throw_into(coroutine, (RuntimeError(f"nothing here awaits {waits!r}"),), True)
        elif PENDING.get(waits.number) is None:
            wait_for_calls()


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

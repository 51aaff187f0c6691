# The module sys.

ASK_INPUT = -2   # of the command only: text of its standard input, (characters at most or -1, whether of one line)


def input_text(size, line):
    if not has_input():
        return ""
    size = -1 if size is None else index_of(size)
    how, value = ask_host(ASK_INPUT, "stdin", (size, line), None)
    if how != 0:
        raise value
    return value


class StandardInput:
    """sys.stdin: what the command's standard input gives. A host gives none."""

    def __init__(self):
        self.name = "<stdin>"
        self.encoding = "utf-8"
        self.errors = "strict"
        self.closed = False
        self.mode = "r"

    def read(self, size=-1, /):
        return input_text(size, False)

    def readline(self, size=-1, /):
        return input_text(size, True)

    def readlines(self, hint=-1, /):
        lines = []
        total = 0
        line = self.readline()
        while line:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
            line = self.readline()
        return lines

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def isatty(self):
        return False

    def readable(self):
        return True

    def writable(self):
        return False

    def fileno(self):
        return 0

    def __repr__(self):
        return "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>"


def exc_info():
    """(type, value, traceback) of the exception being handled, or three times None."""
    error = handled_exception()
    if error is None:
        return (None, None, None)
    return (type_of(error), error, exception_traceback(error))


def exception():
    """The exception being handled, or None."""
    return handled_exception()


def exit(*args):
    """Exit the interpreter by raising SystemExit(status)."""
    if tuple_size(args) > 1:
        raise TypeError(f"exit expected at most 1 argument, got {tuple_size(args)}")
    if not args or args[0] is None:
        raise SystemExit
    if is_subtype(type_of(args[0]), tuple):
        raise SystemExit(*args[0])
    raise SystemExit(args[0])


def getrecursionlimit():
    """How deep calls may nest."""
    return get_recursion_limit()


def setrecursionlimit(limit, /):
    """Set how deep calls may nest."""
    limit = index_of(limit)
    if limit > 2147483647 or limit < -2147483648:
        raise OverflowError(f"Python int too {'large' if limit > 0 else 'small'} to convert to C int")
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    set_recursion_limit(limit)


def sys_intern(string, /):
    """The one str of this text."""
    if not is_subtype(type_of(string), str):
        raise TypeError(f"intern() argument must be str, not {argument_name(string)}")
    if type_of(string) is not str:
        raise TypeError(f"can't intern {name_of(type_of(string))}")
    return intern_text(string)


def getsizeof(object=MISSING, default=MISSING):
    """The size of an object in bytes."""
    if object is MISSING:
        raise TypeError("getsizeof() missing required argument 'object' (pos 1)")
    method = special(object, "__sizeof__")
    if method is MISSING:
        if default is not MISSING:
            return default
        raise TypeError(f"Type {name_of(type_of(object))} doesn't define __sizeof__")
    size = index_of(method())
    if size < 0:
        raise ValueError("__sizeof__() should return >= 0")
    return size + 16


def getrefcount(object, /):
    """Objects are not counted here; one reference there is."""
    return 1


def excepthook(exctype, value, traceback, /):
    """Shows an exception as the interpreter does."""
    if is_exception(value):
        put_traceback(value, traceback)
        write_standard_error(exception_text(value))


def getdefaultencoding():
    """The encoding of str.encode()."""
    return "utf-8"


def getfilesystemencodeerrors():
    """How file names that cannot be encoded are treated."""
    return "surrogateescape"


def get_int_max_str_digits():
    """How many digits an int may have as decimal text."""
    return INT_DIGITS[0]


def set_int_max_str_digits(maxdigits):
    """Set how many digits an int may have as decimal text."""
    maxdigits = index_of(maxdigits)
    if maxdigits != 0 and maxdigits < 640:
        raise ValueError("maxdigits must be >= 640 or 0 for unlimited")
    INT_DIGITS[0] = maxdigits


def is_finalizing():
    """Whether the interpreter is about to end."""
    return False


def getswitchinterval():
    """There are no threads to switch."""
    return 0.005


def setswitchinterval(interval, /):
    """There are no threads to switch."""
    if interval <= 0:
        raise ValueError("switch interval must be strictly positive")


def gettrace():
    """Nothing is traced."""
    return None


def settrace(function, /):
    """Tracing and profiling are not there: only None may be set."""
    if function is not None:
        raise RuntimeError("Natrix does not trace or profile: only None may be set")


def audit(event, /, *args):
    """No hook listens to audit events."""
    if not is_subtype(type_of(event), str):
        raise TypeError(f"audit() argument 1 must be str, not {name_of(type_of(event))}")


def addaudithook(hook):
    """No hook listens to audit events."""


ORIGIN_DEPTH = [0]


def get_coroutine_origin_tracking_depth():
    return ORIGIN_DEPTH[0]


def set_coroutine_origin_tracking_depth(depth):
    depth = index_of(depth)
    if depth < 0:
        raise ValueError("depth must be >= 0")
    ORIGIN_DEPTH[0] = depth


def get_asyncgen_hooks():
    """What set_asyncgen_hooks() was given."""
    return async_hooks_tuple(ASYNC_HOOKS[0], ASYNC_HOOKS[1])


def async_hooks_tuple(first, finalizer):
    return tuple.__new__(ASYNC_HOOKS_TYPE[0], (first, finalizer))


def set_asyncgen_hooks(firstiter=MISSING, finalizer=MISSING):
    """Set what is called when an asynchronous generator begins, and when it is given up."""
    for hook, name in ((firstiter, "firstiter"), (finalizer, "finalizer")):
        if hook is not MISSING and hook is not None and not callable(hook):
            raise TypeError(f"callable {name} expected, got {name_of(type_of(hook))}")
    if firstiter is not MISSING:
        ASYNC_HOOKS[0] = firstiter
    if finalizer is not MISSING:
        ASYNC_HOOKS[1] = finalizer


def _getframemodulename(depth=0):
    """The module of the function that runs in a frame."""
    info = frame_info(index_of(depth))
    return None if info is MISSING else function_part(info[0], 7)


def call_tracing(func, args, /):
    """Nothing is traced: func(*args)."""
    return func(*args)


def _clear_type_cache():
    """There is nothing to clear by hand."""


def _clear_type_descriptors(type, /):
    """Take the descriptors __dict__ and __weakref__ out of a class that was made anew with slots."""
    for name in ("__dict__", "__weakref__"):
        if dict_get(type_dict(type), name) is not MISSING:
            delete_type_attribute(type, name)


def _is_gil_enabled():
    return True


def _current_frames():
    """The frame of the caller, by the number of the only thread."""
    frame = script_frame_object(0)
    return {} if frame is MISSING else {1: frame}


def _current_exceptions():
    """The exception being handled, by the number of the only thread."""
    return {1: handled_exception()}


def _is_interned(string, /):
    """Whether the str is the one that intern() gives."""
    if not is_subtype(type_of(string), str):
        raise TypeError(f"_is_interned() argument must be str, not {argument_name(string)}")
    return type_of(string) is str and intern_text(string) is string


def _is_immortal(op, /):
    """Whether an object lives for ever: not told."""
    return False


def _get_cpu_count_config():
    return -1


def getallocatedblocks():
    """Memory is not counted in blocks: 0."""
    return 0


def getunicodeinternedsize(*, _only_immortal=False):
    """How many strs are interned is not told: 0."""
    return 0


def is_stack_trampoline_active():
    return False


def activate_stack_trampoline(backend, /):
    """Raises ValueError: there is no profiler to help."""
    raise ValueError("perf trampoline not available")


def deactivate_stack_trampoline():
    """Nothing is active."""


def is_remote_debug_enabled():
    return False


def remote_exec(pid, script):
    """Raises RuntimeError: there is no other process."""
    raise RuntimeError("Remote debugging is not enabled")


# sys.monitoring: tools may be named, and told what they registered; no event is ever sent.

MONITORING_EVENTS = {
    "PY_START": 0, "PY_RESUME": 1, "PY_RETURN": 2, "PY_YIELD": 3, "CALL": 4, "LINE": 5, "INSTRUCTION": 6, "JUMP": 7,
    "BRANCH_LEFT": 8, "BRANCH_RIGHT": 9, "STOP_ITERATION": 10, "RAISE": 11, "EXCEPTION_HANDLED": 12, "PY_UNWIND": 13,
    "PY_THROW": 14, "RERAISE": 15, "C_RETURN": 16, "C_RAISE": 17, "BRANCH": 18,
}
MONITORING_TOOLS = {}
MONITORING_CALLBACKS = {}


def checked_tool(tool_id):
    tool_id = index_of(tool_id)
    if tool_id < 0 or tool_id > 5:
        raise ValueError(f"invalid tool {tool_id} (must be between 0 and 5)")
    return tool_id


def refuse_events(events):
    if index_of(events) != 0:
        raise RuntimeError("Natrix sends no events of monitoring")


def use_tool_id(tool_id, name, /):
    """Give a number to a tool."""
    tool_id = checked_tool(tool_id)
    if not is_subtype(type_of(name), str):
        raise ValueError("tool name must be a str")
    if tool_id in MONITORING_TOOLS:
        raise ValueError(f"tool {tool_id} is already in use")
    MONITORING_TOOLS[tool_id] = name


def clear_tool_id(tool_id, /):
    """Forget what a tool has registered."""
    tool_id = checked_tool(tool_id)
    for key in list(MONITORING_CALLBACKS):
        if key[0] == tool_id:
            del MONITORING_CALLBACKS[key]


def free_tool_id(tool_id, /):
    """Take a number back."""
    clear_tool_id(tool_id)
    MONITORING_TOOLS.pop(tool_id, None)


def get_tool(tool_id, /):
    """The name of a tool, or None."""
    return MONITORING_TOOLS.get(checked_tool(tool_id))


def register_callback(tool_id, event, func, /):
    """Keep a function for an event; gives the one from before."""
    key = (checked_tool(tool_id), index_of(event))
    before = MONITORING_CALLBACKS.pop(key, None)
    if func is not None:
        MONITORING_CALLBACKS[key] = func
    return before


def get_events(tool_id, /):
    """0: no events are sent."""
    checked_tool(tool_id)
    return 0


def set_events(tool_id, event_set, /):
    """Raises RuntimeError unless no event is asked for."""
    checked_tool(tool_id)
    refuse_events(event_set)


def get_local_events(tool_id, code, /):
    """0: no events are sent."""
    checked_tool(tool_id)
    return 0


def set_local_events(tool_id, code, event_set, /):
    """Raises RuntimeError unless no event is asked for."""
    checked_tool(tool_id)
    refuse_events(event_set)


def restart_events():
    """No events are sent."""


def make_monitoring():
    events = {"NO_EVENTS": 0}
    for name, bit in MONITORING_EVENTS.items():
        events[name] = 1 << bit
    names = {"DEBUGGER_ID": 0, "COVERAGE_ID": 1, "PROFILER_ID": 2, "OPTIMIZER_ID": 5, "DISABLE": object(),
             "MISSING": object(), "events": SimpleNamespace(**events)}
    for function in (use_tool_id, clear_tool_id, free_tool_id, get_tool, register_callback, get_events, set_events,
                     get_local_events, set_local_events, restart_events):
        names[function_part(function, 5)] = make_builtin_function(function)
        set_function_part(function, 7, "sys.monitoring")
    module = new_module("sys.monitoring", None, names)
    del modules_dict()["sys.monitoring"]
    return module


def make_sys():
    version = struct_sequence("version_info", major=3, minor=14, micro=2, releaselevel="final", serial=0)
    hooks = struct_sequence("asyncgen_hooks", firstiter=None, finalizer=None)
    list_append(ASYNC_HOOKS_TYPE, type_of(hooks))
    out = StandardStream(0, "<stdout>")
    error = StandardStream(1, "<stderr>")
    source = StandardInput()
    names = {
        "stdout": out, "stderr": error, "stdin": source, "__stdout__": out, "__stderr__": error, "__stdin__": source,
        "version": "3.14.2 (Natrix 0.1.0) [C++]", "version_info": version, "hexversion": 0x030e02f0, "api_version": 1013,
        "copyright": "Natrix: see LICENSE.",
        "implementation": SimpleNamespace(name="natrix", cache_tag="natrix-314", version=version, hexversion=0x030e02f0,
                                          supports_isolated_interpreters=False),
        "platform": "linux", "byteorder": "little", "maxsize": 9223372036854775807, "maxunicode": 1114111,
        "float_repr_style": "short", "abiflags": "", "executable": "", "_base_executable": "", "prefix": "",
        "exec_prefix": "", "base_prefix": "", "base_exec_prefix": "", "platlibdir": "lib", "_framework": "",
        "_git": ("CPython", "", ""), "pycache_prefix": None, "dont_write_bytecode": True, "warnoptions": [],
        "_xoptions": {}, "argv": [""], "orig_argv": [""], "path": ["/lib/python3.14"], "meta_path": [], "path_hooks": [],
        "path_importer_cache": {}, "modules": modules_dict(),
        "builtin_module_names": ("builtins", "posix", "sys"), "monitoring": make_monitoring(), "_stdlib_dir": "/lib/python3.14",
        "_home": None, "stdlib_module_names": frozenset(STDLIB_MODULES.split()),
        "float_info": struct_sequence(
            "float_info", max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308,
            min_exp=-1021, min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1),
        "int_info": struct_sequence("int_info", bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300,
                                    str_digits_check_threshold=640),
        "hash_info": struct_sequence("hash_info", width=64, modulus=2305843009213693951, inf=314159, nan=0,
                                     imag=1000003, algorithm="siphash13", hash_bits=64, seed_bits=128, cutoff=0),
        "thread_info": struct_sequence("thread_info", name=None, lock=None, version=None),
        "flags": struct_sequence(
            "flags", ("gil", "thread_inherit_context", "context_aware_warnings"), debug=0, inspect=0, interactive=0,
            optimize=0, dont_write_bytecode=1, no_user_site=1, no_site=1, ignore_environment=1, verbose=0, bytes_warning=0,
            quiet=0, hash_randomization=0, isolated=1, dev_mode=False, utf8_mode=1, warn_default_encoding=0,
            safe_path=True, int_max_str_digits=4300, gil=1, thread_inherit_context=0, context_aware_warnings=0),
    }
    functions = {
        "exc_info": exc_info, "exception": exception, "exit": exit, "getrecursionlimit": getrecursionlimit,
        "setrecursionlimit": setrecursionlimit, "intern": sys_intern, "getsizeof": getsizeof,
        "getrefcount": getrefcount, "excepthook": excepthook, "displayhook": displayhook,
        "unraisablehook": default_unraisablehook, "getdefaultencoding": getdefaultencoding,
        "getfilesystemencoding": getdefaultencoding, "getfilesystemencodeerrors": getfilesystemencodeerrors,
        "get_int_max_str_digits": get_int_max_str_digits, "set_int_max_str_digits": set_int_max_str_digits,
        "is_finalizing": is_finalizing, "getswitchinterval": getswitchinterval,
        "setswitchinterval": setswitchinterval, "gettrace": gettrace, "settrace": settrace, "getprofile": gettrace,
        "setprofile": settrace, "audit": audit, "addaudithook": addaudithook, "breakpointhook": breakpoint,
        "get_coroutine_origin_tracking_depth": get_coroutine_origin_tracking_depth,
        "set_coroutine_origin_tracking_depth": set_coroutine_origin_tracking_depth,
        "get_asyncgen_hooks": get_asyncgen_hooks, "set_asyncgen_hooks": set_asyncgen_hooks,
        "_getframe": getframe, "_getframemodulename": _getframemodulename, "call_tracing": call_tracing,
        "_clear_type_cache": _clear_type_cache, "_clear_internal_caches": _clear_type_cache,
        "_is_gil_enabled": _is_gil_enabled, "_clear_type_descriptors": _clear_type_descriptors,
        "_current_frames": _current_frames, "_current_exceptions": _current_exceptions,
        "_is_interned": _is_interned, "_is_immortal": _is_immortal, "_get_cpu_count_config": _get_cpu_count_config,
        "getallocatedblocks": getallocatedblocks, "getunicodeinternedsize": getunicodeinternedsize,
        "is_stack_trampoline_active": is_stack_trampoline_active,
        "activate_stack_trampoline": activate_stack_trampoline,
        "deactivate_stack_trampoline": deactivate_stack_trampoline, "is_remote_debug_enabled": is_remote_debug_enabled,
        "remote_exec": remote_exec, "_settraceallthreads": settrace, "_setprofileallthreads": settrace,
    }
    for name, function in functions.items():
        names[name] = make_builtin_function(function)
        set_function_part(function, 5, name)
        set_function_part(function, 6, name)
        set_function_part(function, 7, "sys")
    EXCEPT_HOOK[0] = excepthook
    for hook in ("excepthook", "displayhook", "unraisablehook", "breakpointhook"):
        names[f"__{hook}__"] = names[hook]
    SYS[0] = new_module("sys", "The interpreter's own variables and functions.", names)
    STANDARD_OUT[0] = out
    for name in names["stdlib_module_names"]:
        STDLIB_NAMES[name] = True


ASYNC_HOOKS_TYPE = []
STDLIB_MODULES = (
    "__future__ _abc _aix_support _android_support _apple_support _ast _ast_unparse _asyncio _bisect _blake2 _bz2 "
    "_codecs _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc "
    "_colorize _compat_pickle _contextvars _csv _ctypes _curses _curses_panel _datetime _dbm _decimal _elementtree "
    "_frozen_importlib _frozen_importlib_external _functools _gdbm _hashlib _heapq _hmac _imp _interpchannels "
    "_interpqueues _interpreters _io _ios_support _json _locale _lsprof _lzma _markupbase _md5 _multibytecodec "
    "_multiprocessing _opcode _opcode_metadata _operator _osx_support _overlapped _pickle _posixshmem "
    "_posixsubprocess _py_abc _py_warnings _pydatetime _pydecimal _pyio _pylong _pyrepl _queue _random "
    "_remote_debugging _scproxy _sha1 _sha2 _sha3 _signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat _statistics "
    "_string _strptime _struct _suggestions _symtable _sysconfig _thread _threading_local _tkinter _tokenize "
    "_tracemalloc _types _typing _uuid _warnings _weakref _weakrefset _winapi _wmi _zoneinfo _zstd abc annotationlib "
    "antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile calendar cmath "
    "cmd code codecs codeop collections colorsys compileall compression concurrent configparser contextlib "
    "contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email encodings "
    "ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath "
    "getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io "
    "ipaddress itertools json keyword linecache locale logging lzma mailbox marshal math mimetypes mmap modulefinder "
    "msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse os pathlib pdb pickle "
    "pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr "
    "pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select "
    "selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 sre_compile sre_constants "
    "sre_parse ssl stat statistics string stringprep struct subprocess symtable sys sysconfig syslog tabnanny tarfile "
    "tempfile termios textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc "
    "tty turtle turtledemo types typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser winreg "
    "winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo "
)

# import, and the module sys.

# Modules that the image holds. They join sys.modules when they are first imported, with those that they import: name ->
# a tuple of four values for each, which are its name, the module, and the namespace and name under which its package gets
# it (None: has it already).
BAKED = {}


def module_not_found(text, name):
    error = ModuleNotFoundError(text)
    set_exception_detail(error, 1, name)
    return error


def find_module(name):
    """A module by its full name as far as the interpreter itself needs it, or MISSING: nothing is raised."""
    found = dict_get(modules_dict(), name)
    if found is not MISSING and found is not None:
        return found
    if dict_get(BAKED, name) is MISSING:
        return MISSING
    return load_module(name)


def load_module(name):
    """The module of this absolute name, and those it is in."""
    if is_baking():
        note_need(name)
    modules = modules_dict()
    found = dict_get(modules, name)
    if found is not MISSING:
        if found is None:
            raise module_not_found(f"import of {name} halted; None in sys.modules", name)
        return found
    baked = dict_get(BAKED, name)
    if baked is not MISSING:
        join_baked(modules, baked)
        return modules[name]
    at = name.rfind(".")
    parent = MISSING
    if at > 0:
        parent = load_module(name[:at])
        found = dict_get(modules, name)
        if found is not MISSING and found is not None:
            return found
        if get_attribute_or(parent, "__path__", MISSING) is MISSING:
            raise module_not_found(f"No module named {name!r}; {name[:at]!r} is not a package", name)
    found = bake_module(name) if is_baking() else MISSING
    if found is MISSING:
        found = found_by_importers(name, parent)
    if parent is not MISSING:
        set_attribute(parent, name[at + 1:], found)
    return found


def found_by_importers(name, parent):
    """What the finders of sys.meta_path have to offer."""
    finders = own_attribute(SYS[0], "meta_path")
    path = None if parent is MISSING else get_attribute(parent, "__path__")
    if finders is not MISSING and finders is not None:
        for finder in finders:
            find = get_attribute_or(finder, "find_spec", MISSING)
            if find is MISSING:
                continue
            spec = find(name, path, None)
            if spec is not None:
                return module_from_spec(name, spec)
    raise module_not_found(f"No module named {name!r}", name)


def module_from_spec(name, spec):
    modules = modules_dict()
    loader = spec.loader
    create = get_attribute_or(loader, "create_module", MISSING)
    module = None if create is MISSING else create(spec)
    if module is None:
        module = make_module({})
        module_dict(module)["__name__"] = name
        module_dict(module)["__doc__"] = None
    for key, value in (("__name__", name), ("__loader__", loader), ("__package__", spec.parent), ("__spec__", spec)):
        set_attribute(module, key, value)
    if spec.submodule_search_locations is not None:
        set_attribute(module, "__path__", spec.submodule_search_locations)
    if get_attribute_or(spec, "has_location", False):
        set_attribute(module, "__file__", spec.origin)
    modules[name] = module
    try:
        loader.exec_module(module)
    except BaseException:
        if name in modules:
            del modules[name]
        raise
    return modules[name]


def package_of(namespace):
    """The package that relative imports of a module start from."""
    package = dict_get(namespace, "__package__")
    spec = dict_get(namespace, "__spec__")
    if package is not MISSING and package is not None:
        if not is_subtype(type_of(package), str):
            raise TypeError("__package__ must be a string")
        return package
    if spec is not MISSING and spec is not None:
        return get_attribute(spec, "parent")
    name = dict_get(namespace, "__name__")
    if name is MISSING:
        raise KeyError("'__name__' not in globals")
    if not is_subtype(type_of(name), str):
        raise TypeError("__name__ must be a string")
    if dict_get(namespace, "__path__") is MISSING:
        at = name.rfind(".")
        return name[:at] if at > 0 else ""
    return name


def absolute_name(namespace, name, level):
    package = package_of(namespace)
    if not package:
        raise ImportError("attempted relative import with no known parent package")
    while level > 1:
        at = package.rfind(".")
        if at < 0:
            raise ImportError("attempted relative import beyond top-level package")
        package = package[:at]
        level -= 1
    return f"{package}.{name}" if name else package


def import_module_for(namespace, name, fromlist, level):
    if not is_subtype(type_of(name), str):
        raise TypeError("module name must be a string")
    if level < 0:
        raise ValueError("level must be >= 0")
    if level > 0:
        full = absolute_name(namespace, name, level)
    elif not name:
        raise ValueError("Empty module name")
    else:
        full = name
    module = load_module(full)
    if fromlist:
        if get_attribute_or(module, "__path__", MISSING) is not MISSING:
            import_submodules(module, fromlist, False)
        return module
    if not name:
        return module
    at = name.find(".")
    if at < 0:
        return module
    if level == 0:
        return load_module(name[:at])
    return load_module(full[:len(full) - (len(name) - at)])


def import_submodules(module, names, of_all):
    """`from package import names`: those that are modules and no attributes yet."""
    for name in names:
        if not is_subtype(type_of(name), str):
            where = f"{get_attribute(module, '__name__')}.__all__" if of_all else "``from list''"
            raise TypeError(f"Item in {where} must be str, not {name_of(type_of(name))}")
        if name == "*":
            if not of_all:
                exported = get_attribute_or(module, "__all__", MISSING)
                if exported is not MISSING:
                    import_submodules(module, exported, True)
        elif get_attribute_or(module, name, MISSING) is MISSING:
            full = f"{get_attribute(module, '__name__')}.{name}"
            try:
                load_module(full)
            except ModuleNotFoundError as error:
                found = dict_get(modules_dict(), full)
                if error.name != full or found is None:
                    raise


def import_name(globals, name, fromlist, level):
    own = dict_get(builtins_of(globals), "__import__")
    if own is MISSING:
        raise ImportError("__import__ not found")
    if own is IMPORT[0]:
        return import_module_for(globals, name, fromlist, level)
    return own(name, globals, None, fromlist, level)


def import_from(module, name):
    found = get_attribute_or(module, name, MISSING)
    if found is not MISSING:
        return found
    package = get_attribute_or(module, "__name__", MISSING)
    if package is not MISSING and is_subtype(type_of(package), str):
        found = dict_get(modules_dict(), f"{package}.{name}")
        if found is not MISSING:
            return found
        shown = package
    else:
        package = None
        shown = "<unknown module name>"
    file = get_attribute_or(module, "__file__", None)
    if not is_subtype(type_of(file), str):
        file = None
    error = ImportError(f"cannot import name {name!r} from {shown!r} ({file or 'unknown location'})")
    if package is not None:
        set_exception_detail(error, 1, package)
    if file is not None:
        set_exception_detail(error, 2, file)
    set_exception_detail(error, 3, name)
    raise error


def import_star(module, namespace):
    exported = get_attribute_or(module, "__all__", MISSING)
    of_dict = exported is MISSING
    if of_dict:
        names = get_attribute_or(module, "__dict__", MISSING)
        if names is MISSING:
            raise ImportError("from-import-* object has no __dict__ and no __all__")
        exported = list(names.keys())
    for name in exported:
        if not is_subtype(type_of(name), str):
            raise TypeError(f"{'Key' if of_dict else 'Item'} in {get_attribute(module, '__name__')}."
                            f"{'__dict__' if of_dict else '__all__'} must be str, not {name_of(type_of(name))}")
        if of_dict and name[:1] == "_":
            continue
        namespace[name] = get_attribute(module, name)


def __import__(name, globals=None, locals=None, fromlist=(), level=0):
    """Import a module. The import statement calls this."""
    if level > 0 and (globals is None or not is_subtype(type_of(globals), dict)):
        if globals is None:
            raise KeyError("'__name__' not in globals")
        raise TypeError("globals must be a dict")
    return import_module_for(globals, name, fromlist, index_of(level))


IMPORT = [__import__]


# sys.

class StructSequence(tuple):
    """A tuple whose items have names: sys.version_info and the like."""

    def __new__(cls, /, *args, **kwargs):
        raise TypeError(f"cannot create '{qualified_name(cls)}' instances")

    def __repr__(self):
        parts = []
        at = 0
        for name in type_dict(type_of(self))["_fields"]:
            list_append(parts, f"{name}={tuple.__getitem__(self, at)!r}")
            at += 1
        return f"{qualified_name(type_of(self))}({', '.join(parts)})"

    def __reduce__(self):
        return (type_of(self), (tuple(self),))


def struct_item(index):
    def get(self):
        return tuple.__getitem__(self, index)
    return property(get)


def struct_sequence(name, /, **fields):
    namespace = {"__module__": "sys", "__slots__": (), "_fields": tuple(fields), "n_fields": len(fields),
                 "n_sequence_fields": len(fields), "n_unnamed_fields": 0, "__match_args__": tuple(fields)}
    index = 0
    for field in fields:
        namespace[field] = struct_item(index)
        index += 1
    return tuple.__new__(type(name, (StructSequence,), namespace), fields.values())


class StandardInput:
    """sys.stdin: there is nothing to read."""

    def __init__(self):
        self.name = "<stdin>"
        self.encoding = "utf-8"
        self.errors = "strict"
        self.closed = False
        self.mode = "r"

    def read(self, size=-1, /):
        return ""

    def readline(self, size=-1, /):
        return ""

    def readlines(self, hint=-1, /):
        return []

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration

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


def _is_gil_enabled():
    return True


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
        "_xoptions": {}, "argv": [""], "orig_argv": [""], "path": [], "meta_path": [], "path_hooks": [],
        "path_importer_cache": {}, "modules": modules_dict(),
        "builtin_module_names": ("_warnings", "builtins", "sys"), "stdlib_module_names": frozenset(STDLIB_MODULES.split()),
        "float_info": struct_sequence(
            "float_info", max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308,
            min_exp=-1021, min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1),
        "int_info": struct_sequence("int_info", bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300,
                                    str_digits_check_threshold=640),
        "hash_info": struct_sequence("hash_info", width=64, modulus=2305843009213693951, inf=314159, nan=0,
                                     imag=1000003, algorithm="siphash13", hash_bits=64, seed_bits=128, cutoff=0),
        "thread_info": struct_sequence("thread_info", name=None, lock=None, version=None),
        "flags": struct_sequence(
            "flags", debug=0, inspect=0, interactive=0, optimize=0, dont_write_bytecode=1, no_user_site=1, no_site=1,
            ignore_environment=1, verbose=0, bytes_warning=0, quiet=0, hash_randomization=0, isolated=1, dev_mode=False,
            utf8_mode=1, warn_default_encoding=0, safe_path=True, int_max_str_digits=4300),
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
        "_is_gil_enabled": _is_gil_enabled,
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

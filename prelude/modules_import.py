# import.

# Modules that the image holds. They join sys.modules when they are first imported, with those that they import: name ->
# a tuple of four values for each, which are its name, the module, and the namespace and name under which its package gets
# it (None: has it already).
BAKED = {}
# The names of those that were imported.
JOINED = {}


# What a module's body asked of the host in the bake, it asks when the module is first imported, if there is a host.
FIRST_IMPORT = {
    "random": lambda module: module.seed(),
    "logging": lambda module: set_attribute(module, "_startTime", os_call("time_ns")),
}
# Name of a module -> those of FIRST_IMPORT that come with it; and those that have asked.
FIRST_IMPORTS = {}
ASKED = {}


def baked_module(name):
    """The image's module of this name, or MISSING."""
    row = dict_get(BAKED, name)
    if row is MISSING:
        return MISSING
    at = 0
    while tuple_get(row, at) != name:
        at += 4
    return tuple_get(row, at + 1)


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


def ask_at_first_import(name):
    """What a module's body would have asked of the host. Without an answer it stays as it was baked: an import never fails
    because a host has no randomness to give."""
    try:
        FIRST_IMPORT[name](baked_module(name))
    except (OSError, RuntimeError):
        pass


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
    # Once it was imported, it is found as any other: who has taken it out of sys.modules wants a fresh one.
    if baked is not MISSING and dict_get(JOINED, name) is MISSING:
        join_baked(modules, JOINED, baked)
        first = dict_get(FIRST_IMPORTS, name)
        if first is not MISSING and has_host():
            for member in first:
                if member not in ASKED:
                    ASKED[member] = True
                    ask_at_first_import(member)
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


NO_PROCESSES = "there are no other processes in this sandbox"
NO_NETWORK = "there is no network in this sandbox"
NO_MACHINE_CODE = "Natrix runs no machine code of others"
NO_TERMINAL = "there is no terminal or display in this sandbox"
NO_DATABASE = "there is no such database engine in this sandbox"
NO_SYSTEM = "it is about a system that is not there in this sandbox"
# Modules of CPython that mean nothing here, and why. (What is in them has the same reason.)
REFUSED = {
    "ctypes": NO_MACHINE_CODE, "_ctypes": NO_MACHINE_CODE, "mmap": NO_SYSTEM, "multiprocessing": NO_PROCESSES,
    "subprocess": NO_PROCESSES, "_posixsubprocess": NO_PROCESSES, "_multiprocessing": NO_PROCESSES, "pty": NO_PROCESSES,
    "ensurepip": NO_PROCESSES, "venv": NO_PROCESSES, "idlelib": NO_TERMINAL, "socket": NO_NETWORK, "_socket": NO_NETWORK,
    "socketserver": NO_NETWORK, "ssl": NO_NETWORK, "_ssl": NO_NETWORK, "select": NO_NETWORK, "selectors": NO_NETWORK,
    "ftplib": NO_NETWORK, "imaplib": NO_NETWORK, "poplib": NO_NETWORK, "smtplib": NO_NETWORK, "webbrowser": NO_PROCESSES,
    "tkinter": NO_TERMINAL, "_tkinter": NO_TERMINAL, "turtle": NO_TERMINAL, "turtledemo": NO_TERMINAL,
    "curses": NO_TERMINAL, "_curses": NO_TERMINAL, "_curses_panel": NO_TERMINAL, "readline": NO_TERMINAL,
    "termios": NO_TERMINAL, "tty": NO_TERMINAL, "_pyrepl": NO_TERMINAL, "sqlite3": NO_DATABASE, "_sqlite3": NO_DATABASE,
    "dbm": NO_DATABASE, "_dbm": NO_DATABASE, "_gdbm": NO_DATABASE, "shelve": NO_DATABASE, "fcntl": NO_SYSTEM,
    "resource": NO_SYSTEM, "grp": NO_SYSTEM, "pwd": NO_SYSTEM, "syslog": NO_SYSTEM, "msvcrt": NO_SYSTEM,
    "winreg": NO_SYSTEM, "winsound": NO_SYSTEM, "_winapi": NO_SYSTEM, "nt": NO_SYSTEM, "_wmi": NO_SYSTEM,
    "_overlapped": NO_SYSTEM, "_scproxy": NO_SYSTEM, "_remote_debugging": NO_SYSTEM, "_lsprof": NO_SYSTEM,
    "cProfile": NO_SYSTEM,
}


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
    at = name.find(".")
    reason = dict_get(REFUSED, name if at < 0 else name[:at])
    if reason is not MISSING:
        error = ImportError(f"there is no module {name!r}: {reason}")
        set_exception_detail(error, 1, name)
        raise error
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

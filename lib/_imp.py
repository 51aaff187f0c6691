# _imp: what importlib asks of the interpreter.


def acquire_lock():
    """There is no other thread that could import."""
    LOCK[0] += 1


def release_lock():
    """There is no other thread that could import."""
    if LOCK[0] == 0:
        raise RuntimeError("not holding the import lock")
    LOCK[0] -= 1


def lock_held():
    """Whether the import lock is held."""
    return LOCK[0] > 0


LOCK = [0]


def is_builtin(name, /):
    """1 if the module is one of the interpreter's own, else 0."""
    if name == "sys" or name == "builtins":
        return -1
    return 1 if name in own_attribute(SYS[0], "builtin_module_names") else 0


def create_builtin(spec, /):
    """The module of the interpreter's own that a spec names."""
    name = spec.name
    modules = modules_dict()
    found = dict_get(modules, name)
    if found is MISSING:
        found = baked_module(name)
    return None if found is MISSING else found


def exec_builtin(mod, /):
    """Such modules need nothing more."""
    return 0


def is_frozen(name, /):
    return False


def is_frozen_package(name, /):
    raise no_frozen(name)


def get_frozen_object(name, data=None, /):
    raise no_frozen(name)


def init_frozen(name, /):
    return None


def find_frozen(name, /, *, withdata=False):
    return None


def no_frozen(name):
    error = ImportError(f"No such frozen object named {name}")
    set_exception_detail(error, 1, name)
    return error


def _frozen_module_names():
    return []


def _override_frozen_modules_for_tests(override, /):
    """There are no frozen modules."""


def _override_multi_interp_extensions_check(override, /):
    return 0


def create_dynamic(spec, file=None, /):
    """Raises ImportError: compiled modules are not loaded."""
    error = ImportError("Natrix loads no compiled modules")
    set_exception_detail(error, 1, spec.name)
    raise error


def exec_dynamic(mod, /):
    """Compiled modules are not loaded."""
    return 0


def extension_suffixes():
    """The endings of compiled modules: there are none."""
    return []


def _fix_co_filename(code, path, /):
    """Code knows its file."""


def source_hash(key, source):
    """A hash of a source, as files with compiled code have it."""
    mask = 0xFFFFFFFFFFFFFFFF
    value = key & mask
    for byte in bytes(source):
        value = (value ^ byte) * 0x100000001B3 & mask
    return value.to_bytes(8, "little")


__all__ = {
    "acquire_lock": acquire_lock, "release_lock": release_lock, "lock_held": lock_held, "is_builtin": is_builtin,
    "create_builtin": create_builtin, "exec_builtin": exec_builtin, "is_frozen": is_frozen,
    "is_frozen_package": is_frozen_package, "get_frozen_object": get_frozen_object, "init_frozen": init_frozen,
    "find_frozen": find_frozen, "_frozen_module_names": _frozen_module_names,
    "_override_frozen_modules_for_tests": _override_frozen_modules_for_tests,
    "_override_multi_interp_extensions_check": _override_multi_interp_extensions_check, "create_dynamic": create_dynamic,
    "exec_dynamic": exec_dynamic, "extension_suffixes": extension_suffixes, "_fix_co_filename": _fix_co_filename,
    "source_hash": source_hash, "check_hash_based_pycs": "default", "pyc_magic_number_token": 168627187,
}

# Warnings: what the module _warnings has. Its state is shared with a module `warnings` that was imported: names that
# it has rebound win over those of _warnings.

WARNING_FILTERS = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
ONCE_REGISTRY = {}
# Whoever changes the filters counts up: registries of an older count are out of date.
FILTERS_VERSION = [0]
FILTERS_LOCK = [0]


def warnings_state(name, otherwise):
    """An attribute of the module `warnings`, if that was imported."""
    module = dict_get(modules_dict(), "warnings")
    return otherwise if module is MISSING else get_attribute_or(module, name, otherwise)


def already_warned(registry, key, remember):
    if dict_get(registry, "version") != FILTERS_VERSION[0]:
        registry.clear()
        registry["version"] = FILTERS_VERSION[0]
    elif registry.get(key, False):
        return True
    if remember:
        registry[key] = True
    return False


def filter_part_fits(pattern, text):
    """Patterns are None, an exact text, or have a method match()."""
    if pattern is None:
        return True
    if type_of(pattern) is str:
        return pattern == text
    return truth(pattern.match(text))


def warning_action(category, text, line, module):
    filters = warnings_state("filters", WARNING_FILTERS)
    if not is_subtype(type_of(filters), list):
        raise ValueError("warnings.filters must be a list")
    at = 0
    while at < list_size(filters):
        item = list_get(filters, at)
        if type_of(item) is not tuple or tuple_size(item) != 5:
            raise ValueError(f"warnings.filters item {at} isn't a 5-tuple")
        action, message, wanted, place, wanted_line = item
        if not is_subtype(type_of(action), str):
            raise TypeError(f"action must be a string, not '{name_of(type_of(action))}'")
        if not is_subtype(type_of(wanted_line), int):
            raise TypeError("an integer is required")
        if (filter_part_fits(message, text) and issubclass(category, wanted) and filter_part_fits(place, module)
                and (wanted_line == 0 or wanted_line == line)):
            return action, item
        at += 1
    action = warnings_state("_defaultaction", "default")
    return action, None


def warn_at(category, message, filename, line, module, registry, source_line, source):
    """warn_explicit(), its arguments checked. `module`: MISSING means: by the name of the file."""
    if module is None:
        return
    if module is MISSING:
        module = filename[:-3] if filename.endswith(".py") else filename or "<unknown>"
    if registry is not None and not is_subtype(type_of(registry), dict):
        raise TypeError("'registry' must be a dict or None")
    if is_subtype(type_of(message), Warning):
        text = str(message)
        category = type_of(message)
    else:
        text = message
        message = category(message)
    key = (text, category, line)
    if registry is not None and already_warned(registry, key, False):
        return
    action, item = warning_action(category, text, line, module)
    if action == "error":
        raise message
    if action == "ignore":
        return
    if action != "always" and action != "all":
        if registry is not None:
            registry[key] = True
        seen = False
        if action == "once":
            once = warnings_state("onceregistry", ONCE_REGISTRY) if registry is None else registry
            seen = already_warned(once, (text, category), True)
        elif action == "module":
            seen = registry is not None and already_warned(registry, (text, category), True)
        elif action != "default":
            raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {item!r}")
        if seen:
            return
    show_warning(message, category, text, filename, line, source_line, source)


def show_warning(message, category, text, filename, line, source_line, source):
    show = warnings_state("_showwarnmsg", None)
    if show is not None:
        if not callable(show):
            raise TypeError("warnings._showwarnmsg() must be set to a callable")
        make = warnings_state("WarningMessage", None)
        if make is None:
            raise RuntimeError("unable to get warnings.WarningMessage")
        show(make(message, category, filename, line, None, None, source))
        return
    if source_line is None:
        source_line = source_of_line(filename, line)
    source_line = source_line.strip(" \t\f\n")
    shown = f"{filename}:{line}: {name_of(category)}: {text}\n"
    write_standard_error(f"{shown}  {source_line}\n" if source_line else shown)


def warning_category(message, category):
    if is_subtype(type_of(message), Warning):
        return type_of(message)
    if category is None:
        return UserWarning
    if not is_type(category) or not is_subtype(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{name_of(type_of(category))}'")
    return category


def warning_place(level, skipped):
    """(filename, line, module, registry) of the frame that a warning is about."""
    depth = 0
    found = frame_info(0)
    internal = found is not MISSING and is_import_frame(found)
    while level > 1 and found is not MISSING:
        level -= 1
        depth += 1
        found = frame_info(depth)
        if not internal:
            while found is not MISSING and (is_import_frame(found) or is_skipped_frame(found, skipped)):
                depth += 1
                found = frame_info(depth)
    if found is MISSING:
        namespace = module_dict(dict_get(modules_dict(), "sys"))
        filename = "<sys>"
        line = 0
    else:
        namespace = found[3]
        filename = code_part(found[1], 2)
        line = found[2]
    registry = dict_get(namespace, "__warningregistry__")
    if registry is MISSING:
        registry = {}
        namespace["__warningregistry__"] = registry
    module = dict_get(namespace, "__name__")
    if module is MISSING or module is not None and not is_subtype(type_of(module), str):
        module = "<string>"
    return filename, line, module, registry


def is_import_frame(info):
    filename = code_part(info[1], 2)
    return "importlib" in filename and "_bootstrap" in filename


def is_skipped_frame(info, prefixes):
    return prefixes and code_part(info[1], 2).startswith(prefixes)


def issue_warning(message, category, level=1):
    """A warning of the interpreter itself, at the line of the script that runs."""
    filename, line, module, registry = warning_place(level, ())
    warn_at(category, message, filename, line, module, registry, None, None)


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issue a warning: it is shown, ignored, or raised, as the filters say.

    stacklevel=2 tells the caller's line instead of the own one."""
    category = warning_category(message, category)
    level = index_of(stacklevel)
    if not is_subtype(type_of(skip_file_prefixes), tuple):
        raise TypeError(f"warn() argument 'skip_file_prefixes' must be tuple, not {name_of(type_of(skip_file_prefixes))}")
    if skip_file_prefixes and level < 2:
        level = 2
    filename, line, module, registry = warning_place(level, skip_file_prefixes)
    warn_at(category, message, filename, line, module, registry, None, source)


def warn_explicit(message, category, filename, lineno, module=MISSING, registry=None, module_globals=None,
                  source=None):
    """Issue a warning about a place that is told."""
    if not is_subtype(type_of(filename), str):
        raise TypeError(f"warn_explicit() argument 'filename' must be str, not {name_of(type_of(filename))}")
    line = index_of(lineno)
    text = None
    if module_globals is not None:
        if not is_subtype(type_of(module_globals), dict):
            raise TypeError(f"module_globals must be a dict, not '{name_of(type_of(module_globals))}'")
        text = line_of_loader(module_globals, line)
    warn_at(category, message, filename, line, module, registry, text, source)


def line_of_loader(namespace, line):
    """A line of a module's source as its loader gives it, or None."""
    loader = namespace.get("__loader__")
    name = namespace.get("__name__")
    if loader is None or name is None:
        return None
    get = get_attribute_or(loader, "get_source", MISSING)
    source = None if get is MISSING else get(name)
    if source is None:
        return None
    lines = source.splitlines()
    return lines[line - 1] if 0 < line <= len(lines) else None


def _acquire_lock():
    """Nothing runs beside: the lock only counts."""
    FILTERS_LOCK[0] += 1


def _release_lock():
    if FILTERS_LOCK[0] == 0:
        raise RuntimeError("cannot release un-acquired lock")
    FILTERS_LOCK[0] -= 1


def _filters_mutated_lock_held():
    if FILTERS_LOCK[0] == 0:
        raise RuntimeError("warnings lock is not held")
    FILTERS_VERSION[0] += 1


def issue_syntax_warnings(filename, notes, source):
    """What the compiler warns of; see compile_text(). `source` is a str or bytes, or None: that of the file."""
    for message, line, column, end_line, end_column, stage in notes:
        raised = False
        try:
            warn_at(SyntaxWarning, message, filename, line, MISSING, None, None, None)
        except SyntaxWarning:
            raised = True
        if raised:
            raise syntax_error_of(filename, message, line, column, end_line, end_column, stage, source)


def syntax_error_of(filename, message, line, column, end_line, end_column, stage, source):
    """The SyntaxError that a filter makes of a warning."""
    message = message.replace(" Such sequences will not work in the future.", "")
    text = None
    if stage != 2 and source is not None:
        if is_subtype(type_of(source), bytes):
            source = source.decode("utf-8", "replace")
        text = source.split("\n")[line - 1]
    elif filename != "<string>":
        text = source_line(filename, line)
        text = None if text is MISSING else text
    if text is not None and stage != 0:
        text += "\n"
    if text is not None and stage != 2:
        column = character_offset(text, column)
        end_column = character_offset(text, end_column)
    return SyntaxError(message, (filename, line, column + 1, text, end_line, end_column + 1))

# How modules come into the image: natrix-bake has their names imported one by one. Sources come from the bake, which
# answers ASK_BAKE as a host answers a request; all else goes the way of any import.

ASK_BAKE = -1
# The modules whose bodies run, innermost last.
BAKING = []
# Name -> the names of the modules that its body asks for.
NEEDS = {}
# The names of the sealed modules.
SEALED = []


def note_need(name):
    """The body that runs asks for a module."""
    if BAKING:
        needs = NEEDS[BAKING[-1]]
        if name not in needs:
            list_append(needs, name)


def bake_module(name):
    """The module of a name that no module has yet, or MISSING: there is no source for it."""
    how, found = ask_host(ASK_BAKE, name, (), None)
    if found is None:
        return MISSING
    code, filename, is_package, sealed = found
    namespace = {}
    namespace["__name__"] = name
    namespace["__doc__"] = None
    namespace["__package__"] = name if is_package else name[:name.rfind(".")] if "." in name else ""
    namespace["__loader__"] = None
    namespace["__spec__"] = None
    module = make_module(namespace)
    modules = modules_dict()
    modules[name] = module
    NEEDS[name] = []
    known = len(modules)
    list_append(BAKING, name)
    try:
        if sealed:
            list_append(SEALED, name)
            run_sealed(module, code)
        else:
            if is_package:
                namespace["__path__"] = [filename[:filename.rfind("/")]]
            namespace["__file__"] = filename
            namespace["__builtins__"] = builtins_dict()
            run_code(code, namespace, namespace, None)
    except BaseException:
        BAKING.pop()
        modules.pop(name, None)
        raise
    # What the body itself has put into sys.modules is there with it.
    for other in list(modules)[known:]:
        if other not in NEEDS:
            note_need(other)
            NEEDS[other] = []
    BAKING.pop()
    if name == "_frozen_importlib_external":
        install_importers()
    return modules[name]


def run_sealed(module, code):
    """Runs a module that is compiled as the prelude is. It sees the prelude's names behind its own; scripts see what its
    __all__ lists: names, or a dict of names and values."""
    inner = {**module_dict(module)}
    inner["__builtins__"] = main_globals()
    run_code(code, inner, inner, None)
    namespace = module_dict(module)
    namespace["__doc__"] = inner["__doc__"]
    offered = dict_get(inner, "__all__")
    if offered is MISSING:
        raise ImportError(f"the sealed module {inner['__name__']} has no __all__")
    for name in offered:
        if type_of(offered) is dict:
            value = offered[name]
        else:
            value = inner[name] if name in inner else main_globals()[name]
        if is_function(value) and function_part(value, 1) is inner:
            make_builtin_function(value)
        namespace[name] = value


def build_sealed_class(body, name, bases, weakref=False, final=False, new=True, sequence=False, mapping=False, **keywords):
    """The class statement of a sealed module makes a class as CPython's C modules have them: its attributes cannot be set,
    its instances have no __dict__ unless __slots__ asks for one, which also lists the names (that begin with a dot) of
    attributes that no script sees. A row of known.def whose name is the module's and the
    class' is filled, as the prelude fills those of builtins."""
    namespace = {}
    class_body(body, namespace)
    full_name = f"{namespace['__module__']}.{name}"
    known = builtin_class(full_name)
    if known is not MISSING:
        fill_builtin_class(known, namespace)
        type_dict(known)["__module__"] = namespace["__module__"]
        set_type_flag(known, 128, weakref)
        cls = known
    else:
        resolved = resolve_bases(bases)
        meta = winning_metaclass(type, resolved)
        slots = namespace.pop("__slots__", ())
        namespace["__slots__"] = (*slots, "__weakref__") if weakref else slots
        for key in ("__firstlineno__", "__static_attributes__"):
            namespace.pop(key, None)
        cls = meta(name, resolved, namespace, **keywords)
        for key in ("__slots__", "__weakref__", *[slot for slot in slots if slot[0] == "."]):
            if dict_get(type_dict(cls), key) is not MISSING:
                delete_type_attribute(cls, key)
        seal_class(cls, full_name)
        type_dict(cls).pop("__slots__", None)
    for flag, wanted in ((2, final), (4, not new), (16, sequence), (32, mapping)):
        if wanted:
            set_type_flag(cls, flag, True)
    return cls


def install_importers():
    """What sys.meta_path and sys.path_hooks begin with, once CPython's importlib is there."""
    importlib = modules_dict()["_frozen_importlib"]
    for name in ("_thread", "_warnings", "_weakref"):
        load_module(name)
    importlib._install(SYS[0], load_module("_imp"))
    modules_dict()["_frozen_importlib_external"]._install(importlib)
    importlib._find_and_load = find_and_load


def find_and_load(name, import_):
    """What importlib does for a name that is not in sys.modules yet."""
    return load_module(name)


def describe_module(name, module):
    """Gives a baked module its spec."""
    importlib = modules_dict()["_frozen_importlib"]
    external = modules_dict()["_frozen_importlib_external"]
    namespace = module_dict(module)
    filename = dict_get(namespace, "__file__")
    if filename is MISSING:
        spec = importlib.ModuleSpec(name, importlib.BuiltinImporter, origin="built-in")
    else:
        loader = external.SourceFileLoader(name, filename)
        spec = external.spec_from_file_location(name, filename, loader=loader)
    namespace["__spec__"] = spec
    namespace["__loader__"] = spec.loader


def is_refused(name):
    """Whether a module is one that scripts cannot have, or in one."""
    return name.partition(".")[0] in REFUSED


def closure_of(name):
    """The modules that the first import of this one brings, in the order in which their imports begin."""
    modules = modules_dict()
    result = {}
    waiting = [name]
    while waiting:
        at = waiting.pop()
        if at in result or at not in modules or at in ("builtins", "sys") or is_refused(at):
            continue
        parent = at[:at.rfind(".")]
        if "." in at and parent in modules and parent not in result:
            waiting.extend((at, parent))
            continue
        result[at] = True
        waiting.extend(reversed(NEEDS[at]))
    return list(result)


def finish_modules():
    """All modules have been imported; those of the image are listed, and sys.modules is as a new VM has it."""
    modules = modules_dict()
    for name, module in list(modules.items()):
        if is_module(module) and dict_get(module_dict(module), "__spec__") is None:
            describe_module(name, module)
    closures = {}
    for name in list(modules):
        if name not in NEEDS:
            NEEDS[name] = []
    for name in modules:
        # The stand-ins of modules that no script may have stay with those that asked for them.
        if name not in ("builtins", "sys") and not is_refused(name):
            closures[name] = closure_of(name)
    # A submodule that its package does not import itself becomes its attribute when it is imported.
    late = {}
    for name in closures:
        at = name.rfind(".")
        parent = name[:at]
        if at < 0 or parent not in closures or name in closures[parent]:
            continue
        namespace = module_dict(modules[parent])
        if dict_get(namespace, name[at + 1:]) is modules[name]:
            del namespace[name[at + 1:]]
            late[name] = (namespace, intern_text(name[at + 1:]))
    for name, closure in closures.items():
        row = []
        for member in closure:
            namespace, attribute = late.get(member, (None, None))
            row.extend((intern_text(member), modules[member], namespace, attribute))
        BAKED[name] = tuple(row)
        asking = tuple([member for member in closure if member in FIRST_IMPORT])
        if asking:
            FIRST_IMPORTS[name] = asking
    for name in list(modules):
        if name not in ("builtins", "sys"):
            del modules[name]
    set_own_attribute(SYS[0], "builtin_module_names", tuple(sorted(["builtins", "sys", *SEALED])))
    for table in (NEEDS, BAKING, SEALED):
        table.clear()

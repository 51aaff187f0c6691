# type: how classes are made, what they show, and what they are asked.


class type:
    """type(object) is the object's class; type(name, bases, dict) makes a class."""

    def __new__(metatype, /, *args, **kwargs):
        check_new(metatype, type)
        if tuple_size(args) != 3:
            raise TypeError(f"type.__new__() takes exactly 3 arguments ({tuple_size(args)} given)")
        return new_class(metatype, *args, kwargs)

    def __init__(cls, /, *args, **kwargs):
        if len(args) != 1 and len(args) != 3:
            raise TypeError("type.__init__() takes 1 or 3 arguments")
        if len(args) == 1 and kwargs:
            raise TypeError("type.__init__() takes no keyword arguments")

    def __call__(cls, /, *args, **kwargs):
        return construct(cls, args, kwargs)

    @classmethod
    def __prepare__(metacls, /, *args, **kwargs):
        return {}

    def __repr__(cls):
        module = module_of_type(cls)
        if not is_subtype(type_of(module), str):
            return f"<class '{name_of(cls)}'>"
        if module == "builtins":
            return f"<class '{type_qualname(cls)}'>"
        return f"<class '{module}.{type_qualname(cls)}'>"

    def __getattribute__(cls, name, /):
        return type_get_attribute(cls, checked_name(name))

    def __setattr__(cls, name, value, /):
        type_set_attribute(cls, checked_name(name), value)

    def __delattr__(cls, name, /):
        generic_delete_attribute(cls, checked_name(name))

    def __dir__(cls):
        names = {}
        merge_class_names(names, cls)
        return list(names)

    def __sizeof__(cls):
        return 200

    def mro(cls):
        """The class' method resolution order, as a list."""
        return list(compute_mro(cls))

    def __subclasses__(cls):
        """The immediate subclasses, as a list."""
        return type_subclasses(cls)

    def __instancecheck__(cls, instance, /):
        return plain_isinstance(instance, cls)

    def __subclasscheck__(cls, subclass, /):
        return plain_issubclass(subclass, cls)

    def __or__(cls, other, /):
        return make_union(cls, other)

    def __ror__(cls, other, /):
        return make_union(other, cls)

    @property
    def __name__(cls):
        name = type_name(cls)
        return name if is_mutable_type(cls) else name[name.rfind(".") + 1:]

    @__name__.setter
    def __name__(cls, value):
        if not is_mutable_type(cls):
            raise TypeError(f"cannot set '__name__' attribute of immutable type '{qualified_name(cls)}'")
        if not isinstance(value, str):
            raise TypeError(f"can only assign string to {name_of(cls)}.__name__, not '{name_of(type_of(value))}'")
        check_type_name(value)
        set_type_name(cls, value)

    @__name__.deleter
    def __name__(cls):
        refuse_deletion(cls, "__name__")

    @property
    def __qualname__(cls):
        return type_qualname(cls)

    @__qualname__.setter
    def __qualname__(cls, value):
        if not is_mutable_type(cls):
            raise TypeError(f"cannot set '__qualname__' attribute of immutable type '{qualified_name(cls)}'")
        if not isinstance(value, str):
            raise TypeError(f"can only assign string to {name_of(cls)}.__qualname__, not '{name_of(type_of(value))}'")
        set_type_qualname(cls, value)

    @__qualname__.deleter
    def __qualname__(cls):
        refuse_deletion(cls, "__qualname__")

    @property
    def __module__(cls):
        value = dict_get(type_dict(cls), "__module__")
        # (The class `type` itself has this very property under the name.)
        return "builtins" if value is MISSING or not is_mutable_type(cls) and not isinstance(value, str) else value

    @__module__.setter
    def __module__(cls, value):
        if not is_mutable_type(cls):
            raise TypeError(f"cannot set '__module__' attribute of immutable type '{qualified_name(cls)}'")
        set_type_attribute(cls, "__module__", value)

    @__module__.deleter
    def __module__(cls):
        refuse_deletion(cls, "__module__")

    @property
    def __bases__(cls):
        return type_bases(cls)

    @__bases__.setter
    def __bases__(cls, value):
        replace_bases(cls, value)

    @__bases__.deleter
    def __bases__(cls):
        refuse_deletion(cls, "__bases__")

    @member
    def __base__(cls):
        return type_base(cls)

    @property
    def __mro__(cls):
        mro = type_mro(cls)
        return None if mro is MISSING else mro

    @property
    def __dict__(cls):
        return mappingproxy(type_dict(cls))

    @property
    def __doc__(cls):
        value = dict_get(type_dict(cls), "__doc__")
        if value is MISSING or not is_mutable_type(cls) and not isinstance(value, str):
            return None
        getter = type_lookup(type_of(value), "__get__")
        return value if getter is MISSING else invoke_get(getter, value, None, cls)

    @__doc__.setter
    def __doc__(cls, value):
        if not is_mutable_type(cls):
            raise TypeError(f"cannot set '__doc__' attribute of immutable type '{qualified_name(cls)}'")
        set_type_attribute(cls, "__doc__", value)

    @__doc__.deleter
    def __doc__(cls):
        refuse_deletion(cls, "__doc__")

    @property
    def __annotations__(cls):
        return annotations_of_class(cls)

    @__annotations__.setter
    def __annotations__(cls, value):
        if not is_mutable_type(cls):
            raise TypeError(f"cannot set '__annotations__' attribute of immutable type '{qualified_name(cls)}'")
        set_type_attribute(cls, "__annotations_cache__", value)
        if dict_get(type_dict(cls), "__annotate_func__") is not MISSING:
            set_type_attribute(cls, "__annotate_func__", None)

    @property
    def __annotate__(cls):
        value = dict_get(type_dict(cls), "__annotate_func__")
        return None if value is MISSING else value

    @__annotate__.setter
    def __annotate__(cls, value):
        if value is not None and not callable(value):
            raise TypeError("__annotate__ must be callable or None")
        set_type_attribute(cls, "__annotate_func__", value)
        if value is not None and dict_get(type_dict(cls), "__annotations_cache__") is not MISSING:
            delete_type_attribute(cls, "__annotations_cache__")

    @property
    def __type_params__(cls):
        value = dict_get(type_dict(cls), "__type_params__")
        return () if value is MISSING else value

    @__type_params__.setter
    def __type_params__(cls, value):
        set_type_attribute(cls, "__type_params__", value)

    @__type_params__.deleter
    def __type_params__(cls):
        refuse_deletion(cls, "__type_params__")

    @property
    def __abstractmethods__(cls):
        value = dict_get(type_dict(cls), "__abstractmethods__")
        if value is MISSING:
            raise attribute_error("__abstractmethods__", cls, "__abstractmethods__")
        return value

    @__abstractmethods__.setter
    def __abstractmethods__(cls, value):
        set_type_attribute(cls, "__abstractmethods__", value)
        set_type_flag(cls, 64, truth_of(value))

    @member
    def __flags__(cls):
        return type_flags(cls)

    @member
    def __dictoffset__(cls):
        return -1 if type_has_dict(cls) else 0

    @member
    def __basicsize__(cls):
        return 16 + 8 * slot_count(cls)

    @member
    def __itemsize__(cls):
        return 0

    @property
    def __text_signature__(cls):
        return None


TYPE_CALL[0] = type_lookup(type, "__call__")


def refuse_deletion(cls, name):
    raise TypeError(f"cannot delete '{name}' attribute of immutable type '{name_of(cls)}'")


def annotations_of_class(cls):
    own = type_dict(cls)
    for key in ("__annotations__", "__annotations_cache__"):
        value = dict_get(own, key)
        if value is not MISSING:
            return value
    annotate = dict_get(own, "__annotate_func__")
    if annotate is MISSING or annotate is None:
        value = {}
        if not is_mutable_type(cls):
            raise attribute_error(f"type object '{name_of(cls)}' has no attribute '__annotations__'", cls, "__annotations__")
    else:
        value = annotate(1)
    if is_mutable_type(cls):
        set_type_attribute(cls, "__annotations_cache__", value)
    return value


def best_base(bases):
    """The base whose layout the class takes over: the most derived one; others must be contained in it."""
    winner = MISSING
    for base in bases:
        if not is_type(base):
            raise TypeError("bases must be types")
        if is_final_type(base):
            raise TypeError(f"type '{qualified_name(base)}' is not an acceptable base type")
        candidate = solid_base(base)
        if winner is MISSING:
            winner = candidate
            best = base
        elif is_subtype(winner, candidate):
            pass
        elif is_subtype(candidate, winner):
            winner = candidate
            best = base
        else:
            raise TypeError("multiple bases have instance lay-out conflict")
    return best


def solid_base(cls):
    """The nearest class in the line of bases that determines the layout: one whose instances are laid out otherwise than
    its base's, or that adds slots."""
    while True:
        base = type_base(cls)
        if base is None:
            return cls
        if is_mutable_type(cls):
            if slot_count(cls) > slot_count(base):
                return cls
        elif layout_number(cls) != layout_number(base) or cls in EXCEPTIONS_WITH_FIELDS:
            return cls
        cls = base


def new_class(metatype, name, bases, namespace, kwargs):
    if not is_subtype(type_of(name), str):
        raise TypeError(f"type.__new__() argument 1 must be str, not {argument_name(name)}")
    if not is_subtype(type_of(bases), tuple):
        raise TypeError(f"type.__new__() argument 2 must be tuple, not {argument_name(bases)}")
    if not is_subtype(type_of(namespace), dict):
        raise TypeError(f"type.__new__() argument 3 must be dict, not {argument_name(namespace)}")
    for base in bases:
        if not is_type(base) and get_attribute_or(base, "__mro_entries__", MISSING) is not MISSING:
            raise TypeError("type() doesn't support MRO entry resolution; use types.new_class()")
    winner = winning_metaclass(metatype, bases)
    if winner is not metatype:
        new = type_lookup(winner, "__new__")
        if new is not type_lookup(type, "__new__"):
            return bind(new, None, winner)(winner, name, bases, namespace, **kwargs)
        metatype = winner
    check_type_name(name)
    if not bases:
        bases = (object,)
    base = best_base(bases)
    check_duplicate_bases(bases)
    own = {**namespace}
    qualname = dict_get(own, "__qualname__")
    if qualname is not MISSING:
        if not is_subtype(type_of(qualname), str):
            raise TypeError(f"type __qualname__ must be a str, not {name_of(type_of(qualname))}")
        del own["__qualname__"]
    slots, has_dict, has_weakref = read_slots(name, bases, base, own)
    cell = dict_get(own, "__classcell__")
    if cell is not MISSING:
        if not is_cell(cell):
            raise TypeError(f"__classcell__ must be a nonlocal cell, not {type_of(cell)!r}")
        del own["__classcell__"]
    dict_cell = dict_get(own, "__classdictcell__")
    if dict_cell is not MISSING:
        del own["__classdictcell__"]
    if dict_get(own, "__module__") is MISSING:
        module = dict_get(frame_globals_or_empty(), "__name__")
        if module is not MISSING:
            own["__module__"] = module
    if dict_get(own, "__doc__") is MISSING:
        own["__doc__"] = None
    make_static(own, "__new__")
    make_class_method(own, "__init_subclass__")
    make_class_method(own, "__class_getitem__")
    if dict_get(own, "__eq__") is not MISSING and dict_get(own, "__hash__") is MISSING:
        own["__hash__"] = None
    cls = make_class(metatype, name, bases, base, own, slots, has_dict, has_weakref)
    if qualname is not MISSING:
        set_type_qualname(cls, qualname)
    custom_mro = type_lookup(metatype, "mro")
    if custom_mro is not type_lookup(type, "mro"):
        set_mro(cls, checked_mro(cls, bind(custom_mro, cls, metatype)()))
    else:
        set_mro(cls, compute_mro(cls))
    finish_class(cls)
    for special_name, has, test in (("__dict__", has_dict, 8), ("__weakref__", has_weakref, 128)):
        # Classes have both already, so that a metaclass brings neither.
        if has and not any_base_has(bases, test) and not is_subtype(cls, type) and dict_get(own, special_name) is MISSING:
            own[special_name] = instance_getset(special_name, cls)
    if cell is not MISSING:
        set_cell_contents(cell, cls)
    if dict_cell is not MISSING:
        set_cell_contents(dict_cell, own)
    for key, value in list(own.items()):
        method = type_lookup(type_of(value), "__set_name__")
        if method is not MISSING:
            try:
                bind(method, value, type_of(value))(cls, key)
            except BaseException as error:
                error.add_note(f"Error calling __set_name__ on '{name_of(type_of(value))}' instance '{key}' in '{name}'")
                raise
    super_attribute(super, cls, cls, "__init_subclass__")(**kwargs)
    return cls


def check_duplicate_bases(bases):
    for at in range(tuple_size(bases)):
        for earlier in range(at):
            if tuple_get(bases, earlier) is tuple_get(bases, at):
                raise TypeError(f"duplicate base class {name_of(tuple_get(bases, at))}")


def check_type_name(name):
    if "\0" in name:
        raise ValueError("type name must not contain null characters")
    name.encode()


def checked_mro(cls, result):
    result = tuple(result)
    for item in result:
        if not is_type(item):
            raise TypeError(f"{name_of(type_of(cls))}.mro() returned a non-class ('{name_of(type_of(item))}')")
    return result


def frame_globals_or_empty():
    result = frame_globals()
    return {} if result is MISSING else result


def make_static(own, name):
    value = dict_get(own, name)
    if value is not MISSING and is_function(value):
        own[name] = staticmethod(value)


def make_class_method(own, name):
    value = dict_get(own, name)
    if value is not MISSING and is_function(value):
        own[name] = classmethod(value)


def read_slots(name, bases, base, own):
    """The names of __slots__ as a tuple in order (or None), and whether instances have a __dict__ and weak references."""
    base_dict = False
    base_weakref = False
    for candidate in bases:
        if candidate is not object:
            base_dict = base_dict or type_has_dict(candidate)
            base_weakref = base_weakref or type_has_weakref(candidate)
    slots = dict_get(own, "__slots__")
    if slots is MISSING:
        return (None, True, True)
    if is_subtype(type_of(slots), str):
        slots = (slots,)
    else:
        slots = tuple(slots)
    names = []
    has_dict = base_dict
    has_weakref = base_weakref
    for slot in slots:
        if not is_subtype(type_of(slot), str):
            raise TypeError(f"__slots__ items must be strings, not '{name_of(type_of(slot))}'")
        if slot[:1] == "." and is_baking():
            list_append(names, slot)
            continue
        if not slot.isidentifier():
            raise TypeError("__slots__ must be identifiers")
        if slot == "__dict__":
            if base_dict or has_dict and not base_dict:
                raise TypeError("__dict__ slot disallowed: we already got one")
            has_dict = True
            continue
        if slot == "__weakref__":
            if has_weakref:
                raise TypeError("__weakref__ slot disallowed: we already got one")
            has_weakref = True
            continue
        mangled = mangle(name, slot)
        if dict_get(own, mangled) is not MISSING and mangled not in ("__qualname__", "__classcell__", "__classdictcell__"):
            raise ValueError(f"{slot!r} in __slots__ conflicts with class variable")
        list_append(names, mangled)
    if names and not is_plain_layout(base) and is_variable_layout(base):
        raise TypeError(f"nonempty __slots__ not supported for subtype of '{name_of(base)}'")
    names = sorted(names)
    return (list_to_tuple(names), has_dict, has_weakref)


def is_variable_layout(cls):
    cls = solid_base(cls)
    return cls is int or cls is bytes or cls is tuple or cls is type or is_heap_type(cls) and is_variable_layout(type_base(cls))


def any_base_has(bases, flag):
    for base in bases:
        if type_flags(base) & flag:
            return True
    return False


def mangle(class_name, name):
    if not name.startswith("__") or name.endswith("__") or "." in name:
        return name
    class_name = class_name.lstrip("_")
    return f"_{class_name}{name}" if class_name else name


def replace_bases(cls, value):
    if not is_mutable_type(cls):
        raise TypeError(f"cannot set '__bases__' attribute of immutable type '{qualified_name(cls)}'")
    if not is_subtype(type_of(value), tuple):
        raise TypeError(f"can only assign tuple to {name_of(cls)}.__bases__, not {name_of(type_of(value))}")
    if not value:
        raise TypeError(f"can only assign non-empty tuple to {name_of(cls)}.__bases__, not ()")
    for base in value:
        if not is_type(base):
            raise TypeError(f"{name_of(cls)}.__bases__ must be tuple of classes, not '{name_of(type_of(base))}'")
        if is_subtype(base, cls):
            raise TypeError("a __bases__ item causes an inheritance cycle")
    base = best_base(value)
    if is_collected(base) != is_collected(type_base(cls)):
        raise TypeError(f"__bases__ assignment: '{name_of(base)}' deallocator differs from '{name_of(type_base(cls))}'")
    if solid_base(base) is not solid_base(type_base(cls)):
        raise TypeError(f"__bases__ assignment: '{name_of(base)}' object layout differs from '{name_of(type_base(cls))}'")
    old_bases = type_bases(cls)
    old_base = type_base(cls)
    set_type_bases(cls, value, base)
    try:
        update_mros(cls)
    except BaseException:
        set_type_bases(cls, old_bases, old_base)
        update_mros(cls)
        raise


def is_collected(cls):
    """Whether CPython's garbage collector knows the instances: not those of the simplest classes."""
    while is_heap_type(cls):
        if type_has_dict(cls) or slot_count(cls):
            return True
        cls = type_base(cls)
    return cls not in (object, int, bool, float, complex, str, bytes, bytearray, range)


def update_mros(cls):
    set_mro(cls, compute_mro(cls))
    for subclass in type_subclasses(cls):
        update_mros(subclass)
    refresh_type(cls)


# isinstance and issubclass.

def plain_isinstance(instance, cls):
    actual = type_of(instance)
    if is_subtype(actual, cls):
        return True
    claimed = get_attribute_or(instance, "__class__", actual)
    return claimed is not actual and is_type(claimed) and is_subtype(claimed, cls)


def plain_issubclass(subclass, cls):
    if is_type(subclass):
        return is_subtype(subclass, cls)
    bases = get_attribute_or(subclass, "__bases__", MISSING)
    if not isinstance(bases, tuple):
        raise TypeError("issubclass() arg 1 must be a class")
    return abstract_issubclass(subclass, cls)


def abstract_issubclass(subclass, cls):
    if subclass is cls:
        return True
    bases = get_attribute_or(subclass, "__bases__", ())
    if not is_subtype(type_of(bases), tuple):
        return False
    for base in bases:
        if abstract_issubclass(base, cls):
            return True
    return False


@native
def isinstance(obj, class_or_tuple, /):
    """Whether the object is an instance of the class, or of one of a tuple of classes, or of a subclass of it."""
    if type_of(obj) is class_or_tuple:
        return True
    if type_of(class_or_tuple) is type:
        return plain_isinstance(obj, class_or_tuple)
    if is_subtype(type_of(class_or_tuple), tuple):
        for cls in class_or_tuple:
            if isinstance(obj, cls):
                return True
        return False
    check = special(class_or_tuple, "__instancecheck__")
    if check is not MISSING:
        return truth_of(check(obj))
    bases = get_attribute_or(class_or_tuple, "__bases__", MISSING)
    if not is_subtype(type_of(bases), tuple):
        raise TypeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
    return abstract_issubclass(get_attribute_or(obj, "__class__", type_of(obj)), class_or_tuple)


@native
def issubclass(cls, class_or_tuple, /):
    """Whether the class is derived from the other, or from one of a tuple of classes, or is the same."""
    if type_of(class_or_tuple) is type:
        return cls is class_or_tuple or plain_issubclass(cls, class_or_tuple)
    if is_subtype(type_of(class_or_tuple), tuple):
        for candidate in class_or_tuple:
            if issubclass(cls, candidate):
                return True
        return False
    check = special(class_or_tuple, "__subclasscheck__")
    if check is not MISSING:
        return truth_of(check(cls))
    if not is_type(cls) and get_attribute_or(cls, "__bases__", MISSING) is MISSING:
        raise TypeError("issubclass() arg 1 must be a class")
    bases = get_attribute_or(class_or_tuple, "__bases__", MISSING)
    if not is_subtype(type_of(bases), tuple):
        raise TypeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
    return abstract_issubclass(cls, class_or_tuple)

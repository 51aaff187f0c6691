# object, and the functions over any object.


class object:
    """The base class of all classes; an instance of it has no attributes of its own."""

    def __new__(cls, /, *args, **kwargs):
        if not is_type(cls):
            raise TypeError(f"object.__new__(X): X is not a type object ({name_of(type_of(cls))})")
        if args or kwargs:
            if type_lookup(cls, "__new__") is not OBJECT_NEW[0]:
                raise TypeError("object.__new__() takes exactly one argument (the type to instantiate)")
            if type_lookup(cls, "__init__") is OBJECT_INIT[0]:
                raise TypeError(f"{name_of(cls)}() takes no arguments")
        check_instantiable(cls)
        return make_object(cls)

    def __init__(self, /, *args, **kwargs):
        if args or kwargs:
            cls = type_of(self)
            if type_lookup(cls, "__init__") is not OBJECT_INIT[0]:
                raise TypeError("object.__init__() takes exactly one argument (the instance to initialize)")
            if type_lookup(cls, "__new__") is OBJECT_NEW[0]:
                raise TypeError(f"{name_of(cls)}.__init__() takes exactly one argument (the instance to initialize)")

    def __repr__(self):
        cls = type_of(self)
        module = module_of_type(cls)
        if module is None or module == "builtins":
            return f"<{type_qualname(cls)} object at {address_of(self)}>"
        return f"<{module}.{type_qualname(cls)} object at {address_of(self)}>"

    def __str__(self):
        return invoke_none(type_lookup(type_of(self), "__repr__"), self) # str() says what is wrong with it

    def __hash__(self):
        return identity(self)

    def __eq__(self, value, /):
        return True if self is value else NotImplemented

    def __ne__(self, value, /):
        result = invoke(type_lookup(type_of(self), "__eq__"), self, value)
        if result is NotImplemented:
            return result
        return not result

    def __lt__(self, value, /):
        return NotImplemented

    def __le__(self, value, /):
        return NotImplemented

    def __gt__(self, value, /):
        return NotImplemented

    def __ge__(self, value, /):
        return NotImplemented

    @native
    def __getattribute__(self, name, /):
        return generic_get_attribute(self, checked_name(name))

    @native
    def __setattr__(self, name, value, /):
        if is_type(self):
            raise TypeError(f"can't apply this __setattr__ to {name_of(type_of(self))} object")
        generic_set_attribute(self, checked_name(name), value)

    def __delattr__(self, name, /):
        if is_type(self):
            raise TypeError(f"can't apply this __delattr__ to {name_of(type_of(self))} object")
        generic_delete_attribute(self, checked_name(name))

    def __format__(self, format_spec, /):
        if not is_subtype(type_of(format_spec), str):
            raise TypeError(f"__format__() argument must be str, not {argument_name(format_spec)}")
        if format_spec:
            raise TypeError(f"unsupported format string passed to {name_of(type_of(self))}.__format__")
        return str(self)

    def __sizeof__(self):
        return 16

    def __dir__(self):
        names = {}
        if takes_attributes(self):
            own = get_attribute_or(self, "__dict__", MISSING)
            if own is not MISSING:
                names.update(own)
        merge_class_names(names, get_attribute_or(self, "__class__", type_of(self)))
        return list(names)

    def __reduce__(self):
        return reduce_object(self, 0)

    def __reduce_ex__(self, protocol, /):
        reduce = type_lookup(type_of(self), "__reduce__")
        if reduce is not OBJECT_REDUCE[0]:
            return invoke_none(reduce, self)
        return reduce_object(self, protocol)

    def __getstate__(self):
        return state_of(self)

    @classmethod
    def __init_subclass__(cls, /, *args, **kwargs):
        """Called when a class is subclassed; does nothing here."""
        if kwargs:
            raise TypeError(f"{name_of(cls)}.__init_subclass__() takes no keyword arguments")
        if args:
            raise TypeError(f"{name_of(cls)}.__init_subclass__() takes no arguments ({tuple_size(args)} given)")

    @classmethod
    def __subclasshook__(cls, subclass, /):
        return NotImplemented

    @property
    def __class__(self):
        return type_of(self)

    @__class__.setter
    def __class__(self, value):
        if not is_type(value):
            raise TypeError(f"__class__ must be set to a class, not '{name_of(type_of(value))}' object")
        old = type_of(self)
        if is_type(self) or not is_mutable_type(value) or not is_mutable_type(old):
            raise TypeError("__class__ assignment only supported for mutable types or ModuleType subclasses")
        if not set_class(self, value):
            raise TypeError(f"__class__ assignment: '{name_of(value)}' object layout differs from '{name_of(old)}'")


def instance_dict(self):
    return own_dict(self)


def set_instance_dict(self, value):
    if not isinstance(value, dict):
        raise TypeError(f"__dict__ must be set to a dictionary, not a '{name_of(type_of(value))}'")
    set_own_dict(self, value)


def delete_instance_dict(self):
    set_own_dict(self, {})


def instance_weakrefs(self):
    return None


def instance_getset(name, owner):
    """The descriptor of __dict__ or __weakref__ in the first class whose instances have it."""
    descriptor = make_property(getset_descriptor)
    if name == "__dict__":
        fill_property(descriptor, instance_dict, set_instance_dict, delete_instance_dict, None)
    else:
        fill_property(descriptor, instance_weakrefs, None, None, "list of weak references to the object")
    set_property_name(descriptor, name)
    set_property_owner(descriptor, owner)
    return descriptor


OBJECT_NEW = [type_lookup(object, "__new__")]
OBJECT_INIT = [type_lookup(object, "__init__")]
OBJECT_REDUCE = [type_lookup(object, "__reduce__")]


def check_instantiable(cls):
    flags = type_flags(cls)
    if flags & 64:
        methods = sorted(get_attribute(cls, "__abstractmethods__"))
        text = ", ".join([f"'{method}'" for method in methods])
        raise TypeError(f"Can't instantiate abstract class {name_of(cls)} without an implementation for abstract method"
                        f"{'s' if len(methods) > 1 else ''} {text}")
    if not is_plain_layout(cls):
        raise TypeError(f"object.__new__({name_of(cls)}) is not safe, use {safe_base(cls)}.__new__()")


def safe_base(cls):
    while is_heap_type(cls):
        cls = type_base(cls)
    return qualified_name(cls)


def invoke_none(method, object):
    if is_function(method):
        return method(object)
    return bind(method, object, type_of(object))()


def checked_name(name):
    if not is_subtype(type_of(name), str):
        raise TypeError(f"attribute name must be string, not '{name_of(type_of(name))}'")
    return name


def module_of_type(cls):
    return get_attribute_or(cls, "__module__", None)


def address_of(object):
    return f"0x{identity(object) * 16 + 140000000000000:x}"


def repr_of(object):
    method = type_lookup(type_of(object), "__repr__")
    return checked_repr(invoke_none(method, object))


def checked_repr(result):
    if not is_subtype(type_of(result), str):
        raise TypeError(f"__repr__ returned non-string (type {name_of(type_of(result))})")
    return result


def merge_class_names(names, cls):
    mro = get_attribute_or(cls, "__mro__", MISSING)
    if mro is MISSING:
        return
    for base in mro:
        names.update(type_dict(base))


def state_of(object):
    own = None
    if takes_attributes(object):
        own = get_attribute_or(object, "__dict__", None)
        if own is not None:
            own = dict(own)
            if not own:
                own = None
    slots = {}
    for cls in type_mro(type_of(object)):
        names = type_slots(cls)
        if names is not MISSING and names is not None:
            for name in names:
                value = get_attribute_or(object, name, MISSING)
                if value is not MISSING:
                    slots[name] = value
    if slots:
        return (own, slots)
    return own


def reduce_object(object, protocol):
    import copyreg
    if protocol >= 2:
        cls = type_of(object)
        args = ()
        new_args = special(object, "__getnewargs__")
        if new_args is not MISSING:
            args = new_args()
        items = iter(object) if isinstance(object, list) else None
        pairs = iter(object.items()) if isinstance(object, dict) else None
        return (copyreg.__newobj__, (cls, *args), object.__getstate__(), items, pairs)
    return copyreg._reduce_ex(object, protocol)


def callable(obj, /):
    """Whether the object is callable (as some kind of function)."""
    return type_lookup(type_of(obj), "__call__") is not MISSING


@native
def hash(obj, /):
    """The hash value of the object."""
    method = script_method(obj, "__hash__")
    if method is not MISSING:
        result = method(obj)
        if type_of(result) is int:
            return fold_hash(result)
    else:
        method = type_lookup(type_of(obj), "__hash__")
        if method is MISSING or method is None:
            raise TypeError(f"unhashable type: '{name_of(type_of(obj))}'")
        result = invoke_none(method, obj)
    if not is_subtype(type_of(result), int):
        raise TypeError("__hash__ method should return an integer")
    return fold_hash(result)


def id(obj, /):
    """The identity of an object: unique among objects that exist at the same time."""
    rest = immediate_rest(obj)
    if rest is not MISSING:
        return identity(obj) * 128 + rest * 16 + 4722366482869645213696
    return identity(obj) * 16 + 140000000000000


@native
def getattr(object, name, default=MISSING, /):
    """getattr(x, 'y') is x.y; with a default, that is given when there is no such attribute."""
    checked_attribute_name("getattr", name)
    if default is MISSING:
        return get_attribute(object, name)
    try:
        return get_attribute(object, name)
    except AttributeError:
        return default


def checked_attribute_name(function, name):
    if not is_subtype(type_of(name), str):
        raise TypeError(f"attribute name must be string, not '{name_of(type_of(name))}'")


@native
def setattr(obj, name, value, /):
    """setattr(x, 'y', v) is x.y = v."""
    checked_attribute_name("setattr", name)
    set_attribute(obj, name, value)


def delattr(obj, name, /):
    """delattr(x, 'y') is del x.y."""
    checked_attribute_name("delattr", name)
    delete_attribute(obj, name)


@native
def hasattr(obj, name, /):
    """Whether the object has an attribute of this name."""
    checked_attribute_name("hasattr", name)
    try:
        get_attribute(obj, name)
    except AttributeError:
        return False
    return True


def repr(obj, /):
    """The canonical text of the object."""
    method = script_method(obj, "__repr__")
    if method is MISSING:
        return repr_of(obj)
    result = method(obj)
    return result if type_of(result) is str else checked_repr(result)


def ascii(obj, /):
    """As repr(), with what is not ASCII escaped."""
    return escape_non_ascii(repr_of(obj))


def escape_non_ascii(text):
    return text.encode("ascii", "backslashreplace").decode("ascii")


def vars(object=MISSING, /):
    """The __dict__ of the object; without an object, the local variables."""
    if object is MISSING:
        return frame_locals()
    result = get_attribute_or(object, "__dict__", MISSING)
    if result is MISSING:
        raise TypeError("vars() argument must have __dict__ attribute")
    return result


def dir(object=MISSING, /):
    """The names of the object's attributes, in order; without an object, the names in scope."""
    if object is MISSING:
        return sorted(frame_locals())
    method = special(object, "__dir__")
    if method is MISSING:
        raise TypeError("object does not provide __dir__")
    return sorted(method())


def globals():
    """The dictionary of the current module's names."""
    return frame_globals()


def locals():
    """A dictionary of the current scope's local variables."""
    return frame_locals()


class NoneType:
    def __new__(cls, /):
        return None

    def __repr__(self):
        return "None"

    def __bool__(self):
        return False

    def __hash__(self):
        return 0xfca86420


class NotImplementedType:
    def __new__(cls, /, *args, **kwargs):
        if args or kwargs:
            raise TypeError("NotImplementedType takes no arguments")
        return NotImplemented

    def __repr__(self):
        return "NotImplemented"

    def __reduce__(self):
        return "NotImplemented"

    def __bool__(self):
        raise TypeError("NotImplemented should not be used in a boolean context")


class ellipsis:
    def __new__(cls, /, *args, **kwargs):
        if args or kwargs:
            raise TypeError("EllipsisType takes no arguments")
        return ...

    def __repr__(self):
        return "Ellipsis"

    def __reduce__(self):
        return "Ellipsis"


def display_value(value):
    return repr_of(value)

# _abc: what abstract base classes remember of their subclasses.

ABSTRACT = 64    # flags of a class
COLLECTION = 48  # sequence and mapping

# Counts the registrations: negative answers from before the last one are void.
COUNTER = [0]


class _abc_data:
    """Internal state of an abstract base class."""

    def __new__(cls, /):
        return data_of_nothing()


def data_of_nothing():
    self = make_object(_abc_data)
    # Each from a class' identity to a weak reference to it.
    set_own_attribute(self, ".registry", {})
    set_own_attribute(self, ".cache", {})
    set_own_attribute(self, ".negative", {})
    set_own_attribute(self, ".version", COUNTER[0])
    return self


def data_of(cls):
    data = get_attribute(cls, "_abc_impl")
    if type_of(data) is not _abc_data:
        raise TypeError("_abc_impl is set to a wrong type")
    return data


def has_class(table, cls):
    reference = table.get(identity(cls))
    return reference is not None and weakref_referent(reference) is cls


def add_class(table, cls):
    table[identity(cls)] = make_weakref(ReferenceType, cls, None)


def classes_in(table):
    found = []
    for reference in list(table.values()):
        cls = weakref_referent(reference)
        if cls is not MISSING:
            list_append(found, cls)
    return found


def references_in(table):
    return {make_weakref(ReferenceType, cls, None) for cls in classes_in(table)}


def _abc_init(self, /):
    """Set the abstract methods of a new class, and its state."""
    abstracts = set()
    namespace = type_dict(self) if is_type(self) else get_attribute(self, "__dict__")
    for name, value in list(namespace.items()):
        if truth_of(get_attribute_or(value, "__isabstractmethod__", False)):
            abstracts.add(name)
    for base in get_attribute(self, "__bases__"):
        inherited = get_attribute_or(base, "__abstractmethods__", MISSING)
        if inherited is MISSING:
            continue
        for name in inherited:
            value = get_attribute_or(self, name, MISSING)
            if value is not MISSING and truth_of(get_attribute_or(value, "__isabstractmethod__", False)):
                abstracts.add(name)
    set_attribute(self, "__abstractmethods__", frozenset(abstracts))
    set_attribute(self, "_abc_impl", data_of_nothing())
    flags = dict_get(namespace, "__abc_tpflags__")
    if flags is not MISSING:
        if type_of(flags) is int:
            if flags & 96 == 96:
                raise TypeError("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING")
            if flags & 32:
                set_collection(self, 16)
            elif flags & 64:
                set_collection(self, 32)
        delete_attribute(self, "__abc_tpflags__")


def set_collection(cls, flag):
    """Whether class patterns for sequences, or for mappings, match the instances."""
    set_type_flag(cls, COLLECTION, False)
    set_type_flag(cls, flag, True)


def pass_collection(cls, flag):
    """To the class and its subclasses; those of the builtin classes are settled."""
    waiting = [cls]
    while waiting:
        cls = waiting.pop()
        if not is_mutable_type(cls) or type_flags(cls) & COLLECTION:
            continue
        set_collection(cls, flag)
        waiting.extend(type_subclasses(cls))


def _abc_register(self, subclass, /):
    """Register a class as a virtual subclass."""
    if not is_type(subclass):
        raise TypeError("Can only register classes")
    if truth_of(issubclass(subclass, self)):
        return subclass
    if truth_of(issubclass(self, subclass)):
        raise RuntimeError("Refusing to create an inheritance cycle")
    add_class(own_attribute(data_of(self), ".registry"), subclass)
    COUNTER[0] += 1
    if is_type(self):
        flag = type_flags(self) & COLLECTION
        if flag:
            pass_collection(subclass, flag)
    return subclass


def _abc_instancecheck(self, instance, /):
    """isinstance() of an abstract base class."""
    data = data_of(self)
    subclass = get_attribute(instance, "__class__")
    if is_type(subclass) and has_class(own_attribute(data, ".cache"), subclass):
        return True
    actual = type_of(instance)
    if actual is subclass:
        if own_attribute(data, ".version") == COUNTER[0] and has_class(own_attribute(data, ".negative"), subclass):
            return False
        return get_attribute(self, "__subclasscheck__")(subclass)
    result = get_attribute(self, "__subclasscheck__")(subclass)
    if truth_of(result):
        return result
    return get_attribute(self, "__subclasscheck__")(actual)


def _abc_subclasscheck(self, subclass, /):
    """issubclass() of an abstract base class."""
    if not is_type(subclass):
        raise TypeError("issubclass() arg 1 must be a class")
    data = data_of(self)
    cache = own_attribute(data, ".cache")
    if has_class(cache, subclass):
        return True
    negative = own_attribute(data, ".negative")
    if own_attribute(data, ".version") < COUNTER[0]:
        negative.clear()
        set_own_attribute(data, ".version", COUNTER[0])
    elif has_class(negative, subclass):
        return False
    answer = get_attribute(self, "__subclasshook__")(subclass)
    if answer is True:
        add_class(cache, subclass)
        return True
    if answer is False:
        add_class(negative, subclass)
        return False
    if answer is not NotImplemented:
        raise AssertionError("__subclasshook__ must return either False, True, or NotImplemented")
    if self in type_mro(subclass):
        add_class(cache, subclass)
        return True
    if has_class(own_attribute(data, ".registry"), subclass):
        add_class(cache, subclass)
        return True
    for cls in classes_in(own_attribute(data, ".registry")):
        if truth_of(issubclass(subclass, cls)):
            add_class(cache, subclass)
            return True
    for cls in get_attribute(self, "__subclasses__")():
        if truth_of(issubclass(subclass, cls)):
            add_class(cache, subclass)
            return True
    add_class(negative, subclass)
    return False


def get_cache_token():
    """A value that changes with each registration."""
    return COUNTER[0]


def _reset_registry(self, /):
    """Forget the registered classes."""
    own_attribute(data_of(self), ".registry").clear()


def _reset_caches(self, /):
    """Forget the answers given."""
    own_attribute(data_of(self), ".cache").clear()
    own_attribute(data_of(self), ".negative").clear()


def _get_dump(self, /):
    """The state, for debugging: registry, cache, negative cache and its version."""
    data = data_of(self)
    return (references_in(own_attribute(data, ".registry")), references_in(own_attribute(data, ".cache")),
            references_in(own_attribute(data, ".negative")), own_attribute(data, ".version"))


__all__ = ("_abc_init", "_abc_register", "_abc_instancecheck", "_abc_subclasscheck", "get_cache_token",
           "_reset_registry", "_reset_caches", "_get_dump")

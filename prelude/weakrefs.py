# Weak references, and the finalisers that run when objects have become unreachable.


class ReferenceType:
    """A weak reference to an object."""

    def __new__(cls, /, *args, **kwargs):
        if tuple_size(args) == 0:
            raise TypeError("__new__ expected at least 1 argument, got 0")
        if cls is ReferenceType:
            if kwargs:
                raise TypeError("ref() takes no keyword arguments")
            if tuple_size(args) > 2:
                raise TypeError(f"__new__ expected at most 2 arguments, got {tuple_size(args)}")
        return make_weakref(cls, args[0], args[1] if tuple_size(args) > 1 else None)

    def __init__(self, object=None, callback=None, /):
        """The reference is complete when it has been made."""

    def __call__(self):
        referent = weakref_referent(self)
        return None if referent is MISSING else referent

    def __hash__(self):
        known = weakref_hash(self)
        if known is not MISSING:
            return known
        referent = weakref_referent(self)
        if referent is MISSING:
            raise TypeError("weak object has gone away")
        value = hash(referent)
        set_weakref_hash(self, value)
        return value

    def __eq__(self, other, /):
        if not is_weakref(other):
            return NotImplemented
        mine = weakref_referent(self)
        theirs = weakref_referent(other)
        if mine is MISSING or theirs is MISSING:
            return self is other
        return mine == theirs

    def __ne__(self, other, /):
        if not is_weakref(other):
            return NotImplemented
        mine = weakref_referent(self)
        theirs = weakref_referent(other)
        if mine is MISSING or theirs is MISSING:
            return self is not other
        return mine != theirs

    def __repr__(self):
        referent = weakref_referent(self)
        if referent is MISSING:
            return f"<weakref at {address_of(self)}; dead>"
        name = get_attribute_or(referent, "__name__", MISSING)
        shown = f" ({name})" if is_subtype(type_of(name), str) and name is not MISSING else ""
        return (f"<weakref at {address_of(self)}; to '{qualified_name(type_of(referent))}' at "
                f"{address_of(referent)}{shown}>")

    @classmethod
    def __class_getitem__(cls, object, /):
        return generic_alias(cls, object)

    @property
    def __callback__(self):
        if weakref_referent(self) is MISSING:
            return None
        return weakref_callback(self)


def run_finalizers():
    while True:
        object = take_finalizable()
        if object is MISSING:
            return
        if is_weakref(object):
            callback = weakref_callback(object)
            drop_weakref_callback(object)
            if callback is not None:
                try:
                    callback(object)
                except BaseException as error:
                    report_unraisable(error, "Exception ignored while calling weakref callback", callback)
            continue
        if is_generator(object):
            finalize_generator(object)
            continue
        method = type_lookup(type_of(object), "__del__")
        if method is MISSING:
            continue
        try:
            invoke_none(method, object)
        except BaseException as error:
            report_unraisable(error, "Exception ignored while calling deallocator", method)


set_type_attribute(ReferenceType, "__module__", "weakref")
set_type_name(ReferenceType, "weakref.ReferenceType")


set_type_attribute(ReferenceType, "__module__", "weakref")
set_type_name(ReferenceType, "weakref.ReferenceType")


# What atexit has registered: (function, args, kwargs).
EXIT_FUNCTIONS = []


def run_exit_functions():
    """Calls what atexit has registered, the last first."""
    while EXIT_FUNCTIONS:
        function, args, kwargs = EXIT_FUNCTIONS.pop()
        try:
            function(*args, **kwargs)
        except BaseException as error:
            report_unraisable(error, "Exception ignored in atexit callback", function)


def collect_garbage():
    """A collection, and then what waits for it: finalisers and callbacks of weak references."""
    want_collection()
    for _ in (1, 2):
        pass
    run_finalizers()

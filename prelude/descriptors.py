# property, classmethod, staticmethod, and the descriptors that builtin classes and __slots__ are made of.


class property:
    """An attribute whose reading, setting and deleting call functions."""

    def __new__(cls, /, *args, **kwargs):
        return make_property(cls)

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        fill_property(self, fget, fset, fdel, doc)
        if doc is None and fget is not None:
            doc = function_part(fget, 8) if is_function(fget) else get_attribute_or(fget, "__doc__", None)
            if type_of(self) is property:
                set_property_doc(self, doc)
            elif doc is not None:
                set_attribute(self, "__doc__", doc)

    def getter(self, fget, /):
        """A copy of the property with another getter."""
        return copy_property(self, fget, property_part(self, 1), property_part(self, 2))

    def setter(self, fset, /):
        """A copy of the property with another setter."""
        return copy_property(self, property_part(self, 0), fset, property_part(self, 2))

    def deleter(self, fdel, /):
        """A copy of the property with another deleter."""
        return copy_property(self, property_part(self, 0), property_part(self, 1), fdel)

    def __get__(self, instance, owner=None, /):
        if instance is None and owner is not NoneType:
            if owner is None:
                raise get_of_nothing()
            return self
        getter = property_part(self, 0)
        if getter is None:
            raise AttributeError(f"property{property_text(self)} of {type_qualname(type_of(instance))!r} object has no getter")
        return getter(instance)

    def __set__(self, instance, value, /):
        setter = property_part(self, 1)
        if setter is None:
            raise AttributeError(f"property{property_text(self)} of {type_qualname(type_of(instance))!r} object has no setter")
        setter(instance, value)

    def __delete__(self, instance, /):
        deleter = property_part(self, 2)
        if deleter is None:
            raise AttributeError(f"property{property_text(self)} of {type_qualname(type_of(instance))!r} object has no deleter")
        deleter(instance)

    def __set_name__(self, owner, name, /):
        set_property_name(self, name)


def property_text(self):
    name = property_name(self)
    if name is None:
        name = get_attribute_or(property_part(self, 0), "__name__", None)
    return "" if name is None else f" {name!r}"


def copy_property(self, fget, fset, fdel):
    cls = type_of(self)
    doc = property_part(self, 3) if fget is property_part(self, 0) else None
    copy = cls(fget, fset, fdel, doc)
    name = property_name(self)
    if name is not None:
        set_property_name(copy, name)
    return copy


def get_of_nothing():
    return TypeError("__get__(None, None) is invalid")


def member(getter, setter=None, deleter=None):
    """An attribute of builtin objects that CPython keeps as a plain field, from functions or from a property. As other
    attributes, but without a setter it says less, and without a deleter deleting leaves None."""
    if type_of(getter) is property:
        setter = property_part(getter, 1)
        deleter = property_part(getter, 2)
        getter = property_part(getter, 0)
    descriptor = make_property(member_descriptor)
    fill_property(descriptor, getter, setter, deleter, function_part(getter, 8))
    return descriptor


class getset_descriptor:
    def __get__(self, instance, owner=None, /):
        return get_getset(self, instance, owner)

    def __set__(self, instance, value, /):
        check_descriptor(self, instance)
        setter = property_part(self, 1)
        if setter is None:
            raise AttributeError(f"attribute '{property_name(self)}' of '{name_of(property_part(self, 5))}' objects is not writable")
        setter(instance, value)

    def __delete__(self, instance, /):
        check_descriptor(self, instance)
        deleter = property_part(self, 2)
        if deleter is None:
            if property_part(self, 1) is None:
                raise AttributeError(f"attribute '{property_name(self)}' of '{name_of(property_part(self, 5))}' objects is not writable")
            raise TypeError(f"cannot delete attribute '{property_name(self)}'")
        deleter(instance)

    def __repr__(self):
        return f"<attribute '{property_name(self)}' of '{name_of(property_part(self, 5))}' objects>"


def get_getset(self, instance, owner):
    if instance is None and owner is not NoneType:
        if owner is None:
            raise get_of_nothing()
        return self
    check_descriptor(self, instance)
    return property_part(self, 0)(instance)


def check_descriptor(self, instance):
    owner = property_part(self, 5)
    if not is_subtype(type_of(instance), owner):
        raise TypeError(f"descriptor '{property_name(self)}' for '{name_of(owner)}' objects doesn't apply to a "
                        f"'{name_of(type_of(instance))}' object")


class member_descriptor:
    def __get__(self, instance, owner=None, /):
        if not is_slot(self):
            return get_getset(self, instance, owner)
        if instance is None:
            if owner is None:
                raise get_of_nothing()
            return self
        value = get_member(self, instance)
        if value is MISSING:
            raise missing_attribute(instance, member_name(self))
        if value is NotImplemented:
            raise wrong_member(self, instance)
        return value

    def __set__(self, instance, value, /):
        if not is_slot(self):
            check_descriptor(self, instance)
            setter = property_part(self, 1)
            if setter is None:
                raise AttributeError("readonly attribute")
            setter(instance, value)
        elif set_member(self, instance, value) is NotImplemented:
            raise wrong_member(self, instance)

    def __delete__(self, instance, /):
        if not is_slot(self):
            check_descriptor(self, instance)
            setter = property_part(self, 1)
            if setter is None:
                raise AttributeError("readonly attribute")
            deleter = property_part(self, 2)
            if deleter is None:
                setter(instance, None)
            else:
                deleter(instance)
            return
        value = get_member(self, instance)
        if value is NotImplemented:
            raise wrong_member(self, instance)
        if value is MISSING:
            raise AttributeError(member_name(self))
        set_member(self, instance, MISSING)

    def __repr__(self):
        return f"<member '{descriptor_name(self)}' of '{name_of(descriptor_owner(self))}' objects>"


def descriptor_name(self):
    return member_name(self) if is_slot(self) else property_name(self)


def descriptor_owner(self):
    return member_owner(self) if is_slot(self) else property_part(self, 5)


def wrong_member(self, instance):
    return TypeError(f"descriptor '{member_name(self)}' for '{name_of(member_owner(self))}' objects doesn't apply to a "
                     f"'{name_of(type_of(instance))}' object")


class staticmethod:
    """A function in a class that is called without the instance."""

    def __new__(cls, function, /):
        return make_static_method(cls, function)

    def __init__(self, function, /):
        copy_wrapped(self, function)

    def __get__(self, instance, owner=None, /):
        if instance is None and owner is None:
            raise get_of_nothing()
        return wrapped_callable(self)

    def __call__(self, /, *args, **kwargs):
        return wrapped_callable(self)(*args, **kwargs)

    def __repr__(self):
        return f"<staticmethod({wrapped_callable(self)!r})>"

    def __class_getitem__(cls, item, /):
        return generic_alias(cls, item)

    __class_getitem__ = make_class_method_object(classmethod, __class_getitem__)


class classmethod:
    """A function in a class that is called with the class."""

    def __new__(cls, function, /):
        return make_class_method_object(cls, function)

    def __init__(self, function, /):
        copy_wrapped(self, function)

    def __get__(self, instance, owner=None, /):
        if owner is None:
            if instance is None:
                raise get_of_nothing()
            owner = type_of(instance)
        return bound_method(wrapped_callable(self), owner)

    def __repr__(self):
        return f"<classmethod({wrapped_callable(self)!r})>"

    def __class_getitem__(cls, item, /):
        return generic_alias(cls, item)

    __class_getitem__ = make_class_method_object(classmethod, __class_getitem__)


def copy_wrapped(self, function):
    if is_baking():
        return
    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        value = get_attribute_or(function, name, MISSING)
        if value is not MISSING:
            set_own_attribute(self, name, value)


class classmethod_descriptor:
    def __get__(self, instance, owner=None, /):
        if owner is None:
            if instance is None:
                raise get_of_nothing()
            owner = type_of(instance)
        return bound_method(wrapped_callable(self), class_for(self, owner))

    def __call__(self, /, *args, **kwargs):
        if not args:
            function = wrapped_callable(self)
            raise TypeError(f"descriptor '{function_part(function, 5)}' of '{name_of(function_part(function, 9))}' object "
                            "needs an argument")
        class_for(self, args[0])
        return wrapped_callable(self)(*args, **kwargs)

    def __repr__(self):
        function = wrapped_callable(self)
        return f"<method '{function_part(function, 5)}' of '{name_of(function_part(function, 9))}' objects>"


def class_for(self, cls):
    """The class that a builtin class method is asked to work on."""
    function = wrapped_callable(self)
    owner = function_part(function, 9)
    if not is_type(cls):
        raise TypeError(f"descriptor '{function_part(function, 5)}' for type '{name_of(owner)}' needs a type, not a "
                        f"'{name_of(type_of(cls))}' as arg 2")
    if not is_subtype(cls, owner):
        raise TypeError(f"descriptor '{function_part(function, 5)}' requires a subtype of '{name_of(owner)}' but received "
                        f"'{name_of(cls)}'")
    return cls


class super:
    """super() is the rest of the instance's classes, after the one that the method stands in."""

    def __new__(cls, /, *args, **kwargs):
        return make_super(cls)

    def __init__(self, type=MISSING, object_or_type=MISSING, /):
        if type is MISSING:
            found = super_arguments()
            if found is MISSING:
                raise RuntimeError("super(): no current frame")
            cell, has_object, object_or_type, has_arguments = found
            if not has_object:
                if not has_arguments:
                    raise RuntimeError("super(): no arguments")
                raise RuntimeError("super(): arg[0] deleted")
            if cell is None:
                raise RuntimeError("super(): __class__ cell not found")
            type = cell_contents(cell)
            if type is MISSING:
                raise RuntimeError("super(): empty __class__ cell")
        elif not is_type(type):
            raise TypeError(f"super() argument 1 must be a type, not {name_of(type_of(type))}")
        if object_or_type is MISSING or object_or_type is None:
            fill_super(self, type, None, None)
            return
        fill_super(self, type, object_or_type, super_object_type(type, object_or_type))

    def __getattribute__(self, name, /):
        return super_lookup(self, name)

    def __get__(self, instance, owner=None, /):
        if instance is None or super_part(self, 1) is not None:
            if instance is None and owner is None:
                raise get_of_nothing()
            return self
        if type_of(self) is not super:
            return type_of(self)(super_part(self, 0), instance)
        return super(super_part(self, 0), instance)

    def __repr__(self):
        cls = name_of(super_part(self, 0))
        object_type = super_part(self, 2)
        if object_type is None:
            return f"<super: <class '{cls}'>, NULL>"
        return f"<super: <class '{cls}'>, <{name_of(object_type)} object>>"

    @member
    def __thisclass__(self):
        return super_part(self, 0)

    @member
    def __self__(self):
        return super_part(self, 1)

    @member
    def __self_class__(self):
        return super_part(self, 2)


def super_object_type(cls, object_or_type):
    if is_type(object_or_type) and is_subtype(object_or_type, cls):
        return object_or_type
    actual = type_of(object_or_type)
    if is_subtype(actual, cls):
        return actual
    claimed = get_attribute_or(object_or_type, "__class__", actual)
    if claimed is not actual and is_type(claimed) and is_subtype(claimed, cls):
        return claimed
    if is_type(object_or_type):
        text = f"type {name_of(object_or_type)}"
    else:
        text = f"instance of {name_of(actual)}"
    raise TypeError(f"super(type, obj): obj ({text}) is not an instance or subtype of type ({name_of(cls)}).")


def super_lookup(self, name):
    object_type = super_part(self, 2)
    if object_type is not None and name != "__class__":
        found = type_lookup_after(object_type, super_part(self, 0), name)
        if found is not MISSING:
            instance = super_part(self, 1)
            get = type_lookup(type_of(found), "__get__")
            if get is MISSING:
                return found
            return invoke_get(get, found, None if instance is object_type else instance, object_type)
    return generic_get_attribute(self, name)

# What descriptors show of themselves. Apart from descriptors.py, because its classes are what such attributes are made of.


def add_getset(cls, name, getter, setter=None, deleter=None):
    add_attribute(make_property(getset_descriptor), cls, name, getter, setter, deleter)


def add_member(cls, name, getter, setter=None):
    add_attribute(make_property(member_descriptor), cls, name, getter, setter, None)


def add_attribute(descriptor, cls, name, getter, setter, deleter):
    fill_property(descriptor, getter, setter, deleter, None)
    set_property_name(descriptor, name)
    set_property_owner(descriptor, cls)
    set_type_attribute(cls, name, descriptor)


def property_fget(self):
    return property_part(self, 0)


def property_fset(self):
    return property_part(self, 1)


def property_fdel(self):
    return property_part(self, 2)


def property_doc(self):
    return property_part(self, 3)


def property_own_name(self):
    name = property_name(self)
    if name is None:
        getter = property_part(self, 0)
        name = MISSING if getter is None else get_attribute_or(getter, "__name__", MISSING)
        if name is MISSING:
            raise attribute_error(f"'{name_of(type_of(self))}' object has no attribute '__name__'", self, "__name__")
    return name


def property_is_abstract(self):
    for part in range(3):
        if is_abstract(property_part(self, part)):
            return True
    return False


def is_abstract(object):
    return object is not None and truth_of(get_attribute_or(object, "__isabstractmethod__", False))


def wrapped_is_abstract(self):
    return is_abstract(wrapped_callable(self))


def wrapped_dict(self):
    return own_dict(self)


def add_wrapped_attribute(wrapper, name):
    """An attribute that a staticmethod or classmethod takes over from its function when it is first asked for."""
    def get(self):
        value = own_attribute(self, name)
        if value is MISSING:
            value = get_attribute(wrapped_callable(self), name)
            set_own_attribute(self, name, value)
        return value
    def put(self, value):
        set_own_attribute(self, name, value)
    def delete(self):
        if not delete_own_attribute(self, name):
            raise AttributeError(f"'{name_of(type_of(self))}' object has no attribute '{name}'")
    add_getset(wrapper, name, get, put, delete)


add_member(property, "fget", property_fget)
add_member(property, "fset", property_fset)
add_member(property, "fdel", property_fdel)
add_member(property, "__doc__", property_doc, lambda self, value: set_property_doc(self, value))
add_getset(property, "__name__", property_own_name, lambda self, value: set_property_name(self, value))
add_getset(property, "__isabstractmethod__", property_is_abstract)

for wrapper in (staticmethod, classmethod):
    add_member(wrapper, "__func__", lambda self: wrapped_callable(self))
    add_member(wrapper, "__wrapped__", lambda self: wrapped_callable(self))
    add_getset(wrapper, "__isabstractmethod__", wrapped_is_abstract)
    add_getset(wrapper, "__dict__", wrapped_dict)
    add_wrapped_attribute(wrapper, "__annotations__")
    add_wrapped_attribute(wrapper, "__annotate__")

for descriptor_class in (getset_descriptor, member_descriptor):
    add_member(descriptor_class, "__name__", lambda self: descriptor_name(self))
    add_getset(descriptor_class, "__qualname__", lambda self: f"{type_qualname(descriptor_owner(self))}.{descriptor_name(self)}")
    add_member(descriptor_class, "__objclass__", lambda self: descriptor_owner(self))
    add_getset(descriptor_class, "__doc__", lambda self: None if is_slot(self) else property_part(self, 3))

add_member(classmethod_descriptor, "__name__", lambda self: function_part(wrapped_callable(self), 5))
add_getset(classmethod_descriptor, "__qualname__", lambda self: function_part(wrapped_callable(self), 6))
add_member(classmethod_descriptor, "__objclass__", lambda self: function_part(wrapped_callable(self), 9))
add_getset(classmethod_descriptor, "__doc__", lambda self: function_part(wrapped_callable(self), 8))
add_getset(classmethod_descriptor, "__text_signature__", lambda self: None)


# Bound slot methods show what bound builtin methods show, under a class of their own.
METHOD_WRAPPER = builtin_class("method-wrapper")


def method_wrapper_repr(self):
    owner = method_self(self)
    return f"<method-wrapper '{function_part(method_function(self), 5)}' of {name_of(type_of(owner))} object at {address_of(owner)}>"


def share_with_method_wrapper():
    shared = type_dict(builtin_function_or_method)
    for name in ("__name__", "__qualname__", "__doc__", "__self__", "__text_signature__"):
        add_getset(METHOD_WRAPPER, name, property_part(shared[name], 0))
    add_getset(METHOD_WRAPPER, "__objclass__", lambda self: function_part(method_function(self), 9))


def method_wrapper_equal(self, value, /):
    if not is_method(value):
        return NotImplemented
    return method_self(self) is method_self(value) and method_function(self) is method_function(value)


def method_wrapper_hash(self):
    return identity(method_self(self)) ^ identity(method_function(self))


def method_wrapper_call(self, /, *args, **kwargs):
    return self(*args, **kwargs)


share_with_method_wrapper()
set_type_attribute(METHOD_WRAPPER, "__repr__", method_wrapper_repr)
set_type_attribute(METHOD_WRAPPER, "__eq__", method_wrapper_equal)
set_type_attribute(METHOD_WRAPPER, "__hash__", method_wrapper_hash)
set_type_attribute(METHOD_WRAPPER, "__call__", method_wrapper_call)
refresh_type(METHOD_WRAPPER)

for bound_otherwise in (builtin_function_or_method, method_descriptor, wrapper_descriptor, classmethod_descriptor,
                        getset_descriptor, member_descriptor, METHOD_WRAPPER):
    set_type_flag(bound_otherwise, 4, True)

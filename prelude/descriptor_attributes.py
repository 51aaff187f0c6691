# What descriptors show of themselves. Apart from descriptors.py, because its classes are what such attributes are made of.


def add_getset(cls, name, getter, setter=None):
    descriptor = make_property(getset_descriptor)
    fill_property(descriptor, getter, setter, None, None)
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


add_getset(property, "fget", property_fget)
add_getset(property, "fset", property_fset)
add_getset(property, "fdel", property_fdel)
add_getset(property, "__doc__", property_doc, lambda self, value: set_property_doc(self, value))
add_getset(property, "__name__", property_own_name, lambda self, value: set_property_name(self, value))
add_getset(property, "__isabstractmethod__", property_is_abstract)

for wrapper in (staticmethod, classmethod):
    add_getset(wrapper, "__func__", lambda self: wrapped_callable(self))
    add_getset(wrapper, "__wrapped__", lambda self: wrapped_callable(self))
    add_getset(wrapper, "__isabstractmethod__", wrapped_is_abstract)
    add_getset(wrapper, "__dict__", wrapped_dict)

add_getset(getset_descriptor, "__name__", lambda self: property_name(self))
add_getset(getset_descriptor, "__qualname__",
           lambda self: f"{type_qualname(property_part(self, 5))}.{property_name(self)}")
add_getset(getset_descriptor, "__objclass__", lambda self: property_part(self, 5))
add_getset(getset_descriptor, "__doc__", lambda self: property_part(self, 3))
add_getset(member_descriptor, "__name__", lambda self: member_name(self))
add_getset(member_descriptor, "__qualname__", lambda self: f"{type_qualname(member_owner(self))}.{member_name(self)}")
add_getset(member_descriptor, "__objclass__", lambda self: member_owner(self))
add_getset(member_descriptor, "__doc__", lambda self: None)

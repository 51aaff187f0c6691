# Values that cross the border between a script and its host, as far as C++ cannot tell or make them by itself: those whose
# classes are written in Python. No code of the script runs for it.

# Kinds of values, as natrix::Data::Kind has them.
DATA_RANGE = 18
DATA_DATE = 19
DATA_TIME = 20
DATA_DATETIME = 21
DATA_TIMEDELTA = 22
DATA_TIMEZONE = 23
DATA_ZONE = 24
DATA_PATH = 25
DATA_DECIMAL = 26
DATA_UUID = 27
DATA_NAMED_TUPLE = 28
DATA_RECORD = 29
DATA_ENUMERATOR = 30
DATA_TYPE = 31
DATA_BUILTIN = 32
DATA_MODULE = 33


def library_module(name):
    """A module of the image, whether or not the script has imported it; or MISSING."""
    found = baked_module(name)
    return dict_get(modules_dict(), name) if found is MISSING else found


def library_attribute(module, name):
    """An attribute of a module of the image, or MISSING."""
    found = library_module(module)
    return MISSING if found is MISSING else dict_get(module_dict(found), name)


# From the script to the host.

def describe_objects(objects, known=None):
    """[object, description, object, description, …] of these objects and of those in them. A description is (kind, text,
    names, items, frozen, identity, methods); None: nothing is known, it crosses as a handle."""
    described = [] if known is None else known
    seen = {}
    for i in range(0, list_size(described), 2):
        seen[id(described[i])] = True
    work = list(objects)
    while work:
        object = work.pop()
        if id(object) in seen:
            continue
        seen[id(object)] = True
        if type_of(object) in (list, tuple, dict, set, frozenset):
            spread(object, work)
            continue
        if not may_be_described(object):
            continue
        description = describe_object(object)
        list_append(described, object)
        list_append(described, description)
        if description is not None:
            spread(description[3], work)
    return described


def spread(container, work):
    if type_of(container) is dict:
        for key, value in container.items():
            list_append(work, key)
            list_append(work, value)
    else:
        for item in container:
            list_append(work, item)


def may_be_described(object):
    """Whether C++ does not know all about it."""
    cls = type_of(object)
    return cls not in (int, str, float, bool, bytes, bytearray, NoneType, complex, range, type, function, host_function)


def stored(object, name):
    """What an object itself holds under a name, without running code of its class."""
    found = own_attribute(object, name)
    if found is not MISSING:
        return found
    member = type_lookup(type_of(object), name)
    if type_of(member) is member_descriptor:
        try:
            return bind(member, object, type_of(object))
        except AttributeError:
            return MISSING
    return MISSING


def parts_of(object, names):
    """Attributes of an object of a class of the library."""
    return tuple([get_attribute(object, name) for name in names])


CLOCK = ("hour", "minute", "second", "microsecond", "fold")
DAY = ("year", "month", "day")


def describe_object(object):
    cls = type_of(object)
    name = name_of(cls)
    described = describe_library_object(object, cls, name)
    if described is not MISSING:
        return described
    if is_subtype(cls, HostRecord):
        names = cls.__match_args__
        return (DATA_RECORD, name, names, tuple([stored_or_none(object, field) for field in names]), cls._frozen,
                own_attribute(object, ".identity"), cls._methods)
    if is_subtype(cls, tuple):
        names = type_lookup(cls, "_fields")
        if type_of(names) is tuple and tuple_size(names) == tuple_size(object) and all_strs(names):
            return (DATA_NAMED_TUPLE, name, names, tuple([tuple_get(object, i) for i in range(tuple_size(object))]),
                    False, 0, None)
        return None
    enum_type = library_attribute("enum", "EnumType")
    if enum_type is not MISSING and is_subtype(type_of(cls), enum_type):
        member = stored(object, "_name_")
        if type_of(member) is str:
            return (DATA_ENUMERATOR, name, None, (member, stored_or_none(object, "_value_")), False, 0, None)
        return None
    fields = type_lookup(cls, "__dataclass_fields__")
    if type_of(fields) is dict:
        names = []
        values = []
        for field in fields:
            value = stored(object, field) if type_of(field) is str else MISSING
            if value is not MISSING:
                list_append(names, field)
                list_append(values, value)
        parameters = type_lookup(cls, "__dataclass_params__")
        frozen = parameters is not MISSING and stored(parameters, "frozen") is True
        return (DATA_RECORD, name, tuple(names), tuple(values), frozen, 0, None)
    return None


def stored_or_none(object, name):
    found = stored(object, name)
    return None if found is MISSING else found


def all_strs(names):
    for name in names:
        if type_of(name) is not str:
            return False
    return True


def describe_library_object(object, cls, name):
    if name in ("date", "time", "datetime", "timedelta", "timezone"):
        if cls is not library_attribute("datetime", name):
            return MISSING
        if name == "timedelta":
            return plain_description(DATA_TIMEDELTA, "", parts_of(object, ("days", "seconds", "microseconds")))
        if name == "timezone":
            offset, *label = object.__getinitargs__()
            return plain_description(DATA_TIMEZONE, "", (offset, label[0] if label else None))
        if name == "date":
            return plain_description(DATA_DATE, "", parts_of(object, DAY))
        if name == "time":
            return plain_description(DATA_TIME, "", parts_of(object, (*CLOCK, "tzinfo")))
        return plain_description(DATA_DATETIME, "", parts_of(object, (*DAY, *CLOCK, "tzinfo")))
    if name == "ZoneInfo" and cls is library_attribute("zoneinfo", name) and type_of(object.key) is str:
        return plain_description(DATA_ZONE, object.key, ())
    if name in ("PosixPath", "PurePosixPath", "Path", "PurePath") and cls is library_attribute("pathlib", name):
        return plain_description(DATA_PATH, str(object), ())
    if name == "Decimal" and cls is library_attribute("decimal", name):
        return plain_description(DATA_DECIMAL, str(object), ())
    if name == "UUID" and cls is library_attribute("uuid", name):
        return plain_description(DATA_UUID, str(object), ())
    return MISSING


def plain_description(kind, text, items):
    return (kind, text, None, items, False, 0, None)


# From the host to the script. C++ makes a host_part of what it cannot make itself, and has build_value() look for them.

class host_part:
    """Stands in a value for what is still to be made: attributes .kind, .text, .names, .items, .frozen, .identity,
    .methods."""


def build_value(value):
    """The value with all its parts made. Lists, dicts and sets stay the same objects."""
    made = {}
    return build(value, made)


def build(value, made):
    cls = type_of(value)
    if cls is host_part:
        key = id(value)
        if key not in made:
            made[key] = build_part(value, made)
        return made[key]
    if cls is list:
        key = id(value)
        if key not in made:
            made[key] = value
            for i in range(list_size(value)):
                value[i] = build(value[i], made)
    elif cls is tuple:
        if tuple_size(value) != 0:
            key = id(value)
            if key not in made:
                items = [build(item, made) for item in value]
                made[key] = value if same_items(value, items) else tuple(items)
            return made[key]
    elif cls is dict:
        key = id(value)
        if key not in made:
            made[key] = value
            items = [(build(name, made), build(item, made)) for name, item in value.items()]
            value.clear()
            for name, item in items:
                value[name] = item
    elif cls is set:
        key = id(value)
        if key not in made:
            made[key] = value
            items = [build(item, made) for item in value]
            value.clear()
            for item in items:
                value.add(item)
    elif cls is frozenset:
        key = id(value)
        if key not in made:
            made[key] = frozenset([build(item, made) for item in value])
        return made[key]
    elif is_exception(value):
        key = id(value)
        if key not in made:
            made[key] = value
            arguments = exception_args(value)
            set_exception_args(value, build(arguments, made))
    return value


def same_items(row, items):
    for i in range(tuple_size(row)):
        if row[i] is not items[i]:
            return False
    return True


def build_part(part, made):
    kind = own_attribute(part, ".kind")
    text = own_attribute(part, ".text")
    names = own_attribute(part, ".names")
    if kind == DATA_RECORD:
        return build_record(part, made)
    items = [build(item, made) for item in own_attribute(part, ".items")]
    if kind == DATA_RANGE:
        return range(*items)
    if kind == DATA_NAMED_TUPLE:
        return tuple_with_names(text, names, items)
    if kind == DATA_ENUMERATOR:
        return getattr(dict_get(main_globals_of_script(), text), items[0])
    if kind == DATA_TYPE or kind == DATA_BUILTIN:
        return object_named(text)
    if kind == DATA_MODULE:
        return load_module(text)
    module, name = CLASSES[kind]
    cls = getattr(load_module(module), name)
    if kind == DATA_TIME:
        return cls(*items[:4], items[5], fold=items[4])
    if kind == DATA_DATETIME:
        return cls(*items[:7], items[8], fold=items[7])
    if kind == DATA_TIMEZONE:
        if items[1] is None:
            return cls.utc if not items[0] else cls(items[0])
        return cls(*items)
    if kind == DATA_DATE or kind == DATA_TIMEDELTA:
        return cls(*items)
    return cls(text)


CLASSES = {
    DATA_DATE: ("datetime", "date"), DATA_TIME: ("datetime", "time"), DATA_DATETIME: ("datetime", "datetime"),
    DATA_TIMEDELTA: ("datetime", "timedelta"), DATA_TIMEZONE: ("datetime", "timezone"),
    DATA_ZONE: ("zoneinfo", "ZoneInfo"), DATA_PATH: ("pathlib", "Path"), DATA_DECIMAL: ("decimal", "Decimal"),
    DATA_UUID: ("uuid", "UUID"),
}


def object_named(name):
    """A builtin, or what a module of the library has under "module.name"."""
    found = dict_get(builtins_dict(), name)
    if found is not MISSING:
        return found
    at = name.rfind(".")
    if at < 0:
        raise NameError(f"name '{name}' is not defined")
    return getattr(load_module(name[:at]), name[at + 1:])


def main_globals_of_script():
    return module_dict(modules_dict()["__main__"])


# (class name, names) -> class.
TUPLE_CLASSES = {}


def tuple_with_names(name, names, items):
    cls = TUPLE_CLASSES.get((name, names), MISSING)
    if cls is MISSING:
        cls = getattr(load_module("collections"), "namedtuple")(name, names)
        TUPLE_CLASSES[(name, names)] = cls
    return cls._make(items)


class HostRecord:
    """A dataclass instance of the host: its fields, and methods that the host is asked for."""

    def __getattr__(self, name):
        methods = type_of(self)._methods
        if name[:1] != "_" and (methods is None or name in methods):
            return HostMethod(self, name)
        raise AttributeError(f"'{name_of(type_of(self))}' object has no attribute '{name}'", name=name, obj=self)

    def __setattr__(self, name, value):
        if type_of(self)._frozen:
            raise frozen_error(f"cannot assign to field {name!r}")
        set_own_attribute(self, name, value)

    def __delattr__(self, name):
        if type_of(self)._frozen:
            raise frozen_error(f"cannot delete field {name!r}")
        object.__delattr__(self, name)

    def __eq__(self, other, /):
        if type_of(other) is not type_of(self):
            return NotImplemented
        for name in type_of(self).__match_args__:
            if getattr(self, name) != getattr(other, name):
                return False
        return True

    def __hash__(self):
        if not type_of(self)._frozen:
            raise TypeError(f"unhashable type: '{name_of(type_of(self))}'")
        return hash(tuple([getattr(self, name) for name in type_of(self).__match_args__]))

    def __repr__(self):
        fields = ", ".join([f"{name}={getattr(self, name)!r}" for name in type_of(self).__match_args__])
        return f"{name_of(type_of(self))}({fields})"


def frozen_error(text):
    cls = library_attribute("dataclasses", "FrozenInstanceError")
    return AttributeError(text) if cls is MISSING else cls(text)


class HostMethod:
    """A method of a host's record."""

    def __init__(self, record, name):
        self.__self__ = record
        self.__name__ = name

    def __call__(self, /, *args, **kwargs):
        return ask(ASK_METHOD, self.__name__, (self.__self__, *args), kwargs)

    def __repr__(self):
        return f"<bound method {name_of(type_of(self.__self__))}.{self.__name__} external>"


# (class name, names, frozen, methods) -> class.
RECORD_CLASSES = {}


def record_class(name, names, frozen, methods):
    key = (name, names, frozen, methods)
    cls = RECORD_CLASSES.get(key, MISSING)
    if cls is MISSING:
        namespace = {"__match_args__": names, "_frozen": frozen, "_methods": methods, "__module__": "__main__"}
        cls = type(name, (HostRecord,), namespace)
        make_field = library_attribute("dataclasses", "field")
        if make_field is not MISSING:
            fields = {}
            for field_name in names:
                field = make_field()
                field.name = field_name
                field.type = object
                field._field_type = library_attribute("dataclasses", "_FIELD")
                fields[field_name] = field
            cls.__dataclass_fields__ = fields
        RECORD_CLASSES[key] = cls
    return cls


def build_record(part, made):
    cls = record_class(own_attribute(part, ".text"), own_attribute(part, ".names"), own_attribute(part, ".frozen"),
                       own_attribute(part, ".methods"))
    record = make_object(cls)
    # What is in it may lead back to it.
    made[id(part)] = record
    set_own_attribute(record, ".identity", own_attribute(part, ".identity"))
    names = cls.__match_args__
    items = own_attribute(part, ".items")
    for i in range(tuple_size(names)):
        set_own_attribute(record, names[i], build(items[i], made))
    return record

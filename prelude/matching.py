# What class and mapping patterns ask.


@native
def match_class(subject, cls, count, names):
    if not is_type(cls):
        raise TypeError("called match pattern must be a class")
    if not isinstance(subject, cls):
        return None
    found = []
    seen = {}
    if count:
        positional = get_attribute_or(cls, "__match_args__", MISSING)
        matches_self = False
        if positional is MISSING:
            positional = ()
            matches_self = type_flags(cls) & 0x400 != 0
        elif type_of(positional) is not tuple:
            raise TypeError(f"{name_of(cls)}.__match_args__ must be a tuple (got {name_of(type_of(positional))})")
        allowed = 1 if matches_self else tuple_size(positional)
        if count > allowed:
            raise TypeError(f"{name_of(cls)}() accepts {allowed} positional sub-pattern{'' if allowed == 1 else 's'} "
                            f"({count} given)")
        if matches_self:
            list_append(found, subject)
        else:
            at = 0
            while at < count:
                name = positional[at]
                if type_of(name) is not str:
                    raise TypeError(f"__match_args__ elements must be strings (got {name_of(type_of(name))})")
                value = matched_attribute(subject, cls, name, seen)
                if value is MISSING:
                    return None
                list_append(found, value)
                at += 1
    for name in names:
        value = matched_attribute(subject, cls, name, seen)
        if value is MISSING:
            return None
        list_append(found, value)
    return list_to_tuple(found)


def matched_attribute(subject, cls, name, seen):
    if name in seen:
        raise TypeError(f"{name_of(cls)}() got multiple sub-patterns for attribute {name!r}")
    seen[name] = True
    return get_attribute_or(subject, name, MISSING)


@native
def match_keys(subject, keys):
    if not keys:
        return ()
    seen = set()
    get = None
    absent = None
    found = []
    for key in keys:
        if key in seen:
            raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
        seen.add(key)
        if get is None:
            get = get_attribute(subject, "get")
            absent = object()
        value = get(key, absent)
        if value is absent:
            return None
        list_append(found, value)
    return list_to_tuple(found)


@native
def match_rest(subject, keys):
    cls = type_of(subject)
    if is_subtype(cls, dict) and type_lookup(cls, "__iter__") is type_lookup(dict, "__iter__"):
        rest = dict_copy(subject)
    else:
        rest = {}
        dict_update(rest, subject)
    for key in keys:
        del rest[key]
    return rest


MAPPING_TYPE = 32
set_type_flag(mappingproxy, MAPPING_TYPE, True)

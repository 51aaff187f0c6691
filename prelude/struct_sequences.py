# Struct sequences: tuples whose items have names, as sys.version_info, time.struct_time and os.stat_result are.


def struct_sequence_type(full_name, doc, fields, hidden=(), new=True):
    """A class of tuples with these fields; a field named None is an item without a name. The hidden ones are attributes
    beyond the tuple, as struct_time.tm_zone; fields and hidden are tuples of names."""
    count = tuple_size(fields)
    named = tuple([name for name in fields if name is not None])
    unnamed = count - len(named)
    most = count + tuple_size(hidden)
    shown = (*named, *hidden)

    def __new__(cls, /, sequence=MISSING, dict=None):
        if not new:
            raise TypeError(f"cannot create '{full_name}' instances")
        if sequence is MISSING:
            raise TypeError("structseq() missing required argument 'sequence' (pos 1)")
        if type_lookup(type_of(sequence), "__iter__") is MISSING and type_lookup(type_of(sequence), "__getitem__") is MISSING:
            raise TypeError("constructor requires a sequence")
        if dict is not None and not is_dict(dict):
            raise TypeError(f"{full_name}() takes a dict as second arg, if any")
        items = tuple(sequence)
        given = tuple_size(items)
        if given < count:
            raise TypeError(f"{full_name}() takes an {'at least ' if most > count else ''}{count}-sequence ({given}-sequence given)")
        if given > most:
            raise TypeError(f"{full_name}() takes an {'at most ' if most > count else ''}{most}-sequence ({given}-sequence given)")
        rest = items[count:]
        used = 0
        for name in hidden[given - count:]:
            if dict is not None and name in dict:
                used += 1
                rest = (*rest, dict[name])
            elif len(rest) < unnamed:
                # What has no name in the tuple has it here: the times of os.stat_result.
                rest = (*rest, items[count - unnamed + len(rest)])
            else:
                rest = (*rest, None)
        if dict is not None and used != len(dict):
            raise TypeError(f"{full_name}() got duplicate or unexpected field name(s)")
        return make_struct_sequence(cls, items[:count], rest)

    def __repr__(self):
        parts = []
        for at in range(count):
            list_append(parts, f"{shown[at]}={tuple_get(self, at)!r}")
        return f"{full_name}({', '.join(parts)})"

    def __reduce__(self):
        rest = {}
        at = 0
        for name in hidden:
            rest[name] = tuple_get(own_attribute(self, ".rest"), at)
            at += 1
        return (type_of(self), (struct_items(self), rest))

    def __replace__(self, /, *args, **changes):
        if args:
            raise TypeError("__replace__() takes no positional arguments")
        if unnamed:
            raise TypeError(f"__replace__() is not supported for {full_name} because it has unnamed field(s)")
        items = [changes.pop(name, tuple_get(self, at)) for at, name in enumerate(fields)]
        rest = own_attribute(self, ".rest")
        kept = [changes.pop(name, tuple_get(rest, at)) for at, name in enumerate(hidden)]
        if changes:
            raise TypeError(f"Got unexpected field name(s): {list(changes)!r}")
        return make_struct_sequence(type_of(self), tuple(items), tuple(kept))

    at = full_name.rfind(".")
    namespace = {"__new__": __new__, "__repr__": __repr__, "__reduce__": __reduce__, "__replace__": __replace__}
    for function in list(namespace.values()):
        set_function_part(function, 6, f"{full_name[at + 1:]}.{function_part(function, 5)}")
    for index, name in enumerate(fields):
        if name is not None:
            namespace[name] = member(struct_item(index))
    for index, name in enumerate(hidden):
        namespace[name] = member(hidden_struct_item(index))
    namespace["__doc__"] = doc
    namespace["__module__"] = full_name[:at]
    namespace["n_sequence_fields"] = count
    namespace["n_fields"] = most
    namespace["n_unnamed_fields"] = unnamed
    namespace["__match_args__"] = named
    namespace["__slots__"] = ()
    cls = type(full_name[at + 1:], (tuple,), namespace)
    delete_type_attribute(cls, "__slots__")
    seal_class(cls, full_name)
    set_type_flag(cls, 2, True)
    return cls


def make_struct_sequence(cls, items, rest=()):
    """An instance, of the items of the tuple and the hidden ones."""
    self = tuple.__new__(cls, items)
    set_own_attribute(self, ".rest", rest)
    return self


def struct_items(self):
    return tuple([tuple_get(self, at) for at in range(tuple_size(self))])


def struct_item(index):
    def get(self):
        return tuple_get(self, index)
    return get


def hidden_struct_item(index):
    def get(self):
        return tuple_get(own_attribute(self, ".rest"), index)
    return get


def struct_sequence(name, hidden=(), /, **fields):
    """The only instance of a struct sequence of sys. The hidden fields are the last."""
    count = len(fields) - tuple_size(hidden)
    values = tuple(fields.values())
    cls = struct_sequence_type(f"sys.{name}", None, tuple(fields)[:count], hidden, False)
    return make_struct_sequence(cls, values[:count], values[count:])

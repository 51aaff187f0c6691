# _string: how format strings are taken apart.


class formatteriterator(final=True, new=False):
    def __iter__(self):
        return self

    def __next__(self):
        markup = markup_next(own_attribute(self, ".text"), own_attribute(self, ".at"))
        if markup is None:
            raise StopIteration
        literal, name, spec, conversion, nested, at = markup
        set_own_attribute(self, ".at", at)
        if name is None:
            return (literal, None, None, None)
        return (literal, name, spec, conversion if conversion else None)


class fieldnameiterator(final=True, new=False):
    def __iter__(self):
        return self

    def __next__(self):
        name = own_attribute(self, ".text")
        at = own_attribute(self, ".at")
        if at >= len(name):
            raise StopIteration
        is_attribute, key, at = field_next(name, at)
        set_own_attribute(self, ".at", at)
        return (is_attribute, key)


def checked_text(value):
    if not is_subtype(type_of(value), str):
        raise TypeError(f"expected str, got {name_of(type_of(value))}")
    return str.__str__(value)


def formatter_parser(object, /):
    """The pieces of a format string: (literal, field name, format spec, conversion)."""
    self = make_object(formatteriterator)
    set_own_attribute(self, ".text", checked_text(object))
    set_own_attribute(self, ".at", 0)
    return self


def formatter_field_name_split(object, /):
    """The first part of a field name, and an iterator over the rest: (is attribute, name)."""
    name = checked_text(object)
    first, at = field_first(name)
    rest = make_object(fieldnameiterator)
    set_own_attribute(rest, ".text", name)
    set_own_attribute(rest, ".at", at)
    return (first, rest)


__all__ = ("formatter_parser", "formatter_field_name_split")

# string.templatelib: Template and Interpolation.


def read_only_slot(name):
    """A field that a builtin object keeps under a name no script can write."""
    def get(self):
        return own_attribute(self, name)

    def put(self, value):
        raise AttributeError("readonly attribute")

    def delete(self):
        raise AttributeError("readonly attribute")

    return property(get, put, delete)


def make_template(strings, interpolations):
    self = make_object(Template)
    set_own_attribute(self, ".strings", strings)
    set_own_attribute(self, ".interpolations", interpolations)
    return self


def make_interpolation(value, expression, conversion, format_spec):
    self = make_object(Interpolation)
    set_own_attribute(self, ".value", value)
    set_own_attribute(self, ".expression", expression)
    set_own_attribute(self, ".conversion", conversion)
    set_own_attribute(self, ".format_spec", format_spec)
    return self


class Template:
    """Template object"""

    def __new__(cls, /, *args, **kwargs):
        if kwargs:
            raise TypeError("Template.__new__ only accepts *args arguments")
        strings = []
        interpolations = []
        pending = MISSING
        for arg in args:
            if is_subtype(type_of(arg), str):
                pending = arg if pending is MISSING else pending + arg
            elif is_subtype(type_of(arg), Interpolation):
                list_append(strings, "" if pending is MISSING else pending)
                pending = MISSING
                list_append(interpolations, arg)
            else:
                raise TypeError("Template.__new__ *args need to be of type 'str' or 'Interpolation', got "
                                f"{name_of(type_of(arg))}")
        list_append(strings, "" if pending is MISSING else pending)
        return make_template(list_to_tuple(strings), list_to_tuple(interpolations))

    def __repr__(self):
        return (f"Template(strings={own_attribute(self, '.strings')!r}, "
                f"interpolations={own_attribute(self, '.interpolations')!r})")

    def __iter__(self):
        iterator = make_object(TemplateIter)
        set_own_attribute(iterator, ".template", self)
        set_own_attribute(iterator, ".at", 0)
        return iterator

    def __add__(self, other, /):
        if type_of(self) is not Template or type_of(other) is not Template:
            raise TypeError("can only concatenate string.templatelib.Template "
                            f"(not \"{name_of(type_of(other))}\") to string.templatelib.Template")
        left = own_attribute(self, ".strings")
        right = own_attribute(other, ".strings")
        return make_template((*left[:-1], left[-1] + right[0], *right[1:]),
                             own_attribute(self, ".interpolations") + own_attribute(other, ".interpolations"))

    def __reduce__(self):
        import string.templatelib
        return (string.templatelib._template_unpickle,
                (own_attribute(self, ".strings"), own_attribute(self, ".interpolations")))

    @classmethod
    def __class_getitem__(cls, object, /):
        return generic_alias(cls, object)

    strings = read_only_slot(".strings")
    interpolations = read_only_slot(".interpolations")

    @property
    def values(self):
        values = []
        for interpolation in own_attribute(self, ".interpolations"):
            list_append(values, own_attribute(interpolation, ".value"))
        return list_to_tuple(values)


class TemplateIter:
    """An iterator over the texts, empty ones left out, and the interpolations of a template."""

    def __next__(self):
        template = own_attribute(self, ".template")
        strings = own_attribute(template, ".strings")
        at = own_attribute(self, ".at")
        while at < 2 * tuple_size(strings) - 1:
            half = at // 2
            item = own_attribute(template, ".interpolations")[half] if at % 2 else strings[half]
            at += 1
            set_own_attribute(self, ".at", at)
            if at % 2 == 0 or item:
                return item
        raise StopIteration

    def __iter__(self):
        return self


def interpolation_text(value, name):
    if not is_subtype(type_of(value), str):
        raise TypeError(f"Interpolation() argument '{name}' must be str, not {name_of(type_of(value))}")


class Interpolation:
    """Interpolation object"""

    __match_args__ = ("value", "expression", "conversion", "format_spec")

    def __new__(cls, value=MISSING, expression="", conversion=None, format_spec=""):
        if value is MISSING:
            raise TypeError("Interpolation() missing required argument 'value' (pos 1)")
        interpolation_text(expression, "expression")
        if conversion is not None:
            interpolation_text(conversion, "conversion")
            if conversion != "s" and conversion != "a" and conversion != "r":
                raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        interpolation_text(format_spec, "format_spec")
        return make_interpolation(value, expression, conversion, format_spec)

    def __repr__(self):
        return (f"Interpolation({own_attribute(self, '.value')!r}, {own_attribute(self, '.expression')!r}, "
                f"{own_attribute(self, '.conversion')!r}, {own_attribute(self, '.format_spec')!r})")

    def __reduce__(self):
        return (Interpolation, (own_attribute(self, ".value"), own_attribute(self, ".expression"),
                                own_attribute(self, ".conversion"), own_attribute(self, ".format_spec")))

    @classmethod
    def __class_getitem__(cls, object, /):
        return generic_alias(cls, object)

    value = read_only_slot(".value")
    expression = read_only_slot(".expression")
    conversion = read_only_slot(".conversion")
    format_spec = read_only_slot(".format_spec")


FINAL_TYPE = 2
NOT_INSTANTIABLE = 4
WITH_DICT = 8
WITH_WEAKREF = 128

set_type_flag(TemplateIter, NOT_INSTANTIABLE, True)

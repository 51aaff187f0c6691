# BaseExceptionGroup and ExceptionGroup.


def split_condition(condition):
    """What decides whether an exception matches: (class or tuple of classes, or None; function, or None)."""
    if is_type(condition) and is_subtype(condition, BaseException):
        return (condition, None)
    if is_subtype(type_of(condition), tuple):
        for cls in condition:
            if not is_type(cls) or not is_subtype(cls, BaseException):
                raise TypeError("expected an exception type, a tuple of exception types, or a callable (other than a class)")
        return (condition, None)
    if callable(condition) and not is_type(condition):
        return (None, condition)
    raise TypeError("expected an exception type, a tuple of exception types, or a callable (other than a class)")


def condition_holds(exception, classes, function):
    if classes is not None:
        return isinstance(exception, classes)
    return truth_of(function(exception))


def part_of_group(group, exceptions):
    """A group of some of a group's exceptions, which takes over all that is said of it."""
    if not exceptions:
        return None
    part = group.derive(exceptions)
    if not is_exception(part) or not is_subtype(type_of(part), BaseExceptionGroup):
        raise TypeError("derive must return an instance of BaseExceptionGroup")
    set_exception_traceback(part, exception_traceback(group))
    set_exception_context(part, exception_context(group))
    suppress = exception_suppress(group)
    set_exception_cause(part, exception_cause(group))
    set_exception_suppress(part, suppress)
    notes = get_attribute_or(group, "__notes__", MISSING)
    if notes is not MISSING and is_sequence(notes):
        set_attribute(part, "__notes__", list(notes))
    return part


def is_sequence(value):
    """Whether sequence patterns match the value, or it is text."""
    return type_flags(type_of(value)) & 16 != 0 or is_subtype(type_of(value), str) or is_subtype(type_of(value), bytes)


def split_group(group, classes, function, want_rest):
    """(the part that matches, the rest), each a group or None."""
    if condition_holds(group, classes, function):
        return (group, None)
    matching = []
    rest = []
    for exception in exception_detail(group, 1):
        if is_subtype(type_of(exception), BaseExceptionGroup):
            match, other = split_group(exception, classes, function, want_rest)
            if match is not None:
                list_append(matching, match)
            if want_rest and other is not None:
                list_append(rest, other)
        elif condition_holds(exception, classes, function):
            list_append(matching, exception)
        elif want_rest:
            list_append(rest, exception)
    return (part_of_group(group, matching), part_of_group(group, rest) if want_rest else None)


class BaseExceptionGroup:
    """A combination of multiple unrelated exceptions."""

    def __new__(cls, /, *args, **kwargs):
        if tuple_size(args) != 2:
            raise TypeError(f"BaseExceptionGroup.__new__() takes exactly 2 arguments ({tuple_size(args)} given)")
        message, given = args
        if not is_subtype(type_of(message), str):
            raise TypeError(f"BaseExceptionGroup.__new__() argument 1 must be str, not {argument_name(message)}")
        if not has_items(given):
            raise TypeError("second argument (exceptions) must be a sequence")
        exceptions = tuple(given)
        if not exceptions:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        at = 0
        nests_base = False
        for exception in exceptions:
            if not is_exception(exception):
                raise ValueError(f"Item {at} of second argument (exceptions) is not an exception")
            if not is_subtype(type_of(exception), Exception):
                nests_base = True
            at += 1
        if cls is BaseExceptionGroup:
            if not nests_base:
                cls = ExceptionGroup
        elif cls is ExceptionGroup:
            if nests_base:
                raise TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
        elif nests_base and is_subtype(cls, Exception):
            raise TypeError(f"Cannot nest BaseExceptions in '{name_of(cls)}'")
        self = make_exception(cls, args)
        set_exception_detail(self, 0, message)
        set_exception_detail(self, 1, exceptions)
        return self

    def __init__(self, /, *args, **kwargs):
        no_keywords(self, kwargs)
        set_exception_args(self, args)

    @classmethod
    def __class_getitem__(cls, object, /):
        return generic_alias(cls, object)

    def __str__(self):
        count = tuple_size(exception_detail(self, 1))
        return f"{exception_detail(self, 0)} ({count} sub-exception{'' if count == 1 else 's'})"

    def derive(self, excs, /):
        return BaseExceptionGroup(exception_detail(self, 0), excs)

    def split(self, matcher_value, /):
        classes, function = split_condition(matcher_value)
        return split_group(self, classes, function, True)

    def subgroup(self, matcher_value, /):
        classes, function = split_condition(matcher_value)
        return split_group(self, classes, function, False)[0]

    message = read_only_detail(0)
    exceptions = read_only_detail(1)


def has_items(value):
    """PySequence_Check: subscripts, and no dict."""
    return type_lookup(type_of(value), "__getitem__") is not MISSING and not is_subtype(type_of(value), dict)


class ExceptionGroup:
    """A combination of exceptions, none of which is for the interpreter alone."""


set_type_bases(ExceptionGroup, (BaseExceptionGroup, Exception), BaseExceptionGroup)
set_mro(ExceptionGroup, compute_mro(ExceptionGroup))
refresh_type(ExceptionGroup)

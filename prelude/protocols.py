# The protocols behind Python's syntax: what an instruction does when no fast path of the engine can answer.
# Runs first of all files: the functions that the engine calls (compiler/prelude_functions.def) and what class statements
# need must stand before the first class.

BINARY_METHODS = ("__add__", "__sub__", "__mul__", "__truediv__", "__floordiv__", "__mod__", "__pow__", "__matmul__",
                  "__lshift__", "__rshift__", "__and__", "__or__", "__xor__")
REFLECTED_METHODS = ("__radd__", "__rsub__", "__rmul__", "__rtruediv__", "__rfloordiv__", "__rmod__", "__rpow__",
                     "__rmatmul__", "__rlshift__", "__rrshift__", "__rand__", "__ror__", "__rxor__")
INPLACE_METHODS = ("__iadd__", "__isub__", "__imul__", "__itruediv__", "__ifloordiv__", "__imod__", "__ipow__",
                   "__imatmul__", "__ilshift__", "__irshift__", "__iand__", "__ior__", "__ixor__")
BINARY_SYMBOLS = ("+", "-", "*", "/", "//", "%", "** or pow()", "@", "<<", ">>", "&", "|", "^")
INPLACE_SYMBOLS = ("+=", "-=", "*=", "/=", "//=", "%=", "**=", "@=", "<<=", ">>=", "&=", "|=", "^=")
COMPARE_METHODS = ("__lt__", "__le__", "__gt__", "__ge__", "__eq__", "__ne__")
SWAPPED_METHODS = ("__gt__", "__ge__", "__lt__", "__le__", "__eq__", "__ne__")
COMPARE_SYMBOLS = ("<", "<=", ">", ">=", "==", "!=")
UNARY_METHODS = ("__neg__", "__pos__", "__invert__")
UNARY_SYMBOLS = ("-", "+", "~")
ADD = 0
MULTIPLY = 2
RIGHT_SHIFT = 9
EQUAL = 4
NOT_EQUAL = 5


# Special methods are looked up in the class and bound as any attribute of a class is.

def bind(method, object, cls):
    """What a value found in class `cls` is for `object`: the descriptor protocol."""
    if is_function(method):
        return bound_method(method, object)
    get = type_lookup(type_of(method), "__get__")
    if get is MISSING:
        return method
    if is_function(get):
        return get(method, object, cls)
    return bind(get, method, type_of(method))(object, cls)


def special(object, name):
    """The special method `name` of `object`, ready to be called, or MISSING."""
    cls = type_of(object)
    method = type_lookup(cls, name)
    if method is MISSING:
        return MISSING
    return bind(method, object, cls)


def invoke(method, object, argument):
    if is_function(method):
        return method(object, argument)
    return bind(method, object, type_of(object))(argument)


# Operators.

def binary_operation(which, left, right):
    result = try_binary(which, left, right)
    if result is not NotImplemented:
        return result
    if which == RIGHT_SHIFT and is_function(left) and function_qualname(left) == "print":
        raise TypeError(f"unsupported operand type(s) for >>: '{name_of(type_of(left))}' and '{name_of(type_of(right))}'. "
                        "Did you mean \"print(<message>, file=<output_stream>)\"?")
    raise TypeError(f"unsupported operand type(s) for {BINARY_SYMBOLS[which]}: "
                    f"'{name_of(type_of(left))}' and '{name_of(type_of(right))}'")


def try_binary(which, left, right):
    left_type = type_of(left)
    right_type = type_of(right)
    method = type_lookup(left_type, BINARY_METHODS[which])
    reflected = MISSING
    if left_type is not right_type:
        reflected = type_lookup(right_type, REFLECTED_METHODS[which])
        if reflected is not MISSING and (
                is_subtype(right_type, left_type) and reflected is not type_lookup(left_type, REFLECTED_METHODS[which])
                or method is not MISSING and (which == ADD or which == MULTIPLY) and is_sequence_slot(method)
                and not is_sequence_slot(reflected)):
            result = invoke(reflected, right, left)
            if result is not NotImplemented:
                return result
            reflected = MISSING
    if method is not MISSING:
        if which == MULTIPLY:
            check_repetition(method, right)
        result = invoke(method, left, right)
        if result is not NotImplemented:
            return result
    if reflected is not MISSING:
        if which == MULTIPLY:
            check_repetition(reflected, left)
        return invoke(reflected, right, left)
    return NotImplemented


def check_repetition(method, count):
    """The operator * says more than the methods of sequences do."""
    if is_sequence_slot(method) and type_lookup(type_of(count), "__index__") is MISSING:
        raise TypeError(f"can't multiply sequence by non-int of type '{name_of(type_of(count))}'")


def binary_reflected(which, left, right):
    left_type = type_of(left)
    right_type = type_of(right)
    if left_type is not right_type:
        reflected = type_lookup(right_type, REFLECTED_METHODS[which])
        if reflected is not MISSING:
            result = invoke(reflected, right, left)
            if result is not NotImplemented:
                return result
    raise TypeError(f"unsupported operand type(s) for {BINARY_SYMBOLS[which]}: "
                    f"'{name_of(left_type)}' and '{name_of(right_type)}'")


def inplace_operation(which, left, right):
    method = type_lookup(type_of(left), INPLACE_METHODS[which])
    if method is not MISSING:
        if which == MULTIPLY:
            check_repetition(method, right)
        result = invoke(method, left, right)
        if result is not NotImplemented:
            return result
    if INPLACE_SYMBOLS[which] == "*=" and is_repeatable(right) and not is_repeatable(left) and has_container_slots(left):
        # CPython asks the right operand to repeat itself only when the left one is no container of any sort.
        method = type_lookup(type_of(left), "__mul__")
        result = NotImplemented if method is MISSING else invoke(method, left, right)
    else:
        result = try_binary(which, left, right)
    if result is not NotImplemented:
        return result
    raise TypeError(f"unsupported operand type(s) for {INPLACE_SYMBOLS[which]}: "
                    f"'{name_of(type_of(left))}' and '{name_of(type_of(right))}'")


def number_unsupported(which, left, right):
    """After the right operand's method, the only one there is, gave NotImplemented."""
    raise TypeError(f"unsupported operand type(s) for {BINARY_SYMBOLS[which]}: "
                    f"'{name_of(type_of(left))}' and '{name_of(type_of(right))}'")


def inplace_rest(which, left, right, tried):
    """After left's own method gave NotImplemented: the in-place one, or, when `tried`, the other."""
    if tried:
        result = NotImplemented
        if type_of(left) is not type_of(right):
            reflected = type_lookup(type_of(right), REFLECTED_METHODS[which])
            if reflected is not MISSING:
                result = invoke(reflected, right, left)
    else:
        result = try_binary(which, left, right)
    if result is not NotImplemented:
        return result
    raise TypeError(f"unsupported operand type(s) for {INPLACE_SYMBOLS[which]}: "
                    f"'{name_of(type_of(left))}' and '{name_of(type_of(right))}'")


def has_container_slots(value):
    cls = type_of(value)
    return is_heap_type(cls) and not is_subtype(cls, int) or type_lookup(cls, "__contains__") is not MISSING


def is_repeatable(value):
    cls = type_of(value)
    for base in (list, tuple, str, bytes, bytearray):
        if is_subtype(cls, base):
            return type_lookup(cls, "__rmul__") is type_lookup(base, "__rmul__")
    return False


def compare_operation(which, left, right):
    left_type = type_of(left)
    right_type = type_of(right)
    swapped = type_lookup(right_type, SWAPPED_METHODS[which])
    tried = False
    if left_type is not right_type and swapped is not MISSING and is_subtype(right_type, left_type):
        tried = True
        result = invoke(swapped, right, left)
        if result is not NotImplemented:
            return result
    method = type_lookup(left_type, COMPARE_METHODS[which])
    if method is not MISSING:
        result = invoke(method, left, right)
        if result is not NotImplemented:
            return result
    if not tried and swapped is not MISSING:
        result = invoke(swapped, right, left)
        if result is not NotImplemented:
            return result
    return compare_identity(which, left, right)


def compare_reflected(which, left, right):
    swapped = type_lookup(type_of(right), SWAPPED_METHODS[which])
    if swapped is not MISSING:
        result = invoke(swapped, right, left)
        if result is not NotImplemented:
            return result
    return compare_identity(which, left, right)


def compare_identity(which, left, right):
    if which == EQUAL:
        return left is right
    if which == NOT_EQUAL:
        return left is not right
    raise TypeError(f"'{COMPARE_SYMBOLS[which]}' not supported between instances of "
                    f"'{name_of(type_of(left))}' and '{name_of(type_of(right))}'")


def unary_operation(which, operand):
    method = special(operand, UNARY_METHODS[which])
    if method is MISSING:
        raise TypeError(f"bad operand type for unary {UNARY_SYMBOLS[which]}: '{name_of(type_of(operand))}'")
    return method()


def truth(value):
    method = type_lookup(type_of(value), "__bool__")
    if method is not MISSING:
        if method is None:
            raise TypeError(f"'{name_of(type_of(value))}' cannot be interpreted as a boolean")
        result = method(value) if is_function(method) else bind(method, value, type_of(value))()
        if result is True or result is False:
            return result
        raise TypeError(f"__bool__ should return bool, returned {name_of(type_of(result))}")
    method = special(value, "__len__")
    if method is MISSING:
        return True
    return checked_length(method()) != 0


def checked_length(result):
    if is_length(result):
        return result
    if not is_subtype(type_of(result), int):
        method = special(result, "__index__")
        if method is MISSING:
            raise TypeError(f"'{name_of(type_of(result))}' object cannot be interpreted as an integer")
        result = method()
    if result < 0:
        raise ValueError("__len__() should return >= 0")
    if result > 9223372036854775807:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    return int_pos(result)


def length(object):
    method = type_lookup(type_of(object), "__len__")
    if method is MISSING:
        raise TypeError(f"object of type '{name_of(type_of(object))}' has no len()")
    if is_function(method):
        return checked_length(method(object))
    return checked_length(bind(method, object, type_of(object))())


def index_of(value):
    """operator.index()"""
    if is_subtype(type_of(value), int):
        return value
    method = special(value, "__index__")
    if method is MISSING:
        raise TypeError(f"'{name_of(type_of(value))}' object cannot be interpreted as an integer")
    result = method()
    if not is_subtype(type_of(result), int):
        raise TypeError(f"__index__ returned non-int (type {name_of(type_of(result))})")
    if type_of(result) is not int:
        warn_of_subclass("__index__", "int", result)
    return result


def warn_of_subclass(method, expected, result):
    issue_warning(f"{method} returned non-{expected} (type {name_of(type_of(result))}).  The ability to return an "
                  f"instance of a strict subclass of {expected} is deprecated, and may be removed in a future version "
                  "of Python.", DeprecationWarning)


def hash_of(value):
    """hash(value), as tables use it."""
    method = type_lookup(type_of(value), "__hash__")
    if method is MISSING or method is None:
        raise TypeError(f"unhashable type: '{name_of(type_of(value))}'")
    if is_function(method):
        result = method(value)
    else:
        result = bind(method, value, type_of(value))()
    if not is_subtype(type_of(result), int):
        raise TypeError("__hash__ method should return an integer")
    return fold_hash(result)


# Items.

def get_item(container, key):
    cls = type_of(container)
    method = type_lookup(cls, "__getitem__")
    if method is not MISSING:
        return invoke(method, container, key)
    if is_type(container):
        if container is type:
            return generic_alias(container, key)
        getter = get_attribute_or(container, "__class_getitem__", MISSING)
        if getter is not MISSING:
            return getter(key)
        raise TypeError(f"type '{name_of(container)}' is not subscriptable")
    raise TypeError(f"'{name_of(cls)}' object is not subscriptable")


def set_item(container, key, value):
    method = type_lookup(type_of(container), "__setitem__")
    if method is MISSING:
        raise TypeError(f"'{name_of(type_of(container))}' object does not support item assignment")
    if is_function(method):
        method(container, key, value)
    else:
        bind(method, container, type_of(container))(key, value)


def delete_item(container, key):
    cls = type_of(container)
    method = type_lookup(cls, "__delitem__")
    if method is MISSING:
        if has_sequence_slots(cls) and type_lookup(type_of(key), "__index__") is not MISSING:
            raise TypeError(f"'{name_of(cls)}' object doesn't support item deletion")
        raise TypeError(f"'{name_of(cls)}' object does not support item deletion")
    invoke(method, container, key)


def has_sequence_slots(cls):
    """Whether CPython asks the class as a sequence: any made by a class statement, and some builtin ones."""
    return is_heap_type(cls) or cls in (str, bytes, tuple, range, set, frozenset, dict_keys, dict_values, dict_items,
                                        mappingproxy)


def contains(item, container):
    cls = type_of(container)
    method = type_lookup(cls, "__contains__")
    if method is None:
        raise TypeError(f"'{name_of(cls)}' object is not a container")
    if method is not MISSING:
        return truth_of(invoke(method, container, item))
    iterator = MISSING
    try:
        iterator = get_iterator(container)
    except TypeError:
        pass
    if iterator is MISSING:
        raise TypeError(f"argument of type '{name_of(cls)}' is not a container or iterable")
    # (An iterator need not have an __iter__ of its own.)
    for candidate in iterator if builtin_iterator(iterator) is iterator else foreign_items(iterator):
        if candidate is item or candidate == item:
            return True
    return False


def truth_of(value):
    if value:
        return True
    return False


# Attributes.

def get_attribute(object, name):
    cls = type_of(object)
    getter = type_lookup(cls, "__getattribute__")
    fallback = type_lookup(cls, "__getattr__")
    if fallback is MISSING:
        if is_generic_getter(getter):
            return generic_get_attribute(object, name)
        return invoke(getter, object, name)
    try:
        if is_generic_getter(getter):
            return generic_get_attribute(object, name)
        return invoke(getter, object, name)
    except AttributeError:
        pass
    try:
        return invoke(fallback, object, name)
    except AttributeError as error:
        note_attribute(error, object, name)
        raise


def note_attribute(error, object, name):
    """An AttributeError that does not say so yet learns which attribute of what was asked for."""
    if exception_detail(error, 0) is MISSING and exception_detail(error, 1) is MISSING:
        set_exception_detail(error, 0, name)
        set_exception_detail(error, 1, object)


def get_attribute_or(object, name, default):
    try:
        return get_attribute(object, name)
    except AttributeError:
        return default


def generic_get_attribute(object, name):
    if is_type(object):
        return type_get_attribute(object, name)
    cls = type_of(object)
    found = type_lookup(cls, name)
    if found is not MISSING:
        if is_data_descriptor(found):
            get = type_lookup(type_of(found), "__get__")
            if get is not MISSING:
                return invoke_get(get, found, object, cls)
    own = own_attribute(object, name)
    if own is not MISSING:
        return own
    if found is not MISSING:
        return bind(found, object, cls)
    if is_module(object):
        return module_get_attribute(object, name)
    raise missing_attribute(object, name)


def type_get_attribute(cls, name):
    meta = type_of(cls)
    inherited = type_lookup(meta, name)
    if inherited is not MISSING and is_data_descriptor(inherited):
        get = type_lookup(type_of(inherited), "__get__")
        if get is not MISSING:
            return invoke_get(get, inherited, cls, meta)
    own = type_lookup(cls, name)
    if own is not MISSING:
        get = type_lookup(type_of(own), "__get__")
        if get is MISSING:
            return own
        return invoke_get(get, own, None, cls)
    if inherited is not MISSING:
        return bind(inherited, cls, meta)
    raise missing_attribute(cls, name)


def invoke_get(get, descriptor, object, cls):
    if is_function(get):
        return get(descriptor, object, cls)
    return bind(get, descriptor, type_of(descriptor))(object, cls)


def module_get_attribute(module, name):
    getter = own_attribute(module, "__getattr__")
    if getter is not MISSING:
        return getter(name)
    raise missing_attribute(module, name)


def set_attribute(object, name, value):
    cls = type_of(object)
    setter = type_lookup(cls, "__setattr__")
    if is_generic_setter(setter):
        generic_set_attribute(object, name, value)
    elif is_function(setter):
        setter(object, name, value)
    else:
        bind(setter, object, cls)(name, value)


def generic_set_attribute(object, name, value):
    if is_type(object):
        return type_set_attribute(object, name, value)
    cls = type_of(object)
    found = type_lookup(cls, name)
    if found is not MISSING:
        setter = type_lookup(type_of(found), "__set__")
        if setter is not MISSING:
            if is_function(setter):
                setter(found, object, value)
            else:
                bind(setter, found, type_of(found))(object, value)
            return
        if type_lookup(type_of(found), "__delete__") is not MISSING:
            raise AttributeError("__set__")
    if takes_attributes(object):
        if type_of(name) is str:
            set_own_attribute(object, name, value)
        else:
            own_dict(object)[name] = value
        return
    refuse_attribute(object, name, found)


def type_set_attribute(cls, name, value):
    meta = type_of(cls)
    found = type_lookup(meta, name)
    if found is not MISSING:
        setter = type_lookup(type_of(found), "__set__")
        if setter is not MISSING:
            if is_function(setter):
                setter(found, cls, value)
            else:
                bind(setter, found, type_of(found))(cls, value)
            return
    if not is_mutable_type(cls):
        raise TypeError(f"cannot set '{name}' attribute of immutable type '{qualified_name(cls)}'")
    set_type_attribute(cls, name, value)


def delete_attribute(object, name):
    cls = type_of(object)
    deleter = type_lookup(cls, "__delattr__")
    if is_generic_deleter(deleter):
        generic_delete_attribute(object, name)
    else:
        invoke(deleter, object, name)


def generic_delete_attribute(object, name):
    cls = type_of(object)
    found = type_lookup(cls, name)
    if found is not MISSING:
        deleter = type_lookup(type_of(found), "__delete__")
        if deleter is not MISSING:
            invoke(deleter, found, object)
            return
        if type_lookup(type_of(found), "__set__") is not MISSING:
            raise AttributeError("__delete__")
    if is_type(object):
        if not is_mutable_type(object):
            raise TypeError(f"cannot set '{name}' attribute of immutable type '{qualified_name(object)}'")
        if not delete_type_attribute(object, name):
            raise missing_attribute(object, name)
        return
    if takes_attributes(object):
        if delete_own_attribute(object, name):
            return
        raise attribute_error(f"'{name_of(cls)}' object has no attribute '{name}'", object, name)
    refuse_attribute(object, name, found)


def refuse_attribute(object, name, found):
    """Objects without a __dict__ let no attribute be set or deleted that their class does not know how to."""
    cls = name_of(type_of(object))
    if found is MISSING:
        raise attribute_error(f"'{cls}' object has no attribute '{name}' and no __dict__ for setting new attributes",
                              object, name)
    raise attribute_error(f"'{cls}' object attribute '{name}' is read-only", object, name)


def missing_attribute(object, name):
    if is_type(object):
        text = f"type object '{name_of(object)}' has no attribute '{name}'"
    elif is_module(object):
        own = own_attribute(object, "__name__")
        text = f"module '{own}' has no attribute '{name}'" if own is not MISSING else f"module has no attribute '{name}'"
    else:
        text = f"'{name_of(type_of(object))}' object has no attribute '{name}'"
    return attribute_error(text, object, name)


def attribute_error(text, object, name):
    error = AttributeError(text)
    set_exception_detail(error, 0, name)
    set_exception_detail(error, 1, object)
    return error


def super_attribute(super_type, this_class, self, name):
    if super_type is super:
        return super_lookup(super(this_class, self), name)
    return get_attribute(super_type(this_class, self), name)


# Iteration.

def is_taken_as_sequence(value):
    """Whether a value can be taken as a sequence for its __getitem__ alone."""
    cls = type_of(value)
    return (type_lookup(cls, "__getitem__") is not MISSING and not is_subtype(cls, dict) and not is_type(value)
            and cls is not GenericAlias and cls is not Union)


def get_iterator(iterable):
    method = script_method(iterable, "__iter__")
    if method is not MISSING:
        iterator = method(iterable)
        if type_lookup(type_of(iterator), "__next__") is MISSING:
            raise TypeError(f"iter() returned non-iterator of type '{name_of(type_of(iterator))}'")
        return iterator
    cls = type_of(iterable)
    method = type_lookup(cls, "__iter__")
    if method is None:
        raise TypeError(f"'{name_of(cls)}' object is not iterable")
    if method is MISSING:
        if is_taken_as_sequence(iterable):
            return sequence_iterator(iterable)
        raise TypeError(f"'{name_of(cls)}' object is not iterable")
    if is_function(method):
        iterator = method(iterable)
    else:
        iterator = bind(method, iterable, cls)()
    if type_lookup(type_of(iterator), "__next__") is MISSING:
        raise TypeError(f"iter() returned non-iterator of type '{name_of(type_of(iterator))}'")
    return iterator


def next_item(iterator):
    method = script_method(iterator, "__next__")
    if method is not MISSING:
        return method(iterator)
    method = special(iterator, "__next__")
    if method is MISSING:
        raise TypeError(f"'{name_of(type_of(iterator))}' object is not an iterator")
    return method()


def unpack(iterable, before, after):
    if type_lookup(type_of(iterable), "__iter__") is MISSING and not is_taken_as_sequence(iterable):
        raise TypeError(f"cannot unpack non-iterable {name_of(type_of(iterable))} object")
    iterator = iter(iterable)
    values = []
    if after < 0:
        for value in iterator:
            if list_size(values) == before:
                size = known_length(iterable)
                if size is MISSING:
                    raise ValueError(f"too many values to unpack (expected {before})")
                raise ValueError(f"too many values to unpack (expected {before}, got {size})")
            list_append(values, value)
        if list_size(values) < before:
            raise ValueError(f"not enough values to unpack (expected {before}, got {list_size(values)})")
        return list_to_tuple(values)
    for value in iterator:
        list_append(values, value)
    size = list_size(values)
    if size < before + after:
        raise ValueError(f"not enough values to unpack (expected at least {before + after}, got {size})")
    return (*values[:before], values[before:size - after], *values[size - after:])


def known_length(iterable):
    cls = type_of(iterable)
    if cls is dict or cls is list or cls is tuple:
        return len(iterable)
    return MISSING


def list_extend(target, iterable):
    if type_lookup(type_of(iterable), "__iter__") is MISSING and not is_taken_as_sequence(iterable):
        raise TypeError(f"Value after * must be an iterable, not {name_of(type_of(iterable))}")
    for value in with_length_hint(iterable):
        list_append(target, value)


def with_length_hint(iterable):
    """The iterable, after it was asked for its length: lists do so before they take its items."""
    cls = type_of(iterable)
    if (is_heap_type(cls) or cls is reversed or cls is iterator) and (type_lookup(cls, "__iter__") is not MISSING or type_lookup(cls, "__getitem__") is not MISSING):
        ask_length(iterable, cls)
    return iterable


def ask_length(object, cls):
    try:
        if type_lookup(cls, "__len__") is not MISSING:
            length(object)
            return
        hint = special(object, "__length_hint__")
        if hint is MISSING:
            return
        hint = hint()
    except TypeError:
        return
    if hint is NotImplemented:
        return
    if not is_subtype(type_of(hint), int):
        raise TypeError(f"__length_hint__ must be an integer, not {name_of(type_of(hint))}")
    if hint < 0:
        raise ValueError("__length_hint__() should return >= 0")


def extend_arguments(target, iterable, function):
    check_star(iterable, function)
    for value in with_length_hint(iterable):
        list_append(target, value)


def star_tuple(iterable, function):
    check_star(iterable, function)
    values = []
    for value in iterable:
        list_append(values, value)
    return list_to_tuple(values)


def check_star(iterable, function):
    if type_lookup(type_of(iterable), "__iter__") is MISSING and not is_taken_as_sequence(iterable):
        raise TypeError(f"{function_text(function)} argument after * must be an iterable, not {name_of(type_of(iterable))}")


def function_text(function):
    """A callable as error messages of calls name it."""
    qualname = get_attribute_or(function, "__qualname__", MISSING)
    if qualname is MISSING:
        return str(function)
    module = get_attribute_or(function, "__module__", None)
    if module is not None and module != "builtins":
        return f"{module}.{qualname}()"
    return f"{qualname}()"


def set_update(target, iterable):
    set_add_all(target, iterable)


def build_set(items):
    result = set()
    for item in items:
        if not set_put(result, item):
            set_add(result, item)
    return result


def build_dict(items):
    result = {}
    at = 0
    while at < tuple_size(items):
        result[items[at]] = items[at + 1]
        at += 2
    return result


def dict_update(target, mapping):
    if is_subtype(type_of(mapping), dict) or get_attribute_or(mapping, "keys", MISSING) is not MISSING:
        target.update(mapping)
        return
    raise TypeError(f"'{name_of(type_of(mapping))}' object is not a mapping")


def dict_merge(target, mapping, function):
    if not is_subtype(type_of(mapping), dict) and get_attribute_or(mapping, "keys", MISSING) is MISSING:
        raise TypeError(f"{function_text(function)} argument after ** must be a mapping, not {name_of(type_of(mapping))}")
    for key in checked_keys(mapping, mapping.keys()):
        if not is_subtype(type_of(key), str):
            raise TypeError("keywords must be strings")
        if key in target:
            raise TypeError(f"{function_text(function)} got multiple values for keyword argument '{key}'")
        target[key] = mapping[key]


# Calls.

def call_type(cls, args, kwargs):
    """type.__call__, and the metaclass' own where it has one."""
    meta = type_of(cls)
    method = type_lookup(meta, "__call__")
    if method is not TYPE_CALL[0]:
        return bind(method, cls, meta)(*args, **kwargs)
    return construct(cls, args, kwargs)


def construct(cls, args, kwargs):
    if cls is type and tuple_size(args) != 3:
        if tuple_size(args) != 1:
            raise TypeError("type() takes 1 or 3 arguments")
        if kwargs:
            raise TypeError("type() takes no keyword arguments")
        return type_of(args[0])
    new = type_lookup(cls, "__new__")
    if new is MISSING or type_flags(cls) & 4:
        raise TypeError(f"cannot create '{qualified_name(cls)}' instances")
    new = bind(new, None, cls) if not is_function(new) else new
    instance = new(cls, *args, **kwargs)
    if not is_subtype(type_of(instance), cls):
        return instance
    init = type_lookup(type_of(instance), "__init__")
    result = bind(init, instance, type_of(instance))(*args, **kwargs)
    if result is not None:
        raise TypeError(f"__init__() should return None, not '{name_of(type_of(result))}'")
    return instance


TYPE_CALL = [MISSING]


def call_object(callable, args, kwargs):
    method = special(callable, "__call__")
    if method is MISSING:
        raise TypeError(f"'{name_of(type_of(callable))}' object is not callable")
    return method(*args, **kwargs)


# Exceptions.

def raise_value(exception, cause):
    if is_type(exception):
        if not is_subtype(exception, BaseException):
            raise TypeError("exceptions must derive from BaseException")
        cls = exception
        exception = cls()
        if not is_subtype(type_of(exception), BaseException):
            raise TypeError(f"calling {cls!r} should have returned an instance of BaseException, not {type_of(exception)!r}")
    elif not is_subtype(type_of(exception), BaseException):
        raise TypeError("exceptions must derive from BaseException")
    if cause is not MISSING:
        if is_type(cause) and is_subtype(cause, BaseException):
            cause_class = cause
            cause = cause()
            if not is_subtype(type_of(cause), BaseException):
                raise TypeError(f"calling {cause_class!r} should have returned an instance of BaseException, not {type_of(cause)!r}")
        elif cause is not None and not is_subtype(type_of(cause), BaseException):
            raise TypeError("exception causes must derive from BaseException")
        set_exception_cause(exception, cause)
    raise exception


def match_except_star(exception, wanted):
    check_except_star(wanted)
    if exception is None:
        return (None, None)
    if isinstance(exception, wanted):
        if isinstance(exception, BaseExceptionGroup):
            return (None, exception)
        group = BaseExceptionGroup("", (exception,))
        set_exception_traceback(group, exception_traceback(exception))
        return (None, group)
    if isinstance(exception, BaseExceptionGroup):
        split = exception.split(wanted)
        if not isinstance(split, tuple):
            raise TypeError(f"{name_of(type_of(exception))}.split must return a tuple, not {name_of(type_of(split))}")
        if len(split) < 2:
            raise TypeError(f"{name_of(type_of(exception))}.split must return a 2-tuple, got tuple of size {len(split)}")
        return (split[1], split[0])
    return (exception, None)


def check_except_star(wanted):
    types = wanted if isinstance(wanted, tuple) else (wanted,)
    for cls in types:
        if not is_type(cls) or not is_subtype(cls, BaseException):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
    for cls in types:
        if is_subtype(cls, BaseExceptionGroup):
            raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")


def prepare_reraise_star(original, exceptions):
    raised = []
    unhandled = []
    for exception in exceptions:
        if exception is None:
            continue
        if same_group_parts(exception, original):
            unhandled.append(exception)
        else:
            raised.append(exception)
    if not isinstance(original, BaseExceptionGroup):
        if raised:
            return raised[0]
        return unhandled[0] if unhandled else None
    remaining = None
    if unhandled:
        remaining = project_group(original, unhandled)
    if not raised:
        return remaining
    if remaining is not None:
        raised.append(remaining)
    if list_size(raised) == 1 and remaining is None:
        return raised[0]
    return BaseExceptionGroup("", raised)


def same_group_parts(exception, original):
    """Whether `exception` is what a split left of `original`, and no new one."""
    if exception is original:
        return True
    if not isinstance(original, BaseExceptionGroup) or not isinstance(exception, BaseExceptionGroup):
        return False
    return (exception_traceback(exception) is exception_traceback(original)
            and exception.__cause__ is original.__cause__ and exception.__context__ is original.__context__
            and get_attribute_or(exception, "__notes__", None) is get_attribute_or(original, "__notes__", None))


def project_group(original, parts):
    leaves = []
    for part in parts:
        collect_leaves(part, leaves)
    wanted = {id(leaf) for leaf in leaves}
    return original.split(lambda leaf: id(leaf) in wanted)[0]


def collect_leaves(exception, leaves):
    if isinstance(exception, BaseExceptionGroup):
        for part in exception.exceptions:
            collect_leaves(part, leaves)
    else:
        leaves.append(exception)


# Names.

def load_name(namespace, name, globals, cell):
    try:
        return namespace[name]
    except KeyError:
        pass
    if cell is not None:
        contents = cell_contents(cell)
        if contents is MISSING:
            raise name_error(f"cannot access free variable '{name}' where it is not associated with a value in enclosing scope", name)
        return contents
    if type_of(globals) is dict:
        value = dict_get(globals, name)
        if value is not MISSING:
            return value
    elif globals is not namespace:
        try:
            return globals[name]
        except KeyError:
            pass
    value = dict_get(builtins_of(globals), name)
    if value is MISSING:
        raise name_error(f"name '{name}' is not defined", name)
    return value


# Class statements.

def builtins_of(globals):
    """The dict of the builtins that code over these globals sees."""
    own = dict_get(globals, "__builtins__")
    if own is MISSING:
        return builtins_dict()
    if is_module(own):
        own = module_dict(own)
    return own if is_subtype(type_of(own), dict) else builtins_dict()


def build_class(body, name, /, *bases, metaclass=MISSING, **keywords):
    if is_baking() and function_is_builtin(body):
        if function_part(body, 1) is not main_globals():
            return build_sealed_class(body, name, bases, **keywords)
        known = builtin_class(name)
        if known is not MISSING:
            namespace = {}
            class_body(body, namespace)
            fill_builtin_class(known, namespace)
            return known
    builtins = builtins_of(function_part(body, 1))
    own = dict_get(builtins, "__build_class__")
    if own is not BUILD_CLASS[0]:
        if own is MISSING:
            raise NameError("__build_class__ not found")
        if metaclass is not MISSING:
            keywords["metaclass"] = metaclass
        return own(body, name, *bases, **keywords)
    return class_of_body(body, name, bases, metaclass, keywords)


# The function of builtins; whoever puts another in its place is called instead.
BUILD_CLASS = [MISSING]


def class_of_body(body, name, bases, metaclass, keywords):
    resolved = resolve_bases(bases)
    if metaclass is MISSING:
        meta = type_of(resolved[0]) if resolved else type
    else:
        meta = metaclass
    if is_type(meta):
        meta = winning_metaclass(meta, resolved)
        if meta is type:
            namespace = {}
        else:
            namespace = meta.__prepare__(name, resolved, **keywords)
            if type_lookup(type_of(namespace), "__getitem__") is MISSING:
                raise TypeError(f"{name_of(meta)}.__prepare__() must return a mapping, not {name_of(type_of(namespace))}")
    else:
        prepare = get_attribute_or(meta, "__prepare__", MISSING)
        namespace = {} if prepare is MISSING else prepare(name, resolved, **keywords)
        if type_lookup(type_of(namespace), "__getitem__") is MISSING:
            raise TypeError(f"<metaclass>.__prepare__() must return a mapping, not {name_of(type_of(namespace))}")
    cell = class_body(body, namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    cls = meta(name, resolved, namespace, **keywords)
    if is_type(cls) and is_cell(cell):
        contents = cell_contents(cell)
        if contents is MISSING:
            raise RuntimeError(f"__class__ not set defining {name!r} as {cls!r}. Was __classcell__ propagated to type.__new__?")
        if contents is not cls:
            raise TypeError(f"__class__ set to {contents!r} defining {name!r} as {cls!r}")
    return cls


def resolve_bases(bases):
    changed = False
    result = []
    for base in bases:
        if not is_type(base):
            entries = get_attribute_or(base, "__mro_entries__", MISSING)
            if entries is not MISSING:
                replacement = entries(bases)
                if not isinstance(replacement, tuple):
                    raise TypeError("__mro_entries__ must return a tuple")
                for entry in replacement:
                    list_append(result, entry)
                changed = True
                continue
        list_append(result, base)
    return list_to_tuple(result) if changed else bases


def winning_metaclass(meta, bases):
    winner = meta
    for base in bases:
        candidate = type_of(base)
        if is_subtype(winner, candidate):
            continue
        if is_subtype(candidate, winner):
            winner = candidate
            continue
        raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
                        "metaclasses of all its bases")
    return winner

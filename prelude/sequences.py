# What lists, tuples and the other sequences have in common.

# Containers whose repr is being made: one that is met again inside itself is written as an ellipsis.
ACTIVE_REPRS = []


# So deep may containers stand in one another in a repr.
REPR_DEPTH = 10000


def repr_begins(container):
    """False when the repr of the container is being made already."""
    if list_find(ACTIVE_REPRS, container) >= 0:
        return False
    if list_size(ACTIVE_REPRS) >= REPR_DEPTH:
        raise RecursionError("maximum recursion depth exceeded while getting the repr of an object")
    list_append(ACTIVE_REPRS, container)
    return True


def repr_ends(container):
    list_pop_at(ACTIVE_REPRS, list_find(ACTIVE_REPRS, container))


def sequence_position(key, name):
    """An index as an int, or the TypeError of a sequence that takes none such."""
    if special(key, "__index__") is MISSING:
        raise TypeError(f"{name} indices must be integers or slices, not {name_of(type_of(key))}")
    number = index_of(key)
    if not -9223372036854775808 <= number <= 9223372036854775807:
        raise IndexError(f"cannot fit '{name_of(type_of(key))}' into an index-sized integer")
    return number


def repeat_count(value):
    number = index_of(value)
    if not -9223372036854775808 <= number <= 9223372036854775807:
        raise OverflowError(f"cannot fit '{name_of(type_of(value))}' into an index-sized integer")
    return number


def clamp_argument(value):
    """start or stop of index(): an int."""
    if special(value, "__index__") is MISSING:
        raise TypeError("slice indices must be integers or have an __index__ method")
    return index_of(value)


def is_same_or_equal(left, right):
    if left is right:
        return True
    if left == right:
        return True
    return False


def take_arguments(name, args, kwargs, default):
    """The one optional argument that most constructors of containers take."""
    if dict_size(kwargs) != 0:
        raise TypeError(f"{name}() takes no keyword arguments")
    if tuple_size(args) > 1:
        raise TypeError(f"{name} expected at most 1 argument, got {tuple_size(args)}")
    return default if tuple_size(args) == 0 else tuple_get(args, 0)


# Orders of lists and of tuples: the first items that differ decide, else the lengths.

def order_decides(which, left, right):
    if which == 0:
        return left < right
    if which == 1:
        return left <= right
    if which == 2:
        return left > right
    return left >= right

def list_of(iterable):
    """A private list of the items of any iterable."""
    result = []
    for item in with_length_hint(iterable):
        list_append(result, item)
    return result


def compare_lists(self, value, which):
    """which: < <= > >= == != from 0."""
    if which >= 4 and list_size(self) != list_size(value):
        return which == 5
    at = 0
    while at < list_size(self) and at < list_size(value):
        left = list_get(self, at)
        right = list_get(value, at)
        if left is not right and not left == right:
            if which >= 4:
                return which == 5
            # Comparing may have taken items away.
            if at < list_size(self) and at < list_size(value):
                return order_decides(which, left, right)
            break
        at += 1
    if which == 4:
        return list_size(self) == list_size(value)
    if which == 5:
        return list_size(self) != list_size(value)
    return order_decides(which, list_size(self), list_size(value))


class list:
    """Built-in mutable sequence.

If no argument is given, the constructor creates a new empty list.
The argument must be an iterable if specified."""

    @native
    def __new__(cls, /, *args, **kwargs):
        """Create and return a new object."""
        check_new(cls, list)
        return list_new(cls)

    @native
    def __init__(self, /, *args, **kwargs):
        """Initialize self."""
        own_new = type_lookup(type_of(self), "__new__") is not LIST_NEW[0]
        iterable = take_arguments("list", args, {} if own_new else kwargs, ())
        list_clear(self)
        for item in with_length_hint(iterable):
            list_append(self, item)

    __hash__ = None

    @native
    def __repr__(self, /):
        """Return repr(self)."""
        if list_size(self) == 0:
            return "[]"
        if not repr_begins(self):
            return "[...]"
        try:
            parts = []
            at = 0
            while (item := list_get(self, at)) is not MISSING:
                list_append(parts, repr_of(item))
                at += 1
            return f"[{', '.join(parts)}]"
        finally:
            repr_ends(self)

    @native
    def __len__(self, /):
        """Return len(self)."""
        return list_size(self)

    @native
    def __getitem__(self, index, /):
        """Return self[index]."""
        if is_slice(index):
            return list_item(self, plain_slice(index))
        return list_item(self, sequence_position(index, "list"))

    @native
    def __setitem__(self, key, value, /):
        """Set self[key] to value."""
        if is_slice(key):
            key = plain_slice(key)
            if type_of(value) is not list:
                if special(value, "__iter__") is MISSING and special(value, "__getitem__") is MISSING:
                    raise TypeError("must assign iterable to extended slice")
                value = list_of(value)
            list_assign(self, key, value)
        else:
            list_assign(self, sequence_position(key, "list"), value)

    @native
    def __delitem__(self, key, /):
        """Delete self[key]."""
        if is_slice(key):
            list_remove(self, plain_slice(key))
        else:
            list_remove(self, sequence_position(key, "list"))

    @native
    def __contains__(self, key, /):
        """Return bool(key in self)."""
        at = 0
        while (item := list_get(self, at)) is not MISSING:
            if item is key or item == key:
                return True
            at += 1
        return False

    @native
    def __iter__(self, /):
        """Implement iter(self)."""
        return list_iterate(self)

    @native
    def __reversed__(self, /):
        """Return a reverse iterator over the list."""
        return list_iterate_backwards(self)

    @native
    def __eq__(self, value, /):
        """Return self==value."""
        return compare_lists(self, value, 4) if is_subtype(type_of(value), list) else NotImplemented

    @native
    def __ne__(self, value, /):
        """Return self!=value."""
        return compare_lists(self, value, 5) if is_subtype(type_of(value), list) else NotImplemented

    @native
    def __lt__(self, value, /):
        """Return self<value."""
        return compare_lists(self, value, 0) if is_subtype(type_of(value), list) else NotImplemented

    @native
    def __le__(self, value, /):
        """Return self<=value."""
        return compare_lists(self, value, 1) if is_subtype(type_of(value), list) else NotImplemented

    @native
    def __gt__(self, value, /):
        """Return self>value."""
        return compare_lists(self, value, 2) if is_subtype(type_of(value), list) else NotImplemented

    @native
    def __ge__(self, value, /):
        """Return self>=value."""
        return compare_lists(self, value, 3) if is_subtype(type_of(value), list) else NotImplemented

    @native
    def __add__(self, value, /):
        """Return self+value."""
        if not is_subtype(type_of(value), list):
            raise TypeError(f'can only concatenate list (not "{name_of(type_of(value))}") to list')
        return list_concat(self, value)

    @native
    def __iadd__(self, value, /):
        """Implement self+=value."""
        list_append_all(self, value)
        return self

    @native
    def __mul__(self, value, /):
        """Return self*value."""
        return list_repeat(self, repeat_count(value))

    @native
    def __rmul__(self, value, /):
        """Return value*self."""
        return list_repeat(self, repeat_count(value))

    @native
    def __imul__(self, value, /):
        """Implement self*=value."""
        return list_repeat_in_place(self, repeat_count(value))

    def __sizeof__(self, /):
        """Return the size of the list in memory, in bytes."""
        return 40 + 8 * list_size(self)

    @classmethod
    def __class_getitem__(cls, item, /):
        """See PEP 585"""
        return generic_alias(cls, item)

    @native
    def append(self, object, /):
        """Append object to the end of the list."""
        list_append(self, object)

    @native
    def extend(self, iterable, /):
        """Extend list by appending elements from the iterable."""
        list_append_all(self, iterable)

    @native
    def insert(self, index, object, /):
        """Insert object before index."""
        list_insert(self, size_argument(index), object)

    @native
    def pop(self, index=-1, /):
        """Remove and return item at index (default last).

Raises IndexError if list is empty or index is out of range."""
        index = size_argument(index)
        if list_size(self) == 0:
            raise IndexError("pop from empty list")
        if index < 0:
            index += list_size(self)
        if index < 0 or index >= list_size(self):
            raise IndexError("pop index out of range")
        return list_pop_at(self, index)

    @native
    def remove(self, value, /):
        """Remove first occurrence of value.

Raises ValueError if the value is not present."""
        at = 0
        while (item := list_get(self, at)) is not MISSING:
            if item is value or item == value:
                list_pop_at(self, at)
                return
            at += 1
        raise ValueError("list.remove(x): x not in list")

    @native
    def index(self, value, start=0, stop=9223372036854775807, /):
        """Return first index of value.

Raises ValueError if the value is not present."""
        at, stop = list_clamp(self, clamp_argument(start), clamp_argument(stop))
        while at < stop and (item := list_get(self, at)) is not MISSING:
            if item is value or item == value:
                return at
            at += 1
        raise ValueError("list.index(x): x not in list")

    @native
    def count(self, value, /):
        """Return number of occurrences of value."""
        found = 0
        at = 0
        while (item := list_get(self, at)) is not MISSING:
            if item is value or item == value:
                found += 1
            at += 1
        return found

    @native
    def clear(self, /):
        """Remove all items from list."""
        list_clear(self)

    @native
    def copy(self, /):
        """Return a shallow copy of the list."""
        return list_copy(self)

    @native
    def reverse(self, /):
        """Reverse *IN PLACE*."""
        list_reverse(self)

    @native
    def sort(self, /, *, key=None, reverse=False):
        """Sort the list in ascending order and return None.

The sort is in-place (i.e. the list itself is modified) and stable (i.e. the
order of two equal elements is maintained).

If a key function is given, apply it once to each list item and sort them,
ascending or descending, according to their function values.

The reverse flag can be set to sort in descending order."""
        sort_list(self, key, reverse)


LIST_NEW = [type_lookup(list, "__new__")]


def list_append_all(target, iterable):
    if iterable is target:
        iterable = list_copy(target)
    for item in iterable:
        list_append(target, item)


class list_iterator:
    @native
    def __next__(self, /):
        """Implement next(self)."""
        return sequence_step(self)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self

    def __length_hint__(self, /):
        """Private method returning an estimate of len(list(it))."""
        return iterator_left(self)

    def __reduce__(self, /):
        """Return state information for pickling."""
        return reduce_sequence_iterator(self, [])

    def __setstate__(self, state, /):
        """Set state information for unpickling."""
        set_sequence_state(self, state)


class list_reverseiterator:
    @native
    def __next__(self, /):
        """Implement next(self)."""
        return sequence_step(self)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self

    def __length_hint__(self, /):
        """Private method returning an estimate of len(list(it))."""
        return iterator_left(self)

    def __reduce__(self, /):
        """Return state information for pickling."""
        sequence = seqiter_sequence(self)
        if sequence is MISSING or seqiter_index(self) < 0:
            return (iter, ([],))
        return (reversed, (sequence,), seqiter_index(self))

    def __setstate__(self, state, /):
        """Set state information for unpickling."""
        sequence = seqiter_sequence(self)
        if sequence is not MISSING:
            seqiter_set_index(self, min(max(index_of(state), -1), list_size(sequence) - 1))

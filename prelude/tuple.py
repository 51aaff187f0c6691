def compare_tuples(self, value, which):
    """which: < <= > >= == != from 0."""
    at = 0
    while at < tuple_size(self) and at < tuple_size(value):
        left = tuple_get(self, at)
        right = tuple_get(value, at)
        if left is not right and not left == right:
            if which >= 4:
                return which == 5
            return order_decides(which, left, right)
        at += 1
    if which == 4:
        return tuple_size(self) == tuple_size(value)
    if which == 5:
        return tuple_size(self) != tuple_size(value)
    return order_decides(which, tuple_size(self), tuple_size(value))


class tuple:
    """Built-in immutable sequence.

If no argument is given, the constructor returns an empty tuple.
If iterable is specified the tuple is initialized from iterable's items.

If the argument is a tuple, the return value is the same object."""

    @native
    def __new__(cls, iterable=(), /, *args, **kwargs):
        """Create and return a new object."""
        check_new(cls, tuple)
        if cls is tuple or type_lookup(cls, "__init__") is OBJECT_INIT[0]:
            if dict_size(kwargs) != 0:
                raise TypeError("tuple() takes no keyword arguments")
        if tuple_size(args) != 0:
            raise TypeError(f"tuple expected at most 1 argument, got {1 + tuple_size(args)}")
        if type_of(iterable) is tuple:
            items = iterable
        else:
            items = list_to_tuple(list_of(iterable))
        return items if cls is tuple else tuple_subclass(cls, items)

    @native
    def __repr__(self, /):
        """Return repr(self)."""
        if tuple_size(self) == 0:
            return "()"
        if not repr_begins(self):
            return "(...)"
        try:
            parts = []
            at = 0
            while at < tuple_size(self):
                list_append(parts, repr_of(tuple_get(self, at)))
                at += 1
            return f"({', '.join(parts)}{',' if at == 1 else ''})"
        finally:
            repr_ends(self)

    @native
    def __hash__(self, /):
        """Return hash(self)."""
        hashes = []
        at = 0
        while at < tuple_size(self):
            list_append(hashes, hash_of(tuple_get(self, at)))
            at += 1
        return tuple_hash(hashes, False)

    @native
    def __len__(self, /):
        """Return len(self)."""
        return tuple_size(self)

    @native
    def __getitem__(self, key, /):
        """Return self[key]."""
        if is_slice(key):
            return tuple_item(self, plain_slice(key))
        return tuple_item(self, sequence_position(key, "tuple"))

    @native
    def __contains__(self, key, /):
        """Return bool(key in self)."""
        at = 0
        while at < tuple_size(self):
            item = tuple_get(self, at)
            if item is key or item == key:
                return True
            at += 1
        return False

    @native
    def __iter__(self, /):
        """Implement iter(self)."""
        return tuple_iterate(self)

    @native
    def __eq__(self, value, /):
        """Return self==value."""
        return compare_tuples(self, value, 4) if is_subtype(type_of(value), tuple) else NotImplemented

    @native
    def __ne__(self, value, /):
        """Return self!=value."""
        return compare_tuples(self, value, 5) if is_subtype(type_of(value), tuple) else NotImplemented

    @native
    def __lt__(self, value, /):
        """Return self<value."""
        return compare_tuples(self, value, 0) if is_subtype(type_of(value), tuple) else NotImplemented

    @native
    def __le__(self, value, /):
        """Return self<=value."""
        return compare_tuples(self, value, 1) if is_subtype(type_of(value), tuple) else NotImplemented

    @native
    def __gt__(self, value, /):
        """Return self>value."""
        return compare_tuples(self, value, 2) if is_subtype(type_of(value), tuple) else NotImplemented

    @native
    def __ge__(self, value, /):
        """Return self>=value."""
        return compare_tuples(self, value, 3) if is_subtype(type_of(value), tuple) else NotImplemented

    @native
    def __add__(self, value, /):
        """Return self+value."""
        if not is_subtype(type_of(value), tuple):
            raise TypeError(f'can only concatenate tuple (not "{name_of(type_of(value))}") to tuple')
        return tuple_concat(self, value)

    @native
    def __mul__(self, value, /):
        """Return self*value."""
        return tuple_repeat(self, repeat_count(value))

    @native
    def __rmul__(self, value, /):
        """Return value*self."""
        return tuple_repeat(self, repeat_count(value))

    def __getnewargs__(self, /):
        return (tuple_plain(self),)

    def __sizeof__(self, /):
        return 24 + 8 * tuple_size(self)

    @classmethod
    def __class_getitem__(cls, item, /):
        """See PEP 585"""
        return generic_alias(cls, item)

    @native
    def index(self, value, start=0, stop=9223372036854775807, /):
        """Return first index of value.

Raises ValueError if the value is not present."""
        at, stop = list_clamp(self, clamp_argument(start), clamp_argument(stop))
        while at < stop and at < tuple_size(self):
            item = tuple_get(self, at)
            if item is value or item == value:
                return at
            at += 1
        raise ValueError("tuple.index(x): x not in tuple")

    @native
    def count(self, value, /):
        """Return number of occurrences of value."""
        found = 0
        at = 0
        while at < tuple_size(self):
            item = tuple_get(self, at)
            if item is value or item == value:
                found += 1
            at += 1
        return found


class tuple_iterator:
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
        return reduce_sequence_iterator(self, ())

    def __setstate__(self, state, /):
        """Set state information for unpickling."""
        set_sequence_state(self, state)

# set and frozenset. As in dict.py, only keys whose hash or equality is Python's come here, and iterables that C++ does
# not know.

def element_hash(key):
    """The hash of an element, as sets keep it."""
    hasher = key_hasher(key)
    failure = MISSING
    try:
        if hasher is MISSING:
            hash = set_kept(hash_of(key))
        else:
            hash = set_kept(hasher(key))
    except TypeError as error:
        if type_of(error) is not TypeError:
            raise
        failure = str(error)
    if failure is MISSING:
        return hash
    raise TypeError(f"cannot use '{shown_type(key)}' as a set element ({failure})")


def set_find(self, key, hash):
    """Where the key stands, or -1."""
    cursor = set_seek(self, key, hash, -1)
    while cursor < -1:
        table = set_table(self)
        candidate = set_asked_key(self, cursor)
        if candidate == key:
            if set_still_has(self, table, cursor, candidate):
                return -2 - cursor
            cursor = set_seek(self, key, hash, -1)
        elif set_still_has(self, table, cursor, candidate):
            cursor = set_seek(self, key, hash, cursor)
        else:
            cursor = set_seek(self, key, hash, -1)
    return cursor


def set_has(self, key):
    """`in` for a plain set and an instance."""
    return set_find(self, key, element_hash(key)) >= 0


def set_add(self, key):
    set_add_hashed(self, key, element_hash(key))


def set_add_hashed(self, key, hash):
    if set_find(self, key, hash) < 0:
        set_add_new(self, key, hash)


def set_discard(self, key, hash):
    """Whether the key was in the set."""
    cursor = set_find(self, key, hash)
    if cursor < 0:
        return False
    set_cursor_delete(self, cursor)
    return True


def searched_element(self, key):
    """Where an element stands that may also be a set, in place of the frozenset that is equal to it."""
    if is_set(key) and not is_frozen_set(key) and type_lookup(type_of(key), "__hash__") is None:
        key = set_copy_of(key, True)
    return set_find(self, key, element_hash(key))


def set_add_all(self, iterable):
    if is_set(iterable):
        if self is iterable:
            return
        if set_table(self) is None:
            set_take(self, set_copy_of(iterable, False))
            return
        set_make_room(self, set_size(iterable))
        at = set_next_slot(iterable, 0)
        while at >= 0:
            set_add_hashed(self, set_slot_key(iterable, at), set_slot_hash(iterable, at))
            at = set_next_slot(iterable, at + 1)
        return
    if type_of(iterable) is dict:
        set_make_room(self, dict_size(iterable))
    for item in iterable:
        if not set_put(self, item):
            set_add(self, item)


def set_discard_all(self, iterable):
    if self is iterable:
        set_clear(self)
    elif is_set(iterable):
        at = set_next_slot(iterable, 0)
        while at >= 0:
            set_discard(self, set_slot_key(iterable, at), set_slot_hash(iterable, at))
            at = set_next_slot(iterable, at + 1)
    else:
        for item in iterable:
            set_discard(self, item, element_hash(item))
    set_shrink(self)


def set_toggle_all(self, other):
    """`other` is a set."""
    if self is other:
        set_clear(self)
        return
    at = set_next_slot(other, 0)
    while at >= 0:
        key = set_slot_key(other, at)
        hash = set_slot_hash(other, at)
        if not set_discard(self, key, hash):
            set_add_hashed(self, key, hash)
        at = set_next_slot(other, at + 1)


def set_of(iterable):
    """A private set of the items of any iterable."""
    result = set_make(set, False)
    set_add_all(result, iterable)
    return result


def frozen_as(self, result):
    """A private set as a result of an operation on `self`: frozen when that is."""
    return set_frozen(result, is_frozen_set(self))


def intersected(self, other):
    """A private set of what both have."""
    if self is other:
        return set_copy_of(self, False)
    result = set_make(set, False)
    if is_set(other):
        if set_size(other) > set_size(self):
            self, other = other, self
        at = set_next_slot(other, 0)
        while at >= 0:
            key = set_slot_key(other, at)
            hash = set_slot_hash(other, at)
            if set_find(self, key, hash) >= 0:
                set_add_hashed(result, key, hash)
            at = set_next_slot(other, at + 1)
        return result
    for item in other:
        hash = set_kept(hash_of(item))
        if set_find(self, item, hash) >= 0:
            set_add_hashed(result, item, hash)
    return result


def subtracted(self, other):
    """A private set of what only `self` has."""
    if not is_set(other) and type_of(other) is not dict or set_size(self) >> 2 > len(other):
        result = set_copy_of(self, False)
        set_discard_all(result, other)
        return result
    if not is_set(other):
        other = set_of(other)
    result = set_make(set, False)
    at = set_next_slot(self, 0)
    while at >= 0:
        key = set_slot_key(self, at)
        hash = set_slot_hash(self, at)
        if set_find(other, key, hash) < 0:
            set_add_hashed(result, key, hash)
        at = set_next_slot(self, at + 1)
    return result


def all_members_in(self, other):
    at = set_next_slot(self, 0)
    while at >= 0:
        if set_find(other, set_slot_key(self, at), set_slot_hash(self, at)) < 0:
            return False
        at = set_next_slot(self, at + 1)
    return True


def compare_sets(self, other, which):
    """which: < <= > >= == != from 0."""
    if not is_set(other):
        return NotImplemented
    mine = set_size(self)
    its = set_size(other)
    if which == 0:
        return mine < its and all_members_in(self, other)
    if which == 1:
        return mine <= its and all_members_in(self, other)
    if which == 2:
        return mine > its and all_members_in(other, self)
    if which == 3:
        return mine >= its and all_members_in(other, self)
    return (mine == its and all_members_in(self, other)) == (which == 4)


def set_text(self):
    name = name_of(type_of(self))
    if set_size(self) == 0:
        return f"{name}()"
    if not repr_begins(self):
        return f"{name}(...)"
    try:
        parts = list(set_iterate(self)) # their __repr__ may change the set
        for at in range(list_size(parts)):
            parts[at] = repr_of(parts[at])
        text = f"{{{', '.join(parts)}}}"
        return text if type_of(self) is set else f"{name}({text})"
    finally:
        repr_ends(self)


def set_disjoint(self, other):
    if self is other:
        return set_size(self) == 0
    if is_set(other):
        if set_size(other) > set_size(self):
            self, other = other, self
        at = set_next_slot(other, 0)
        while at >= 0:
            if set_find(self, set_slot_key(other, at), set_slot_hash(other, at)) >= 0:
                return False
            at = set_next_slot(other, at + 1)
        return True
    for item in other:
        if set_find(self, item, element_hash(item)) >= 0:
            return False
    return True


def set_subset(self, other):
    if is_set(other):
        return compare_sets(self, other, 1)
    return set_size(intersected(self, other)) == set_size(self)


def set_superset(self, other):
    if is_set(other):
        return compare_sets(self, other, 3)
    for item in other:
        if set_find(self, item, element_hash(item)) < 0:
            return False
    return True


def set_reduce(self):
    return (type_of(self), (list_of(self),), get_attribute_or(self, "__dict__", None))


def united(self, others):
    result = set_copy_of(self, False)
    for other in others:
        if other is not self:
            set_add_all(result, other)
    return result


def intersected_all(self, others):
    result = self
    for other in others:
        result = intersected(result, other)
    return set_copy_of(self, False) if result is self else result


def subtracted_all(self, others):
    result = self
    for other in others:
        result = subtracted(result, other)
    return set_copy_of(self, False) if result is self else result


def symmetric(self, other):
    result = set_of(other)
    set_toggle_all(result, self)
    return result


class set:
    """Build an unordered collection of unique elements."""

    @native
    def __new__(cls, /, *args, **kwargs):
        """Create and return a new object."""
        check_new(cls, set)
        return set_make(cls, False)

    @native
    def __init__(self, /, *args, **kwargs):
        """Initialize self."""
        iterable = take_arguments("set", args, kwargs, ())
        if set_size(self) != 0 or set_table(self) is not None:
            set_clear(self)
        set_add_all(self, iterable)

    __hash__ = None

    @native
    def __repr__(self, /):
        """Return repr(self)."""
        return set_text(self)

    @native
    def __len__(self, /):
        """Return len(self)."""
        return set_size(self)

    @native
    def __contains__(self, object, /):
        """x.__contains__(y) <==> y in x."""
        return searched_element(self, object) >= 0

    @native
    def __iter__(self, /):
        """Implement iter(self)."""
        return set_iterate(self)

    @native
    def __eq__(self, value, /):
        """Return self==value."""
        return compare_sets(self, value, 4)

    @native
    def __ne__(self, value, /):
        """Return self!=value."""
        return compare_sets(self, value, 5)

    @native
    def __lt__(self, value, /):
        """Return self<value."""
        return compare_sets(self, value, 0)

    @native
    def __le__(self, value, /):
        """Return self<=value."""
        return compare_sets(self, value, 1)

    @native
    def __gt__(self, value, /):
        """Return self>value."""
        return compare_sets(self, value, 2)

    @native
    def __ge__(self, value, /):
        """Return self>=value."""
        return compare_sets(self, value, 3)

    @native
    def __ror__(self, value, /):
        """Return value|self."""
        return frozen_as(value, united(value, (self,))) if is_set(value) else NotImplemented

    @native
    def __rand__(self, value, /):
        """Return value&self."""
        return frozen_as(value, intersected(value, self)) if is_set(value) else NotImplemented

    @native
    def __rsub__(self, value, /):
        """Return value-self."""
        return frozen_as(value, subtracted(value, self)) if is_set(value) else NotImplemented

    @native
    def __rxor__(self, value, /):
        """Return value^self."""
        return frozen_as(value, symmetric(value, self)) if is_set(value) else NotImplemented

    def __reduce__(self, /):
        """Return state information for pickling."""
        return set_reduce(self)

    def __sizeof__(self, /):
        """S.__sizeof__() -> size of S in memory, in bytes."""
        return 48 + 32 * set_size(self)

    @classmethod
    def __class_getitem__(cls, item, /):
        """See PEP 585"""
        return generic_alias(cls, item)

    @native
    def copy(self, /):
        """Return a shallow copy of a set."""
        if type_of(self) is frozenset:
            return self
        return set_copy_of(self, is_frozen_set(self))

    @native
    def union(self, /, *others):
        """Return a new set with elements from the set and all others."""
        return frozen_as(self, united(self, others))

    @native
    def intersection(self, /, *others):
        """Return a new set with elements common to the set and all others."""
        return frozen_as(self, intersected_all(self, others))

    @native
    def difference(self, /, *others):
        """Return a new set with elements in the set that are not in the others."""
        return frozen_as(self, subtracted_all(self, others))

    @native
    def symmetric_difference(self, other, /):
        """Return a new set with elements in either the set or other but not both."""
        return frozen_as(self, symmetric(self, other))

    @native
    def issubset(self, other, /):
        """Report whether another set contains this set."""
        return set_subset(self, other)

    @native
    def issuperset(self, other, /):
        """Report whether this set contains another set."""
        return set_superset(self, other)

    @native
    def isdisjoint(self, other, /):
        """Return True if two sets have a null intersection."""
        return set_disjoint(self, other)
    @native
    def __or__(self, value, /):
        """Return self|value."""
        return set_frozen(united(self, (value,)), False) if is_set(value) else NotImplemented

    @native
    def __and__(self, value, /):
        """Return self&value."""
        return intersected(self, value) if is_set(value) else NotImplemented

    @native
    def __sub__(self, value, /):
        """Return self-value."""
        return subtracted(self, value) if is_set(value) else NotImplemented

    @native
    def __xor__(self, value, /):
        """Return self^value."""
        return symmetric(self, value) if is_set(value) else NotImplemented

    @native
    def __ior__(self, value, /):
        """Return self|=value."""
        if not is_set(value):
            return NotImplemented
        set_add_all(self, value)
        return self

    @native
    def __iand__(self, value, /):
        """Return self&=value."""
        if not is_set(value):
            return NotImplemented
        set_take(self, intersected(self, value))
        return self

    @native
    def __isub__(self, value, /):
        """Return self-=value."""
        if not is_set(value):
            return NotImplemented
        set_discard_all(self, value)
        return self

    @native
    def __ixor__(self, value, /):
        """Return self^=value."""
        if not is_set(value):
            return NotImplemented
        set_toggle_all(self, value)
        return self

    @native
    def add(self, object, /):
        """Add an element to a set.

This has no effect if the element is already present."""
        set_add(self, object)

    @native
    def remove(self, object, /):
        """Remove an element from a set; it must be a member.

If the element is not a member, raise a KeyError."""
        cursor = searched_element(self, object)
        if cursor < 0:
            raise KeyError(object)
        set_cursor_delete(self, cursor)

    @native
    def discard(self, object, /):
        """Remove an element from a set if it is a member.

Unlike set.remove(), the discard() method does not raise
an exception when an element is missing from the set."""
        cursor = searched_element(self, object)
        if cursor >= 0:
            set_cursor_delete(self, cursor)

    @native
    def pop(self, /):
        """Remove and return an arbitrary set element.

Raises KeyError if the set is empty."""
        return set_pop(self)

    @native
    def clear(self, /):
        """Remove all elements from this set."""
        set_clear(self)

    @native
    def update(self, /, *others):
        """Update the set, adding elements from all others."""
        for other in others:
            set_add_all(self, other)

    @native
    def intersection_update(self, /, *others):
        """Update the set, keeping only elements found in it and all others."""
        set_take(self, intersected_all(self, others))

    @native
    def difference_update(self, /, *others):
        """Update the set, removing elements found in others."""
        for other in others:
            set_discard_all(self, other)

    @native
    def symmetric_difference_update(self, other, /):
        """Update the set, keeping only elements found in either set, but not in both."""
        set_toggle_all(self, other if is_set(other) else set_of(other))


class frozenset:
    """Build an immutable unordered collection of unique elements."""

    @native
    def __new__(cls, iterable=(), /, *args, **kwargs):
        """Create and return a new object."""
        check_new(cls, frozenset)
        if cls is frozenset or type_lookup(cls, "__init__") is OBJECT_INIT[0]:
            if dict_size(kwargs) != 0:
                raise TypeError("frozenset() takes no keyword arguments")
        if tuple_size(args) != 0:
            raise TypeError(f"frozenset expected at most 1 argument, got {1 + tuple_size(args)}")
        if cls is frozenset and type_of(iterable) is frozenset:
            return iterable
        result = set_make(cls, True)
        set_add_all(result, iterable)
        return result

    @native
    def __hash__(self, /):
        """Return hash(self)."""
        hashes = []
        at = set_next_slot(self, 0)
        while at >= 0:
            hash = set_slot_hash(self, at)
            if not set_hash_is_whole(hash):
                hash = hash_of(set_slot_key(self, at))
            list_append(hashes, hash)
            at = set_next_slot(self, at + 1)
        return set_hash(hashes)

    @native
    def __repr__(self, /):
        """Return repr(self)."""
        return set_text(self)

    @native
    def __len__(self, /):
        """Return len(self)."""
        return set_size(self)

    @native
    def __contains__(self, object, /):
        """x.__contains__(y) <==> y in x."""
        return searched_element(self, object) >= 0

    @native
    def __iter__(self, /):
        """Implement iter(self)."""
        return set_iterate(self)

    @native
    def __eq__(self, value, /):
        """Return self==value."""
        return compare_sets(self, value, 4)

    @native
    def __ne__(self, value, /):
        """Return self!=value."""
        return compare_sets(self, value, 5)

    @native
    def __lt__(self, value, /):
        """Return self<value."""
        return compare_sets(self, value, 0)

    @native
    def __le__(self, value, /):
        """Return self<=value."""
        return compare_sets(self, value, 1)

    @native
    def __gt__(self, value, /):
        """Return self>value."""
        return compare_sets(self, value, 2)

    @native
    def __ge__(self, value, /):
        """Return self>=value."""
        return compare_sets(self, value, 3)

    @native
    def __ror__(self, value, /):
        """Return value|self."""
        return frozen_as(value, united(value, (self,))) if is_set(value) else NotImplemented

    @native
    def __rand__(self, value, /):
        """Return value&self."""
        return frozen_as(value, intersected(value, self)) if is_set(value) else NotImplemented

    @native
    def __rsub__(self, value, /):
        """Return value-self."""
        return frozen_as(value, subtracted(value, self)) if is_set(value) else NotImplemented

    @native
    def __rxor__(self, value, /):
        """Return value^self."""
        return frozen_as(value, symmetric(value, self)) if is_set(value) else NotImplemented

    def __reduce__(self, /):
        """Return state information for pickling."""
        return set_reduce(self)

    def __sizeof__(self, /):
        """S.__sizeof__() -> size of S in memory, in bytes."""
        return 48 + 32 * set_size(self)

    @classmethod
    def __class_getitem__(cls, item, /):
        """See PEP 585"""
        return generic_alias(cls, item)

    @native
    def copy(self, /):
        """Return a shallow copy of a set."""
        if type_of(self) is frozenset:
            return self
        return set_copy_of(self, is_frozen_set(self))

    @native
    def union(self, /, *others):
        """Return a new set with elements from the set and all others."""
        return frozen_as(self, united(self, others))

    @native
    def intersection(self, /, *others):
        """Return a new set with elements common to the set and all others."""
        return frozen_as(self, intersected_all(self, others))

    @native
    def difference(self, /, *others):
        """Return a new set with elements in the set that are not in the others."""
        return frozen_as(self, subtracted_all(self, others))

    @native
    def symmetric_difference(self, other, /):
        """Return a new set with elements in either the set or other but not both."""
        return frozen_as(self, symmetric(self, other))

    @native
    def issubset(self, other, /):
        """Report whether another set contains this set."""
        return set_subset(self, other)

    @native
    def issuperset(self, other, /):
        """Report whether this set contains another set."""
        return set_superset(self, other)

    @native
    def isdisjoint(self, other, /):
        """Return True if two sets have a null intersection."""
        return set_disjoint(self, other)
    @native
    def __or__(self, value, /):
        """Return self|value."""
        return set_frozen(united(self, (value,)), True) if is_set(value) else NotImplemented

    @native
    def __and__(self, value, /):
        """Return self&value."""
        return set_frozen(intersected(self, value), True) if is_set(value) else NotImplemented

    @native
    def __sub__(self, value, /):
        """Return self-value."""
        return set_frozen(subtracted(self, value), True) if is_set(value) else NotImplemented

    @native
    def __xor__(self, value, /):
        """Return self^value."""
        return set_frozen(symmetric(self, value), True) if is_set(value) else NotImplemented


class set_iterator:
    @native
    def __next__(self, /):
        """Implement next(self)."""
        return builtin_step(self)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self

    def __length_hint__(self, /):
        """Private method returning an estimate of len(list(it))."""
        return iterator_left(self)

    def __reduce__(self, /):
        """Return state information for pickling."""
        return (iter, (iterator_rest(self),))

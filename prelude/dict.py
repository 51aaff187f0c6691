# dict and its views. What C++ cannot answer here is a key whose hash or equality is Python's: its place is found by a
# loop over the candidates, and found again when comparing one has changed the dict.

def key_hash(key):
    """The hash of a key, as tables keep it."""
    hasher = key_hasher(key)
    failure = MISSING
    try:
        if hasher is MISSING:
            hash = table_hash_of(hash_of(key))
        else:
            hash = kept_hash(hasher(key))
            if hash is MISSING:
                raise TypeError("__hash__ method should return an integer")
    except TypeError as error:
        if type_of(error) is not TypeError:
            raise
        failure = str(error)
    if failure is MISSING:
        return hash
    raise TypeError(f"cannot use '{shown_type(key)}' as a dict key ({failure})")


def shown_type(value):
    """The class with its module, unless that is the script's own."""
    text = qualified_name(type_of(value))
    return text.removeprefix("__main__.")


def dict_find(self, key, hash):
    """Where the key stands, or -1."""
    cursor = dict_seek(self, key, hash, -1)
    while cursor < -1:
        table = dict_table(self)
        candidate = dict_asked_key(self, cursor)
        if candidate == key:
            if dict_still_has(self, table, cursor, candidate):
                return -2 - cursor
            cursor = dict_seek(self, key, hash, -1)
        elif dict_still_has(self, table, cursor, candidate):
            cursor = dict_seek(self, key, hash, cursor)
        else:
            cursor = dict_seek(self, key, hash, -1)
    return cursor


# What subscripts and `in` ask of a plain dict whose key is an instance.

def dict_item(self, key):
    cursor = dict_find(self, key, key_hash(key))
    if cursor >= 0:
        return dict_cursor_value(self, cursor)
    raise KeyError(key)


def dict_has(self, key):
    return dict_find(self, key, key_hash(key)) >= 0


def dict_set(self, key, value):
    dict_set_hashed(self, key, key_hash(key), value)


def dict_set_hashed(self, key, hash, value):
    cursor = dict_find(self, key, hash)
    if cursor >= 0:
        dict_cursor_set(self, cursor, value)
    else:
        dict_add(self, key, hash, value)


def checked_keys(mapping, keys):
    """What the mapping's keys() has answered."""
    if special(keys, "__iter__") is MISSING and special(keys, "__getitem__") is MISSING:
        raise TypeError(f"{name_of(type_of(mapping))}.keys() returned a non-iterable (type {name_of(type_of(keys))})")
    return keys


def dict_update_all(self, other):
    """dict.update() with one argument."""
    if is_dict(other) and is_plain_mapping(other):
        dict_update_dict(self, other)
        return
    keys = get_attribute_or(other, "keys", MISSING)
    if keys is not MISSING:
        for key in checked_keys(other, keys()):
            dict_set(self, key, other[key])
        return
    at = 0
    for item in other:
        if dict_add_pair(self, item):
            at += 1
            continue
        pair = item
        if type_of(item) is not list:
            iterator = MISSING
            try:
                iterator = iter(item)
            except TypeError:
                pass
            if iterator is MISSING:
                error = TypeError("object is not iterable")
                error.add_note(f"Cannot convert dictionary update sequence element #{at} to a sequence")
                raise error
            pair = list_of(iterator)
        if list_size(pair) != 2:
            raise ValueError(f"dictionary update sequence element #{at} has length {list_size(pair)}; 2 is required")
        dict_set(self, list_get(pair, 0), list_get(pair, 1))
        at += 1


def dict_update_dict(self, other):
    if self is other:
        return
    size = dict_size(other)
    at = dict_next_entry(other, 0)
    while at >= 0:
        dict_set_hashed(self, dict_entry_key(other, at), dict_entry_hash(other, at), dict_entry_value(other, at))
        if dict_size(other) != size:
            raise RuntimeError("dict mutated during update")
        at = dict_next_entry(other, at + 1)


def dicts_equal(self, other):
    if dict_size(self) != dict_size(other):
        return False
    at = dict_next_entry(self, 0)
    while at >= 0:
        value = dict_entry_value(self, at)
        cursor = dict_find(other, dict_entry_key(self, at), dict_entry_hash(self, at))
        if cursor < 0:
            return False
        if not is_same_or_equal(value, dict_cursor_value(other, cursor)):
            return False
        at = dict_next_entry(self, at + 1)
    return True


class dict:
    """dict() -> new empty dictionary
dict(mapping) -> new dictionary initialized from a mapping object's
    (key, value) pairs
dict(iterable) -> new dictionary initialized as if via:
    d = {}
    for k, v in iterable:
        d[k] = v
dict(**kwargs) -> new dictionary initialized with the name=value pairs
    in the keyword argument list.  For example:  dict(one=1, two=2)"""

    @native
    def __new__(cls, /, *args, **kwargs):
        """Create and return a new object."""
        check_new(cls, dict)
        return dict_new(cls)

    @native
    def __init__(self, /, *args, **kwargs):
        """Initialize self."""
        if tuple_size(args) > 1:
            raise TypeError(f"dict expected at most 1 argument, got {tuple_size(args)}")
        if tuple_size(args) == 1:
            dict_update_all(self, tuple_get(args, 0))
        dict_update_dict(self, kwargs)

    __hash__ = None

    @native
    def __repr__(self, /):
        """Return repr(self)."""
        if dict_size(self) == 0:
            return "{}"
        if not repr_begins(self):
            return "{...}"
        try:
            parts = []
            at = dict_next_entry(self, 0)
            while at >= 0:
                value = dict_entry_value(self, at)
                list_append(parts, f"{repr_of(dict_entry_key(self, at))}: {repr_of(value)}")
                at = dict_next_entry(self, at + 1)
            return f"{{{', '.join(parts)}}}"
        finally:
            repr_ends(self)

    @native
    def __len__(self, /):
        """Return len(self)."""
        return dict_size(self)

    @native
    def __getitem__(self, key, /):
        """Return self[key]."""
        cursor = dict_find(self, key, key_hash(key))
        if cursor >= 0:
            return dict_cursor_value(self, cursor)
        if type_of(self) is not dict:
            missing = special(self, "__missing__")
            if missing is not MISSING:
                return missing(key)
        raise KeyError(key)

    @native
    def __setitem__(self, key, value, /):
        """Set self[key] to value."""
        dict_set(self, key, value)

    @native
    def __delitem__(self, key, /):
        """Delete self[key]."""
        cursor = dict_find(self, key, key_hash(key))
        if cursor < 0:
            raise KeyError(key)
        dict_cursor_delete(self, cursor)

    @native
    def __contains__(self, key, /):
        """True if the dictionary has the specified key, else False."""
        return dict_find(self, key, key_hash(key)) >= 0

    @native
    def __iter__(self, /):
        """Implement iter(self)."""
        return dict_iterate(self)

    @native
    def __reversed__(self, /):
        """Return a reverse iterator over the dict keys."""
        return dict_iterate_backwards(self)

    @native
    def __eq__(self, value, /):
        """Return self==value."""
        return dicts_equal(self, value) if is_dict(value) else NotImplemented

    @native
    def __ne__(self, value, /):
        """Return self!=value."""
        return not dicts_equal(self, value) if is_dict(value) else NotImplemented

    @native
    def __or__(self, value, /):
        """Return self|value."""
        if not is_dict(value):
            return NotImplemented
        result = dict_copy(self)
        dict_update_all(result, value)
        return result

    @native
    def __ror__(self, value, /):
        """Return value|self."""
        if not is_dict(value):
            return NotImplemented
        result = dict_copy(value)
        dict_update_all(result, self)
        return result

    @native
    def __ior__(self, value, /):
        """Return self|=value."""
        dict_update_all(self, value)
        return self

    def __sizeof__(self, /):
        """Return the size of the dict in memory."""
        return 48 + 40 * dict_size(self)

    @classmethod
    def __class_getitem__(cls, item, /):
        """See PEP 585"""
        return generic_alias(cls, item)

    @native
    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        """Create a new dictionary with keys from iterable and values set to value."""
        result = cls()
        if type_of(result) is dict and type_of(iterable) is dict:
            # The hashes are known.
            size = dict_size(iterable)
            at = dict_next_entry(iterable, 0)
            while at >= 0:
                dict_set_hashed(result, dict_entry_key(iterable, at), dict_entry_hash(iterable, at), value)
                if dict_size(iterable) != size:
                    raise RuntimeError("dictionary changed size during iteration")
                at = dict_next_entry(iterable, at + 1)
        elif type_of(result) is dict:
            for key in iterable:
                dict_set(result, key, value)
        else:
            for key in iterable:
                result[key] = value
        return result

    @native
    def get(self, key, default=None, /):
        """Return the value for key if key is in the dictionary, else default."""
        cursor = dict_find(self, key, key_hash(key))
        return dict_cursor_value(self, cursor) if cursor >= 0 else default

    @native
    def setdefault(self, key, default=None, /):
        """Insert key with a value of default if key is not in the dictionary.

Return the value for key if key is in the dictionary, else default."""
        hash = key_hash(key)
        cursor = dict_find(self, key, hash)
        if cursor >= 0:
            return dict_cursor_value(self, cursor)
        dict_add(self, key, hash, default)
        return default

    @native
    def pop(self, key, default=MISSING, /):
        """D.pop(k[,d]) -> v, remove specified key and return the corresponding value.

If the key is not found, return the default if given; otherwise,
raise a KeyError."""
        if dict_size(self) != 0:
            cursor = dict_find(self, key, key_hash(key))
            if cursor >= 0:
                value = dict_cursor_value(self, cursor)
                dict_cursor_delete(self, cursor)
                return value
        if default is MISSING:
            raise KeyError(key)
        return default

    @native
    def popitem(self, /):
        """Remove and return a (key, value) pair as a 2-tuple.

Pairs are returned in LIFO (last-in, first-out) order.
Raises KeyError if the dict is empty."""
        return dict_pop_last(self)

    @native
    def update(self, /, *args, **kwargs):
        """D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.
If E is present and has a .keys() method, then does:  for k in E.keys(): D[k] = E[k]
If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v
In either case, this is followed by: for k in F:  D[k] = F[k]"""
        if tuple_size(args) > 1:
            raise TypeError(f"update expected at most 1 argument, got {tuple_size(args)}")
        if tuple_size(args) == 1:
            dict_update_all(self, tuple_get(args, 0))
        dict_update_dict(self, kwargs)

    @native
    def clear(self, /):
        """Remove all items from the dict."""
        dict_clear(self)

    @native
    def copy(self, /):
        """Return a shallow copy of the dict."""
        return dict_copy(self)

    @native
    def keys(self, /):
        """Return a set-like object providing a view on the dict's keys."""
        return dict_make_keys(self)

    @native
    def values(self, /):
        """Return an object providing a view on the dict's values."""
        return dict_make_values(self)

    @native
    def items(self, /):
        """Return a set-like object providing a view on the dict's items."""
        return dict_make_items(self)


# Views. Those of keys and items are sets to read.

def is_set_like(value):
    cls = type_of(value)
    return is_set(value) or is_subtype(cls, dict_keys) or is_subtype(cls, dict_items)


def view_repr(self):
    if not repr_begins(self):
        return "..."
    try:
        return f"{name_of(type_of(self))}({list_of(self)!r})"
    finally:
        repr_ends(self)


def all_in(items, container):
    for item in items:
        if item not in container:
            return False
    return True


def compare_views(self, other, which):
    """which: < <= > >= == != from 0."""
    if not is_set_like(other):
        return NotImplemented
    mine = len(self)
    its = len(other)
    if which == 0:
        return mine < its and all_in(self, other)
    if which == 1:
        return mine <= its and all_in(self, other)
    if which == 2:
        return mine > its and all_in(other, self)
    if which == 3:
        return mine >= its and all_in(other, self)
    return (mine == its and all_in(self, other)) == (which == 4)


def view_and(self, other):
    if type_of(other) is set or type_of(other) is frozenset:
        if len(self) <= set_size(other):
            return type_of(other).intersection(other, self)
    elif is_set_like(other) and len(other) > len(self):
        self, other = other, self
    result = set()
    for item in other:
        if item in self:
            set_add(result, item)
    return result


def view_or(self, other):
    result = set(self)
    result.update(other)
    return result


def view_sub(self, other):
    result = set(self)
    result.difference_update(other)
    return result


def view_xor(self, other):
    result = set(self)
    result.symmetric_difference_update(other)
    return result


def view_disjoint(self, other):
    if self is other:
        return len(self) == 0
    if is_set_like(other) and len(other) > len(self):
        self, other = other, self
    for item in other:
        if item in self:
            return False
    return True


class dict_keys:
    @native
    def __len__(self, /):
        """Return len(self)."""
        return dict_size(view_dict(self))

    @native
    def __iter__(self, /):
        """Implement iter(self)."""
        return view_iterate(self)

    @native
    def __reversed__(self, /):
        """Return a reverse iterator over the dict keys."""
        return view_iterate_backwards(self)

    @native
    def __contains__(self, key, /):
        """Return bool(key in self)."""
        return dict_find(view_dict(self), key, key_hash(key)) >= 0

    __hash__ = None

    def __repr__(self, /):
        """Return repr(self)."""
        return view_repr(self)

    def __eq__(self, value, /):
        """Return self==value."""
        return compare_views(self, value, 4)

    def __ne__(self, value, /):
        """Return self!=value."""
        return compare_views(self, value, 5)

    def __lt__(self, value, /):
        """Return self<value."""
        return compare_views(self, value, 0)

    def __le__(self, value, /):
        """Return self<=value."""
        return compare_views(self, value, 1)

    def __gt__(self, value, /):
        """Return self>value."""
        return compare_views(self, value, 2)

    def __ge__(self, value, /):
        """Return self>=value."""
        return compare_views(self, value, 3)

    def __and__(self, value, /):
        """Return self&value."""
        return view_and(self, value)

    def __rand__(self, value, /):
        """Return value&self."""
        return view_and(value, self) if is_set_like(value) else view_and(self, value)

    def __or__(self, value, /):
        """Return self|value."""
        return view_or(self, value)

    def __ror__(self, value, /):
        """Return value|self."""
        return view_or(value, self)

    def __sub__(self, value, /):
        """Return self-value."""
        return view_sub(self, value)

    def __rsub__(self, value, /):
        """Return value-self."""
        return view_sub(value, self)

    def __xor__(self, value, /):
        """Return self^value."""
        return view_xor(self, value)

    def __rxor__(self, value, /):
        """Return value^self."""
        return view_xor(value, self)

    def isdisjoint(self, other, /):
        """Return True if the view and the given iterable have a null intersection."""
        return view_disjoint(self, other)

    @property
    def mapping(self):
        """dictionary that this view refers to"""
        return mappingproxy(view_dict(self))


class dict_values:
    @native
    def __len__(self, /):
        """Return len(self)."""
        return dict_size(view_dict(self))

    @native
    def __iter__(self, /):
        """Implement iter(self)."""
        return view_iterate(self)

    @native
    def __reversed__(self, /):
        """Return a reverse iterator over the dict values."""
        return view_iterate_backwards(self)

    def __repr__(self, /):
        """Return repr(self)."""
        return view_repr(self)

    @property
    def mapping(self):
        """dictionary that this view refers to"""
        return mappingproxy(view_dict(self))


class dict_items:
    @native
    def __len__(self, /):
        """Return len(self)."""
        return dict_size(view_dict(self))

    @native
    def __iter__(self, /):
        """Implement iter(self)."""
        return view_iterate(self)

    @native
    def __reversed__(self, /):
        """Return a reverse iterator over the dict items."""
        return view_iterate_backwards(self)

    @native
    def __contains__(self, item, /):
        """Return bool(item in self)."""
        if not is_subtype(type_of(item), tuple) or tuple_size(item) != 2:
            return False
        key = tuple_get(item, 0)
        cursor = dict_find(view_dict(self), key, key_hash(key))
        if cursor < 0:
            return False
        return is_same_or_equal(dict_cursor_value(view_dict(self), cursor), tuple_get(item, 1))

    __hash__ = None

    def __repr__(self, /):
        """Return repr(self)."""
        return view_repr(self)

    def __eq__(self, value, /):
        """Return self==value."""
        return compare_views(self, value, 4)

    def __ne__(self, value, /):
        """Return self!=value."""
        return compare_views(self, value, 5)

    def __lt__(self, value, /):
        """Return self<value."""
        return compare_views(self, value, 0)

    def __le__(self, value, /):
        """Return self<=value."""
        return compare_views(self, value, 1)

    def __gt__(self, value, /):
        """Return self>value."""
        return compare_views(self, value, 2)

    def __ge__(self, value, /):
        """Return self>=value."""
        return compare_views(self, value, 3)

    def __and__(self, value, /):
        """Return self&value."""
        return view_and(self, value)

    def __rand__(self, value, /):
        """Return value&self."""
        return view_and(value, self) if is_set_like(value) else view_and(self, value)

    def __or__(self, value, /):
        """Return self|value."""
        return view_or(self, value)

    def __ror__(self, value, /):
        """Return value|self."""
        return view_or(value, self)

    def __sub__(self, value, /):
        """Return self-value."""
        return view_sub(self, value)

    def __rsub__(self, value, /):
        """Return value-self."""
        return view_sub(value, self)

    def __xor__(self, value, /):
        """Return self^value."""
        return view_xor(self, value)

    def __rxor__(self, value, /):
        """Return value^self."""
        return view_xor(value, self)

    def isdisjoint(self, other, /):
        """Return True if the view and the given iterable have a null intersection."""
        return view_disjoint(self, other)

    @property
    def mapping(self):
        """dictionary that this view refers to"""
        return mappingproxy(view_dict(self))


class dict_keyiterator:
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


class dict_valueiterator:
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


class dict_itemiterator:
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


class dict_reversekeyiterator:
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


class dict_reversevalueiterator:
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


class dict_reverseitemiterator:
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

"""High performance data structures.
- deque:        ordered collection accessible from endpoints only
- defaultdict:  dict subclass with a default value factory"""

__all__ = ("OrderedDict", "_count_elements", "_deque_iterator", "_deque_reverse_iterator", "_tuplegetter", "defaultdict",
           "deque")


def size_argument_of(value):
    value = index_of(value)
    if not -9223372036854775808 <= value <= 9223372036854775807:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return value


class deque(weakref=True):
    """A list-like sequence optimized for data accesses near its endpoints."""

    __module__ = "collections"

    def __new__(cls, /, *args, **keywords):
        """Create and return a new object."""
        check_new(cls, deque)
        return deque_make(cls)

    def __init__(self, iterable=MISSING, maxlen=None):
        """Initialize self."""
        if maxlen is not None:
            if not is_subtype(type_of(maxlen), int):
                raise TypeError("an integer is required")
            maxlen = int_pos(size_argument_of(maxlen))
            if maxlen < 0:
                raise ValueError("maxlen must be non-negative")
        if deque_size(self):
            deque_clear(self)
        deque_set_most(self, maxlen)
        if iterable is not MISSING:
            extend_deque(self, iterable)

    @native
    def append(self, item, /):
        """Add an element to the right side of the deque."""
        deque_push(self, item)

    @native
    def appendleft(self, item, /):
        """Add an element to the left side of the deque."""
        deque_push_left(self, item)

    @native
    def pop(self, /):
        """Remove and return the rightmost element."""
        return deque_take(self)

    @native
    def popleft(self, /):
        """Remove and return the leftmost element."""
        return deque_take_left(self)

    @native
    def extend(self, iterable, /):
        """Extend the right side of the deque with elements from the iterable."""
        if iterable is self:
            iterable = list(iterable)
        for item in plain_iterator(iterable):
            deque_push(self, item)

    @native
    def extendleft(self, iterable, /):
        """Extend the left side of the deque with elements from the iterable."""
        if iterable is self:
            iterable = list(iterable)
        for item in plain_iterator(iterable):
            deque_push_left(self, item)

    @native
    def clear(self, /):
        """Remove all elements from the deque."""
        deque_clear(self)

    def copy(self, /):
        """Return a shallow copy of a deque."""
        return copy_deque(self)

    def __copy__(self, /):
        """Return a shallow copy of a deque."""
        return copy_deque(self)

    @native
    def count(self, value, /):
        """Return number of occurrences of value."""
        changes = deque_changes(self)
        count = 0
        at = 0
        while (item := deque_item(self, at)) is not MISSING:
            if item is value or item == value:
                count += 1
            if deque_changes(self) != changes:
                raise RuntimeError("deque mutated during iteration")
            at += 1
        return count

    @native
    def __contains__(self, key, /):
        """Return bool(key in self)."""
        changes = deque_changes(self)
        at = 0
        while (item := deque_item(self, at)) is not MISSING:
            if item is key or item == key:
                return True
            if deque_changes(self) != changes:
                raise RuntimeError("deque mutated during iteration")
            at += 1
        return False

    def index(self, value, start=0, stop=9223372036854775807, /):
        """Return first index of value.

Raises ValueError if the value is not present."""
        size = deque_size(self)
        start = clamped(index_of(start), size)
        stop = clamped(index_of(stop), size)
        changes = deque_changes(self)
        while start < stop:
            item = deque_item(self, start)
            if item is value or item == value:
                return start
            if deque_changes(self) != changes:
                raise RuntimeError("deque mutated during iteration")
            start += 1
        raise ValueError("deque.index(x): x not in deque")

    @native
    def insert(self, index, value, /):
        """Insert value before index."""
        index = size_argument_of(index)
        size = deque_size(self)
        if deque_most(self) == size:
            raise IndexError("deque already at its maximum size")
        deque_insert(self, clamped(index, size), value)

    @native
    def remove(self, value, /):
        """Remove first occurrence of value."""
        size = deque_size(self)
        at = 0
        while (item := deque_item(self, at)) is not MISSING:
            same = item is value or item == value
            if deque_size(self) != size:
                raise IndexError("deque mutated during iteration")
            if same:
                deque_delete(self, at)
                return
            at += 1
        raise ValueError("deque.remove(x): x not in deque")

    @native
    def reverse(self, /):
        """Reverse *IN PLACE*."""
        deque_reverse(self)

    @native
    def rotate(self, n=1, /):
        """Rotate the deque n steps to the right.  If n is negative, rotates left."""
        n = size_argument_of(n)
        size = deque_size(self)
        if size:
            deque_rotate(self, n % size)

    @native
    def __len__(self, /):
        """Return len(self)."""
        return deque_size(self)

    @native
    def __getitem__(self, key, /):
        """Return self[key]."""
        return deque_item(self, item_position(self, key))

    @native
    def __setitem__(self, key, value, /):
        """Set self[key] to value."""
        deque_put(self, item_position(self, key), value)

    def __delitem__(self, key, /):
        """Delete self[key]."""
        deque_delete(self, item_position(self, key))

    @native
    def __iter__(self, /):
        """Implement iter(self)."""
        return deque_iterate(self)

    @native
    def __reversed__(self, /):
        """Return a reverse iterator over the deque."""
        return deque_iterate_backwards(self)

    def __repr__(self, /):
        """Return repr(self)."""
        if not repr_begins(self):
            return "[...]"
        try:
            name = bare_name(self)
            items = repr_of([*deque_iterate(self)])
            most = deque_most(self)
            return f"{name}({items})" if most is None else f"{name}({items}, maxlen={most})"
        finally:
            repr_ends(self)

    __hash__ = None

    def __eq__(self, value, /):
        """Return self==value."""
        if not is_subtype(type_of(value), deque):
            return NotImplemented
        return self is value or deque_size(self) == deque_size(value) and items_of_deque(self) == items_of_deque(value)

    def __ne__(self, value, /):
        """Return self!=value."""
        if not is_subtype(type_of(value), deque):
            return NotImplemented
        return self is not value and (
            deque_size(self) != deque_size(value) or items_of_deque(self) != items_of_deque(value))

    def __lt__(self, value, /):
        """Return self<value."""
        if not is_subtype(type_of(value), deque):
            return NotImplemented
        return items_of_deque(self) < items_of_deque(value)

    def __le__(self, value, /):
        """Return self<=value."""
        if not is_subtype(type_of(value), deque):
            return NotImplemented
        return items_of_deque(self) <= items_of_deque(value)

    def __gt__(self, value, /):
        """Return self>value."""
        if not is_subtype(type_of(value), deque):
            return NotImplemented
        return items_of_deque(self) > items_of_deque(value)

    def __ge__(self, value, /):
        """Return self>=value."""
        if not is_subtype(type_of(value), deque):
            return NotImplemented
        return items_of_deque(self) >= items_of_deque(value)

    def __add__(self, value, /):
        """Return self+value."""
        if not is_subtype(type_of(value), deque):
            raise TypeError(f'can only concatenate deque (not "{name_of(type_of(value))}") to deque')
        made = copy_deque(self)
        made.extend(value)
        return made

    def __iadd__(self, value, /):
        """Implement self+=value."""
        extend_deque(self, value)
        return self

    def __mul__(self, value, /):
        """Return self*value."""
        made = copy_deque(self)
        repeat_deque(made, value)
        return made

    def __rmul__(self, value, /):
        """Return value*self."""
        made = copy_deque(self)
        repeat_deque(made, value)
        return made

    def __imul__(self, value, /):
        """Implement self*=value."""
        repeat_deque(self, value)
        return self

    def __reduce__(self, /):
        """Return state information for pickling."""
        state = state_of(self)
        most = deque_most(self)
        return (type_of(self), () if most is None else ((), most), state, iter(self))

    @property
    def maxlen(self):
        """maximum size of a deque or None if unbounded"""
        return deque_most(self)

    @classmethod
    def __class_getitem__(cls, item, /):
        """See PEP 585"""
        return generic_alias(cls, item)


def bare_name(self):
    name = name_of(type_of(self))
    return name[name.rfind(".") + 1:]


def clamped(index, size):
    if index < 0:
        index += size
    return 0 if index < 0 else size if index > size else index


def item_position(self, key):
    if type_lookup(type_of(key), "__index__") is MISSING:
        raise TypeError(f"sequence index must be integer, not '{name_of(type_of(key))}'")
    index = index_of(key)
    if not -9223372036854775808 <= index <= 9223372036854775807:
        raise IndexError(f"cannot fit '{name_of(type_of(key))}' into an index-sized integer")
    size = deque_size(self)
    if index < 0:
        index += size
    if not 0 <= index < size:
        raise IndexError("deque index out of range")
    return index


def extend_deque(self, iterable):
    if is_subtype(type_of(iterable), deque) and iterable is self:
        iterable = list(iterable)
    DEQUE_EXTEND[0](self, iterable)


def items_of_deque(self):
    return [*self]


def copy_deque(self):
    most = deque_most(self)
    if type_of(self) is deque:
        made = deque_make(deque)
        deque_set_most(made, most)
        DEQUE_EXTEND[0](made, self)
        return made
    return type_of(self)(self) if most is None else type_of(self)(self, most)


def repeat_deque(self, count):
    if type_lookup(type_of(count), "__index__") is MISSING:
        raise TypeError(f"can't multiply sequence by non-int of type '{name_of(type_of(count))}'")
    count = index_of(count)
    if not -9223372036854775808 <= count <= 9223372036854775807:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    if count <= 0:
        deque_clear(self)
        return
    items = items_of_deque(self)
    size = list_size(items)
    if size == 0 or count == 1:
        return
    most = deque_most(self)
    if most is not None and size * count > most:
        # Only what stays in the end goes in.
        count = min(count, most // size + 2)
    if size * count > 536870911:
        raise MemoryError
    DEQUE_EXTEND[0](self, items * (count - 1))


DEQUE_EXTEND = [deque.extend]


class _deque_iterator:
    __module__ = "collections"

    def __new__(cls, deque, index=0, /):
        """Create and return a new object."""
        return deque_iterator_at(cls, deque_iterate(checked_deque(deque)), index)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return deque_step(self)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self

    def __length_hint__(self, /):
        """Private method returning an estimate of len(list(it))."""
        return deque_left(self)

    def __reduce__(self, /):
        """Return state information for pickling."""
        return (type_of(self), (tool_part(self, 0), tool_part(self, 2)))


class _deque_reverse_iterator:
    __module__ = "collections"

    def __new__(cls, deque, index=0, /):
        """Create and return a new object."""
        return deque_iterator_at(cls, deque_iterate_backwards(checked_deque(deque)), index)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return deque_step(self)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self

    def __length_hint__(self, /):
        """Private method returning an estimate of len(list(it))."""
        return deque_left(self)

    def __reduce__(self, /):
        """Return state information for pickling."""
        return (type_of(self), (tool_part(self, 0), tool_part(self, 2)))


def checked_deque(value):
    if not is_subtype(type_of(value), deque):
        raise TypeError(f"argument 1 must be collections.deque, not {name_of(type_of(value))}")
    return value


def deque_iterator_at(cls, iterator, index):
    index = size_argument_of(index)
    while index > 0:
        try:
            deque_step(iterator)
        except StopIteration:
            break
        index -= 1
    return iterator


class defaultdict(dict, weakref=False):
    """defaultdict(default_factory=None, /, [...]) --> dict with default factory

The default factory is called without arguments to produce
a new value when a key is not present, in __getitem__ only.
A defaultdict compares equal to a dict with the same items.
All remaining arguments are treated the same as if they were
passed to the dict constructor, including keyword arguments."""

    __module__ = "collections"
    __slots__ = ("default_factory",)

    def __init__(self, /, *args, **keywords):
        """Initialize self."""
        factory = None
        if tuple_size(args):
            factory = tuple_get(args, 0)
            if factory is not None and type_lookup(type_of(factory), "__call__") is MISSING:
                raise TypeError("first argument must be callable or None")
            args = args[1:]
        self.default_factory = factory
        DICT_INIT[0](self, *args, **keywords)

    def __missing__(self, key, /):
        """__missing__(key) # Called by __getitem__ for missing key; pseudo-code:
  if self.default_factory is None: raise KeyError((key,))
  self[key] = value = self.default_factory()
  return value"""
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        value = factory()
        self[key] = value
        return value

    def __repr__(self, /):
        """Return repr(self)."""
        factory = self.default_factory
        items = DICT_REPR[0](self)
        if factory is None or is_type(factory) or is_function(factory):
            return f"{bare_name(self)}({factory!r}, {items})"
        # The factory may lead back to this very dict.
        for other in FACTORY_REPRS:
            if other is self:
                return f"{bare_name(self)}(..., {items})"
        list_append(FACTORY_REPRS, self)
        try:
            return f"{bare_name(self)}({factory!r}, {items})"
        finally:
            FACTORY_REPRS.pop()

    def copy(self, /):
        """D.copy() -> a shallow copy of D."""
        return type_of(self)(self.default_factory, self)

    def __copy__(self, /):
        """D.copy() -> a shallow copy of D."""
        return type_of(self)(self.default_factory, self)

    def __reduce__(self, /):
        """Return state information for pickling."""
        factory = self.default_factory
        return (type_of(self), () if factory is None else (factory,), None, None, iter(self.items()))

    def __or__(self, value, /):
        """Return self|value."""
        if not is_subtype(type_of(value), dict):
            return NotImplemented
        made = self.copy()
        made.update(value)
        return made

    def __ror__(self, value, /):
        """Return value|self."""
        if not is_subtype(type_of(value), dict):
            return NotImplemented
        made = type_of(self)(self.default_factory, value)
        made.update(self)
        return made

    @classmethod
    def __class_getitem__(cls, item, /):
        """See PEP 585"""
        return generic_alias(cls, item)


FACTORY_REPRS = []
DICT_INIT = [dict.__init__]
DICT_REPR = [dict.__repr__]


def _count_elements(mapping, iterable, /):
    """_count_elements(mapping, iterable) -> None

Count elements in the iterable, updating the mapping"""
    cls = type_of(mapping)
    if is_subtype(cls, dict) and type_lookup(cls, "get") is DICT_GET[0] and type_lookup(cls, "__setitem__") is DICT_SET[0]:
        iterator = plain_iterator(iterable)
        while iterator_is_leaf(iterator):
            item = count_items(mapping, iterator)
            if item is MISSING:
                return
            DICT_SET[0](mapping, item, DICT_GET[0](mapping, item, 0) + 1)
        for item in iterator:
            DICT_SET[0](mapping, item, DICT_GET[0](mapping, item, 0) + 1)
        return
    get = mapping.get
    for item in iterable:
        mapping[item] = get(item, 0) + 1


DICT_GET = [dict.get]
DICT_SET = [dict.__setitem__]


class _tuplegetter:
    __module__ = "collections"
    __slots__ = ("_doc", "_index")

    def __new__(cls, index, doc, /):
        """Create and return a new object."""
        self = object.__new__(cls)
        self._index = size_argument_of(index)
        self._doc = doc
        return self

    @native
    def __get__(self, instance, owner=None, /):
        """Return an attribute of instance, which is of type owner."""
        if instance is None:
            return self
        if not is_subtype(type_of(instance), tuple):
            raise TypeError(f"descriptor for index '{self._index}' for tuple subclasses doesn't apply to "
                            f"'{name_of(type_of(instance))}' object")
        if not 0 <= self._index < tuple_size(instance):
            raise IndexError("tuple index out of range")
        return tuple_get(instance, self._index)

    def __set__(self, instance, value, /):
        """Set an attribute of instance to value."""
        raise AttributeError("can't set attribute")

    def __delete__(self, instance, /):
        """Delete an attribute of instance."""
        raise AttributeError("can't delete attribute")

    def __reduce__(self, /):
        return (type_of(self), (self._index, self._doc))

    def __repr__(self, /):
        """Return repr(self)."""
        return f"{bare_name(self)}({self._index}, {self._doc!r})"

    @property
    def __doc__(self):
        return self._doc

    @__doc__.setter
    def __doc__(self, value):
        self._doc = value


class OrderedDict(dict, weakref=True):
    """Dictionary that remembers insertion order"""

    __module__ = "collections"
    __slots__ = ("__dict__",)

    def __init__(self, other=(), /, **keywords):
        """Initialize self.  See help(type(self)) for accurate signature."""
        update_ordered(self, other, keywords)

    def update(self, other=(), /, **keywords):
        """D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F."""
        update_ordered(self, other, keywords)

    def keys(self, /):
        """D.keys() -> a set-like object providing a view on D's keys"""
        return ordered_view(self, 0)

    def values(self, /):
        """D.values() -> an object providing a view on D's values"""
        return ordered_view(self, 1)

    def items(self, /):
        """D.items() -> a set-like object providing a view on D's items"""
        return ordered_view(self, 2)

    def clear(self, /):
        """Remove all items from ordered dict."""
        DICT_CLEAR[0](self)

    def popitem(self, /, last=True):
        """Remove and return a (key, value) pair from the dictionary.

Pairs are returned in LIFO order if last is true or FIFO order if false."""
        if dict_size(self) == 0:
            raise KeyError("dictionary is empty")
        if truth_of(last):
            return DICT_POPITEM[0](self)
        key = dict_entry_key(self, dict_first_entry(self))
        return (key, DICT_POP[0](self, key))

    def move_to_end(self, /, key, last=True):
        """Move an existing element to the end (or beginning if last is false).

Raise KeyError if the element does not exist."""
        value = DICT_GET[0](self, key, MISSING)
        if value is MISSING:
            raise KeyError(key)
        DICT_POP[0](self, key)
        DICT_SET[0](self, key, value)
        if not truth_of(last):
            dict_last_first(self)

    def pop(self, /, key, default=MISSING):
        """od.pop(key[,default]) -> v, remove specified key and return the corresponding value.

If the key is not found, return the default if given; otherwise,
raise a KeyError."""
        value = DICT_GET[0](self, key, MISSING)
        if value is not MISSING:
            return DICT_POP[0](self, key)
        if default is MISSING:
            missing = type_lookup(type_of(self), "__missing__")
            if missing is not MISSING:
                return bind(missing, self, type_of(self))(key)
            raise KeyError(key)
        return default

    def setdefault(self, /, key, default=None):
        """Insert key with a value of default if key is not in the dictionary.

Return the value for key if key is in the dictionary, else default."""
        if type_of(self) is OrderedDict:
            return DICT_SETDEFAULT[0](self, key, default)
        if key in self:
            return self[key]
        self[key] = default
        return default

    def copy(self, /):
        """od.copy() -> a shallow copy of od"""
        cls = type_of(self)
        if cls is OrderedDict:
            made = OrderedDict()
            DICT_UPDATE[0](made, self)
            return made
        made = cls()
        for key in self:
            made[key] = self[key]
        return made

    @classmethod
    def fromkeys(cls, /, iterable, value=None):
        """Create a new ordered dictionary with keys from iterable and values set to value."""
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __repr__(self, /):
        """Return repr(self)."""
        name = bare_name(self)
        if dict_size(self) == 0:
            return f"{name}()"
        if not repr_begins(self):
            return "..."
        try:
            if type_of(self) is OrderedDict:
                made = {}
                DICT_UPDATE[0](made, self)
            else:
                made = dict(self.items())
            return f"{name}({repr_of(made)})"
        finally:
            repr_ends(self)

    __hash__ = None

    def __eq__(self, value, /):
        """Return self==value."""
        if not is_subtype(type_of(value), dict):
            return NotImplemented
        equal = DICT_EQ[0](self, value)
        if equal is not True or not is_subtype(type_of(value), OrderedDict):
            return equal
        others = iter(value)
        for key in self:
            other = next(others, MISSING)
            if other is not key and other != key:
                return False
        return True

    def __ne__(self, value, /):
        """Return self!=value."""
        equal = OrderedDict.__eq__(self, value)
        return equal if equal is NotImplemented else not equal

    def __reduce__(self, /):
        """Return state information for pickling"""
        return (type_of(self), (), state_of(self), None, iter(self.items()))

    def __or__(self, value, /):
        """Return self|value."""
        if not is_subtype(type_of(value), dict):
            return NotImplemented
        made = type_of(self)(self)
        made.update(value)
        return made

    def __ror__(self, value, /):
        """Return value|self."""
        if not is_subtype(type_of(value), dict):
            return NotImplemented
        made = type_of(self)(value)
        made.update(self)
        return made

    def __ior__(self, value, /):
        """Return self|=value."""
        self.update(value)
        return self

    def __sizeof__(self, /):
        return 128 + 32 * dict_size(self)

    @classmethod
    def __class_getitem__(cls, item, /):
        """See PEP 585"""
        return generic_alias(cls, item)


def update_ordered(self, other, keywords):
    if type_lookup(type_of(self), "__setitem__") is DICT_SET[0]:
        DICT_UPDATE[0](self, other)
        if keywords:
            DICT_UPDATE[0](self, keywords)
        return
    if is_subtype(type_of(other), dict):
        for key in other:
            self[key] = other[key]
    elif get_attribute_or(other, "keys", MISSING) is not MISSING:
        for key in other.keys():
            self[key] = other[key]
    else:
        for key, value in other:
            self[key] = value
    for key, value in keywords.items():
        self[key] = value


DICT_CLEAR = [dict.clear]
DICT_POPITEM = [dict.popitem]
DICT_POP = [dict.pop]
DICT_SETDEFAULT = [dict.setdefault]
DICT_UPDATE = [dict.update]
DICT_EQ = [dict.__eq__]

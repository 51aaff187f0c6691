"""Tools that operate on functions."""

__all__ = ("Placeholder", "_PlaceholderType", "_lru_cache_wrapper", "cmp_to_key", "partial", "reduce")


def reduce(function, iterable, /, initial=MISSING):
    """Apply a function of two arguments cumulatively to the items of an iterable, from left to right.

This effectively reduces the iterable to a single value.  If initial is present,
it is placed before the items of the iterable in the calculation, and serves as
a default when the iterable is empty.

For example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5])
calculates ((((1 + 2) + 3) + 4) + 5)."""
    if type_lookup(type_of(iterable), "__iter__") is MISSING and not is_taken_as_sequence(iterable):
        raise TypeError("reduce() arg 2 must support iteration")
    iterator = plain_iterator(iterable)
    result = initial
    if result is MISSING:
        for result in iterator:
            break
        else:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in iterator:
        result = function(result, item)
    return result


class _PlaceholderType(final=True):
    """The type of the Placeholder singleton.

Used as a placeholder for partial arguments."""

    __module__ = "functools"

    def __new__(cls, /, *args, **keywords):
        """Create and return a new object."""
        if args or keywords:
            raise TypeError("PlaceholderType takes no arguments")
        return Placeholder

    def __repr__(self, /):
        """Return repr(self)."""
        return "Placeholder"

    def __reduce__(self, /):
        """Return state information for pickling"""
        return "Placeholder"


Placeholder = object.__new__(_PlaceholderType)


def count_holes(args):
    holes = 0
    for value in args:
        if value is Placeholder:
            holes += 1
    return holes


def fill_holes(args, holes, given):
    """The arguments with the first of the given ones at the places of Placeholders, and the others behind."""
    filled = []
    at = 0
    for value in args:
        if value is Placeholder and at < tuple_size(given):
            value = tuple_get(given, at)
            at += 1
        list_append(filled, value)
    return (*filled, *given[at:])


class partial(weakref=True):
    """Create a new function with partial application of the given arguments and keywords."""

    __module__ = "functools"
    __slots__ = ("_phcount", "args", "func", "keywords", "__dict__")

    def __new__(cls, /, *args, **keywords):
        """Create and return a new object."""
        if tuple_size(args) == 0:
            raise TypeError("type 'partial' takes at least one argument")
        func = tuple_get(args, 0)
        if type_lookup(type_of(func), "__call__") is MISSING:
            raise TypeError("the first argument must be callable")
        args = args[1:]
        if tuple_size(args) and tuple_get(args, tuple_size(args) - 1) is Placeholder:
            raise TypeError("trailing Placeholders are not allowed")
        for value in keywords.values():
            if value is Placeholder:
                raise TypeError("Placeholder cannot be passed as a keyword argument")
        if is_subtype(type_of(func), partial) and not func.__dict__:
            args = fill_holes(func.args, func._phcount, args)
            if func.keywords:
                keywords = {**func.keywords, **keywords}
            func = func.func
        self = object.__new__(cls)
        self._phcount = count_holes(args)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    @native
    def __call__(self, /, *args, **keywords):
        """Call self as a function."""
        holes = self._phcount
        if holes:
            if tuple_size(args) < holes:
                raise TypeError(f"missing positional arguments in 'partial' call; expected at least {holes}, "
                                f"got {tuple_size(args)}")
            args = fill_holes(self.args, holes, args)
        else:
            args = (*self.args, *args)
        return self.func(*args, **{**self.keywords, **keywords})

    def __get__(self, instance, owner=None, /):
        """Return an attribute of instance, which is of type owner."""
        return self if instance is None else bound_method(self, instance)

    def __repr__(self, /):
        """Return repr(self)."""
        cls = type_of(self)
        name = f"{cls.__module__}.{cls.__qualname__}"
        if not repr_begins(self):
            return f"{name}(...)"
        try:
            parts = [repr_of(self.func)]
            for value in self.args:
                list_append(parts, repr_of(value))
            for key, value in self.keywords.items():
                list_append(parts, f"{key}={repr_of(value)}")
            return f"{name}({', '.join(parts)})"
        finally:
            repr_ends(self)

    def __reduce__(self, /):
        """Return state information for pickling"""
        return (type_of(self), (self.func,), (self.func, self.args, self.keywords, self.__dict__))

    def __setstate__(self, state, /):
        """Set state information for unpickling."""
        if not is_subtype(type_of(state), tuple) or len(state) != 4:
            raise TypeError("invalid partial state")
        func, args, keywords, namespace = state
        if (type_lookup(type_of(func), "__call__") is MISSING or not is_subtype(type_of(args), tuple)
                or keywords is not None and not is_subtype(type_of(keywords), dict)
                or namespace is not None and not is_subtype(type_of(namespace), dict)):
            raise TypeError("invalid partial state")
        if args and args[len(args) - 1] is Placeholder:
            raise TypeError("trailing Placeholders are not allowed")
        args = tuple([*args])
        self._phcount = count_holes(args)
        self.func = func
        self.args = args
        self.keywords = {} if keywords is None else {**keywords}
        if namespace is not None:
            self.__dict__ = namespace

    @classmethod
    def __class_getitem__(cls, item, /):
        """See PEP 585"""
        return generic_alias(cls, item)


class KeyWrapper(new=False):
    __module__ = "functools"
    __slots__ = ("_cmp", "obj")

    def __call__(self, /, *args, **keywords):
        """Call self as a function."""
        if keywords and "obj" in keywords and not args:
            args = (keywords.pop("obj"),)
        if tuple_size(args) != 1 or keywords:
            if not args:
                raise TypeError("K() missing required argument 'obj' (pos 1)")
            raise TypeError(f"K() takes at most 1 argument ({tuple_size(args) + len(keywords)} given)")
        return key_wrapper(self._cmp, tuple_get(args, 0))

    def __lt__(self, value, /):
        """Return self<value."""
        return compare_wrapped(self, value) < 0

    def __gt__(self, value, /):
        """Return self>value."""
        return compare_wrapped(self, value) > 0

    def __eq__(self, value, /):
        """Return self==value."""
        return compare_wrapped(self, value) == 0

    def __ne__(self, value, /):
        """Return self!=value."""
        return compare_wrapped(self, value) != 0

    def __le__(self, value, /):
        """Return self<=value."""
        return compare_wrapped(self, value) <= 0

    def __ge__(self, value, /):
        """Return self>=value."""
        return compare_wrapped(self, value) >= 0

    __hash__ = None


def compare_wrapped(left, right):
    if type_of(right) is not KeyWrapper:
        raise TypeError("other argument must be K instance")
    return left._cmp(left.obj, right.obj)


def key_wrapper(function, value):
    wrapper = object.__new__(KeyWrapper)
    wrapper._cmp = function
    wrapper.obj = value
    return wrapper


def cmp_to_key(mycmp):
    """Convert a cmp= function into a key= function.

  mycmp
    Function that compares two objects."""
    return key_wrapper(mycmp, None)


# Stands between the positional arguments of a key and its keywords.
KEYWORD_MARK = object()
BEFORE = 0
BEHIND = 1
KEY = 2
RESULT = 3


def cache_key(args, keywords, typed):
    if not keywords and not typed:
        if tuple_size(args) == 1:
            only = tuple_get(args, 0)
            if type_of(only) is int or type_of(only) is str:
                return only
        return args
    key = [*args]
    if keywords:
        list_append(key, KEYWORD_MARK)
        for name, value in keywords.items():
            list_append(key, name)
            list_append(key, value)
    if typed:
        for value in args:
            list_append(key, type_of(value))
        for value in keywords.values():
            list_append(key, type_of(value))
        if list_size(key) == 2 and not keywords and (type_of(key[0]) is int or type_of(key[0]) is str):
            return (key[0], key[1])
    return list_to_tuple(key)


class _lru_cache_wrapper(weakref=True):
    """Create a cached callable that wraps another function.

user_function:      the function being cached

maxsize:  0         for no caching
          None      for unlimited cache size
          n         for a bounded cache

typed:    False     cache f(3) and f(3.0) as identical calls
          True      cache f(3) and f(3.0) as distinct calls

cache_info_type:    namedtuple class with the fields:
                        hits misses currsize maxsize"""

    __module__ = "functools"
    # A bounded cache maps keys to links [before, behind, key, result] of a ring; the root stands before the oldest.
    __slots__ = ("_cache", "_function", "_hits", "_info", "_most", "_misses", "_root", "_typed", "__dict__")

    def __new__(cls, user_function, maxsize, typed, cache_info_type):
        """Create and return a new object."""
        if type_lookup(type_of(user_function), "__call__") is MISSING:
            raise TypeError("the first argument must be callable")
        if maxsize is not None:
            if type_lookup(type_of(maxsize), "__index__") is MISSING:
                raise TypeError("maxsize should be integer or None")
            maxsize = max(index_of(maxsize), 0)
        self = object.__new__(cls)
        self._function = user_function
        self._most = maxsize
        self._typed = truth_of(typed)
        self._info = cache_info_type
        self._hits = 0
        self._misses = 0
        self._cache = {}
        root = [None, None, None, None]
        root[BEFORE] = root
        root[BEHIND] = root
        self._root = root
        return self

    @native
    def __call__(self, /, *args, **keywords):
        """Call self as a function."""
        most = self._most
        if most == 0:
            self._misses += 1
            return self._function(*args, **keywords)
        key = cache_key(args, keywords, self._typed)
        hash_of(key)
        cache = self._cache
        found = cache.get(key, MISSING)
        if most is None:
            if found is not MISSING:
                self._hits += 1
                return found
            self._misses += 1
            result = self._function(*args, **keywords)
            cache[key] = result
            return result
        root = self._root
        if found is not MISSING:
            unlink(found)
            link_youngest(root, found)
            self._hits += 1
            return found[RESULT]
        self._misses += 1
        result = self._function(*args, **keywords)
        # The call may have cached the very key, or cleared the cache.
        cache = self._cache
        if key in cache:
            return result
        root = self._root
        if len(cache) >= most:
            oldest = root[BEHIND]
            if oldest is not root:
                unlink(oldest)
                cache.pop(oldest[KEY], None)
        link = [None, None, key, result]
        cache[key] = link
        link_youngest(root, link)
        return result

    def cache_info(self, /):
        """Report cache statistics"""
        return self._info(self._hits, self._misses, self._most, len(self._cache))

    def cache_clear(self, /):
        """Clear the cache and cache statistics"""
        self._hits = 0
        self._misses = 0
        self._cache = {}
        root = [None, None, None, None]
        root[BEFORE] = root
        root[BEHIND] = root
        self._root = root

    def __get__(self, instance, owner=None, /):
        """Return an attribute of instance, which is of type owner."""
        return self if instance is None else bound_method(self, instance)

    def __reduce__(self, /):
        """Return state information for pickling"""
        return self.__qualname__

    def __copy__(self, /):
        return self

    def __deepcopy__(self, memo, /):
        return self


def unlink(link):
    before = link[BEFORE]
    behind = link[BEHIND]
    before[BEHIND] = behind
    behind[BEFORE] = before


def link_youngest(root, link):
    youngest = root[BEFORE]
    youngest[BEHIND] = link
    root[BEFORE] = link
    link[BEFORE] = youngest
    link[BEHIND] = root

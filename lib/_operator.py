"""Operator interface.

This module exports a set of functions implemented in C corresponding
to the intrinsic operators of Python.  For example, operator.add(x, y)
is equivalent to the expression x+y."""

__all__ = ("_compare_digest", "abs", "add", "and_", "attrgetter", "call", "concat", "contains", "countOf", "delitem",
           "eq", "floordiv", "ge", "getitem", "gt", "iadd", "iand", "iconcat", "ifloordiv", "ilshift", "imatmul",
           "imod", "imul", "index", "indexOf", "inv", "invert", "ior", "ipow", "irshift", "is_", "is_none", "is_not",
           "is_not_none", "isub", "itemgetter", "itruediv", "ixor", "le", "length_hint", "lshift", "lt", "matmul",
           "methodcaller", "mod", "mul", "ne", "neg", "not_", "or_", "pos", "pow", "rshift", "setitem", "sub",
           "truediv", "truth", "xor")


@native
def add(a, b, /):
    """Same as a + b."""
    return a + b


@native
def sub(a, b, /):
    """Same as a - b."""
    return a - b


@native
def mul(a, b, /):
    """Same as a * b."""
    return a * b


@native
def truediv(a, b, /):
    """Same as a / b."""
    return a / b


@native
def floordiv(a, b, /):
    """Same as a // b."""
    return a // b


@native
def mod(a, b, /):
    """Same as a % b."""
    return a % b


@native
def pow(a, b, /):
    """Same as a ** b."""
    return a ** b


@native
def matmul(a, b, /):
    """Same as a @ b."""
    return a @ b


@native
def lshift(a, b, /):
    """Same as a << b."""
    return a << b


@native
def rshift(a, b, /):
    """Same as a >> b."""
    return a >> b


@native
def and_(a, b, /):
    """Same as a & b."""
    return a & b


@native
def or_(a, b, /):
    """Same as a | b."""
    return a | b


@native
def xor(a, b, /):
    """Same as a ^ b."""
    return a ^ b


@native
def iadd(a, b, /):
    """Same as a += b."""
    a += b
    return a


@native
def isub(a, b, /):
    """Same as a -= b."""
    a -= b
    return a


@native
def imul(a, b, /):
    """Same as a *= b."""
    a *= b
    return a


@native
def itruediv(a, b, /):
    """Same as a /= b."""
    a /= b
    return a


@native
def ifloordiv(a, b, /):
    """Same as a //= b."""
    a //= b
    return a


@native
def imod(a, b, /):
    """Same as a %= b."""
    a %= b
    return a


@native
def ipow(a, b, /):
    """Same as a **= b."""
    a **= b
    return a


@native
def imatmul(a, b, /):
    """Same as a @= b."""
    a @= b
    return a


@native
def ilshift(a, b, /):
    """Same as a <<= b."""
    a <<= b
    return a


@native
def irshift(a, b, /):
    """Same as a >>= b."""
    a >>= b
    return a


@native
def iand(a, b, /):
    """Same as a &= b."""
    a &= b
    return a


@native
def ior(a, b, /):
    """Same as a |= b."""
    a |= b
    return a


@native
def ixor(a, b, /):
    """Same as a ^= b."""
    a ^= b
    return a


@native
def lt(a, b, /):
    """Same as a < b."""
    return a < b


@native
def le(a, b, /):
    """Same as a <= b."""
    return a <= b


@native
def eq(a, b, /):
    """Same as a == b."""
    return a == b


@native
def ne(a, b, /):
    """Same as a != b."""
    return a != b


@native
def ge(a, b, /):
    """Same as a >= b."""
    return a >= b


@native
def gt(a, b, /):
    """Same as a > b."""
    return a > b


@native
def neg(a, /):
    """Same as -a."""
    return -a


@native
def pos(a, /):
    """Same as +a."""
    return +a


@native
def inv(a, /):
    """Same as ~a."""
    return ~a


@native
def invert(a, /):
    """Same as ~a."""
    return ~a


@native
def abs(a, /):
    """Same as abs(a)."""
    method = special(a, "__abs__")
    if method is MISSING:
        raise TypeError(f"bad operand type for abs(): '{name_of(type_of(a))}'")
    return method()


@native
def not_(a, /):
    """Same as not a."""
    return not a


@native
def truth(a, /):
    """Return True if a is true, False otherwise."""
    return truth_of(a)


@native
def is_(a, b, /):
    """Same as a is b."""
    return a is b


@native
def is_not(a, b, /):
    """Same as a is not b."""
    return a is not b


@native
def is_none(a, /):
    """Same as a is None."""
    return a is None


@native
def is_not_none(a, /):
    """Same as a is not None."""
    return a is not None


def index(a, /):
    """Same as a.__index__()"""
    return index_of(a)


def concat(a, b, /):
    """Same as a + b, for a and b sequences."""
    check_sequence(a)
    return a + b


def iconcat(a, b, /):
    """Same as a += b, for a and b sequences."""
    check_sequence(a)
    a += b
    return a


def check_sequence(a):
    if not is_taken_as_sequence(a):
        raise TypeError(f"'{name_of(type_of(a))}' object can't be concatenated")


@native
def contains(a, b, /):
    """Same as b in a (note reversed operands)."""
    return b in a


def countOf(a, b, /):
    """Return the number of items in a which are, or which equal, b."""
    count = 0
    for item in searched(a):
        if item is b or item == b:
            count += 1
    return count


def indexOf(a, b, /):
    """Return the first index of b in a."""
    at = 0
    for item in searched(a):
        if item is b or item == b:
            return at
        at += 1
    raise ValueError("sequence.index(x): x not in sequence")


def searched(iterable):
    if type_lookup(type_of(iterable), "__iter__") is MISSING and not is_taken_as_sequence(iterable):
        raise TypeError(f"argument of type '{name_of(type_of(iterable))}' is not iterable")
    return plain_iterator(iterable)


@native
def getitem(a, b, /):
    """Same as a[b]."""
    return a[b]


@native
def setitem(a, b, c, /):
    """Same as a[b] = c."""
    a[b] = c


@native
def delitem(a, b, /):
    """Same as del a[b]."""
    del a[b]


def length_hint(obj, default=0, /):
    """Return an estimate of the number of items in obj.

This is useful for presizing containers when building from an iterable.

If the object supports len(), the result will be exact.
Otherwise, it may over- or under-estimate by an arbitrary amount.
The result will be an integer >= 0."""
    if not is_subtype(type_of(default), int):
        raise TypeError(f"'{name_of(type_of(default))}' object cannot be interpreted as an integer")
    if type_lookup(type_of(obj), "__len__") is not MISSING:
        try:
            return length(obj)
        except TypeError:
            pass
    method = special(obj, "__length_hint__")
    if method is MISSING:
        return default
    try:
        hint = method()
    except TypeError:
        return default
    if hint is NotImplemented:
        return default
    if not is_subtype(type_of(hint), int):
        raise TypeError(f"__length_hint__ must be an integer, not {name_of(type_of(hint))}")
    if hint < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return hint


def call(obj, /, *args, **kwargs):
    """Same as obj(*args, **kwargs)."""
    return obj(*args, **kwargs)


def _compare_digest(a, b, /):
    """Return 'a == b'.

It looks at all of both, wherever they differ, so that the time it takes tells nothing.

a and b must both be of the same type: either str (ASCII only),
or any bytes-like object."""
    if is_str(a) and is_str(b):
        if not a.isascii() or not b.isascii():
            raise TypeError("comparing strings with non-ASCII characters is not supported")
        return digests_equal(a, b)
    left = buffer_of(a)
    right = buffer_of(b)
    if left is MISSING and right is MISSING or is_str(a) or is_str(b):
        raise TypeError(f"unsupported operand types(s) or combination of types: '{name_of(type_of(a))}' and '{name_of(type_of(b))}'")
    if left is MISSING or right is MISSING:
        wrong = a if left is MISSING else b
        raise TypeError(f"a bytes-like object is required, not '{name_of(type_of(wrong))}'")
    return digests_equal(buffer_copy(left), buffer_copy(right))


class itemgetter:
    """Return a callable object that fetches the given item(s) from its operand.
After f = itemgetter(2), the call f(r) returns r[2].
After g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])"""

    __module__ = "operator"
    __slots__ = ("_items",)

    def __new__(cls, /, *items, **keywords):
        """Create and return a new object."""
        if keywords:
            raise TypeError("itemgetter() takes no keyword arguments")
        if tuple_size(items) == 0:
            raise TypeError("itemgetter expected 1 argument, got 0")
        self = object.__new__(cls)
        self._items = items
        return self

    @native
    def __call__(self, /, *args, **keywords):
        """Call self as a function."""
        if keywords:
            raise TypeError("itemgetter() takes no keyword arguments")
        if tuple_size(args) != 1:
            raise TypeError(f"itemgetter expected 1 argument, got {tuple_size(args)}")
        object = tuple_get(args, 0)
        items = self._items
        if tuple_size(items) == 1:
            return object[tuple_get(items, 0)]
        return tuple([object[item] for item in items])

    def __repr__(self, /):
        """Return repr(self)."""
        return f"{full_name_of(self)}({', '.join([object_repr(item) for item in self._items])})"

    def __reduce__(self, /):
        """Return state information for pickling"""
        return (type_of(self), self._items)


class attrgetter:
    """Return a callable object that fetches the given attribute(s) from its operand.
After f = attrgetter('name'), the call f(r) returns r.name.
After g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).
After h = attrgetter('name.first', 'name.last'), the call h(r) returns
(r.name.first, r.name.last)."""

    __module__ = "operator"
    # Each attribute as a tuple of the names on the way to it.
    __slots__ = ("_attributes", "_paths")

    def __new__(cls, /, *attributes, **keywords):
        """Create and return a new object."""
        if keywords:
            raise TypeError("attrgetter() takes no keyword arguments")
        if tuple_size(attributes) == 0:
            raise TypeError("attrgetter expected 1 argument, got 0")
        paths = []
        for attribute in attributes:
            if not is_str(attribute):
                raise TypeError("attribute name must be a string")
            list_append(paths, tuple([intern_text(name) for name in attribute.split(".")]))
        self = object.__new__(cls)
        self._attributes = attributes
        self._paths = list_to_tuple(paths)
        return self

    @native
    def __call__(self, /, *args, **keywords):
        """Call self as a function."""
        if keywords:
            raise TypeError("attrgetter() takes no keyword arguments")
        if tuple_size(args) != 1:
            raise TypeError(f"attrgetter expected 1 argument, got {tuple_size(args)}")
        object = tuple_get(args, 0)
        paths = self._paths
        if tuple_size(paths) == 1:
            return attribute_at(object, tuple_get(paths, 0))
        return tuple([attribute_at(object, path) for path in paths])

    def __repr__(self, /):
        """Return repr(self)."""
        return f"{full_name_of(self)}({', '.join([object_repr(name) for name in self._attributes])})"

    def __reduce__(self, /):
        """Return state information for pickling"""
        return (type_of(self), self._attributes)


def attribute_at(object, path):
    for name in path:
        object = getattr(object, name)
    return object


class methodcaller:
    """Return a callable object that calls the given method on its operand.
After f = methodcaller('name'), the call f(r) returns r.name().
After g = methodcaller('name', 'date', foo=1), the call g(r) returns
r.name('date', foo=1)."""

    __module__ = "operator"
    __slots__ = ("_name", "_args", "_keywords")

    def __new__(cls, /, *args, **keywords):
        """Create and return a new object."""
        if tuple_size(args) == 0:
            raise TypeError("methodcaller needs at least one argument, the method name")
        name = tuple_get(args, 0)
        if not is_str(name):
            raise TypeError("method name must be a string")
        self = object.__new__(cls)
        self._name = intern_text(name)
        self._args = args[1:]
        self._keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        """Call self as a function."""
        if keywords:
            raise TypeError("methodcaller() takes no keyword arguments")
        if tuple_size(args) != 1:
            raise TypeError(f"methodcaller expected 1 argument, got {tuple_size(args)}")
        return getattr(tuple_get(args, 0), self._name)(*self._args, **self._keywords)

    def __repr__(self, /):
        """Return repr(self)."""
        parts = [object_repr(self._name)]
        for value in self._args:
            list_append(parts, object_repr(value))
        for key, value in self._keywords.items():
            list_append(parts, f"{key}={object_repr(value)}")
        return f"{full_name_of(self)}({', '.join(parts)})"

    def __reduce__(self, /):
        """Return state information for pickling"""
        if not self._keywords:
            return (type_of(self), (self._name, *self._args))
        from functools import partial
        return (partial(type_of(self), self._name, **self._keywords), self._args)


def full_name_of(object):
    cls = type_of(object)
    return f"{cls.__module__}.{cls.__name__}"

class slice:
    """slice(stop)
slice(start, stop[, step])

Create a slice object.  This is used for extended slicing (e.g. a[0:10:2])."""

    def __new__(cls, /, *args, **kwargs):
        """Create and return a new object."""
        check_new(cls, slice)
        if dict_size(kwargs) != 0:
            raise TypeError("slice() takes no keyword arguments")
        count = tuple_size(args)
        if count == 1:
            return slice_make(None, tuple_get(args, 0), None)
        if count == 2:
            return slice_make(tuple_get(args, 0), tuple_get(args, 1), None)
        if count == 3:
            return slice_make(tuple_get(args, 0), tuple_get(args, 1), tuple_get(args, 2))
        if count == 0:
            raise TypeError("slice expected at least 1 argument, got 0")
        raise TypeError(f"slice expected at most 3 arguments, got {count}")

    @member
    def start(self):
        return slice_start(self)

    @member
    def stop(self):
        return slice_stop(self)

    @member
    def step(self):
        return slice_step(self)

    def __repr__(self, /):
        """Return repr(self)."""
        return f"slice({slice_start(self)!r}, {slice_stop(self)!r}, {slice_step(self)!r})"

    def __hash__(self, /):
        """Return hash(self)."""
        return tuple_hash([hash_of(slice_start(self)), hash_of(slice_stop(self)), hash_of(slice_step(self))], True)

    def __eq__(self, value, /):
        """Return self==value."""
        if self is value:
            return True
        return slice_parts(self) == slice_parts(value) if is_slice(value) else NotImplemented

    def __ne__(self, value, /):
        """Return self!=value."""
        if self is value:
            return False
        return slice_parts(self) != slice_parts(value) if is_slice(value) else NotImplemented

    def __lt__(self, value, /):
        """Return self<value."""
        if self is value:
            return False
        return slice_parts(self) < slice_parts(value) if is_slice(value) else NotImplemented

    def __le__(self, value, /):
        """Return self<=value."""
        if self is value:
            return True
        return slice_parts(self) <= slice_parts(value) if is_slice(value) else NotImplemented

    def __gt__(self, value, /):
        """Return self>value."""
        if self is value:
            return False
        return slice_parts(self) > slice_parts(value) if is_slice(value) else NotImplemented

    def __ge__(self, value, /):
        """Return self>=value."""
        if self is value:
            return True
        return slice_parts(self) >= slice_parts(value) if is_slice(value) else NotImplemented

    def __reduce__(self, /):
        """Return state information for pickling."""
        return (slice, slice_parts(self))

    def indices(self, object, /):
        """S.indices(len) -> (start, stop, stride)

Assuming a sequence of length len, calculate the start and stop
indices, and the stride length of the extended slice described by
S. Out of bounds indices are clipped in a manner consistent with the
handling of normal slices."""
        length = plain_int(object)
        if length < 0:
            raise ValueError("length should not be negative")
        return long_slice_indices(self, length)


def slice_parts(self):
    return (slice_start(self), slice_stop(self), slice_step(self))


def long_slice_bound(value):
    if value is None:
        return value
    if special(value, "__index__") is MISSING:
        raise TypeError("slice indices must be integers or None or have an __index__ method")
    return plain_int(value)


def long_slice_indices(self, length):
    """slice.indices() for a length of any size."""
    step = long_slice_bound(slice_step(self))
    if step is None:
        step = 1
    elif step == 0:
        raise ValueError("slice step cannot be zero")
    if step > 0:
        lowest = 0
        highest = length
    else:
        lowest = -1
        highest = length - 1
    start = long_slice_bound(slice_start(self))
    if start is None:
        start = lowest if step > 0 else highest
    else:
        start = clip(start, length, lowest, highest)
    stop = long_slice_bound(slice_stop(self))
    if stop is None:
        stop = highest if step > 0 else lowest
    else:
        stop = clip(stop, length, lowest, highest)
    return (start, stop, step)


def clip(value, length, lowest, highest):
    if value < 0:
        value += length
        return lowest if value < lowest else value
    return highest if value > highest else value

def range_of(start, stop, step):
    """A range of ints of any size; the step is not 0."""
    if step > 0:
        length = 0 if start >= stop else (stop - start - 1) // step + 1
    else:
        length = 0 if start <= stop else (start - stop - 1) // -step + 1
    return range_make(start, stop, step, length)


def plain_int(value):
    """The int without its subclass."""
    value = index_of(value)
    return value if type_of(value) is int else int_plain(value)


class range:
    """range(stop) -> range object
range(start, stop[, step]) -> range object

Return an object that produces a sequence of integers from start (inclusive)
to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.
start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.
These are exactly the valid indices for a list of 4 elements.
When step is given, it specifies the increment (or decrement)."""

    @native
    def __new__(cls, /, *args, **kwargs):
        """Create and return a new object."""
        check_new(cls, range)
        if dict_size(kwargs) != 0:
            raise TypeError("range() takes no keyword arguments")
        count = tuple_size(args)
        if count == 0:
            raise TypeError("range expected at least 1 argument, got 0")
        if count > 3:
            raise TypeError(f"range expected at most 3 arguments, got {count}")
        if count == 1:
            return range_of(0, plain_int(tuple_get(args, 0)), 1)
        start = plain_int(tuple_get(args, 0))
        stop = plain_int(tuple_get(args, 1))
        step = 1 if count == 2 else plain_int(tuple_get(args, 2))
        if step == 0:
            raise ValueError("range() arg 3 must not be zero")
        return range_of(start, stop, step)

    @member
    def start(self):
        return range_start(self)

    @member
    def stop(self):
        return range_stop(self)

    @member
    def step(self):
        return range_step(self)

    def __repr__(self, /):
        """Return repr(self)."""
        if range_step(self) == 1:
            return f"range({range_start(self)!r}, {range_stop(self)!r})"
        return f"range({range_start(self)!r}, {range_stop(self)!r}, {range_step(self)!r})"

    @native
    def __hash__(self, /):
        """Return hash(self)."""
        return hash_of(range_identity(self))

    @native
    def __len__(self, /):
        """Return len(self)."""
        length = range_length(self)
        if length > 9223372036854775807:
            raise OverflowError("Python int too large to convert to C ssize_t")
        return length

    def __bool__(self, /):
        """True if self else False"""
        return range_length(self) != 0

    @native
    def __getitem__(self, key, /):
        """Return self[key]."""
        if is_slice(key):
            start, stop, step = long_slice_indices(key, range_length(self))
            mine = range_step(self)
            return range_of(range_start(self) + start * mine, range_start(self) + stop * mine, step * mine)
        at = plain_int(key) if special(key, "__index__") is not MISSING else sequence_position(key, "range")
        if at < 0:
            at += range_length(self)
        if at < 0 or at >= range_length(self):
            raise IndexError("range object index out of range")
        return range_start(self) + at * range_step(self)

    @native
    def __contains__(self, key, /):
        """Return bool(key in self)."""
        if type_of(key) is int or type_of(key) is bool:
            return range_position(self, key) >= 0
        for item in self:
            if item is key or item == key:
                return True
        return False

    @native
    def __iter__(self, /):
        """Implement iter(self)."""
        if range_is_small(self):
            return range_iterator_of(range_start(self), range_step(self), range_length(self))
        return longrange_iterator(range_start(self), range_step(self), range_length(self))

    @native
    def __reversed__(self, /):
        """Return a reverse iterator."""
        last = range_start(self) + (range_length(self) - 1) * range_step(self)
        if range_is_small(self) and range_step(self) != -281474976710656:
            return range_iterator_of(last if range_length(self) else range_start(self), -range_step(self),
                                     range_length(self))
        return longrange_iterator(last, -range_step(self), range_length(self))

    @native
    def __eq__(self, value, /):
        """Return self==value."""
        if type_of(value) is not range:
            return NotImplemented
        return range_identity(self) == range_identity(value)

    def __ne__(self, value, /):
        """Return self!=value."""
        if type_of(value) is not range:
            return NotImplemented
        return range_identity(self) != range_identity(value)

    def __reduce__(self, /):
        return (range, (range_start(self), range_stop(self), range_step(self)))

    @native
    def index(self, value, /):
        """rangeobject.index(value) -> integer -- return index of value.
Raise ValueError if the value is not present."""
        if type_of(value) is int or type_of(value) is bool:
            at = range_position(self, value)
            if at < 0:
                raise ValueError("range.index(x): x not in range")
            return at
        at = 0
        for item in self:
            if item is value or item == value:
                return at
            at += 1
        raise ValueError("sequence.index(x): x not in sequence")

    @native
    def count(self, value, /):
        """rangeobject.count(value) -> integer -- return number of occurrences of value"""
        if type_of(value) is int or type_of(value) is bool:
            return 1 if range_position(self, value) >= 0 else 0
        found = 0
        for item in self:
            if item is value or item == value:
                found += 1
        return found


def range_identity(self):
    """What decides whether two ranges are equal."""
    length = range_length(self)
    if length == 0:
        return (length, None, None)
    if length == 1:
        return (length, range_start(self), None)
    return (length, range_start(self), range_step(self))


def range_position(self, value):
    """Where an int stands in the range, or -1."""
    distance = value - range_start(self)
    if distance % range_step(self) != 0:
        return -1
    at = distance // range_step(self)
    return at if 0 <= at < range_length(self) else -1


class range_iterator:
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
        start, step, left = rangeiter_parts(self)
        return (iter, (range(start, start + left * step, step),), None)

    def __setstate__(self, state, /):
        """Set state information for unpickling."""
        rangeiter_skip(self, min(max(index_of(state), 0), iterator_left(self)))


class longrange_iterator:
    """Iterates a range whose numbers are too large for range_iterator."""

    def __init__(self, start, step, left):
        self._start = start
        self._step = step
        self._left = left

    def __iter__(self, /):
        """Implement iter(self)."""
        return self

    def __next__(self, /):
        """Implement next(self)."""
        if self._left == 0:
            raise StopIteration
        item = self._start
        self._start = item + self._step
        self._left -= 1
        return item

    def __length_hint__(self, /):
        """Private method returning an estimate of len(list(it))."""
        return self._left

    def __reduce__(self, /):
        """Return state information for pickling."""
        return (iter, (range_of(self._start, self._start + self._left * self._step, self._step),), None)

    def __setstate__(self, state, /):
        """Set state information for unpickling."""
        skipped = min(max(index_of(state), 0), self._left)
        self._start += skipped * self._step
        self._left -= skipped

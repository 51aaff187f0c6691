# Iterators, and the builtin functions over iterables. An iterator that has Python inside is a generator of the prelude
# whose class is the builtin's; loops and next() go on with it directly.

def builtin_step(self):
    """__next__ of an iterator over a builtin container."""
    item = iterator_step(self)
    if item is MISSING:
        raise StopIteration
    return item


def sequence_step(self):
    """__next__ of an iterator that counts through a sequence."""
    if iterator_is_leaf(self):
        return builtin_step(self)
    sequence = seqiter_sequence(self)
    index = seqiter_index(self)
    if sequence is MISSING or index < 0:
        raise StopIteration
    try:
        item = sequence[index]
    except (IndexError, StopIteration):
        seqiter_exhaust(self)
    else:
        seqiter_set_index(self, index - 1 if seqiter_is_reversed(self) else index + 1)
        return item
    raise StopIteration


def reduce_sequence_iterator(self, empty):
    sequence = seqiter_sequence(self)
    if sequence is MISSING:
        return (iter, (empty,))
    return (iter, (sequence,), seqiter_index(self))


def set_sequence_state(self, state):
    sequence = seqiter_sequence(self)
    if sequence is not MISSING:
        seqiter_set_index(self, min(max(index_of(state), 0), len(sequence)))


def iterator_rest(self):
    """The items that an iterator has still to give, without moving it."""
    return list_of(iterator_copy(self))


def sequence_iterator(sequence):
    """iter() of what has __getitem__ and no __iter__."""
    return seqiter_make(iterator, sequence, 0, False)


def plain_iterator(iterable):
    """An iterator that a loop of the prelude can go through without asking its __iter__ again."""
    found = iter(iterable)
    if builtin_iterator(found) is found:
        return found
    return foreign_items(found)


def foreign_items(iterator):
    while True:
        try:
            item = next_item(iterator)
        except StopIteration:
            return
        yield item


steady_generator_of(foreign_items, generator)


def refuse_keywords(kwargs, name):
    for key in kwargs:
        raise TypeError(f"{name}() got an unexpected keyword argument '{key}'")


class iterator:
    @native
    def __next__(self, /):
        """Implement next(self)."""
        return sequence_step(self)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self

    def __length_hint__(self, /):
        """Private method returning an estimate of len(list(it))."""
        sequence = seqiter_sequence(self)
        if sequence is MISSING:
            return 0
        method = special(sequence, "__len__")
        if method is MISSING:
            return NotImplemented
        return max(length(sequence) - seqiter_index(self), 0)

    def __reduce__(self, /):
        """Return state information for pickling."""
        return reduce_sequence_iterator(self, ())

    def __setstate__(self, state, /):
        """Set state information for unpickling."""
        if seqiter_sequence(self) is not MISSING:
            seqiter_set_index(self, max(index_of(state), 0))


class reversed:
    """Return a reverse iterator over the values of the given sequence."""

    @native
    def __new__(cls, /, *args):
        """Create and return a new object."""
        check_new(cls, reversed)
        if tuple_size(args) != 1:
            raise TypeError(f"reversed expected 1 argument, got {tuple_size(args)}")
        sequence = tuple_get(args, 0)
        method = type_lookup(type_of(sequence), "__reversed__")
        if method is None:
            raise TypeError(f"'{name_of(type_of(sequence))}' object is not reversible")
        if method is not MISSING:
            return bind(method, sequence, type_of(sequence))()
        if not is_taken_as_sequence(sequence):
            raise TypeError(f"'{name_of(type_of(sequence))}' object is not reversible")
        return seqiter_make(cls, sequence, length(sequence) - 1, True)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return sequence_step(self)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self

    def __length_hint__(self, /):
        """Private method returning an estimate of len(list(it))."""
        sequence = seqiter_sequence(self)
        if sequence is MISSING:
            return 0
        index = seqiter_index(self)
        return index + 1 if 0 <= index < length(sequence) else 0

    def __reduce__(self, /):
        """Return state information for pickling."""
        sequence = seqiter_sequence(self)
        if sequence is MISSING or seqiter_index(self) < 0:
            return (reversed, ((),))
        return (reversed, (sequence,), seqiter_index(self))

    def __setstate__(self, state, /):
        """Set state information for unpickling."""
        sequence = seqiter_sequence(self)
        if sequence is not MISSING:
            seqiter_set_index(self, min(max(index_of(state), -1), length(sequence) - 1))


class enumerate:
    """Return an enumerate object.

iterable
  an object supporting iteration

The enumerate object yields pairs containing a count (from start, which
defaults to zero) and a value yielded by the iterable argument.

enumerate is useful for obtaining an indexed list:
    (0, seq[0]), (1, seq[1]), (2, seq[2]), ..."""

    @native
    def __new__(cls, iterable=MISSING, start=MISSING):
        """Create and return a new object."""
        check_new(cls, enumerate)
        if iterable is MISSING:
            if start is not MISSING:
                raise TypeError("'start' is an invalid keyword argument for enumerate()")
            raise TypeError("enumerate() missing required argument 'iterable'")
        start = 0 if start is MISSING else plain_int(start)
        if cls is not enumerate:
            return enumerate_make(cls, iter(iterable), start)
        return enumerate_items(plain_iterator(iterable), start)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        if is_generator_object(self):
            return iterator_resume(self, None)
        item = next_item(enumerate_inner(self))
        number = enumerate_number(self)
        enumerate_set_number(self, number + 1)
        return (number, item)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self

    def __reduce__(self, /):
        """Return state information for pickling."""
        return (type_of(self), (enumerate_inner(self), enumerate_number(self)))

    @classmethod
    def __class_getitem__(cls, item, /):
        """See PEP 585"""
        return generic_alias(cls, item)


def enumerate_items(iterator, number):
    for item in iterator:
        yield (number, item)
        number += 1


steady_generator_of(enumerate_items, enumerate)


class zip:
    """The zip object yields n-length tuples, where n is the number of iterables
passed as positional arguments to zip().  The i-th element in every tuple
comes from the i-th iterable argument to zip().  This continues until the
shortest argument is exhausted.

If strict is true and one of the arguments is exhausted before the others,
raise a ValueError."""

    @native
    def __new__(cls, /, *iterables, strict=MISSING, **kwargs):
        """Create and return a new object."""
        check_new(cls, zip)
        if kwargs and strict is not MISSING:
            raise TypeError(f"zip() takes at most 1 keyword argument ({1 + len(kwargs)} given)")
        refuse_keywords(kwargs, "zip")
        if strict is MISSING:
            strict = False
        iterators = []
        for iterable in iterables:
            list_append(iterators, plain_iterator(iterable))
        if truth_of(strict):
            made = zip_strict(iterators)
        elif list_size(iterators) == 2:
            made = zip_two(list_get(iterators, 0), list_get(iterators, 1))
        elif list_size(iterators) == 3:
            made = zip_three(list_get(iterators, 0), list_get(iterators, 1), list_get(iterators, 2))
        else:
            made = zip_all(iterators)
        return made if cls is zip else generator_as(made, cls)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        if is_generator_object(self):
            return iterator_resume(self, None)
        items = []
        for iterator in zip_parts(self):
            list_append(items, next_item(iterator))
        return list_to_tuple(items)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


def zip_two(first, second):
    for a in first:
        for b in second:
            break
        else:
            return
        yield (a, b)


def zip_three(first, second, third):
    for a in first:
        for b in second:
            break
        else:
            return
        for c in third:
            break
        else:
            return
        yield (a, b, c)


def zip_all(iterators):
    if list_size(iterators) == 0:
        return
    while True:
        items = []
        for iterator in iterators:
            for item in iterator:
                break
            else:
                return
            list_append(items, item)
        yield list_to_tuple(items)


def zip_strict(iterators):
    if list_size(iterators) == 0:
        return
    while True:
        items = zip_row(iterators, "zip")
        if items is MISSING:
            return
        yield list_to_tuple(items)


def zip_row(iterators, name):
    """The next item of each iterator; MISSING when all of them end at once."""
    items = []
    for iterator in iterators:
        for item in iterator:
            break
        else:
            at = list_size(items)
            if at > 0:
                raise ValueError(f"{name}() argument {at + 1} is shorter than argument{'s 1-' if at > 1 else ' '}{at}")
            at = 1
            while at < list_size(iterators):
                for item in list_get(iterators, at):
                    raise ValueError(f"{name}() argument {at + 1} is longer than "
                                     f"argument{'s 1-' if at > 1 else ' '}{at}")
                at += 1
            return MISSING
        list_append(items, item)
    return items


steady_generator_of(zip_two, zip)
steady_generator_of(zip_three, zip)
steady_generator_of(zip_all, zip)
steady_generator_of(zip_strict, zip)


class map:
    """Make an iterator that computes the function using arguments from
each of the iterables.  Stops when the shortest iterable is exhausted.

If strict is true and one of the arguments is exhausted before the others,
raise a ValueError."""

    @native
    def __new__(cls, function=MISSING, /, *iterables, strict=False, **kwargs):
        """Create and return a new object."""
        check_new(cls, map)
        refuse_keywords(kwargs, "map")
        if tuple_size(iterables) == 0:
            raise TypeError("map() must have at least two arguments.")
        if tuple_size(iterables) == 1:
            made = map_one(function, plain_iterator(tuple_get(iterables, 0)))
        else:
            iterators = []
            for iterable in iterables:
                list_append(iterators, plain_iterator(iterable))
            made = map_strict(function, iterators) if truth_of(strict) else map_all(function, iterators)
        return made if cls is map else generator_as(made, cls)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        if is_generator_object(self):
            return iterator_resume(self, None)
        item = next_item(enumerate_inner(self))
        return map_function(self)(item)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


# A function that raises StopIteration ends a loop, and so does any other exception; the next one goes on behind it.

def map_one(function, iterator):
    for item in iterator:
        yield function(item)


def map_all(function, iterators):
    while True:
        items = []
        for iterator in iterators:
            for item in iterator:
                break
            else:
                return
            list_append(items, item)
        yield function(*items)


def map_strict(function, iterators):
    while True:
        items = zip_row(iterators, "map")
        if items is MISSING:
            return
        yield function(*items)


steady_generator_of(map_one, map)
steady_generator_of(map_all, map)
steady_generator_of(map_strict, map)


class filter:
    """Return an iterator yielding those items of iterable for which function(item)
is true. If function is None, return the items that are true."""

    def __new__(cls, /, *args):
        """Create and return a new object."""
        check_new(cls, filter)
        if tuple_size(args) != 2:
            raise TypeError(f"filter expected 2 arguments, got {tuple_size(args)}")
        function = tuple_get(args, 0)
        iterator = plain_iterator(tuple_get(args, 1))
        if function is None or function is bool:
            made = filter_true(iterator)
        else:
            made = filter_items(function, iterator)
        return made if cls is filter else generator_as(made, cls)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return iterator_resume(self, None)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


def filter_true(iterator):
    for item in iterator:
        if item:
            yield item


def filter_items(function, iterator):
    for item in iterator:
        if function(item):
            yield item


steady_generator_of(filter_true, filter)
steady_generator_of(filter_items, filter)


class callable_iterator:
    @native
    def __next__(self, /):
        """Implement next(self)."""
        return iterator_resume(self, None)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


def call_until(function, sentinel):
    while function is not MISSING:
        try:
            result = function()
        except StopIteration:
            function = MISSING
            return
        if sentinel is result or sentinel == result:
            function = MISSING
            return
        yield result


steady_generator_of(call_until, callable_iterator)


@native
def iter(object, sentinel=MISSING, /):
    """iter(iterable) -> iterator
iter(callable, sentinel) -> iterator

Get an iterator from an object.  In the first form, the argument must
supply its own iterator, or be a sequence.
In the second form, the callable is called until it returns the sentinel."""
    if sentinel is MISSING:
        return get_iterator(object)
    if type_lookup(type_of(object), "__call__") is MISSING:
        raise TypeError("iter(v, w): v must be callable")
    return call_until(object, sentinel)


@native
def next(iterator, default=MISSING, /):
    """next(iterator[, default])

Return the next item from the iterator. If default is given and the iterator
is exhausted, it is returned instead of raising StopIteration."""
    if default is MISSING:
        method = script_method(iterator, "__next__")
        return next_item(iterator) if method is MISSING else method(iterator)
    try:
        return next_item(iterator)
    except StopIteration:
        return default


@native
def len(obj, /):
    """Return the number of items in a container."""
    method = script_method(obj, "__len__")
    if method is MISSING:
        return length(obj)
    size = method(obj)
    return size if is_length(size) else checked_length(size)


@native
def any(iterable, /):
    """Return True if bool(x) is True for any x in the iterable.

If the iterable is empty, return False."""
    for item in iterable:
        if item:
            return True
    return False


@native
def all(iterable, /):
    """Return True if bool(x) is True for all values x in the iterable.

If the iterable is empty, return True."""
    for item in iterable:
        if not item:
            return False
    return True


# Sums go through the same stages as CPython's: ints, then floats, then complex numbers, whose rounding errors are summed
# beside them, and at last whatever `+` gives. No stage is entered again.

@native
def sum(iterable, /, start=0):
    """Return the sum of a 'start' value (default: 0) plus an iterable of numbers

When the iterable is empty, return the start value.
This function is intended specifically for use with numeric values and may
reject non-numeric types."""
    if is_subtype(type_of(start), str):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    if is_subtype(type_of(start), bytes):
        raise TypeError("sum() can't sum bytes [use b''.join(seq) instead]")
    if is_subtype(type_of(start), bytearray):
        raise TypeError("sum() can't sum bytearray [use b''.join(seq) instead]")
    total = start
    stage = sum_stage(total, 0)
    low = 0.0
    imaginary = 0.0
    imaginary_low = 0.0
    if stage == 2:
        imaginary = total.imag
        total = total.real
    for item in iterable:
        cls = type_of(item)
        if stage == 0:
            total = total + item
            if cls is not int and cls is not bool:
                stage = sum_stage(total, 1)
                if stage == 2:
                    imaginary = total.imag
                    total = total.real
            continue
        if stage == 1:
            if is_subtype(cls, int) and -9223372036854775808 <= item <= 9223372036854775807:
                item = float(item)
                cls = float
            if cls is float:
                high = total + item
                low += (total - high) + item if abs(total) >= abs(item) else (item - high) + total
                total = high
                continue
            total = with_lost(total, low) + item
            low = 0.0
            stage = sum_stage(total, 2)
            if stage == 2:
                imaginary = total.imag
                total = total.real
            continue
        if stage == 2:
            if cls is complex:
                real = item.real
                high = total + real
                low += (total - high) + real if abs(total) >= abs(real) else (real - high) + total
                total = high
                real = item.imag
                high = imaginary + real
                imaginary_low += (imaginary - high) + real if abs(imaginary) >= abs(real) else (real - high) + imaginary
                imaginary = high
                continue
            if is_subtype(cls, float) or is_subtype(cls, int) and -9223372036854775808 <= item <= 9223372036854775807:
                real = float(item)
                high = total + real
                low += (total - high) + real if abs(total) >= abs(real) else (real - high) + total
                total = high
                continue
            total = complex(with_lost(total, low), with_lost(imaginary, imaginary_low)) + item
            stage = 3
            continue
        total = total + item
    if stage == 1:
        return with_lost(total, low)
    if stage == 2:
        return complex(with_lost(total, low), with_lost(imaginary, imaginary_low))
    return total


def sum_stage(total, least):
    """The first stage not before `least` that can go on with this total."""
    cls = type_of(total)
    if cls is int and least == 0:
        return 0
    if cls is float and least <= 1:
        return 1
    if cls is complex and least <= 2:
        return 2
    return 3


def with_lost(total, lost):
    return total + lost if lost and lost - lost == 0 else total


@native
def min(*args, key=None, default=MISSING):
    """min(iterable, *[, default=obj, key=func]) -> value
min(arg1, arg2, *args, *[, key=func]) -> value

With a single iterable argument, return its smallest item. The
default keyword-only argument specifies an object to return if
the provided iterable is empty.
With two or more positional arguments, return the smallest argument."""
    best = MISSING
    for item in extreme_candidates(args, default, "min"):
        value = item if key is None else key(item)
        if best is MISSING or value < least:
            best = item
            least = value
    if best is MISSING:
        if default is MISSING:
            raise ValueError("min() iterable argument is empty")
        return default
    return best


@native
def max(*args, key=None, default=MISSING):
    """max(iterable, *[, default=obj, key=func]) -> value
max(arg1, arg2, *args, *[, key=func]) -> value

With a single iterable argument, return its biggest item. The
default keyword-only argument specifies an object to return if
the provided iterable is empty.
With two or more positional arguments, return the largest argument."""
    best = MISSING
    for item in extreme_candidates(args, default, "max"):
        value = item if key is None else key(item)
        if best is MISSING or value > greatest:
            best = item
            greatest = value
    if best is MISSING:
        if default is MISSING:
            raise ValueError("max() iterable argument is empty")
        return default
    return best


def extreme_candidates(args, default, name):
    if tuple_size(args) == 0:
        raise TypeError(f"{name} expected at least 1 argument, got 0")
    if tuple_size(args) == 1:
        return tuple_get(args, 0)
    if default is not MISSING:
        raise TypeError(f"Cannot specify a default for {name}() with multiple positional arguments")
    return args


def aiter(async_iterable, /):
    """Return an AsyncIterator for an AsyncIterable object."""
    method = special(async_iterable, "__aiter__")
    if method is MISSING:
        raise TypeError(f"'{name_of(type_of(async_iterable))}' object is not an async iterable")
    iterator = method()
    if special(iterator, "__anext__") is MISSING:
        raise TypeError(f"aiter() returned not an async iterator of type '{name_of(type_of(iterator))}'")
    return iterator


def anext(aiterator, default=MISSING, /):
    """Return the next item from the async iterator.

If default is given and the async iterator is exhausted,
it is returned instead of raising StopAsyncIteration."""
    method = special(aiterator, "__anext__")
    if method is MISSING:
        raise TypeError(f"'{name_of(type_of(aiterator))}' object is not an async iterator")
    awaitable = method()
    return awaitable if default is MISSING else await_or(awaitable, default)


async def await_or(awaitable, default):
    try:
        return await awaitable
    except StopAsyncIteration:
        return default


# What is made by iterating, or by a dict's methods, and not by calling the class.
for made_otherwise in (iterator, callable_iterator, list_iterator, list_reverseiterator, tuple_iterator, set_iterator,
                       dict_keyiterator, dict_valueiterator, dict_itemiterator, dict_reversekeyiterator,
                       dict_reversevalueiterator, dict_reverseitemiterator, dict_keys, dict_values, dict_items,
                       odict_keys, odict_values, odict_items,
                       range_iterator, str_iterator, str_ascii_iterator, bytes_iterator, bytearray_iterator, memory_iterator):
    set_type_flag(made_otherwise, 4, True)

"""Functional tools for creating and using iterators."""

# What goes through builtin iterators alone is stepped by natives (src/objects/itertools.cpp). All else are generators
# whose class is the tool's, so that loops go on with them directly.

__all__ = ("accumulate", "batched", "chain", "combinations", "combinations_with_replacement", "compress", "count", "cycle",
           "dropwhile", "filterfalse", "groupby", "islice", "pairwise", "permutations", "product", "repeat", "starmap",
           "takewhile", "tee", "zip_longest", "_grouper", "_tee", "_tee_dataobject")

MAX_SIZE = 9223372036854775807
# The numbers of objects/iterator.h.
REPEAT = 4
COUNT = 5
FIRST = 0
SECOND = 1
COUNTER = 2


def next_of(self):
    """__next__ where no native steps it."""
    if is_generator_object(self):
        return iterator_resume(self, None)
    raise StopIteration


def made_as(made, cls, plain):
    return made if cls is plain else generator_as(made, cls)


def size_argument_of(value):
    value = index_of(value)
    if not -MAX_SIZE - 1 <= value <= MAX_SIZE:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return value


class repeat:
    """repeat(object [,times]) -> create an iterator which returns the object
for the specified number of times.  If not specified, returns the object
endlessly."""

    @native
    def __new__(cls, object, times=MISSING):
        """Create and return a new object."""
        times = -1 if times is MISSING else max(size_argument_of(times), 0)
        return tool_make(cls, REPEAT, object, MISSING, times)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        times = tool_part(self, COUNTER)
        if times == 0:
            raise StopIteration
        if times > 0:
            tool_set_part(self, COUNTER, times - 1)
        return tool_part(self, FIRST)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self

    def __length_hint__(self, /):
        """Private method returning an estimate of len(list(it))."""
        times = tool_part(self, COUNTER)
        if times < 0:
            raise TypeError("len() of unsized object")
        return times

    def __repr__(self, /):
        """Return repr(self)."""
        times = tool_part(self, COUNTER)
        name = name_of(type_of(self))
        name = name[name.rfind(".") + 1:]
        if times < 0:
            return f"{name}({tool_part(self, FIRST)!r})"
        return f"{name}({tool_part(self, FIRST)!r}, {times})"


class count:
    """Return a count object whose .__next__() method returns consecutive values.

Equivalent to:
    def count(firstval=0, step=1):
        x = firstval
        while 1:
            yield x
            x += step"""

    @native
    def __new__(cls, start=0, step=1):
        """Create and return a new object."""
        if not is_like_number(start) or not is_like_number(step):
            raise TypeError("a number is required")
        return tool_make(cls, COUNT, start, step, 0)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        number = count_number(self)
        tool_set_part(self, FIRST, number + tool_part(self, SECOND))
        return number

    def __iter__(self, /):
        """Implement iter(self)."""
        return self

    def __repr__(self, /):
        """Return repr(self)."""
        name = name_of(type_of(self))
        name = name[name.rfind(".") + 1:]
        step = tool_part(self, SECOND)
        if type_of(step) is int and step == 1:
            return f"{name}({count_number(self)!r})"
        return f"{name}({count_number(self)!r}, {step!r})"


def count_number(counter):
    """The next number of a count(): the native keeps immediate ints elsewhere."""
    number = tool_part(counter, FIRST)
    return tool_part(counter, COUNTER) if number is MISSING else number


def is_like_number(value):
    cls = type_of(value)
    if is_subtype(cls, complex):
        return True
    for name in ("__index__", "__int__", "__float__"):
        if type_lookup(cls, name) is not MISSING:
            return True
    return False


class chain:
    """Return a chain object whose .__next__() method returns elements from the
first iterable until it is exhausted, then elements from the next
iterable, until all of the iterables are exhausted."""

    @native
    def __new__(cls, /, *iterables):
        """Create and return a new object."""
        return made_as(chain_items(plain_iterator(iterables)), cls, chain)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        if is_generator_object(self):
            return iterator_resume(self, None)
        while True:
            inner = tool_part(self, SECOND)
            if inner is not MISSING:
                try:
                    return next_item(inner)
                except StopIteration:
                    tool_set_part(self, SECOND, MISSING)
            outer = tool_part(self, FIRST)
            if outer is MISSING:
                raise StopIteration
            tool_set_part(self, SECOND, iter(next_item(outer)))

    def __iter__(self, /):
        """Implement iter(self)."""
        return self

    @native
    @classmethod
    def from_iterable(cls, iterable, /):
        """Alternative chain() constructor taking a single iterable argument that evaluates lazily."""
        return made_as(chain_items(plain_iterator(iterable)), cls, chain)

    @classmethod
    def __class_getitem__(cls, item, /):
        """See PEP 585"""
        return generic_alias(cls, item)


def chain_items(iterables):
    for iterable in iterables:
        for item in plain_iterator(iterable):
            yield item


generator_of(chain_items, chain)


class islice:
    """islice(iterable, stop) --> islice object
islice(iterable, start, stop[, step]) --> islice object

Return an iterator whose next() method returns selected values from an
iterable.  If start is specified, will skip all preceding elements;
otherwise, start defaults to zero.  Step defaults to one.  If
specified as another value, step determines how many values are
skipped between successive calls.  Works like a slice() on a list
but returns an iterator."""

    @native
    def __new__(cls, /, *args):
        """Create and return a new object."""
        size = tuple_size(args)
        if size < 2:
            raise TypeError(f"islice expected at least 2 arguments, got {size}")
        if size > 4:
            raise TypeError(f"islice expected at most 4 arguments, got {size}")
        start = 0
        step = 1
        if size == 2:
            stop = slice_bound(tuple_get(args, 1), -1, "Stop argument")
        else:
            start = slice_bound(tuple_get(args, 1), 0, "Indices")
            stop = slice_bound(tuple_get(args, 2), -1, "Stop argument")
            if size == 4:
                step = tuple_get(args, 3)
                if step is None:
                    step = 1
                else:
                    step = bound_or_missing(step)
                    if step is MISSING or step < 1:
                        raise ValueError("Step for islice() must be a positive integer or None.")
        made = islice_items(plain_iterator(tuple_get(args, 0)), start, stop, step)
        return made_as(made, cls, islice)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return next_of(self)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


def bound_or_missing(value):
    """An int that C's ssize_t holds, or MISSING."""
    try:
        value = index_of(value)
    except (TypeError, ValueError):
        return MISSING
    return value if -MAX_SIZE - 1 <= value <= MAX_SIZE else MISSING


def slice_bound(value, default, what):
    if value is None:
        return default
    value = bound_or_missing(value)
    if value is MISSING or value < 0:
        raise ValueError(f"{what} for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    return value


def islice_items(iterator, start, stop, step):
    at = 0
    wanted = start
    if stop >= 0:
        # No item is taken that is not asked for.
        while at < stop:
            for item in iterator:
                break
            else:
                return
            at += 1
            if at > wanted:
                yield item
                wanted += step
        return
    for item in iterator:
        if at == wanted:
            yield item
            wanted += step
        at += 1


generator_of(islice_items, islice)


class pairwise:
    """Return an iterator of overlapping pairs taken from the input iterator.

    s -> (s0,s1), (s1,s2), (s2, s3), ..."""

    @native
    def __new__(cls, iterable, /):
        """Create and return a new object."""
        return made_as(pairwise_items(plain_iterator(iterable)), cls, pairwise)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return next_of(self)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


def pairwise_items(iterator):
    for before in iterator:
        break
    else:
        return
    for item in iterator:
        pair = (before, item)
        before = item
        yield pair


generator_of(pairwise_items, pairwise)


class accumulate:
    """Return series of accumulated sums."""

    @native
    def __new__(cls, iterable, func=None, *, initial=None):
        """Create and return a new object."""
        iterator = plain_iterator(iterable)
        made = accumulate_sums(iterator, initial) if func is None else accumulate_results(iterator, func, initial)
        return made_as(made, cls, accumulate)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        if is_generator_object(self):
            return iterator_resume(self, None)
        item = next_item(tool_part(self, FIRST))
        total = tool_part(self, SECOND)
        if total is not MISSING:
            item = total + item
        tool_set_part(self, SECOND, item)
        return item

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


def accumulate_sums(iterator, total):
    if total is None:
        for total in iterator:
            break
        else:
            return
    yield total
    for item in iterator:
        total = total + item
        yield total


def accumulate_results(iterator, function, total):
    if total is None:
        for total in iterator:
            break
        else:
            return
    yield total
    for item in iterator:
        try:
            total = function(total, item)
        except StopIteration:
            return
        yield total


generator_of(accumulate_sums, accumulate)
generator_of(accumulate_results, accumulate)


class cycle:
    """Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely."""

    @native
    def __new__(cls, iterable, /):
        """Create and return a new object."""
        return made_as(cycle_items(plain_iterator(iterable)), cls, cycle)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return next_of(self)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


def cycle_items(iterator):
    saved = []
    for item in iterator:
        list_append(saved, item)
        yield item
    if list_size(saved) == 0:
        return
    while True:
        for item in saved:
            yield item


generator_of(cycle_items, cycle)


class batched:
    """Batch data into tuples of length n. The last batch may be shorter than n.

Loops over the input iterable and accumulates data into tuples
up to size n.  The input is consumed lazily, just enough to
fill a batch.  The result is yielded as soon as a batch is full
or when the input iterable is exhausted.

If "strict" is True, raises a ValueError if the final batch is shorter
than n."""

    @native
    def __new__(cls, iterable, n, *, strict=False):
        """Create and return a new object."""
        n = size_argument_of(n)
        if n < 1:
            raise ValueError("n must be at least one")
        return made_as(batched_items(plain_iterator(iterable), n, truth_of(strict)), cls, batched)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return next_of(self)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


def batched_items(iterator, size, strict):
    batch = []
    for item in iterator:
        list_append(batch, item)
        if list_size(batch) == size:
            yield list_to_tuple(batch)
            batch = []
    if list_size(batch):
        if strict:
            raise ValueError("batched(): incomplete batch")
        yield list_to_tuple(batch)


generator_of(batched_items, batched)


class compress:
    """Return data elements corresponding to true selector elements.

Forms a shorter iterator from selected data elements using the selectors to
choose the data elements."""

    @native
    def __new__(cls, data, selectors):
        """Create and return a new object."""
        return made_as(compress_items(plain_iterator(data), plain_iterator(selectors)), cls, compress)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        if is_generator_object(self):
            return iterator_resume(self, None)
        while True:
            item = next_item(tool_part(self, FIRST))
            if next_item(tool_part(self, SECOND)):
                return item

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


def compress_items(data, selectors):
    for item in data:
        for selector in selectors:
            break
        else:
            return
        if selector:
            yield item


generator_of(compress_items, compress)


class product:
    """Cartesian product of input iterables.  Equivalent to nested for-loops.

For example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).
The leftmost iterators are in the outermost for-loop, so the output tuples
cycle in a manner similar to an odometer (with the rightmost element changing
on every iteration).

To compute the product of an iterable with itself, specify the number
of repetitions with the optional repeat keyword argument. For example,
product(A, repeat=4) means the same as product(A, A, A, A)."""

    @native
    def __new__(cls, *iterables, repeat=1):
        """Create and return a new object."""
        repeat = size_argument_of(repeat)
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        if tuple_size(iterables) * repeat > MAX_SIZE >> 4:
            raise OverflowError("repeat argument too large")
        pools = [tuple(iterable) for iterable in iterables] if repeat else []
        return made_as(product_rows(pools * repeat), cls, product)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return next_of(self)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


def product_rows(pools):
    for pool in pools:
        if not pool:
            return
    size = list_size(pools)
    indices = [0] * size
    row = [pool[0] for pool in pools]
    while True:
        yield list_to_tuple(row)
        place = size - 1
        while place >= 0:
            pool = pools[place]
            indices[place] += 1
            if indices[place] < len(pool):
                row[place] = pool[indices[place]]
                break
            indices[place] = 0
            row[place] = pool[0]
            place -= 1
        else:
            return


generator_of(product_rows, product)


def row_length(r):
    r = size_argument_of(r)
    if r < 0:
        raise ValueError("r must be non-negative")
    return r


class combinations:
    """Return successive r-length combinations of elements in the iterable.

combinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)"""

    @native
    def __new__(cls, iterable, r):
        """Create and return a new object."""
        pool = tuple(iterable)
        r = row_length(r)
        if cls is combinations and pool is not iterable:
            return combinations(pool, r)
        return made_as(combination_rows(pool, r), cls, combinations)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return next_of(self)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


def combination_rows(pool, r):
    size = len(pool)
    if r > size:
        return
    indices = list(range(r))
    while True:
        yield tuple([pool[i] for i in indices])
        place = r - 1
        while place >= 0 and indices[place] == size - r + place:
            place -= 1
        if place < 0:
            return
        index = indices[place] + 1
        while place < r:
            indices[place] = index
            index += 1
            place += 1


generator_of(combination_rows, combinations)


class combinations_with_replacement:
    """Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.

combinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')"""

    @native
    def __new__(cls, iterable, r):
        """Create and return a new object."""
        pool = tuple(iterable)
        r = row_length(r)
        if cls is combinations_with_replacement and pool is not iterable:
            return combinations_with_replacement(pool, r)
        return made_as(replaced_rows(pool, r), cls, combinations_with_replacement)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return next_of(self)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


def replaced_rows(pool, r):
    size = len(pool)
    if size == 0 and r:
        return
    indices = [0] * r
    while True:
        yield tuple([pool[i] for i in indices])
        place = r - 1
        while place >= 0 and indices[place] == size - 1:
            place -= 1
        if place < 0:
            return
        index = indices[place] + 1
        while place < r:
            indices[place] = index
            place += 1


generator_of(replaced_rows, combinations_with_replacement)


class permutations:
    """Return successive r-length permutations of elements in the iterable.

permutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)"""

    @native
    def __new__(cls, iterable, r=None):
        """Create and return a new object."""
        pool = tuple(iterable)
        if r is None:
            r = len(pool)
        elif not is_subtype(type_of(r), int):
            raise TypeError("Expected int as r")
        else:
            r = row_length(r)
        if cls is permutations and pool is not iterable:
            return permutations(pool, r)
        return made_as(permutation_rows(pool, r), cls, permutations)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return next_of(self)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


def permutation_rows(pool, r):
    size = len(pool)
    if r > size:
        return
    indices = list(range(size))
    cycles = list(range(size, size - r, -1))
    while True:
        yield tuple([pool[i] for i in indices[:r]])
        place = r - 1
        while place >= 0:
            cycles[place] -= 1
            if cycles[place]:
                other = size - cycles[place]
                indices[place], indices[other] = indices[other], indices[place]
                break
            indices[place:] = indices[place + 1:] + indices[place:place + 1]
            cycles[place] = size - place
            place -= 1
        else:
            return


generator_of(permutation_rows, permutations)


class zip_longest:
    """Return a zip_longest object whose .__next__() method returns a tuple where
the i-th element comes from the i-th iterable argument.  The .__next__()
method continues until the longest iterable in the argument sequence
is exhausted and then it raises StopIteration.  When the shorter iterables
are exhausted, the fillvalue is substituted in their place.  The fillvalue
defaults to None or can be specified by a keyword argument."""

    def __new__(cls, /, *iterables, fillvalue=None, **keywords):
        """Create and return a new object."""
        if keywords:
            raise TypeError("zip_longest() got an unexpected keyword argument")
        iterators = []
        for iterable in iterables:
            list_append(iterators, plain_iterator(iterable))
        if list_size(iterators) == 2:
            made = longest_of_two(list_get(iterators, 0), list_get(iterators, 1), fillvalue)
        else:
            made = longest_rows(iterators, fillvalue)
        return made_as(made, cls, zip_longest)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return iterator_resume(self, None)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


def longest_of_two(first, second, filler):
    for a in first:
        for b in second:
            break
        else:
            yield (a, filler)
            for a in first:
                yield (a, filler)
            return
        yield (a, b)
    for b in second:
        yield (filler, b)


def longest_rows(iterators, filler):
    size = list_size(iterators)
    running = [True] * size
    left = size
    while left:
        row = []
        place = 0
        while place < size:
            item = filler
            if running[place]:
                for item in list_get(iterators, place):
                    break
                else:
                    left -= 1
                    if left == 0:
                        return
                    running[place] = False
                    item = filler
            list_append(row, item)
            place += 1
        yield list_to_tuple(row)


generator_of(longest_of_two, zip_longest)
generator_of(longest_rows, zip_longest)


class starmap:
    """Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence."""

    def __new__(cls, function, iterable, /):
        """Create and return a new object."""
        return made_as(starmap_results(function, plain_iterator(iterable)), cls, starmap)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return iterator_resume(self, None)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


def starmap_results(function, iterator):
    for args in iterator:
        if type_of(args) is not tuple:
            args = tuple(args)
        try:
            result = function(*args)
        except StopIteration:
            return
        yield result


generator_of(starmap_results, starmap)


class takewhile:
    """Return successive entries from an iterable as long as the predicate evaluates to true for each entry."""

    def __new__(cls, predicate, iterable, /):
        """Create and return a new object."""
        return made_as(takewhile_items(predicate, plain_iterator(iterable)), cls, takewhile)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return iterator_resume(self, None)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


def takewhile_items(predicate, iterator):
    for item in iterator:
        try:
            if not predicate(item):
                return
        except StopIteration:
            return
        yield item


generator_of(takewhile_items, takewhile)


class dropwhile:
    """Drop items from the iterable while predicate(item) is true.

Afterwards, return every element until the iterable is exhausted."""

    def __new__(cls, predicate, iterable, /):
        """Create and return a new object."""
        return made_as(dropwhile_items(predicate, plain_iterator(iterable)), cls, dropwhile)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return iterator_resume(self, None)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


def dropwhile_items(predicate, iterator):
    for item in iterator:
        try:
            if predicate(item):
                continue
        except StopIteration:
            return
        yield item
        break
    for item in iterator:
        yield item


generator_of(dropwhile_items, dropwhile)


class filterfalse:
    """Return those items of iterable for which function(item) is false.

If function is None, return the items that are false."""

    def __new__(cls, function, iterable, /):
        """Create and return a new object."""
        iterator = plain_iterator(iterable)
        if function is None or function is bool:
            made = false_items(iterator)
        else:
            made = refused_items(function, iterator)
        return made_as(made, cls, filterfalse)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return iterator_resume(self, None)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


def false_items(iterator):
    for item in iterator:
        if not item:
            yield item


def refused_items(function, iterator):
    for item in iterator:
        try:
            refused = not function(item)
        except StopIteration:
            return
        if refused:
            yield item


generator_of(false_items, filterfalse)
generator_of(refused_items, filterfalse)


class groupby:
    """make an iterator that returns consecutive keys and groups from the iterable

iterable
  Elements to divide into groups according to the key function.
key
  A function for computing the group category for each element.
  If the key function is not specified or is None, the element itself
  is used for grouping."""

    def __new__(cls, iterable, key=None):
        """Create and return a new object."""
        return made_as(group_rows([plain_iterator(iterable), key, MISSING, MISSING, MISSING]), cls, groupby)

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return iterator_resume(self, None)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


class _grouper:
    def __new__(cls, parent, tgtkey, /):
        """Create and return a new object."""
        raise TypeError("cannot create 'itertools._grouper' instances")

    @native
    def __next__(self, /):
        """Implement next(self)."""
        return iterator_resume(self, None)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


# What a groupby and its groups share: the iterator, the function, the item that was taken last, its key, and the group
# that may go on.
ITERATOR = 0
KEY_FUNCTION = 1
ITEM = 2
KEY = 3
GROUP = 4


def group_rows(state):
    iterator = state[ITERATOR]
    function = state[KEY_FUNCTION]
    wanted = MISSING
    while True:
        state[GROUP] = MISSING
        key = state[KEY]
        while key is MISSING or wanted is not MISSING and (key is wanted or wanted == key):
            for item in iterator:
                break
            else:
                return
            key = item if function is None else function(item)
            state[ITEM] = item
            state[KEY] = key
            if wanted is MISSING:
                break
        wanted = key
        group = [wanted]
        state[GROUP] = group
        yield (wanted, group_items(state, group))


def group_items(state, group):
    wanted = group[0]
    if state[GROUP] is not group:
        return
    item = state[ITEM]
    if item is not MISSING:
        if state[KEY] is not wanted and wanted != state[KEY]:
            return
        state[ITEM] = MISSING
        yield item
        if state[GROUP] is not group:
            return
    function = state[KEY_FUNCTION]
    for item in state[ITERATOR]:
        key = item if function is None else function(item)
        if key is not wanted and wanted != key:
            state[ITEM] = item
            state[KEY] = key
            return
        yield item
        # Once the groupby has gone on, the group is over, and takes no more items.
        if state[GROUP] is not group:
            return


generator_of(group_rows, groupby)
generator_of(group_items, _grouper)


# The items that copies of one iterator have still to give stand in a chain of links: [item, the next link].

class _tee_dataobject:
    """teedataobject(iterable, values, next, /)
--

Data container common to multiple tee objects."""

    __slots__ = ("_iterator", "_busy")

    def __new__(cls, iterable, values, next, /):
        """Create and return a new object."""
        raise TypeError("cannot create 'itertools._tee_dataobject' instances")


class _tee(weakref=True):
    """Iterator wrapped to make it copyable."""

    __slots__ = ("_source", "_link")

    def __new__(cls, iterable, /):
        """Create and return a new object."""
        return tee_of(iterable)

    def __next__(self, /):
        """Implement next(self)."""
        link = self._link
        if list_get(link, 1) is None:
            source = self._source
            if source._busy:
                raise RuntimeError("cannot re-enter the tee iterator")
            source._busy = True
            try:
                item = next_item(source._iterator)
            finally:
                source._busy = False
            if list_get(link, 1) is None:
                link[0] = item
                link[1] = [None, None]
        self._link = list_get(link, 1)
        return list_get(link, 0)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self

    def __copy__(self, /):
        """Returns an independent iterator."""
        return tee_at(self._source, self._link)


def tee_at(source, link):
    made = object.__new__(_tee)
    made._source = source
    made._link = link
    return made


def tee_of(iterable):
    iterator = iter(iterable)
    if type_of(iterator) is _tee:
        return iterator.__copy__()
    source = object.__new__(_tee_dataobject)
    source._iterator = iterator
    source._busy = False
    return tee_at(source, [None, None])


def tee(iterable, n=2, /):
    """Returns a tuple of n independent iterators."""
    n = size_argument_of(n)
    if n < 0:
        raise ValueError("n must be >= 0")
    if n == 0:
        return ()
    iterator = iter(iterable)
    copy = get_attribute_or(iterator, "__copy__", MISSING)
    if copy is MISSING:
        iterator = tee_of(iterator)
        copy = iterator.__copy__
        made = [iterator]
    else:
        made = [copy()]
    while list_size(made) < n:
        list_append(made, copy())
    return list_to_tuple(made)

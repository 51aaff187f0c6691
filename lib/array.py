"""This module defines an object type which can efficiently represent
an array of basic values: characters, integers, floating-point
numbers.  Arrays are sequence types and behave very much like lists,
except that the type of objects stored in them is constrained."""

__all__ = ("ArrayType", "_array_reconstructor", "array", "typecodes")

typecodes = "bBuwhHiIlLqQfd"
SIZES = {"b": 1, "B": 1, "u": 4, "w": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}
# Least and greatest values, and how errors name them.
RANGES = {"b": (-128, 127, "signed char"), "B": (0, 255, "unsigned byte integer"),
          "h": (-32768, 32767, "signed short integer"), "H": (0, 65535, "unsigned short"),
          "i": (-2147483648, 2147483647, "signed integer"), "I": (0, 4294967295, "unsigned int"),
          "l": (-9223372036854775808, 9223372036854775807, ""), "L": (0, 18446744073709551615, ""),
          "q": (-9223372036854775808, 9223372036854775807, ""), "Q": (0, 18446744073709551615, "")}


def item_value(code, value):
    """What an item becomes before it is stored, or the error."""
    if code == "u" or code == "w":
        if not is_str(value):
            raise TypeError(f"array item must be a unicode character, not {name_of(type_of(value))}")
        if len(value) != 1:
            raise TypeError(f"array item must be a unicode character, not a string of length {len(value)}")
        return value
    if code == "f" or code == "d":
        return real_number(value)
    value = int_pos(index_of(value))
    least, most, name = RANGES[code]
    if least <= value <= most:
        return value
    if code == "i":
        if -9223372036854775808 <= value <= 9223372036854775807:
            raise OverflowError("signed integer is less than minimum" if value < 0 else "signed integer is greater than maximum")
        raise OverflowError("Python int too large to convert to C long")
    if code == "I":
        if value < 0:
            raise OverflowError("can't convert negative value to unsigned int")
        if value > 18446744073709551615:
            raise OverflowError("Python int too large to convert to C unsigned long")
        raise OverflowError("unsigned int is greater than maximum")
    if code == "l":
        raise OverflowError("Python int too large to convert to C long")
    if code == "L":
        if value < 0:
            raise OverflowError("can't convert negative value to unsigned int")
        raise OverflowError("Python int too large to convert to C unsigned long")
    if code == "q":
        raise OverflowError("int too big to convert")
    if code == "Q":
        raise OverflowError("can't convert negative int to unsigned" if value < 0 else "int too big to convert")
    raise OverflowError(f"{name} is {'less than minimum' if value < least else 'greater than maximum'}")


def check_resizable(data):
    if bytearray_exports(data):
        raise BufferError("cannot resize an array that is exporting buffers")


def put_item(self, index, value):
    """Stores an item where there is room for one."""
    array_store(self._bytes, self._code, index, item_value(self._code, value))


def add_item(self, value):
    value = item_value(self._code, value)
    data = self._bytes
    check_resizable(data)
    size = SIZES[self._code]
    count = len(data) // size
    data.extend(ZEROS[size])
    array_store(data, self._code, count, value)


ZEROS = {1: b"\0", 2: b"\0\0", 4: b"\0\0\0\0", 8: b"\0\0\0\0\0\0\0\0"}


def make_array(cls, code, data):
    made = object.__new__(cls)
    made._code = code
    made._bytes = data
    return made


def bytes_argument(value):
    data = MISSING if is_str(value) else buffer_of(value)
    if data is MISSING:
        raise TypeError(f"a bytes-like object is required, not '{name_of(type_of(value))}'")
    return buffer_copy(data)


def add_bytes(self, data):
    if len(data) % SIZES[self._code]:
        raise ValueError("bytes length not a multiple of item size")
    if data:
        check_resizable(self._bytes)
        self._bytes.extend(data)


def add_text(self, text):
    check_resizable(self._bytes)
    self._bytes.extend(text.encode("utf-32-le", "surrogatepass"))


def add_array(self, other):
    if other._code != self._code:
        raise TypeError("can only extend with array of same kind")
    check_resizable(self._bytes)
    self._bytes.extend(bytes(other._bytes))


def item_index(self, index, message):
    index = index_of(index)
    if not -9223372036854775808 <= index <= 9223372036854775807:
        raise IndexError("cannot fit 'int' into an index-sized integer")
    count = len(self._bytes) // SIZES[self._code]
    if index < 0:
        index += count
    if not 0 <= index < count:
        raise IndexError(message)
    return index


class array(weakref=True, sequence=True):
    """array(typecode [, initializer]) -> array

Return a new array whose items are restricted by typecode, and
initialized from the optional initializer value, which must be a list,
string or iterable over elements of the appropriate type."""

    __slots__ = ("_bytes", "_code")

    def __new__(cls, /, *args, **keywords):
        """Create and return a new object."""
        if keywords and cls is array:
            raise TypeError("array.array() takes no keyword arguments")
        if tuple_size(args) == 0:
            raise TypeError("array() takes at least 1 argument (0 given)")
        if tuple_size(args) > 2:
            raise TypeError(f"array() takes at most 2 arguments ({tuple_size(args)} given)")
        code = tuple_get(args, 0)
        if not is_str(code):
            raise TypeError(f"array() argument 1 must be a unicode character, not {argument_name(code)}")
        if len(code) != 1:
            raise TypeError(f"array() argument 1 must be a unicode character, not a string of length {len(code)}")
        if code == "u":
            issue_warning("The 'u' type code is deprecated and will be removed in Python 3.16", DeprecationWarning)
        initial = tuple_get(args, 1) if tuple_size(args) == 2 else MISSING
        is_text = code == "u" or code == "w"
        if is_str(initial) and not is_text:
            raise TypeError(f"cannot use a str to initialize an array with typecode '{code}'")
        other = initial is not MISSING and is_subtype(type_of(initial), array)
        if other and (initial._code == "u" or initial._code == "w") and not is_text:
            raise TypeError(f"cannot use a unicode array to initialize an array with typecode '{code}'")
        if code not in SIZES:
            raise ValueError("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)")
        self = make_array(cls, intern_text(code), bytearray())
        if initial is MISSING:
            return self
        if is_str(initial):
            add_text(self, initial)
        elif is_bytes(initial) or is_bytearray(initial):
            add_bytes(self, initial)
        elif other and initial._code == code:
            self._bytes.extend(bytes(initial._bytes))
        else:
            for item in plain_iterator(initial):
                self.append(item) if cls is array else add_item(self, item)
        return self

    @native
    def append(self, v, /):
        """Append new value v to the end of the array."""
        add_item(self, v)

    def extend(self, bb, /):
        """Append items to the end of the array."""
        if is_subtype(type_of(bb), array):
            add_array(self, bb)
            return
        for item in plain_iterator(bb):
            add_item(self, item)

    def insert(self, i, v, /):
        """Insert a new item v into the array before position i."""
        i = index_of(i)
        size = SIZES[self._code]
        count = len(self._bytes) // size
        if i < 0:
            i = max(i + count, 0)
        i = min(i, count)
        value = item_value(self._code, v)
        check_resizable(self._bytes)
        self._bytes[i * size:i * size] = ZEROS[size]
        array_store(self._bytes, self._code, i, value)

    def pop(self, i=-1, /):
        """Return the i-th element and delete it from the array.

i defaults to -1."""
        i = index_of(i)
        data = self._bytes
        size = SIZES[self._code]
        count = len(data) // size
        if count == 0:
            raise IndexError("pop from empty array")
        if i < 0:
            i += count
        if not 0 <= i < count:
            raise IndexError("pop index out of range")
        check_resizable(data)
        item = array_item(data, self._code, i)
        del data[i * size:(i + 1) * size]
        return item

    def clear(self, /):
        """Remove all items from the array."""
        check_resizable(self._bytes)
        self._bytes.clear()

    def remove(self, v, /):
        """Remove the first occurrence of v in the array."""
        at = 0
        while (item := array_item(self._bytes, self._code, at)) is not MISSING:
            if item == v:
                size = SIZES[self._code]
                check_resizable(self._bytes)
                del self._bytes[at * size:(at + 1) * size]
                return
            at += 1
        raise ValueError("array.remove(x): x not in array")

    def index(self, v, start=0, stop=9223372036854775807, /):
        """Return index of first occurrence of v in the array.

Raise ValueError if the value is not present."""
        start = index_of(start)
        stop = index_of(stop)
        count = len(self._bytes) // SIZES[self._code]
        if start < 0:
            start = max(start + count, 0)
        if stop < 0:
            stop += count
        while start < stop and (item := array_item(self._bytes, self._code, min(start, count))) is not MISSING:
            if item == v:
                return start
            start += 1
        raise ValueError("array.index(x): x not in array")

    def count(self, v, /):
        """Return number of occurrences of v in the array."""
        count = 0
        at = 0
        while (item := array_item(self._bytes, self._code, at)) is not MISSING:
            if item == v:
                count += 1
            at += 1
        return count

    def __contains__(self, key, /):
        """Return bool(key in self)."""
        at = 0
        while (item := array_item(self._bytes, self._code, at)) is not MISSING:
            if item == key:
                return True
            at += 1
        return False

    def reverse(self, /):
        """Reverse the order of the items in the array."""
        self._bytes[:] = reversed_bytes(self._bytes, SIZES[self._code])

    def byteswap(self, /):
        """Byteswap all items of the array.

If the items in the array are not 1, 2, 4, or 8 bytes in size, RuntimeError is
raised."""
        array_swap(self._bytes, SIZES[self._code])

    def buffer_info(self, /):
        """Return a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array's contents."""
        return (id(self._bytes), len(self._bytes) // SIZES[self._code])

    @native
    def tolist(self, /):
        """Convert array to an ordinary list with the same items."""
        items = []
        while (item := array_item(self._bytes, self._code, list_size(items))) is not MISSING:
            list_append(items, item)
        return items

    def fromlist(self, items, /):
        """Append items to array from list."""
        if not is_subtype(type_of(items), list):
            raise TypeError("arg must be list")
        check_resizable(self._bytes)
        count = len(self._bytes)
        try:
            for item in items:
                add_item(self, item)
        except BaseException:
            del self._bytes[count:]
            raise

    def tobytes(self, /):
        """Convert the array to an array of machine values and return the bytes representation."""
        return bytes(self._bytes)

    def frombytes(self, buffer, /):
        """Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method."""
        add_bytes(self, bytes_argument(buffer))

    def tounicode(self, /):
        """Convert the array to a unicode string."""
        if self._code != "u" and self._code != "w":
            raise ValueError("tounicode() may only be called on unicode type arrays ('u' or 'w')")
        return bytes(self._bytes).decode("utf-32-le", "surrogatepass")

    def fromunicode(self, ustr, /):
        """Extends this array with data from the unicode string ustr."""
        if not is_str(ustr):
            raise TypeError(f"fromunicode() argument must be str, not {argument_name(ustr)}")
        if self._code != "u" and self._code != "w":
            raise ValueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')")
        add_text(self, ustr)

    def tofile(self, f, /):
        """Write all items (as machine values) to the file object f."""
        at = 0
        while at < len(self._bytes):
            f.write(bytes(self._bytes[at:at + 65536]))
            at += 65536

    def fromfile(self, f, n, /):
        """Read n objects from the file object f and append them to the end of the array."""
        n = index_of(n)
        if n < 0:
            raise ValueError("negative count")
        size = SIZES[self._code]
        data = f.read(n * size)
        if not is_bytes(data):
            raise TypeError("read() didn't return bytes")
        whole = len(data) // size * size
        add_bytes(self, data[:whole] if whole != len(data) and len(data) < n * size else data)
        if len(data) != n * size:
            raise EOFError("read() didn't return enough bytes")

    @property
    def typecode(self):
        """the typecode character used to create the array"""
        return self._code

    @property
    def itemsize(self):
        """the size, in bytes, of one array item"""
        return SIZES[self._code]

    @native
    def __len__(self, /):
        """Return len(self)."""
        return len(self._bytes) // SIZES[self._code]

    @native
    def __getitem__(self, key, /):
        """Return self[key]."""
        if special(key, "__index__") is not MISSING:
            return array_item(self._bytes, self._code, item_index(self, key, "array index out of range"))
        if type_of(key) is not slice:
            raise TypeError("array indices must be integers")
        size = SIZES[self._code]
        start, stop, step = key.indices(len(self._bytes) // size)
        if step == 1:
            return make_array(array, self._code, self._bytes[start * size:max(start, stop) * size])
        data = bytearray()
        for at in range(start, stop, step):
            data.extend(self._bytes[at * size:(at + 1) * size])
        return make_array(array, self._code, data)

    @native
    def __setitem__(self, key, value, /):
        """Set self[key] to value."""
        if special(key, "__index__") is not MISSING:
            index = item_index(self, key, "array assignment index out of range")
            put_item(self, index, value)
            return
        if type_of(key) is not slice:
            raise TypeError("array indices must be integers")
        if not is_subtype(type_of(value), array):
            raise TypeError(f'can only assign array (not "{name_of(type_of(value))}") to array slice')
        if value._code != self._code:
            raise TypeError("bad argument type for built-in operation")
        size = SIZES[self._code]
        start, stop, step = key.indices(len(self._bytes) // size)
        data = bytes(value._bytes)
        if step == 1:
            stop = max(start, stop)
            if (stop - start) * size != len(data):
                check_resizable(self._bytes)
            self._bytes[start * size:stop * size] = data
            return
        places = range(start, stop, step)
        if len(places) * size != len(data):
            raise ValueError(f"attempt to assign array of size {len(data) // size} to extended slice of size {len(places)}")
        at = 0
        for place in places:
            self._bytes[place * size:(place + 1) * size] = data[at:at + size]
            at += size

    def __delitem__(self, key, /):
        """Delete self[key]."""
        size = SIZES[self._code]
        if special(key, "__index__") is not MISSING:
            index = item_index(self, key, "array assignment index out of range")
            check_resizable(self._bytes)
            del self._bytes[index * size:(index + 1) * size]
            return
        if type_of(key) is not slice:
            raise TypeError("array indices must be integers")
        places = range(*key.indices(len(self._bytes) // size))
        if not places:
            return
        check_resizable(self._bytes)
        if places.step < 0:
            places = places[::-1]
        if places.step == 1:
            del self._bytes[places.start * size:places.stop * size]
            return
        kept = bytearray()
        before = 0
        for place in places:
            kept.extend(self._bytes[before * size:place * size])
            before = place + 1
        kept.extend(self._bytes[before * size:])
        self._bytes[:] = kept

    def __iter__(self, /):
        """Implement iter(self)."""
        return array_items(self)

    def __add__(self, value, /):
        """Return self+value."""
        if not is_subtype(type_of(value), array):
            raise TypeError(f'can only append array (not "{name_of(type_of(value))}") to array')
        if value._code != self._code:
            raise TypeError("bad argument type for built-in operation")
        return make_array(array, self._code, self._bytes + value._bytes)

    def __iadd__(self, value, /):
        """Implement self+=value."""
        if not is_subtype(type_of(value), array):
            raise TypeError(f'can only extend array with array (not "{name_of(type_of(value))}")')
        add_array(self, value)
        return self

    def __mul__(self, value, /):
        """Return self*value."""
        return make_array(array, self._code, self._bytes * repeat_count(value))

    def __rmul__(self, value, /):
        """Return value*self."""
        return make_array(array, self._code, self._bytes * repeat_count(value))

    def __imul__(self, value, /):
        """Implement self*=value."""
        count = repeat_count(value)
        if count != 1 and self._bytes:
            check_resizable(self._bytes)
            self._bytes *= count
        return self

    def __repr__(self, /):
        """Return repr(self)."""
        name = name_of(type_of(self))
        name = name[name.rfind(".") + 1:]
        if not self._bytes:
            return f"{name}('{self._code}')"
        if self._code == "u" or self._code == "w":
            return f"{name}('{self._code}', {self.tounicode()!r})"
        return f"{name}('{self._code}', {self.tolist()!r})"

    __hash__ = None

    def __eq__(self, value, /):
        """Return self==value."""
        if not is_subtype(type_of(value), array):
            return NotImplemented
        return array.tolist(self) == array.tolist(value)

    def __ne__(self, value, /):
        """Return self!=value."""
        if not is_subtype(type_of(value), array):
            return NotImplemented
        return array.tolist(self) != array.tolist(value)

    def __lt__(self, value, /):
        """Return self<value."""
        if not is_subtype(type_of(value), array):
            return NotImplemented
        return array.tolist(self) < array.tolist(value)

    def __le__(self, value, /):
        """Return self<=value."""
        if not is_subtype(type_of(value), array):
            return NotImplemented
        return array.tolist(self) <= array.tolist(value)

    def __gt__(self, value, /):
        """Return self>value."""
        if not is_subtype(type_of(value), array):
            return NotImplemented
        return array.tolist(self) > array.tolist(value)

    def __ge__(self, value, /):
        """Return self>=value."""
        if not is_subtype(type_of(value), array):
            return NotImplemented
        return array.tolist(self) >= array.tolist(value)

    def __copy__(self, /):
        """Return a copy of the array."""
        return make_array(array, self._code, bytearray(self._bytes))

    def __deepcopy__(self, unused, /):
        """Return a copy of the array."""
        return make_array(array, self._code, bytearray(self._bytes))

    def __reduce_ex__(self, value, /):
        """Return state information for pickling."""
        state = get_attribute_or(self, "__dict__", None)
        if index_of(value) < 3:
            items = self.tounicode() if self._code == "u" or self._code == "w" else self.tolist()
            return (type_of(self), (self._code, items), state)
        return (_array_reconstructor, (type_of(self), self._code, MACHINE_FORMATS[self._code], self.tobytes()), state)

    def __buffer__(self, flags, /):
        """Return a buffer object that exposes the underlying memory of the object."""
        code = self._code
        whole = memoryview(self._bytes)
        view = whole.cast("I" if code == "u" or code == "w" else code)
        whole.release()
        return view

    def __release_buffer__(self, buffer, /):
        """Release the buffer object that exposes the underlying memory of the object."""
        buffer.release()

    @classmethod
    def __class_getitem__(cls, item, /):
        """See PEP 585"""
        return generic_alias(cls, item)


ArrayType = array
# What takes in the bytes of an array need not export them (prelude/bytes.py).
ARRAY_CLASS[0] = array


def array_items(self):
    at = 0
    while (item := array_item(self._bytes, self._code, at)) is not MISSING:
        yield item
        at += 1


class arrayiterator(new=False):
    @native
    def __next__(self, /):
        """Implement next(self)."""
        return iterator_resume(self, None)

    def __iter__(self, /):
        """Implement iter(self)."""
        return self


generator_of(array_items, arrayiterator)


def repeat_count(value):
    if type_lookup(type_of(value), "__index__") is MISSING:
        raise TypeError(f"can't multiply sequence by non-int of type '{name_of(type_of(value))}'")
    value = index_of(value)
    if not -9223372036854775808 <= value <= 9223372036854775807:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    return max(value, 0)


def reversed_bytes(data, size):
    if size == 1:
        return data[::-1]
    # All bytes in the other order, and then those of each item.
    turned = bytearray(data[::-1])
    array_swap(turned, size)
    return turned


# The machine formats of CPython's pickles: little-endian.
MACHINE_FORMATS = {"B": 0, "b": 1, "H": 2, "h": 4, "I": 6, "i": 8, "L": 10, "l": 12, "Q": 10, "q": 12, "f": 14, "d": 16,
                   "u": 20, "w": 20}
FORMAT_ITEMS = (("B", 1, 0), ("b", 1, 0), ("H", 2, 0), ("H", 2, 1), ("h", 2, 0), ("h", 2, 1), ("I", 4, 0), ("I", 4, 1),
                ("i", 4, 0), ("i", 4, 1), ("Q", 8, 0), ("Q", 8, 1), ("q", 8, 0), ("q", 8, 1), ("f", 4, 0), ("f", 4, 1),
                ("d", 8, 0), ("d", 8, 1), ("utf-16-le", 2, 0), ("utf-16-be", 2, 0), ("utf-32-le", 4, 0),
                ("utf-32-be", 4, 0))


def _array_reconstructor(arraytype, typecode, mformat_code, items, /):
    """Internal. Used for pickling support."""
    if not is_type(arraytype):
        raise TypeError(f"first argument must be a type object, not {name_of(type_of(arraytype))}")
    if not is_subtype(arraytype, array):
        raise TypeError(f"{name_of(arraytype)} is not a subtype of array.array")
    if typecode not in SIZES:
        raise ValueError("second argument must be a valid type code")
    mformat_code = index_of(mformat_code)
    if not 0 <= mformat_code <= 21:
        raise ValueError("third argument must be a valid machine format code.")
    if not is_bytes(items):
        raise TypeError(f"fourth argument should be bytes, not {name_of(type_of(items))}")
    code, size, big = FORMAT_ITEMS[mformat_code]
    made = arraytype(typecode)
    if mformat_code >= 18:
        add_text(made, items.decode(code))
        return made
    if len(items) % size:
        raise ValueError("bytes length not a multiple of item size")
    data = bytearray(items)
    if big:
        array_swap(data, size)
    if SIZES[typecode] == size and MACHINE_FORMATS[typecode] == MACHINE_FORMATS[code]:
        made._bytes.extend(data)
        return made
    at = 0
    while (item := array_item(data, code, at)) is not MISSING:
        add_item(made, item)
        at += 1
    return made

# bytes, and the buffers that its methods and those of bytearray take. Where str and bytes have a method in common, it
# ends in the same kernel (str.py).

# The class array.array, whose bytes are read without exporting them; until there is one, a class without instances.
ARRAY_CLASS = [coroutine_wrapper]


def buffer_of(value):
    """A bytes, bytearray or memoryview for anything that has a buffer, or MISSING."""
    if is_bytes(value) or is_bytearray(value):
        return value
    if is_memoryview(value):
        if memoryview_released(value):
            raise ValueError("operation forbidden on released memoryview object")
        return value
    if is_subtype(type_of(value), ARRAY_CLASS[0]):
        return value._bytes
    method = special(value, "__buffer__")
    if method is MISSING:
        return MISSING
    view = method(284)
    if not is_memoryview(view):
        raise TypeError("__buffer__ returned non-memoryview object")
    return view


def buffer_argument(value):
    """A buffer whose bytes lie together."""
    if is_buffer(value):
        return value
    buffer = buffer_of(value)
    if buffer is MISSING:
        raise TypeError(f"a bytes-like object is required, not '{name_of(type_of(value))}'")
    if not is_buffer(buffer):
        raise BufferError("memoryview: underlying buffer is not C-contiguous")
    return buffer


def buffer_copy(buffer):
    """The bytes of any bytes, bytearray or memoryview, in order."""
    return bytes_copy(buffer) if is_buffer(buffer) else memoryview_tobytes(buffer, None)


def affix_buffer(value, function):
    if is_buffer(value):
        return value
    if buffer_of(value) is MISSING:
        raise TypeError(f"{function} first arg must be bytes or a tuple of bytes, not {name_of(type_of(value))}")
    return buffer_argument(value)


def added_buffer(value, name):
    if is_buffer(value):
        return value
    buffer = buffer_of(value)
    if buffer is MISSING or not is_buffer(buffer):
        raise TypeError(f"can't concat {name_of(type_of(value))} to {name}")
    return buffer


def byte_of(value):
    """One byte as an int."""
    number = index_of(value)
    if not 0 <= number <= 255:
        raise ValueError("byte must be in range(0, 256)")
    return number


def byte_or_buffer(value):
    """What find() and its kin look for."""
    if is_buffer(value):
        return value
    if buffer_of(value) is not MISSING:
        return buffer_argument(value)
    if special(value, "__index__") is MISSING:
        raise TypeError(f"argument should be integer or bytes-like object, not '{name_of(type_of(value))}'")
    return byte_of(value)


def byte_or_buffer_in(value):
    """What `in` looks for."""
    if is_buffer(value) or special(value, "__index__") is MISSING:
        return buffer_argument(value)
    return byte_of(value)


def fill_byte(value, function):
    if is_bytes(value) or is_bytearray(value):
        if text_length(value) == 1:
            return value
        sort = "bytes" if is_bytes(value) else "bytearray"
        raise TypeError(f"{function}(): argument 2 must be a byte string of length 1, "
                        f"not a {sort} object of length {text_length(value)}")
    raise TypeError(f"{function}() argument 2 must be a byte string of length 1, not {argument_name(value)}")


def hex_separator(sep):
    if sep is MISSING or is_str(sep) or is_exact_bytes(sep):
        return sep
    if length(sep) != 1:
        raise ValueError("sep must be length 1.")
    if not is_bytes(sep):
        raise TypeError("sep must be str or bytes.")
    return sep


def joined_buffers(items):
    """The items of a join, each as a buffer whose bytes lie together."""
    plain = True
    for item in items:
        if not is_buffer(item):
            plain = False
    if plain:
        return items
    buffers = []
    for item in items:
        buffer = item
        if not is_buffer(item):
            buffer = MISSING
            if not is_memoryview(item):
                buffer = buffer_of(item)
            if buffer is MISSING or not is_buffer(buffer):
                raise TypeError(f"sequence item {len(buffers)}: expected a bytes-like object, {name_of(type_of(item))} found")
        buffers.append(buffer)
    return buffers


def bytes_item(self, key, kind):
    if type_of(key) is slice:
        return text_get_item(self, plain_slice(key))
    if special(key, "__index__") is MISSING:
        raise TypeError(f"{kind} indices must be integers or slices, not {name_of(type_of(key))}")
    return text_get_item(self, index_of(key))


def buffers_equal(self, value):
    equal = NotImplemented
    if is_buffer(value):
        equal = text_eq(self, value)
    elif is_memoryview(value):
        return memoryview_eq(value, self)
    return equal


def bytes_of_items(iterator, message):
    """The ints that are left of an iterator as a bytearray."""
    collected = bytearray_make(bytearray)
    for item in iterator:
        number = index_of(item)
        if not 0 <= number <= 255:
            raise ValueError(message)
        bytearray_append(collected, number)
    return collected


def encoded_source(source, encoding, errors, name):
    """What the constructors of bytes and bytearray make of a str, with their errors; MISSING when there is no str."""
    if encoding is not MISSING and not is_str(encoding):
        raise TypeError(f"{name}() argument 'encoding' must be str, not {argument_name(encoding)}")
    if errors is not MISSING and not is_str(errors):
        raise TypeError(f"{name}() argument 'errors' must be str, not {argument_name(errors)}")
    if encoding is not MISSING:
        if not is_str(source):
            raise TypeError("encoding without a string argument")
        return encode_text(source, encoding, "strict" if errors is MISSING else errors)
    if source is not MISSING and is_str(source):
        raise TypeError("string argument without an encoding")
    if errors is not MISSING:
        raise TypeError("errors without a string argument")
    return MISSING


def count_source(source):
    """The size that the constructors take, when source is an index; else MISSING."""
    if not is_subtype(type_of(source), int):
        if special(source, "__index__") is MISSING:
            return MISSING
        try:
            source = index_of(source)
        except TypeError:
            return MISSING
    if source < 0 and source >= -9223372036854775808:
        raise ValueError("negative count")
    return source


def source_iterator(source, name):
    iterator = MISSING
    try:
        iterator = iter(source)
    except TypeError:
        pass
    if iterator is MISSING:
        raise TypeError(f"cannot convert '{name_of(type_of(source))}' object to {name}")
    return iterator


def make_bytes(source, encoding, errors):
    encoded = encoded_source(source, encoding, errors, "bytes")
    if encoded is not MISSING:
        return encoded
    if source is MISSING:
        return b""
    method = special(source, "__bytes__")
    if method is not MISSING:
        result = method()
        if not is_bytes(result):
            raise TypeError(f"__bytes__ returned non-bytes (type {name_of(type_of(result))})")
        return result
    count = count_source(source)
    if count is not MISSING:
        return bytes_zeros(count)
    buffer = buffer_of(source)
    if buffer is not MISSING:
        return buffer_copy(buffer)
    return bytes_copy(bytes_of_items(source_iterator(source, "bytes"), "bytes must be in range(0, 256)"))


class bytes:
    """bytes(iterable_of_ints) -> bytes
bytes(string, encoding[, errors]) -> bytes
bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer
bytes(int) -> bytes object of size given by the parameter initialized with null bytes
bytes() -> empty bytes object

An immutable sequence of bytes."""

    @native
    def __new__(cls, source=MISSING, encoding=MISSING, errors=MISSING):
        """Create and return a new object."""
        check_new(cls, bytes)
        data = make_bytes(source, encoding, errors)
        return data if cls is bytes else text_subclass(cls, data)

    @native
    def __repr__(self, /):
        """Return repr(self)."""
        return text_repr(self)

    @native
    def __str__(self, /):
        """Return str(self)."""
        return text_repr(self)

    @native
    def __hash__(self, /):
        """Return hash(self)."""
        return text_hash(self)

    @native
    def __bytes__(self, /):
        """Convert this value to exact type bytes."""
        return text_plain(self)

    @native
    def __getnewargs__(self, /):
        return text_new_arguments(self)

    @native
    def __len__(self, /):
        """Return len(self)."""
        return text_length(self)

    @native
    def __iter__(self, /):
        """Implement iter(self)."""
        return bytes_iterator_over(self)

    @native
    def __getitem__(self, key, /):
        """Return self[key]."""
        return bytes_item(self, key, "byte")

    @native
    def __contains__(self, key, /):
        """Return bool(key in self)."""
        return text_contains(self, byte_or_buffer_in(key))

    @native
    def __add__(self, value, /):
        """Return self+value."""
        return text_concat(self, added_buffer(value, "bytes"))

    @native
    def __mul__(self, value, /):
        """Return self*value."""
        return text_repeat(self, repeat_count(value))

    @native
    def __rmul__(self, value, /):
        """Return value*self."""
        return text_repeat(self, repeat_count(value))

    def __mod__(self, value, /):
        """Return self%value."""
        return percent_format_bytes(self, value)

    def __rmod__(self, value, /):
        """Return value%self."""
        return NotImplemented

    @native
    def __lt__(self, value, /):
        """Return self<value."""
        return text_lt(self, value)

    @native
    def __le__(self, value, /):
        """Return self<=value."""
        return text_le(self, value)

    @native
    def __gt__(self, value, /):
        """Return self>value."""
        return text_gt(self, value)

    @native
    def __ge__(self, value, /):
        """Return self>=value."""
        return text_ge(self, value)

    @native
    def __eq__(self, value, /):
        """Return self==value."""
        return buffers_equal(self, value)

    @native
    def __ne__(self, value, /):
        """Return self!=value."""
        equal = buffers_equal(self, value)
        return equal if equal is NotImplemented else not equal

    @native
    def __sizeof__(self, /):
        """Return the size of the object in memory, in bytes."""
        return text_size_of(self)

    def __buffer__(self, flags, /):
        """Return a buffer object that exposes the underlying memory of the object."""
        return memoryview_make(self)

    @native
    def find(self, sub, start=None, end=None, /):
        """Return the lowest index where sub, bytes or one byte, is found within self[start:end], or -1."""
        return text_find(self, byte_or_buffer(sub), slice_bound(start), slice_bound(end))

    @native
    def rfind(self, sub, start=None, end=None, /):
        """Return the highest index where sub, bytes or one byte, is found within self[start:end], or -1."""
        return text_rfind(self, byte_or_buffer(sub), slice_bound(start), slice_bound(end))

    @native
    def index(self, sub, start=None, end=None, /):
        """As find(), but raise ValueError when sub is not found."""
        return text_index(self, byte_or_buffer(sub), slice_bound(start), slice_bound(end))

    @native
    def rindex(self, sub, start=None, end=None, /):
        """As rfind(), but raise ValueError when sub is not found."""
        return text_rindex(self, byte_or_buffer(sub), slice_bound(start), slice_bound(end))

    @native
    def count(self, sub, start=None, end=None, /):
        """Return the number of occurrences of sub, which do not overlap, in self[start:end]."""
        return text_count(self, byte_or_buffer(sub), slice_bound(start), slice_bound(end))

    @native
    def startswith(self, prefix, start=None, end=None, /):
        """Return whether self[start:end] starts with the prefix, or one of a tuple of prefixes."""
        start = slice_bound(start)
        end = slice_bound(end)
        if not is_subtype(type_of(prefix), tuple):
            return text_startswith(self, affix_buffer(prefix, "startswith"), start, end)
        for candidate in prefix:
            if text_startswith(self, buffer_argument(candidate), start, end):
                return True
        return False

    @native
    def endswith(self, suffix, start=None, end=None, /):
        """Return whether self[start:end] ends with the suffix, or one of a tuple of suffixes."""
        start = slice_bound(start)
        end = slice_bound(end)
        if not is_subtype(type_of(suffix), tuple):
            return text_endswith(self, affix_buffer(suffix, "endswith"), start, end)
        for candidate in suffix:
            if text_endswith(self, buffer_argument(candidate), start, end):
                return True
        return False

    @native
    def replace(self, old, new, count=-1, /):
        """Return a copy in which occurrences of old are replaced by new: all of them, or the first count ones."""
        old = buffer_argument(old)
        new = buffer_argument(new)
        return text_replace(self, old, new, size_argument(count))

    @native
    def removeprefix(self, prefix, /):
        """Return a copy without the prefix, if it begins with it."""
        return text_removeprefix(self, buffer_argument(prefix))

    @native
    def removesuffix(self, suffix, /):
        """Return a copy without the suffix, if it ends with it."""
        return text_removesuffix(self, buffer_argument(suffix))

    @native
    def partition(self, sep, /):
        """Return the part before the first separator, the separator, and the part after it."""
        return text_partition(self, buffer_argument(sep))

    @native
    def rpartition(self, sep, /):
        """Return the part before the last separator, the separator, and the part after it."""
        return text_rpartition(self, buffer_argument(sep))

    @native
    def split(self, sep=None, maxsplit=-1):
        """Return a list of the parts between separators: runs of ASCII white space, unless sep is given."""
        maxsplit = size_argument(maxsplit)
        return text_split(self, None if sep is None else buffer_argument(sep), maxsplit)

    @native
    def rsplit(self, sep=None, maxsplit=-1):
        """As split(), but splits are made from the right."""
        maxsplit = size_argument(maxsplit)
        return text_rsplit(self, None if sep is None else buffer_argument(sep), maxsplit)

    @native
    def splitlines(self, keepends=False):
        """Return a list of the lines, without their ends unless keepends is true."""
        return text_splitlines(self, True if keepends else False)

    @native
    def strip(self, bytes=None, /):
        """Return a copy without ASCII white space, or without the given bytes, on both sides."""
        return text_strip(self, None if bytes is None else buffer_argument(bytes))

    @native
    def lstrip(self, bytes=None, /):
        """As strip(), on the left only."""
        return text_lstrip(self, None if bytes is None else buffer_argument(bytes))

    @native
    def rstrip(self, bytes=None, /):
        """As strip(), on the right only."""
        return text_rstrip(self, None if bytes is None else buffer_argument(bytes))

    @native
    def lower(self, /):
        """Return a copy with ASCII letters in lower case."""
        return text_lower(self)

    @native
    def upper(self, /):
        """Return a copy with ASCII letters in upper case."""
        return text_upper(self)

    @native
    def title(self, /):
        """Return a copy in which each ASCII word begins in upper case and goes on in lower case."""
        return text_title(self)

    @native
    def capitalize(self, /):
        """Return a copy whose first character is in upper case and the rest in lower case."""
        return text_capitalize(self)

    @native
    def swapcase(self, /):
        """Return a copy in which upper and lower case have changed places."""
        return text_swapcase(self)

    @native
    def isascii(self, /):
        """Return whether all bytes are ASCII."""
        return text_isascii(self)

    @native
    def isalpha(self, /):
        """Return whether all bytes are ASCII letters and there is one."""
        return text_isalpha(self)

    @native
    def isalnum(self, /):
        """Return whether all bytes are ASCII letters or digits and there is one."""
        return text_isalnum(self)

    @native
    def isdigit(self, /):
        """Return whether all bytes are ASCII digits and there is one."""
        return text_isdigit(self)

    @native
    def islower(self, /):
        """Return whether all ASCII letters are in lower case and there is one."""
        return text_islower(self)

    @native
    def isupper(self, /):
        """Return whether all ASCII letters are in upper case and there is one."""
        return text_isupper(self)

    @native
    def istitle(self, /):
        """Return whether each ASCII word begins in upper case and goes on in lower case, and there is one."""
        return text_istitle(self)

    @native
    def isspace(self, /):
        """Return whether all bytes are ASCII white space and there is one."""
        return text_isspace(self)

    @native
    def ljust(self, width, fillchar=b" ", /):
        """Return a copy filled on the right up to the width."""
        return text_ljust(self, size_argument(width), fill_byte(fillchar, "ljust"))

    @native
    def rjust(self, width, fillchar=b" ", /):
        """Return a copy filled on the left up to the width."""
        return text_rjust(self, size_argument(width), fill_byte(fillchar, "rjust"))

    @native
    def center(self, width, fillchar=b" ", /):
        """Return a copy filled on both sides up to the width."""
        return text_center(self, size_argument(width), fill_byte(fillchar, "center"))

    @native
    def zfill(self, width, /):
        """Return a copy filled with zeros after its sign up to the width."""
        return text_zfill(self, size_argument(width))

    @native
    def expandtabs(self, tabsize=8):
        """Return a copy in which spaces stand for tabs."""
        return text_expandtabs(self, int_argument(tabsize))

    @native
    def join(self, iterable_of_bytes, /):
        """Return the bytes of the iterable in one, with these between each two."""
        return text_join(self, joined_buffers(text_items(iterable_of_bytes)))

    @native
    def translate(self, table, /, delete=b""):
        """Return a copy without the bytes of delete, the others replaced by what the table of 256 bytes says."""
        if table is not None:
            table = buffer_argument(table)
            if text_length(buffer_copy(table)) != 256:
                raise ValueError("translation table must be 256 characters long")
        return text_translate(self, table, buffer_argument(delete))

    @native
    @staticmethod
    def maketrans(frm, to, /):
        """Return a table for translate(), which makes of each byte of frm the one at the same place of to."""
        return bytes_make_table(buffer_argument(frm), buffer_argument(to))

    @native
    @classmethod
    def fromhex(cls, string, /):
        """Create an object from two hexadecimal digits for each byte; white space may stand between."""
        if not is_str(string):
            buffer = buffer_of(string)
            if buffer is MISSING:
                raise TypeError(f"fromhex() argument must be str or bytes-like, not {name_of(type_of(string))}")
            string = buffer_argument(buffer)
        data = hex_bytes(string)
        return data if cls is bytes else cls(data)

    @native
    def hex(self, sep=MISSING, bytes_per_sep=1):
        """Return two hexadecimal digits for each byte, in groups of bytes_per_sep bytes if sep is given."""
        return bytes_hex(self, hex_separator(sep), int_argument(bytes_per_sep))

    @native
    def decode(self, encoding="utf-8", errors="strict"):
        """Return the text that the bytes stand for in the encoding."""
        if not is_str(encoding):
            raise TypeError(f"decode() argument 'encoding' must be str, not {argument_name(encoding)}")
        if not is_str(errors):
            raise TypeError(f"decode() argument 'errors' must be str, not {argument_name(errors)}")
        return decode_buffer(self, encoding, errors)


class bytes_iterator:
    """Iterator over the bytes of a bytes object."""

    def __iter__(self, /):
        """Implement iter(self)."""
        return self

    @native
    def __next__(self, /):
        """Implement next(self)."""
        item = text_iterator_next(self)
        if item is MISSING:
            raise StopIteration
        return item

    @native
    def __length_hint__(self, /):
        """Private method returning an estimate of len(list(it))."""
        return text_iterator_length_hint(self)

    def __reduce__(self, /):
        """Return state information for pickling."""
        return reduced_iterator(self, b"")

    @native
    def __setstate__(self, state, /):
        """Set state information for unpickling."""
        text_iterator_set_state(self, index_of(state))

# bytearray: bytes that can be changed. What it has in common with bytes ends in the same kernels.

def assigned_buffer(value):
    """What is assigned to a slice, as a buffer whose bytes lie together."""
    if is_buffer(value):
        return value
    if is_str(value) or is_subtype(type_of(value), int) or special(value, "__index__") is not MISSING:
        raise TypeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
    buffer = buffer_of(value)
    if buffer is not MISSING:
        return buffer if is_buffer(buffer) else buffer_copy(buffer)
    return bytes_of_items(source_iterator(value, "bytearray"), "byte must be in range(0, 256)")


class bytearray:
    """bytearray(iterable_of_ints) -> bytearray
bytearray(string, encoding[, errors]) -> bytearray
bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer
bytearray(int) -> bytes array of size given by the parameter initialized with null bytes
bytearray() -> empty bytes array

A mutable sequence of bytes."""

    @native
    def __new__(cls, source=MISSING, encoding=MISSING, errors=MISSING, /, *args, **kwargs):
        """Create and return a new object."""
        check_new(cls, bytearray)
        return bytearray_make(cls)

    @native
    def __init__(self, source=MISSING, encoding=MISSING, errors=MISSING):
        """Initialize self."""
        bytearray_clear(self)
        encoded = encoded_source(source, encoding, errors, "bytearray")
        if encoded is not MISSING:
            bytearray_extend(self, encoded)
            return
        if source is MISSING:
            return
        count = count_source(source)
        if count is not MISSING:
            bytearray_extend(self, bytes_zeros(count))
            return
        buffer = buffer_of(source)
        if buffer is not MISSING:
            bytearray_extend(self, buffer_copy(buffer))
            return
        for item in source_iterator(source, "bytearray"):
            bytearray_append(self, byte_of(item))

    __hash__ = None

    @native
    def __repr__(self, /):
        """Return repr(self)."""
        return bytearray_repr(self)

    def __str__(self, /):
        """Return str(self)."""
        return repr_of(self)

    @native
    def __setitem__(self, key, value, /):
        """Set self[key] to value."""
        if type_of(key) is slice:
            key = plain_slice(key)
            bytearray_set_item(self, key, assigned_buffer(value))
            return
        if special(key, "__index__") is MISSING:
            raise TypeError(f"bytearray indices must be integers or slices, not {name_of(type_of(key))}")
        key = index_of(key)
        if not -9223372036854775808 <= key <= 9223372036854775807:
            text_get_item(self, key)
        bytearray_set_item(self, key, byte_of(value))

    @native
    def __delitem__(self, key, /):
        """Delete self[key]."""
        if type_of(key) is slice:
            bytearray_delete_item(self, plain_slice(key))
            return
        if special(key, "__index__") is MISSING:
            raise TypeError(f"bytearray indices must be integers or slices, not {name_of(type_of(key))}")
        bytearray_delete_item(self, index_of(key))

    @native
    def __iadd__(self, value, /):
        """Implement self+=value."""
        return bytearray_inplace_add(self, added_buffer(value, "bytearray"))

    @native
    def __imul__(self, value, /):
        """Implement self*=value."""
        return bytearray_inplace_multiply(self, repeat_count(value))

    @native
    def __alloc__(self, /):
        """Return the number of bytes actually allocated."""
        return bytearray_allocated(self)

    def __reduce__(self, /):
        """Return state information for pickling."""
        return (type_of(self), (decode_with(LATIN_1, self, "strict", True)[0], "latin-1"), instance_state(self))

    def __reduce_ex__(self, proto=0, /):
        """Return state information for pickling."""
        if index_of(proto) < 3:
            return bytearray.__reduce__(self)
        return (type_of(self), (bytes_copy(self),), instance_state(self))

    def __release_buffer__(self, buffer, /):
        """Release the buffer object that exposes the underlying memory of the object."""
        release_buffer(self, buffer)

    @native
    def append(self, item, /):
        """Append a byte to the end."""
        bytearray_append(self, byte_of(item))

    @native
    def insert(self, index, item, /):
        """Insert a byte before the index."""
        index = size_argument(index)
        bytearray_insert(self, index, byte_of(item))

    @native
    def extend(self, iterable_of_ints, /):
        """Append all bytes of an iterable or buffer."""
        if is_buffer(iterable_of_ints):
            bytearray_extend(self, iterable_of_ints)
            return
        name = name_of(type_of(iterable_of_ints))
        if buffer_of(iterable_of_ints) is not MISSING:
            buffer = buffer_of(iterable_of_ints)
            if not is_buffer(buffer):
                raise TypeError(f"can't set bytearray slice from {name}")
            bytearray_extend(self, buffer)
            return
        iterator = MISSING
        try:
            iterator = iter(iterable_of_ints)
        except TypeError:
            pass
        if iterator is MISSING:
            raise TypeError(f"can't extend bytearray with {name}")
        if is_str(iterable_of_ints):
            raise TypeError("expected iterable of integers; got: 'str'")
        bytearray_extend(self, bytes_of_items(iterator, "byte must be in range(0, 256)"))

    @native
    def pop(self, index=-1, /):
        """Remove and return the byte at the index."""
        return bytearray_pop(self, size_argument(index))

    @native
    def remove(self, value, /):
        """Remove the first occurrence of a byte."""
        bytearray_remove(self, byte_of(value))

    @native
    def clear(self, /):
        """Remove all bytes."""
        bytearray_clear(self)

    @native
    def copy(self, /):
        """Return a copy."""
        return bytearray_copy(self)

    @native
    def reverse(self, /):
        """Reverse the order of the bytes in place."""
        bytearray_reverse(self)

    @native
    def resize(self, size, /):
        """Bring the size to the given one, with null bytes at the end where it grows."""
        bytearray_resize(self, size_argument(size))

    @native
    def __len__(self, /):
        """Return len(self)."""
        return text_length(self)

    @native
    def __iter__(self, /):
        """Implement iter(self)."""
        return bytearray_iterator_over(self)

    @native
    def __getitem__(self, key, /):
        """Return self[key]."""
        return bytes_item(self, key, "bytearray")

    @native
    def __contains__(self, key, /):
        """Return bool(key in self)."""
        return text_contains(self, byte_or_buffer_in(key))

    @native
    def __add__(self, value, /):
        """Return self+value."""
        return text_concat(self, added_buffer(value, "bytearray"))

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
        return bytearray(percent_format_bytes(self, value))

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
        return cls(data)

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


class bytearray_iterator:
    """Iterator over the bytes of a bytearray."""

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
        return reduced_iterator(self, bytearray_make(bytearray))

    @native
    def __setstate__(self, state, /):
        """Set state information for unpickling."""
        text_iterator_set_state(self, index_of(state))


LATIN_1 = 8


def instance_state(value):
    """The attributes of an instance, for pickling, or None."""
    return get_attribute_or(value, "__dict__", None)

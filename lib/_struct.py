# _struct: C's structs as bytes.

LIMITS = {
    "b": (-128, 127), "B": (0, 255), "h": (-32768, 32767), "H": (0, 65535), "i": (-2147483648, 2147483647),
    "I": (0, 4294967295), "q": (-9223372036854775808, 9223372036854775807), "Q": (0, 18446744073709551615),
    "n": (-9223372036854775808, 9223372036854775807), "N": (0, 18446744073709551615), "P": (0, 18446744073709551615),
}
CACHE = {}
MOST_CACHED = 100


class error(Exception):
    __module__ = "struct"


def format_bytes(format):
    if is_str(format):
        return encode_with(7, format, "strict")
    if not is_bytes(format):
        raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {name_of(type_of(format))}")
    return format


def compiled(format):
    result = struct_compile(format)
    if is_str(result):
        raise error(result)
    return result


def limits_of(code, size):
    if code == "l" or code == "L":
        code = ("iI" if size == 4 else "qQ")[code == "L"]
    return LIMITS[code]


def converted(code, size, value):
    """A value that the kernel does not take, as one that it does."""
    if code == "s" or code == "p":
        raise error(f"argument for '{code}' must be a bytes object")
    if code == "c":
        raise error("char format requires a bytes object of length 1")
    if code == "?":
        return truth_of(value)
    if code == "e" or code == "f" or code == "d":
        if is_subtype(type_of(value), float) or special(value, "__float__") is not MISSING or special(value, "__index__") is not MISSING:
            try:
                number = float(value)
            except Exception:
                raise error("required argument is not a float") from None
            if type_of(value) is float:
                raise OverflowError(f"float too large to pack with {code} format")
            return number
        raise error("required argument is not a float")
    if code == "F" or code == "D":
        try:
            return complex(value)
        except TypeError:
            raise error("required argument is not a complex") from None
    if is_subtype(type_of(value), int):
        low, high = limits_of(code, size)
        if code == "P" and low > value >= -9223372036854775808:
            return value + 18446744073709551616
        raise error(f"'{code}' format requires {low} <= number <= {high}")
    if special(value, "__index__") is MISSING:
        raise error("required argument is not an integer")
    return index_of(value)


def packed(name, rows, size, count, values):
    if len(values) != count:
        raise error(f"{name} expected {count} items for packing (got {len(values)})")
    result = struct_pack(rows, size, values)
    while not is_bytes(result):
        code, item = struct_code(rows, result)
        value = values[result]
        number = converted(code, item, value)
        values = (*values[:result], number, *values[result + 1:])
        result = struct_pack(rows, size, values)
    return result


def buffer_for(value):
    buffer = buffer_of(value)
    if buffer is MISSING:
        raise TypeError(f"a bytes-like object is required, not '{name_of(type_of(value))}'")
    return buffer


def size_of(value):
    number = index_of(value)
    if not -9223372036854775808 <= number <= 9223372036854775807:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return number


def write_into(rows, size, count, args):
    if len(args) < 2:
        raise error("pack_into expected offset argument" if args else "pack_into expected buffer argument")
    values = args[2:]
    if len(values) != count:
        raise error(f"pack_into expected {count} items for packing (got {len(values)})")
    view = buffer_of(args[0])
    if view is MISSING:
        raise TypeError(f"argument must be read-write bytes-like object, not {name_of(type_of(args[0]))}")
    with memoryview(args[0]).cast("B") as view:
        if view.readonly:
            raise TypeError(f"argument must be read-write bytes-like object, not {name_of(type_of(args[0]))}")
        offset = size_of(args[1])
        length = len(view)
        if offset < 0:
            if offset + size > 0:
                raise error(f"no space to pack {size} bytes at offset {offset}")
            if offset + length < 0:
                raise error(f"offset {offset} out of range for {length}-byte buffer")
            offset += length
        if length - offset < size:
            raise error(f"pack_into requires a buffer of at least {size + offset} bytes for packing {size} bytes at offset "
                        f"{offset} (actual buffer size is {length})")
        view[offset:offset + size] = packed("pack_into", rows, size, count, values)


def read_from(rows, size, count, buffer, offset):
    buffer = buffer_for(buffer)
    offset = size_of(offset)
    length = len(memoryview(buffer).cast("B")) if is_memoryview(buffer) else len(buffer)
    if offset < 0:
        if offset + size > 0:
            raise error(f"not enough data to unpack {size} bytes at offset {offset}")
        if offset + length < 0:
            raise error(f"offset {offset} out of range for {length}-byte buffer")
        offset += length
    if length - offset < size:
        raise error(f"unpack_from requires a buffer of at least {size + offset} bytes for unpacking {size} bytes at offset "
                    f"{offset} (actual buffer size is {length})")
    return struct_unpack(rows, count, buffer, offset)


def buffer_length(buffer):
    return memoryview(buffer).nbytes if is_memoryview(buffer) else len(buffer)


def read_all(rows, size, count, buffer):
    buffer = buffer_for(buffer)
    if buffer_length(buffer) != size:
        raise error(f"unpack requires a buffer of {size} bytes")
    return struct_unpack(rows, count, buffer, 0)


def iterator_over(rows, size, count, buffer):
    if size == 0:
        raise error("cannot iteratively unpack with a struct of length 0")
    buffer = buffer_for(buffer)
    if buffer_length(buffer) % size != 0:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    self = make_object(unpack_iterator)
    set_own_attribute(self, ".rows", rows)
    set_own_attribute(self, ".size", size)
    set_own_attribute(self, ".count", count)
    set_own_attribute(self, ".buffer", buffer)
    set_own_attribute(self, ".at", 0)
    return self


class unpack_iterator(new=False, final=True):
    __module__ = "_struct"

    def __iter__(self, /):
        """Implement iter(self)."""
        return self

    def __next__(self, /):
        """Implement next(self)."""
        buffer = own_attribute(self, ".buffer")
        at = own_attribute(self, ".at")
        size = own_attribute(self, ".size")
        if buffer is None or at + size > buffer_length(buffer):
            set_own_attribute(self, ".buffer", None)
            raise StopIteration
        set_own_attribute(self, ".at", at + size)
        return struct_unpack(own_attribute(self, ".rows"), own_attribute(self, ".count"), buffer, at)

    def __length_hint__(self, /):
        """Private method returning an estimate of len(list(it))."""
        buffer = own_attribute(self, ".buffer")
        return 0 if buffer is None else (buffer_length(buffer) - own_attribute(self, ".at")) // own_attribute(self, ".size")


class Struct(weakref=True):
    """Struct(fmt) --> compiled struct object"""

    __module__ = "_struct"

    def __new__(cls, /, *args, **kwargs):
        """Create and return a new object."""
        return make_object(cls)

    def __init__(self, /, format):
        """Initialize self.  See help(type(self)) for accurate signature."""
        format = format_bytes(format)
        rows, size, count = compiled(format)
        set_own_attribute(self, ".format", format.decode("latin-1"))
        set_own_attribute(self, ".rows", rows)
        set_own_attribute(self, ".size", size)
        set_own_attribute(self, ".count", count)

    def pack(self, /, *args):
        """S.pack(v1, v2, ...) -> bytes"""
        return packed("pack", rows_of(self), own_attribute(self, ".size"), own_attribute(self, ".count"), args)

    def pack_into(self, /, *args):
        """S.pack_into(buffer, offset, v1, v2, ...)"""
        write_into(rows_of(self), own_attribute(self, ".size"), own_attribute(self, ".count"), args)

    def unpack(self, buffer, /):
        """Return a tuple containing unpacked values."""
        return read_all(rows_of(self), own_attribute(self, ".size"), own_attribute(self, ".count"), buffer)

    def unpack_from(self, /, buffer, offset=0):
        """Return a tuple containing unpacked values."""
        return read_from(rows_of(self), own_attribute(self, ".size"), own_attribute(self, ".count"), buffer, offset)

    def iter_unpack(self, buffer, /):
        """Return an iterator yielding tuples."""
        return iterator_over(rows_of(self), own_attribute(self, ".size"), own_attribute(self, ".count"), buffer)

    @property
    def format(self):
        """struct format string"""
        rows_of(self)
        return own_attribute(self, ".format")

    @property
    def size(self):
        """struct size in bytes"""
        rows_of(self)
        return own_attribute(self, ".size")

    def __repr__(self, /):
        """Return repr(self)."""
        rows_of(self)
        return f"{name_of(type_of(self)).rpartition('.')[2]}({own_attribute(self, '.format')!r})"


def rows_of(struct):
    rows = own_attribute(struct, ".rows")
    if rows is MISSING:
        raise RuntimeError("Struct object is not initialized")
    return rows


def known(format):
    """The compiled form of a format: rows, size, number of values."""
    key = format if is_str(format) or is_bytes(format) else None
    found = CACHE.get(key) if key is not None else None
    if found is None:
        found = compiled(format_bytes(format))
        if len(CACHE) >= MOST_CACHED:
            CACHE.clear()
        CACHE[key] = found
    return found


def _clearcache():
    """Clear the internal cache."""
    CACHE.clear()


def calcsize(format, /):
    """Return size in bytes of the struct described by the format string."""
    return known(format)[1]


def pack(*args):
    """pack(format, v1, v2, ...) -> bytes"""
    if not args:
        raise TypeError("missing format argument")
    rows, size, count = known(args[0])
    return packed("pack", rows, size, count, args[1:])


def pack_into(*args):
    """pack_into(format, buffer, offset, v1, v2, ...)"""
    if not args:
        raise TypeError("missing format argument")
    rows, size, count = known(args[0])
    write_into(rows, size, count, args[1:])


def unpack(format, buffer, /):
    """Return a tuple containing values unpacked according to the format string."""
    rows, size, count = known(format)
    return read_all(rows, size, count, buffer)


def unpack_from(format, /, buffer, offset=0):
    """Return a tuple containing values unpacked according to the format string."""
    rows, size, count = known(format)
    return read_from(rows, size, count, buffer, offset)


def iter_unpack(format, buffer, /):
    """Return an iterator yielding tuples unpacked from the given bytes."""
    rows, size, count = known(format)
    return iterator_over(rows, size, count, buffer)


__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error", "_clearcache"]

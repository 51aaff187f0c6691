# memoryview. What the kernel memoryview_field shows, by number:

VIEW_OWNER = 0
VIEW_FORMAT = 1
VIEW_SHAPE = 2
VIEW_STRIDES = 3
VIEW_ITEM_SIZE = 4
VIEW_READ_ONLY = 5
VIEW_BYTES = 6
VIEW_C_CONTIGUOUS = 7
VIEW_F_CONTIGUOUS = 8
VIEW_DIMENSIONS = 9

BYTE_FORMATS = ("B", "b", "c", "@B", "@b", "@c")
MAX_DIMENSIONS = 64


def release_buffer(exporter, view):
    """What exporter.__release_buffer__(view) does."""
    if not is_subtype(type_of(view), memoryview):
        raise TypeError("expected a memoryview object")
    if memoryview_released(view):
        raise ValueError("memoryview's buffer has already been released")
    if memoryview_field(view, VIEW_OWNER) is not exporter:
        raise ValueError("memoryview's buffer is not this object")
    memoryview_release(view)


def check_released(view):
    if memoryview_released(view):
        raise ValueError("operation forbidden on released memoryview object")


def view_field(view, field):
    check_released(view)
    return memoryview_field(view, field)


def view_of_buffer(value):
    """A view for what memoryview() is given."""
    if is_subtype(type_of(value), ARRAY_CLASS[0]):
        return value.__buffer__(284)
    buffer = buffer_of(value)
    if buffer is MISSING:
        raise TypeError(f"memoryview: a bytes-like object is required, not '{name_of(type_of(value))}'")
    return memoryview_make(buffer)


def is_index(value):
    return is_subtype(type_of(value), int) or special(value, "__index__") is not MISSING


def view_position(view, key, dimension):
    """How far from the beginning the items at this index of a dimension lie."""
    index = index_of(key)
    if not -9223372036854775808 <= index <= 9223372036854775807:
        raise IndexError(f"cannot fit '{name_of(type_of(key))}' into an index-sized integer")
    extent = memoryview_field(view, VIEW_SHAPE)[dimension]
    if index < 0:
        index += extent
    if not 0 <= index < extent:
        raise IndexError(f"index out of bounds on dimension {dimension + 1}")
    return index * memoryview_field(view, VIEW_STRIDES)[dimension]


def view_tuple_position(view, key):
    dimensions = memoryview_field(view, VIEW_DIMENSIONS)
    if len(key) < dimensions:
        raise NotImplementedError("sub-views are not implemented")
    if len(key) > dimensions:
        raise TypeError(f"cannot index {dimensions}-dimension view with {len(key)}-element tuple")
    at = 0
    dimension = 0
    while dimension < dimensions:
        at += view_position(view, key[dimension], dimension)
        dimension += 1
    return at


def all_indices(key):
    for part in key:
        if not is_index(part):
            return False
    return True


def all_slices(key):
    for part in key:
        if type_of(part) is not slice:
            return False
    return len(key) > 0


def view_item(view, at):
    check_released(view)  # an __index__ may have released it
    item = memoryview_item_at(view, at)
    if item is MISSING:
        raise NotImplementedError(f"memoryview: format {memoryview_field(view, VIEW_FORMAT)} not supported")
    return item


def put_view_item(view, at, value):
    code = memoryview_field(view, VIEW_FORMAT)
    if memoryview_item_size(code) is MISSING:
        raise NotImplementedError(f"memoryview: format {code} not supported")
    code = code.removeprefix("@")
    check_released(view)
    done = memoryview_put_item(view, at, value)
    if done is MISSING:
        value = converted_item(value, code)
        check_released(view)
        done = memoryview_put_item(view, at, value)
    if done is MISSING:
        raise TypeError(f"memoryview: invalid type for format '{code}'")
    if not done:
        raise ValueError(f"memoryview: invalid value for format '{code}'")


def converted_item(value, code):
    """The value as what the format stores."""
    if code == "?":
        return True if value else False
    if code != "c":
        if code in "efd":
            method = special(value, "__float__")
            if method is not MISSING:
                return method()
        if special(value, "__index__") is not MISSING:
            return index_of(value)
    raise TypeError(f"memoryview: invalid type for format '{code}'")


def release_buffer(owner, buffer):
    if not is_memoryview(buffer):
        raise TypeError("expected a memoryview object")
    if not memoryview_released(buffer) and memoryview_field(buffer, VIEW_OWNER) is not owner:
        raise ValueError("memoryview's buffer is not this object")
    memoryview_release(buffer)


def memoryview_eq(view, value):
    equal = NotImplemented
    if view is value:
        return True
    if memoryview_released(view):
        return False
    if is_memoryview(value):
        if memoryview_released(value):
            return False
        other = value
    else:
        buffer = buffer_of(value)
        if buffer is MISSING:
            return equal
        other = memoryview_make(buffer)
    equal = memoryview_equal(view, other)
    if equal is MISSING:
        left = memoryview_field(view, VIEW_FORMAT)
        right = memoryview_field(other, VIEW_FORMAT)
        if memoryview_item_size(left) is MISSING or memoryview_item_size(right) is MISSING:
            equal = left == right and memoryview_tobytes(view, None) == memoryview_tobytes(other, None)
        else:
            equal = memoryview_tolist(view) == memoryview_tolist(other)
    if other is not value:
        memoryview_release(other)
    return equal


def cast_shape(shape):
    if not is_subtype(type_of(shape), list) and not is_subtype(type_of(shape), tuple):
        raise TypeError("shape must be a list or a tuple")
    if len(shape) > MAX_DIMENSIONS:
        raise ValueError("memoryview: number of dimensions must not exceed 64")
    return shape


def cast_view(view, code, shape):
    check_released(view)
    if not is_str(code):
        raise TypeError(f"cast() argument 'format' must be str, not {argument_name(code)}")
    if not memoryview_field(view, VIEW_C_CONTIGUOUS):
        raise TypeError("memoryview: casts are restricted to C-contiguous views")
    dimensions = memoryview_field(view, VIEW_DIMENSIONS)
    if shape is not MISSING or dimensions != 1:
        for extent in memoryview_field(view, VIEW_SHAPE):
            if extent == 0:
                raise TypeError("memoryview: cannot cast view with zeros in shape or strides")
    if shape is not MISSING:
        shape = cast_shape(shape)
        if dimensions != 1 and len(shape) > 1:
            raise TypeError("memoryview: cast must be 1D -> ND or ND -> 1D")
    source = memoryview_field(view, VIEW_FORMAT)
    if memoryview_item_size(source) is MISSING:
        raise ValueError("memoryview: source format must be a native single character format prefixed with an optional '@'")
    item_size = memoryview_item_size(code)
    if item_size is MISSING:
        raise ValueError("memoryview: destination format must be a native single character format prefixed with an optional '@'")
    if source not in BYTE_FORMATS and code not in BYTE_FORMATS:
        raise TypeError("memoryview: cannot cast between two non-byte formats")
    size = memoryview_field(view, VIEW_BYTES)
    if size % item_size != 0:
        raise TypeError("memoryview: length is not a multiple of itemsize")
    if shape is MISSING:
        return memoryview_recast(view, text_plain(code), item_size, (size // item_size,))
    extents = []
    product = 1
    for extent in shape:
        if not is_subtype(type_of(extent), int):
            raise TypeError("memoryview.cast(): elements of shape must be integers")
        if extent <= 0:
            raise ValueError("memoryview.cast(): elements of shape must be integers > 0")
        product *= extent
        if product > 9223372036854775807:
            raise ValueError("memoryview.cast(): product(shape) > SSIZE_MAX")
        extents.append(extent + 0)
    if product * item_size != size:
        raise TypeError("memoryview: product(shape) * itemsize != buffer size")
    return memoryview_recast(view, text_plain(code), item_size, tuple(extents))


class memoryview:
    """Create a new memoryview object which references the given object."""

    @native
    def __new__(cls, object):
        """Create and return a new object."""
        check_new(cls, memoryview)
        return view_of_buffer(object)

    @classmethod
    def _from_flags(cls, /, object, flags):
        return view_of_buffer(object)

    @property
    def obj(self):
        """The underlying object of the memoryview."""
        return view_field(self, VIEW_OWNER)

    @property
    def nbytes(self):
        """The amount of space in bytes that the items would use in a contiguous representation."""
        return view_field(self, VIEW_BYTES)

    @property
    def readonly(self):
        """A bool indicating whether the memory is read only."""
        return view_field(self, VIEW_READ_ONLY)

    @property
    def itemsize(self):
        """The size in bytes of each element of the memoryview."""
        return view_field(self, VIEW_ITEM_SIZE)

    @property
    def format(self):
        """The format of each element, as in the struct module."""
        return view_field(self, VIEW_FORMAT)

    @property
    def ndim(self):
        """How many dimensions the memory has."""
        return view_field(self, VIEW_DIMENSIONS)

    @property
    def shape(self):
        """How many items each dimension has."""
        return view_field(self, VIEW_SHAPE)

    @property
    def strides(self):
        """The bytes from an item to the next one, in each dimension."""
        return view_field(self, VIEW_STRIDES)

    @property
    def suboffsets(self):
        """Always empty."""
        check_released(self)
        return ()

    @property
    def c_contiguous(self):
        """Whether the items lie next to each other, the last index running fastest."""
        return view_field(self, VIEW_C_CONTIGUOUS)

    @property
    def f_contiguous(self):
        """Whether the items lie next to each other, the first index running fastest."""
        return view_field(self, VIEW_F_CONTIGUOUS)

    @property
    def contiguous(self):
        """Whether the items lie next to each other."""
        return view_field(self, VIEW_C_CONTIGUOUS) or view_field(self, VIEW_F_CONTIGUOUS)

    def __repr__(self, /):
        """Return repr(self)."""
        if memoryview_released(self):
            return f"<released memory at {address_of(self)}>"
        return f"<memory at {address_of(self)}>"

    def __hash__(self, /):
        """Return hash(self)."""
        check_released(self)
        if not memoryview_field(self, VIEW_READ_ONLY):
            raise ValueError("cannot hash writable memoryview object")
        if memoryview_field(self, VIEW_FORMAT) not in BYTE_FORMATS:
            raise ValueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
        hash_of(memoryview_field(self, VIEW_OWNER))
        return hash(memoryview_tobytes(self, None))

    @native
    def __len__(self, /):
        """Return len(self)."""
        shape = view_field(self, VIEW_SHAPE)
        if not shape:
            raise TypeError("0-dim memory has no length")
        return shape[0]

    @native
    def __iter__(self, /):
        """Implement iter(self)."""
        if not view_field(self, VIEW_SHAPE):
            raise TypeError("invalid indexing of 0-dim memory")
        if memoryview_field(self, VIEW_DIMENSIONS) > 1:
            raise NotImplementedError("multi-dimensional sub-views are not implemented")
        return memory_iterator_over(self)

    @native
    def __getitem__(self, key, /):
        """Return self[key]."""
        check_released(self)
        dimensions = memoryview_field(self, VIEW_DIMENSIONS)
        if dimensions == 0:
            if is_subtype(type_of(key), tuple) and len(key) == 0:
                return view_item(self, 0)
            if key is ...:
                return self
            raise TypeError("invalid indexing of 0-dim memory")
        if is_index(key):
            if dimensions > 1:
                raise NotImplementedError("multi-dimensional sub-views are not implemented")
            return view_item(self, view_position(self, key, 0))
        if type_of(key) is slice:
            key = plain_slice(key)
            check_released(self)
            return memoryview_get_item(self, key)
        if is_subtype(type_of(key), tuple):
            if all_indices(key):
                return view_item(self, view_tuple_position(self, key))
            if all_slices(key):
                raise NotImplementedError("multi-dimensional slicing is not implemented")
        raise TypeError("memoryview: invalid slice key")

    @native
    def __setitem__(self, key, value, /):
        """Set self[key] to value."""
        check_released(self)
        if memoryview_field(self, VIEW_READ_ONLY):
            raise TypeError("cannot modify read-only memory")
        dimensions = memoryview_field(self, VIEW_DIMENSIONS)
        if dimensions == 0:
            if key is ... or is_subtype(type_of(key), tuple) and len(key) == 0:
                put_view_item(self, 0, value)
                return
            raise TypeError("invalid indexing of 0-dim memory")
        if is_index(key):
            if dimensions > 1:
                raise NotImplementedError("sub-views are not implemented")
            put_view_item(self, view_position(self, key, 0), value)
            return
        if type_of(key) is slice and dimensions == 1:
            source = buffer_of(value)
            if source is MISSING:
                raise TypeError(f"a bytes-like object is required, not '{name_of(type_of(value))}'")
            source = memoryview_make(source)
            key = plain_slice(key)
            check_released(self)
            target = memoryview_get_item(self, key)
            done = memoryview_copy_into(target, source)
            memoryview_release(target)
            memoryview_release(source)
            if not done:
                raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
            return
        if is_subtype(type_of(key), tuple) and all_indices(key):
            put_view_item(self, view_tuple_position(self, key), value)
            return
        if type_of(key) is slice or is_subtype(type_of(key), tuple) and all_slices(key):
            raise NotImplementedError("memoryview slice assignments are currently restricted to ndim = 1")
        raise TypeError("memoryview: invalid slice key")

    def __delitem__(self, key, /):
        """Delete self[key]."""
        check_released(self)
        if memoryview_field(self, VIEW_READ_ONLY):
            raise TypeError("cannot modify read-only memory")
        raise TypeError("cannot delete memory")

    def __eq__(self, value, /):
        """Return self==value."""
        return memoryview_eq(self, value)

    def __ne__(self, value, /):
        """Return self!=value."""
        equal = memoryview_eq(self, value)
        return equal if equal is NotImplemented else not equal

    def __lt__(self, value, /):
        """Return self<value."""
        return NotImplemented

    def __le__(self, value, /):
        """Return self<=value."""
        return NotImplemented

    def __gt__(self, value, /):
        """Return self>value."""
        return NotImplemented

    def __ge__(self, value, /):
        """Return self>=value."""
        return NotImplemented

    def __enter__(self, /):
        """Return the view."""
        check_released(self)
        return self

    def __exit__(self, /, *args):
        """Release the underlying buffer exposed by the memoryview object."""
        memoryview_release(self)

    def __buffer__(self, flags, /):
        """Return a buffer object that exposes the underlying memory of the object."""
        check_released(self)
        return memoryview_make(self)

    def __release_buffer__(self, buffer, /):
        """Release the buffer object that exposes the underlying memory of the object."""
        release_buffer(self, buffer)

    @classmethod
    def __class_getitem__(cls, item, /):
        """See PEP 585"""
        return generic_alias(cls, item)

    @native
    def release(self, /):
        """Release the underlying buffer exposed by the memoryview object."""
        memoryview_release(self)

    @native
    def tobytes(self, order="C"):
        """Return the items as bytes: in the order of C ('C', None), of Fortran ('F'), or as they lie ('A')."""
        if order is not None and not is_str(order):
            raise TypeError(f"tobytes() argument 'order' must be str or None, not {argument_name(order)}")
        check_released(self)
        if order is not None and order != "C" and order != "F" and order != "A":
            raise ValueError("order must be 'C', 'F' or 'A'")
        return memoryview_tobytes(self, order)

    @native
    def tolist(self, /):
        """Return the items as a list, a list of lists where there are more dimensions."""
        code = view_field(self, VIEW_FORMAT)
        if memoryview_item_size(code) is MISSING:
            raise NotImplementedError(f"memoryview: format {code} not supported")
        return memoryview_tolist(self)

    @native
    def hex(self, sep=MISSING, bytes_per_sep=1):
        """Return two hexadecimal digits for each byte, in groups of bytes_per_sep bytes if sep is given."""
        check_released(self)
        return bytes_hex(buffer_copy(self), hex_separator(sep), int_argument(bytes_per_sep))

    def cast(self, /, format, shape=MISSING):
        """Return a view of the same memory with another format or shape."""
        return cast_view(self, format, shape)

    def toreadonly(self, /):
        """Return a readonly version of the memoryview."""
        check_released(self)
        return memoryview_read_only(self)

    def count(self, value, /):
        """Count the number of occurrences of a value."""
        found = 0
        for item in self:
            if item is value or item == value:
                found += 1
        return found

    def index(self, value, start=0, stop=9223372036854775807, /):
        """Return the index of the first occurrence of a value."""
        start = index_of(start)
        stop = index_of(stop)
        dimensions = view_field(self, VIEW_DIMENSIONS)
        if dimensions == 0:
            raise TypeError("invalid lookup on 0-dim memory")
        if dimensions > 1:
            raise NotImplementedError("multi-dimensional lookup is not implemented")
        size = memoryview_field(self, VIEW_SHAPE)[0]
        if start < 0:
            start = max(start + size, 0)
        if stop < 0:
            stop = max(stop + size, 0)
        at = start
        while at < stop and at < size:
            item = self[at]
            if item is value or item == value:
                return at
            at += 1
        raise ValueError("memoryview.index(x): x not found")


class memory_iterator:
    """Iterator over the items of a memoryview."""

    def __iter__(self, /):
        """Implement iter(self)."""
        return self

    @native
    def __next__(self, /):
        """Implement next(self)."""
        state = text_iterator_state(self)
        if not state:
            raise StopIteration
        view, at = state
        check_released(view)
        if at >= memoryview_field(view, VIEW_SHAPE)[0]:
            text_iterator_end(self)
            raise StopIteration
        item = view[at]
        text_iterator_set_state(self, at + 1)
        return item

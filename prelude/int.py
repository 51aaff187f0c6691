# int. The functions named int_… are kernels that take ints of any sort, instances of subclasses included, whatever their
# classes say; what they give are plain ints.

# How many decimal digits str() of an int and int() of a text may have; 0: any number. sys.set_int_max_str_digits() sets it.
INT_DIGITS = [4300]


def make_int(value, base):
    """What int(value, base) is, as a plain int."""
    if base is MISSING:
        return 0 if value is MISSING else int_from(value)
    if value is MISSING:
        raise TypeError("int() missing string argument")
    base = index_of(base)
    if base != 0 and not 2 <= base <= 36:
        raise ValueError("int() base must be >= 2 and <= 36, or 0")
    if not is_str(value) and not is_bytes(value) and not is_bytearray(value):
        raise TypeError("int() can't convert non-string with explicit base")
    return int_from_literal(value, int_pos(base))


def int_from_literal(text, base):
    number = int_from_text(text, base, INT_DIGITS[0])
    if number is MISSING:
        shown = text_repr(text if is_str(text) else buffer_copy(text))
        raise ValueError(f"invalid literal for int() with base {base}: {shown[:200]}")
    return number


def int_from(value):
    """int(value)"""
    method = special(value, "__int__")
    if method is not MISSING:
        result = method()
        if not is_int(result):
            raise TypeError(f"__int__ returned non-int (type {name_of(type_of(result))})")
        if type_of(result) is not int:
            warn_of_subclass("__int__", "int", result)
        return int_pos(result)
    if special(value, "__index__") is not MISSING:
        return int_pos(index_of(value))
    if is_str(value):
        return int_from_literal(value, 10)
    buffer = buffer_of(value)
    if buffer is MISSING:
        raise TypeError("int() argument must be a string, a bytes-like object or a real number, not "
                        f"'{name_of(type_of(value))}'")
    return int_from_literal(buffer_copy(buffer), 10)


def bytes_for_int(value):
    """The bytes that int.from_bytes() reads."""
    if is_buffer(value):
        return value
    method = special(value, "__bytes__")
    if method is not MISSING:
        result = method()
        if not is_bytes(result):
            raise TypeError(f"__bytes__ returned non-bytes (type {name_of(type_of(result))})")
        return result
    buffer = buffer_of(value)
    if buffer is not MISSING:
        return buffer_copy(buffer)
    if is_str(value) or type_lookup(type_of(value), "__iter__") is MISSING and (
            type_lookup(type_of(value), "__getitem__") is MISSING or is_type(value)):
        raise TypeError(f"cannot convert '{name_of(type_of(value))}' object to bytes")
    return bytes([item for item in value])


def is_little(byteorder, function):
    if not is_str(byteorder):
        raise TypeError(f"{function}() argument 'byteorder' must be str, not {argument_name(byteorder)}")
    if text_eq(byteorder, "little"):
        return True
    if text_eq(byteorder, "big"):
        return False
    raise ValueError("byteorder must be either 'little' or 'big'")


def round_int(number, places):
    """round(number, places) of a plain int, to the even one of two equally near multiples."""
    if places >= 0:
        return number
    if -places > int_bit_length(number) // 3 + 1:
        return 0
    unit = 10 ** -places
    quotient, rest = int_divmod(number, unit)
    twice = rest * 2
    if twice > unit or twice == unit and quotient & 1:
        quotient += 1
    return quotient * unit


class int:
    """int([x]) -> integer
int(x, base=10) -> integer

A whole number of any size. A number x is truncated towards zero; a str, bytes or bytearray is read as a literal in the
given base, 2 to 36, where base 0 means what the literal's own prefix says."""

    @native
    def __new__(cls, x=MISSING, /, base=MISSING):
        """Create and return a new object."""
        check_new(cls, int)
        if is_subtype(cls, bool):
            raise TypeError(f"int.__new__({name_of(cls)}) is not safe, use {name_of(cls)}.__new__()")
        number = make_int(x, base)
        return number if cls is int else int_subclass(cls, number)

    @native
    def __repr__(self, /):
        """Return repr(self)."""
        return int_to_text(self, 10, INT_DIGITS[0])

    @native
    def __hash__(self, /):
        """Return hash(self)."""
        return number_hash(self)

    @native
    def __format__(self, format_spec, /):
        """Convert to a string according to format_spec."""
        if not is_str(format_spec):
            raise TypeError(f"__format__() argument must be str, not {argument_name(format_spec)}")
        if text_length(format_spec) == 0:
            return object_text(self)
        if not text_contains("bcoxXeEfFgG%", text_get_item(format_spec, -1)):
            int_check_digits(self, INT_DIGITS[0])
        return format_builtin(self, format_spec)

    @native
    def __add__(self, value, /):
        """Return self+value."""
        return int_add(self, value)

    @native
    def __radd__(self, value, /):
        """Return value+self."""
        return int_radd(self, value)

    @native
    def __sub__(self, value, /):
        """Return self-value."""
        return int_sub(self, value)

    @native
    def __rsub__(self, value, /):
        """Return value-self."""
        return int_rsub(self, value)

    @native
    def __mul__(self, value, /):
        """Return self*value."""
        return int_mul(self, value)

    @native
    def __rmul__(self, value, /):
        """Return value*self."""
        return int_rmul(self, value)

    @native
    def __mod__(self, value, /):
        """Return self%value."""
        return int_mod(self, value)

    @native
    def __rmod__(self, value, /):
        """Return value%self."""
        return int_rmod(self, value)

    @native
    def __floordiv__(self, value, /):
        """Return self//value."""
        return int_floordiv(self, value)

    @native
    def __rfloordiv__(self, value, /):
        """Return value//self."""
        return int_rfloordiv(self, value)

    @native
    def __truediv__(self, value, /):
        """Return self/value."""
        return int_truediv(self, value)

    @native
    def __rtruediv__(self, value, /):
        """Return value/self."""
        return int_rtruediv(self, value)

    @native
    def __lshift__(self, value, /):
        """Return self<<value."""
        return int_lshift(self, value)

    @native
    def __rlshift__(self, value, /):
        """Return value<<self."""
        return int_rlshift(self, value)

    @native
    def __rshift__(self, value, /):
        """Return self>>value."""
        return int_rshift(self, value)

    @native
    def __rrshift__(self, value, /):
        """Return value>>self."""
        return int_rrshift(self, value)

    @native
    def __and__(self, value, /):
        """Return self&value."""
        return int_and(self, value)

    @native
    def __rand__(self, value, /):
        """Return value&self."""
        return int_rand(self, value)

    @native
    def __or__(self, value, /):
        """Return self|value."""
        return int_or(self, value)

    @native
    def __ror__(self, value, /):
        """Return value|self."""
        return int_ror(self, value)

    @native
    def __xor__(self, value, /):
        """Return self^value."""
        return int_xor(self, value)

    @native
    def __rxor__(self, value, /):
        """Return value^self."""
        return int_rxor(self, value)

    @native
    def __divmod__(self, value, /):
        """Return divmod(self, value)."""
        return int_divmod(self, value)

    @native
    def __rdivmod__(self, value, /):
        """Return divmod(value, self)."""
        return int_rdivmod(self, value)

    @native
    def __pow__(self, value, mod=None, /):
        """Return pow(self, value, mod)."""
        return int_pow(self, value, mod)

    @native
    def __rpow__(self, value, mod=None, /):
        """Return pow(value, self, mod)."""
        return int_rpow(self, value, mod)

    @native
    def __neg__(self, /):
        """Return -self."""
        return int_neg(self)

    @native
    def __pos__(self, /):
        """Return +self."""
        return int_pos(self)

    @native
    def __abs__(self, /):
        """Return abs(self)."""
        return int_abs(self)

    @native
    def __invert__(self, /):
        """Return ~self."""
        return int_invert(self)

    @native
    def __lt__(self, value, /):
        """Return self<value."""
        return int_lt(self, value)

    @native
    def __le__(self, value, /):
        """Return self<=value."""
        return int_le(self, value)

    @native
    def __eq__(self, value, /):
        """Return self==value."""
        return int_eq(self, value)

    @native
    def __ne__(self, value, /):
        """Return self!=value."""
        return int_ne(self, value)

    @native
    def __gt__(self, value, /):
        """Return self>value."""
        return int_gt(self, value)

    @native
    def __ge__(self, value, /):
        """Return self>=value."""
        return int_ge(self, value)

    @native
    def __bool__(self, /):
        """True if self else False"""
        return number_truth(self)

    @native
    def __int__(self, /):
        """Return int(self)."""
        return int_pos(self)

    @native
    def __index__(self, /):
        """Return self as an int, for use as an index."""
        return int_pos(self)

    @native
    def __float__(self, /):
        """Return float(self)."""
        return int_float(self)

    @native
    def __trunc__(self, /):
        """Truncating an int gives itself."""
        return int_pos(self)

    @native
    def __floor__(self, /):
        """The floor of an int is itself."""
        return int_pos(self)

    @native
    def __ceil__(self, /):
        """The ceiling of an int is itself."""
        return int_pos(self)

    @native
    def __round__(self, ndigits=None, /):
        """Rounding an int gives itself; with a negative ndigits, the nearest multiple of 10**-ndigits."""
        if ndigits is None:
            return int_pos(self)
        return round_int(int_pos(self), index_of(ndigits))

    @native
    def __getnewargs__(self, /):
        return int_getnewargs(self)

    @native
    def __sizeof__(self, /):
        """Return size in memory, in bytes."""
        return int_sizeof(self)

    @native
    def conjugate(self, /):
        """Return self, the complex conjugate of any int."""
        return int_pos(self)

    @native
    def bit_length(self, /):
        """Number of bits needed to represent self in binary."""
        return int_bit_length(self)

    @native
    def bit_count(self, /):
        """Number of ones in the binary representation of the absolute value of self."""
        return int_bit_count(self)

    @native
    def as_integer_ratio(self, /):
        """Return a pair of integers whose ratio is equal to the original int: itself and 1."""
        return int_ratio(self)

    def is_integer(self, /):
        """Returns True. Exists for duck type compatibility with float.is_integer."""
        return True

    @native
    def to_bytes(self, /, length=1, byteorder="big", *, signed=False):
        """Return an array of bytes representing an integer.

length bytes are used; OverflowError is raised if the integer does not fit. byteorder is 'big' or 'little'. signed says
whether two's complement is used; without it a negative integer raises OverflowError."""
        length = size_argument(length)
        little = is_little(byteorder, "to_bytes")
        signed = True if signed else False
        if length < 0:
            raise ValueError("length argument must be non-negative")
        return int_to_bytes(self, length, little, signed)

    @native
    @classmethod
    def from_bytes(cls, bytes, byteorder="big", *, signed=False):
        """Return the integer represented by the given array of bytes.

bytes is a bytes-like object or an iterable producing bytes. byteorder is 'big' or 'little'. signed says whether two's
complement is used."""
        little = is_little(byteorder, "from_bytes")
        signed = True if signed else False
        number = int_from_bytes(bytes_for_int(bytes), little, signed)
        return number if cls is int else cls(number)

    @property
    def real(self):
        """the real part of a complex number"""
        return int_pos(self)

    @property
    def imag(self):
        """the imaginary part of a complex number"""
        return 0

    @property
    def numerator(self):
        """the numerator of a rational number in lowest terms"""
        return int_pos(self)

    @property
    def denominator(self):
        """the denominator of a rational number in lowest terms"""
        return 1

# float. The functions named float_… are kernels that take any float, instances of subclasses included.


def float_by_method(value, method):
    result = method()
    if not is_float(result):
        raise TypeError(f"{name_of(type_of(value))}.__float__ returned non-float (type {name_of(type_of(result))})")
    if type_of(result) is not float:
        warn_of_subclass(f"{name_of(type_of(value))}.__float__", "float", result)
    return float_pos(result)


def real_number(value):
    """The float that a function which wants a real number makes of its argument."""
    if is_float(value):
        return float_pos(value)
    method = special(value, "__float__")
    if method is not MISSING:
        return float_by_method(value, method)
    if special(value, "__index__") is MISSING:
        raise TypeError(f"must be real number, not {name_of(type_of(value))}")
    return int_float(index_of(value))


def make_float(value):
    """What float(value) is, as a plain float."""
    method = special(value, "__float__")
    if method is not MISSING:
        return float_by_method(value, method)
    if special(value, "__index__") is not MISSING:
        return int_float(index_of(value))
    text = value
    if not is_str(value):
        text = buffer_of(value)
        if text is MISSING:
            raise TypeError(f"float() argument must be a string or a real number, not '{name_of(type_of(value))}'")
        text = buffer_copy(text)
    number = float_from_text(text)
    if number is MISSING:
        raise ValueError(f"could not convert string to float: {object_repr(value)}")
    return number


class float:
    """Convert a string or number to a floating-point number, if possible."""

    @native
    def __new__(cls, x=0, /):
        """Create and return a new object."""
        check_new(cls, float)
        number = make_float(x)
        return number if cls is float else float_subclass(cls, number)

    @classmethod
    def from_number(cls, number, /):
        """Convert real number to a floating-point number."""
        if type_of(number) is float and cls is float:
            return number
        number = real_number(number)
        return number if cls is float else cls(number)

    @classmethod
    def fromhex(cls, string, /):
        """Create a floating-point number from a hexadecimal string, such as '0x1.ffffp10'."""
        if not is_str(string):
            raise TypeError("bad argument type for built-in operation")
        number = float_from_hex(string)
        return number if cls is float else cls(number)

    @classmethod
    def __getformat__(cls, typestr, /):
        """How the C types 'double' and 'float' are stored."""
        if not is_str(typestr):
            raise TypeError(f"__getformat__() argument must be str, not {argument_name(typestr)}")
        if not text_eq(typestr, "double") and not text_eq(typestr, "float"):
            raise ValueError("__getformat__() argument 1 must be 'double' or 'float'")
        return "IEEE, little-endian"

    @native
    def __repr__(self, /):
        """Return repr(self)."""
        return float_repr(self)

    @native
    def __hash__(self, /):
        """Return hash(self)."""
        return number_hash(self)

    @native
    def __format__(self, format_spec, /):
        """Formats the float according to format_spec."""
        if not is_str(format_spec):
            raise TypeError(f"__format__() argument must be str, not {argument_name(format_spec)}")
        if text_length(format_spec) == 0:
            return object_text(self)
        return format_builtin(self, format_spec)

    @native
    def __add__(self, value, /):
        """Return self+value."""
        return float_add(self, value)

    @native
    def __radd__(self, value, /):
        """Return value+self."""
        return float_radd(self, value)

    @native
    def __sub__(self, value, /):
        """Return self-value."""
        return float_sub(self, value)

    @native
    def __rsub__(self, value, /):
        """Return value-self."""
        return float_rsub(self, value)

    @native
    def __mul__(self, value, /):
        """Return self*value."""
        return float_mul(self, value)

    @native
    def __rmul__(self, value, /):
        """Return value*self."""
        return float_rmul(self, value)

    @native
    def __mod__(self, value, /):
        """Return self%value."""
        return float_mod(self, value)

    @native
    def __rmod__(self, value, /):
        """Return value%self."""
        return float_rmod(self, value)

    @native
    def __floordiv__(self, value, /):
        """Return self//value."""
        return float_floordiv(self, value)

    @native
    def __rfloordiv__(self, value, /):
        """Return value//self."""
        return float_rfloordiv(self, value)

    @native
    def __truediv__(self, value, /):
        """Return self/value."""
        return float_truediv(self, value)

    @native
    def __rtruediv__(self, value, /):
        """Return value/self."""
        return float_rtruediv(self, value)

    @native
    def __divmod__(self, value, /):
        """Return divmod(self, value)."""
        return float_divmod(self, value)

    @native
    def __rdivmod__(self, value, /):
        """Return divmod(value, self)."""
        return float_rdivmod(self, value)

    @native
    def __pow__(self, value, mod=None, /):
        """Return pow(self, value, mod)."""
        return float_pow(self, value, mod)

    @native
    def __rpow__(self, value, mod=None, /):
        """Return pow(value, self, mod)."""
        return float_rpow(self, value, mod)

    @native
    def __neg__(self, /):
        """Return -self."""
        return float_neg(self)

    @native
    def __pos__(self, /):
        """Return +self."""
        return float_pos(self)

    @native
    def __abs__(self, /):
        """Return abs(self)."""
        return float_abs(self)

    @native
    def __lt__(self, value, /):
        """Return self<value."""
        return float_lt(self, value)

    @native
    def __le__(self, value, /):
        """Return self<=value."""
        return float_le(self, value)

    @native
    def __eq__(self, value, /):
        """Return self==value."""
        return float_eq(self, value)

    @native
    def __ne__(self, value, /):
        """Return self!=value."""
        return float_ne(self, value)

    @native
    def __gt__(self, value, /):
        """Return self>value."""
        return float_gt(self, value)

    @native
    def __ge__(self, value, /):
        """Return self>=value."""
        return float_ge(self, value)

    @native
    def __bool__(self, /):
        """True if self else False"""
        return number_truth(self)

    @native
    def __int__(self, /):
        """Return int(self)."""
        return float_int(self)

    @native
    def __float__(self, /):
        """Return float(self)."""
        return float_float(self)

    @native
    def __trunc__(self, /):
        """Return the Integral closest to x between 0 and x."""
        return float_int(self)

    @native
    def __floor__(self, /):
        """Return the floor as an Integral."""
        return float_floor(self)

    @native
    def __ceil__(self, /):
        """Return the ceiling as an Integral."""
        return float_ceil(self)

    @native
    def __round__(self, ndigits=None, /):
        """Return the Integral closest to x, rounding half toward even; with ndigits, a float."""
        if ndigits is None:
            return float_round(self, None)
        return float_round(self, index_of(ndigits))

    @native
    def __getnewargs__(self, /):
        return float_getnewargs(self)

    @native
    def conjugate(self, /):
        """Return self, the complex conjugate of any float."""
        return float_pos(self)

    @native
    def is_integer(self, /):
        """Return True if the float is an integer."""
        return float_is_integer(self)

    @native
    def as_integer_ratio(self, /):
        """Return a pair of integers, whose ratio is exactly equal to the original float."""
        return float_ratio(self)

    @native
    def hex(self, /):
        """Return a hexadecimal representation of a floating-point number."""
        return float_hex(self)

    @property
    def real(self):
        """the real part of a complex number"""
        return float_pos(self)

    @property
    def imag(self):
        """the imaginary part of a complex number"""
        return 0.0

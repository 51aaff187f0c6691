# complex. The functions named complex_… are kernels that take any complex number, instances of subclasses included.


def complex_by_method(value):
    """What __complex__ of the value gives, as a plain complex, or MISSING when it has none."""
    if type_of(value) is complex:
        return value
    method = special(value, "__complex__")
    if method is MISSING:
        return MISSING
    result = method()
    if not is_complex(result):
        raise TypeError(f"__complex__ returned non-complex (type {name_of(type_of(result))})")
    if type_of(result) is not complex:
        warn_of_subclass("__complex__", "complex", result)
    return complex_pos(result)


def has_real_value(value):
    return is_float(value) or special(value, "__float__") is not MISSING or special(value, "__index__") is not MISSING


def warn_of_complex(value, name):
    issue_warning(f"complex() argument '{name}' must be a real number, not {name_of(type_of(value))}", DeprecationWarning)


def complex_argument(value, name):
    if not has_real_value(value):
        raise TypeError(f"complex() argument '{name}' must be a real number, not {name_of(type_of(value))}")
    return real_number(value)


def complex_from_string(text):
    number = complex_from_text(text)
    if number is None:
        raise ValueError(f"could not convert string to complex: {object_repr(text)}")
    if number is MISSING:
        raise ValueError("complex() arg is a malformed string")
    return number


def make_complex(real, imag):
    """What complex(real, imag) is, as a plain complex."""
    if imag is MISSING:
        if real is MISSING:
            return 0j
        if is_str(real):
            return complex_from_string(real)
        number = complex_by_method(real)
        if number is not MISSING:
            return number
        if not has_real_value(real):
            raise TypeError(f"complex() argument must be a string or a number, not {name_of(type_of(real))}")
        return complex_from_parts(real_number(real), 0.0)
    real_part = 0.0
    imag_part = 0.0
    if real is not MISSING:
        number = complex_by_method(real)
        if number is MISSING:
            real_part = complex_argument(real, "real")
        else:
            warn_of_complex(real, "real")
            real_part = complex_real(number)
            imag_part = complex_imag(number)
            if is_complex(imag):
                warn_of_complex(imag, "imag")
                return complex_from_parts(real_part - complex_imag(imag), imag_part + complex_real(imag))
            return complex_from_parts(real_part, imag_part + complex_argument(imag, "imag"))
    if is_complex(imag):
        warn_of_complex(imag, "imag")
        return complex_from_parts(real_part - complex_imag(imag), complex_real(imag))
    return complex_from_parts(real_part, complex_argument(imag, "imag"))


class complex:
    """Create a complex number from a string or numbers.

If a string is given, parse it as a complex number. If a single number is given, convert it to a complex number. If the
'real' or 'imag' arguments are given, create a complex number with the specified real and imaginary components."""

    @native
    def __new__(cls, real=MISSING, imag=MISSING):
        """Create and return a new object."""
        check_new(cls, complex)
        number = make_complex(real, imag)
        return number if cls is complex else complex_subclass(cls, number)

    @classmethod
    def from_number(cls, number, /):
        """Convert number to a complex floating-point number."""
        result = complex_by_method(number)
        if result is MISSING:
            result = complex_from_parts(real_number(number), 0.0)
        return result if cls is complex else cls(result)

    @native
    def __repr__(self, /):
        """Return repr(self)."""
        return complex_repr(self)

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
        return format_builtin(self, format_spec)

    @native
    def __add__(self, value, /):
        """Return self+value."""
        return complex_add(self, value)

    @native
    def __radd__(self, value, /):
        """Return value+self."""
        return complex_radd(self, value)

    @native
    def __sub__(self, value, /):
        """Return self-value."""
        return complex_sub(self, value)

    @native
    def __rsub__(self, value, /):
        """Return value-self."""
        return complex_rsub(self, value)

    @native
    def __mul__(self, value, /):
        """Return self*value."""
        return complex_mul(self, value)

    @native
    def __rmul__(self, value, /):
        """Return value*self."""
        return complex_rmul(self, value)

    @native
    def __truediv__(self, value, /):
        """Return self/value."""
        return complex_truediv(self, value)

    @native
    def __rtruediv__(self, value, /):
        """Return value/self."""
        return complex_rtruediv(self, value)

    @native
    def __pow__(self, value, mod=None, /):
        """Return pow(self, value, mod)."""
        return complex_pow(self, value, mod)

    @native
    def __rpow__(self, value, mod=None, /):
        """Return pow(value, self, mod)."""
        return complex_rpow(self, value, mod)

    @native
    def __neg__(self, /):
        """Return -self."""
        return complex_neg(self)

    @native
    def __pos__(self, /):
        """Return +self."""
        return complex_pos(self)

    @native
    def __abs__(self, /):
        """Return abs(self)."""
        return complex_abs(self)

    @native
    def __eq__(self, value, /):
        """Return self==value."""
        return complex_eq(self, value)

    @native
    def __ne__(self, value, /):
        """Return self!=value."""
        return complex_ne(self, value)

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

    @native
    def __bool__(self, /):
        """True if self else False"""
        return number_truth(self)

    @native
    def __complex__(self, /):
        """Convert this value to exact type complex."""
        return complex_pos(self)

    @native
    def __getnewargs__(self, /):
        return complex_getnewargs(self)

    @native
    def conjugate(self, /):
        """Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j."""
        return complex_conjugate(self)

    @member
    def real(self):
        """the real part of a complex number"""
        return complex_real(self)

    @member
    def imag(self):
        """the imaginary part of a complex number"""
        return complex_imag(self)

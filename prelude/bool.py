# bool, a final subclass of int with two instances.


class bool:
    """Returns True when the argument is true, False otherwise.

The builtins True and False are the only two instances of the class bool, which cannot be subclassed."""

    @native
    def __new__(cls, object=False, /):
        """Create and return a new object."""
        check_new(cls, bool)
        return True if object else False

    @native
    def __repr__(self, /):
        """Return repr(self)."""
        return bool_repr(self)

    @native
    def __and__(self, value, /):
        """Return self&value."""
        return bool_and(self, value)

    @native
    def __rand__(self, value, /):
        """Return value&self."""
        return bool_rand(self, value)

    @native
    def __or__(self, value, /):
        """Return self|value."""
        return bool_or(self, value)

    @native
    def __ror__(self, value, /):
        """Return value|self."""
        return bool_ror(self, value)

    @native
    def __xor__(self, value, /):
        """Return self^value."""
        return bool_xor(self, value)

    @native
    def __rxor__(self, value, /):
        """Return value^self."""
        return bool_rxor(self, value)

    def __invert__(self, /):
        """Return ~self."""
        issue_warning("Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the "
                      "bitwise inversion of the underlying int object and is usually not what you expect from negating "
                      "a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise "
                      "inversion of the underlying int.", DeprecationWarning)
        return int_invert(self)

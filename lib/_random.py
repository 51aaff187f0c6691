"""Module implements the Mersenne Twister random number generator."""

__all__ = ("Random",)


def fresh_seed():
    """What a generator without a seed starts from. The sandbox has no randomness of its own: it is always this, until the
    host gives some."""
    return 88172645463325252


class Random:
    """Random() -> create a random number generator with its own internal state."""

    __slots__ = ("_state",)

    def __new__(cls, /, *args, **keywords):
        """Create and return a new object."""
        if cls is Random:
            if keywords:
                raise TypeError("Random() takes no keyword arguments")
            if tuple_size(args) > 1:
                raise TypeError("Random() requires 0 or 1 argument")
        self = object.__new__(cls)
        self._state = twister_make()
        seed_with(self, tuple_get(args, 0) if tuple_size(args) == 1 and cls is Random else None)
        return self

    def __init__(self, /, *args, **keywords):
        """Initialize self."""

    @native
    def random(self, /):
        """random() -> x in the interval [0, 1)."""
        return twister_random(self)

    def seed(self, n=None, /):
        """seed([n]) -> None.

Defaults to use urandom and falls back to a combination
of the current time and the process identifier."""
        seed_with(self, n)

    def getstate(self, /):
        """getstate() -> tuple containing the current state."""
        return twister_words(self._state)

    def setstate(self, state, /):
        """setstate(state) -> None.  Restores generator state."""
        if not is_subtype(type_of(state), tuple):
            raise TypeError("state vector must be a tuple")
        if len(state) != 625:
            raise ValueError("state vector is the wrong size")
        for word in state:
            if not is_subtype(type_of(word), int):
                raise TypeError("an integer is required")
            if word > 18446744073709551615 or word < -9223372036854775808:
                raise OverflowError("Python int too large to convert to C unsigned long")
        if not 0 <= tuple_get(state, 624) <= 624:
            raise ValueError("invalid state")
        at = 0
        for word in state:
            twister_put(self._state, at, word & 0xffffffff)
            at += 1

    @native
    def getrandbits(self, k, /):
        """getrandbits(k) -> x.  Generates an int with k random bits."""
        k = index_of(k)
        if k < 0:
            raise ValueError("Cannot convert negative int")
        if k > 18446744073709551615:
            raise OverflowError("Python int too large for C uint64_t")
        if k > 281474976710655:
            raise MemoryError
        return twister_bits(self, int_pos(k))

    def __reduce__(self, /):
        raise TypeError("cannot pickle 'Random' object")


def seed_with(self, value):
    if value is None:
        value = fresh_seed()
    elif not is_subtype(type_of(value), int):
        value = hash_of(value)
    twister_seed(self._state, int_pos(value))

"""The message digests SHA-3, and the extendable SHAKE."""

__all__ = ("implementation", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256")

implementation = "natrix"


class sha3_224(final=True):
    """sha3_224([data], *, usedforsecurity=True) -> SHA3 object

Return a new SHA3 hash object."""

    __slots__ = ("_state",)

    def __new__(cls, data=MISSING, *, usedforsecurity=True, string=None):
        """Create and return a new object."""
        self = object.__new__(cls)
        self._state = hash_begin(hash_make(6), data, string)
        return self

    def copy(self, /):
        """Return a copy of the hash object."""
        made = object.__new__(sha3_224)
        made._state = hash_copy(self._state)
        return made

    def update(self, obj, /):
        """Update this hash object's state with the provided bytes-like object."""
        hash_update(self._state, hash_input(obj))

    def digest(self, /):
        """Return the digest value as a bytes object."""
        return hash_digest(self._state)

    def hexdigest(self, /):
        """Return the digest value as a string of hexadecimal digits."""
        return hash_digest(self._state).hex()

    @property
    def block_size(self):
        return 144

    @property
    def digest_size(self):
        return 28

    @property
    def name(self):
        return "sha3_224"

    @property
    def _capacity_bits(self):
        return 448

    @property
    def _rate_bits(self):
        return 1152

    @property
    def _suffix(self):
        return b'\x06'


class sha3_256(final=True):
    """sha3_256([data], *, usedforsecurity=True) -> SHA3 object

Return a new SHA3 hash object."""

    __slots__ = ("_state",)

    def __new__(cls, data=MISSING, *, usedforsecurity=True, string=None):
        """Create and return a new object."""
        self = object.__new__(cls)
        self._state = hash_begin(hash_make(7), data, string)
        return self

    def copy(self, /):
        """Return a copy of the hash object."""
        made = object.__new__(sha3_256)
        made._state = hash_copy(self._state)
        return made

    def update(self, obj, /):
        """Update this hash object's state with the provided bytes-like object."""
        hash_update(self._state, hash_input(obj))

    def digest(self, /):
        """Return the digest value as a bytes object."""
        return hash_digest(self._state)

    def hexdigest(self, /):
        """Return the digest value as a string of hexadecimal digits."""
        return hash_digest(self._state).hex()

    @property
    def block_size(self):
        return 136

    @property
    def digest_size(self):
        return 32

    @property
    def name(self):
        return "sha3_256"

    @property
    def _capacity_bits(self):
        return 512

    @property
    def _rate_bits(self):
        return 1088

    @property
    def _suffix(self):
        return b'\x06'


class sha3_384(final=True):
    """sha3_384([data], *, usedforsecurity=True) -> SHA3 object

Return a new SHA3 hash object."""

    __slots__ = ("_state",)

    def __new__(cls, data=MISSING, *, usedforsecurity=True, string=None):
        """Create and return a new object."""
        self = object.__new__(cls)
        self._state = hash_begin(hash_make(8), data, string)
        return self

    def copy(self, /):
        """Return a copy of the hash object."""
        made = object.__new__(sha3_384)
        made._state = hash_copy(self._state)
        return made

    def update(self, obj, /):
        """Update this hash object's state with the provided bytes-like object."""
        hash_update(self._state, hash_input(obj))

    def digest(self, /):
        """Return the digest value as a bytes object."""
        return hash_digest(self._state)

    def hexdigest(self, /):
        """Return the digest value as a string of hexadecimal digits."""
        return hash_digest(self._state).hex()

    @property
    def block_size(self):
        return 104

    @property
    def digest_size(self):
        return 48

    @property
    def name(self):
        return "sha3_384"

    @property
    def _capacity_bits(self):
        return 768

    @property
    def _rate_bits(self):
        return 832

    @property
    def _suffix(self):
        return b'\x06'


class sha3_512(final=True):
    """sha3_512([data], *, usedforsecurity=True) -> SHA3 object

Return a new SHA3 hash object."""

    __slots__ = ("_state",)

    def __new__(cls, data=MISSING, *, usedforsecurity=True, string=None):
        """Create and return a new object."""
        self = object.__new__(cls)
        self._state = hash_begin(hash_make(9), data, string)
        return self

    def copy(self, /):
        """Return a copy of the hash object."""
        made = object.__new__(sha3_512)
        made._state = hash_copy(self._state)
        return made

    def update(self, obj, /):
        """Update this hash object's state with the provided bytes-like object."""
        hash_update(self._state, hash_input(obj))

    def digest(self, /):
        """Return the digest value as a bytes object."""
        return hash_digest(self._state)

    def hexdigest(self, /):
        """Return the digest value as a string of hexadecimal digits."""
        return hash_digest(self._state).hex()

    @property
    def block_size(self):
        return 72

    @property
    def digest_size(self):
        return 64

    @property
    def name(self):
        return "sha3_512"

    @property
    def _capacity_bits(self):
        return 1024

    @property
    def _rate_bits(self):
        return 576

    @property
    def _suffix(self):
        return b'\x06'


class shake_128(final=True):
    """shake_128([data], *, usedforsecurity=True) -> SHAKE object

Return a new SHAKE hash object."""

    __slots__ = ("_state",)

    def __new__(cls, data=MISSING, *, usedforsecurity=True, string=None):
        """Create and return a new object."""
        self = object.__new__(cls)
        self._state = hash_begin(hash_make(10), data, string)
        return self

    def copy(self, /):
        """Return a copy of the hash object."""
        made = object.__new__(shake_128)
        made._state = hash_copy(self._state)
        return made

    def update(self, obj, /):
        """Update this hash object's state with the provided bytes-like object."""
        hash_update(self._state, hash_input(obj))

    def digest(self, /, length):
        """Return the digest value as a bytes object."""
        return hash_extended(self._state, hash_length(length))

    def hexdigest(self, /, length):
        """Return the digest value as a string of hexadecimal digits."""
        return hash_extended(self._state, hash_length(length)).hex()

    @property
    def block_size(self):
        return 168

    @property
    def digest_size(self):
        return 0

    @property
    def name(self):
        return "shake_128"

    @property
    def _capacity_bits(self):
        return 256

    @property
    def _rate_bits(self):
        return 1344

    @property
    def _suffix(self):
        return b'\x1f'


class shake_256(final=True):
    """shake_256([data], *, usedforsecurity=True) -> SHAKE object

Return a new SHAKE hash object."""

    __slots__ = ("_state",)

    def __new__(cls, data=MISSING, *, usedforsecurity=True, string=None):
        """Create and return a new object."""
        self = object.__new__(cls)
        self._state = hash_begin(hash_make(11), data, string)
        return self

    def copy(self, /):
        """Return a copy of the hash object."""
        made = object.__new__(shake_256)
        made._state = hash_copy(self._state)
        return made

    def update(self, obj, /):
        """Update this hash object's state with the provided bytes-like object."""
        hash_update(self._state, hash_input(obj))

    def digest(self, /, length):
        """Return the digest value as a bytes object."""
        return hash_extended(self._state, hash_length(length))

    def hexdigest(self, /, length):
        """Return the digest value as a string of hexadecimal digits."""
        return hash_extended(self._state, hash_length(length)).hex()

    @property
    def block_size(self):
        return 136

    @property
    def digest_size(self):
        return 0

    @property
    def name(self):
        return "shake_256"

    @property
    def _capacity_bits(self):
        return 512

    @property
    def _rate_bits(self):
        return 1088

    @property
    def _suffix(self):
        return b'\x1f'

"""The message digests SHA-224, SHA-256, SHA-384 and SHA-512."""

__all__ = ("SHA224Type", "SHA256Type", "SHA384Type", "SHA512Type", "sha224", "sha256", "sha384", "sha512")


class SHA224Type(new=False):
    __slots__ = ("_state",)

    def copy(self, /):
        """Return a copy of the hash object."""
        made = object.__new__(SHA224Type)
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
        return 64

    @property
    def digest_size(self):
        return 28

    @property
    def name(self):
        return "sha224"


class SHA256Type(new=False):
    __slots__ = ("_state",)

    def copy(self, /):
        """Return a copy of the hash object."""
        made = object.__new__(SHA256Type)
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
        return 64

    @property
    def digest_size(self):
        return 32

    @property
    def name(self):
        return "sha256"


class SHA384Type(new=False):
    __slots__ = ("_state",)

    def copy(self, /):
        """Return a copy of the hash object."""
        made = object.__new__(SHA384Type)
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
        return 128

    @property
    def digest_size(self):
        return 48

    @property
    def name(self):
        return "sha384"


class SHA512Type(new=False):
    __slots__ = ("_state",)

    def copy(self, /):
        """Return a copy of the hash object."""
        made = object.__new__(SHA512Type)
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
        return 128

    @property
    def digest_size(self):
        return 64

    @property
    def name(self):
        return "sha512"


def sha224(data=MISSING, *, usedforsecurity=True, string=None):
    """Return a new SHA224 hash object; optionally initialized with a string."""
    made = object.__new__(SHA224Type)
    made._state = hash_begin(hash_make(2), data, string)
    return made


def sha256(data=MISSING, *, usedforsecurity=True, string=None):
    """Return a new SHA256 hash object; optionally initialized with a string."""
    made = object.__new__(SHA256Type)
    made._state = hash_begin(hash_make(3), data, string)
    return made


def sha384(data=MISSING, *, usedforsecurity=True, string=None):
    """Return a new SHA384 hash object; optionally initialized with a string."""
    made = object.__new__(SHA384Type)
    made._state = hash_begin(hash_make(4), data, string)
    return made


def sha512(data=MISSING, *, usedforsecurity=True, string=None):
    """Return a new SHA512 hash object; optionally initialized with a string."""
    made = object.__new__(SHA512Type)
    made._state = hash_begin(hash_make(5), data, string)
    return made

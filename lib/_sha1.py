"""The message digest SHA-1."""

__all__ = ("SHA1Type", "sha1")


class sha1(new=False):
    __slots__ = ("_state",)

    def copy(self, /):
        """Return a copy of the hash object."""
        made = object.__new__(SHA1Type)
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
        return 20

    @property
    def name(self):
        return "sha1"


SHA1Type = sha1


def sha1(data=MISSING, *, usedforsecurity=True, string=None):
    """Return a new SHA1 hash object; optionally initialized with a string."""
    made = object.__new__(SHA1Type)
    made._state = hash_begin(hash_make(1), data, string)
    return made

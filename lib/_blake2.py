"""The message digests BLAKE2b and BLAKE2s, with keys, salts and tree hashing."""

__all__ = ("BLAKE2B_MAX_DIGEST_SIZE", "BLAKE2B_MAX_KEY_SIZE", "BLAKE2B_PERSON_SIZE", "BLAKE2B_SALT_SIZE",
           "BLAKE2S_MAX_DIGEST_SIZE", "BLAKE2S_MAX_KEY_SIZE", "BLAKE2S_PERSON_SIZE", "BLAKE2S_SALT_SIZE", "blake2b",
           "blake2s")

BLAKE2B_MAX_DIGEST_SIZE = 64
BLAKE2B_MAX_KEY_SIZE = 64
BLAKE2B_PERSON_SIZE = 16
BLAKE2B_SALT_SIZE = 16
BLAKE2S_MAX_DIGEST_SIZE = 32
BLAKE2S_MAX_KEY_SIZE = 32
BLAKE2S_PERSON_SIZE = 8
BLAKE2S_SALT_SIZE = 8


def bytes_argument(value):
    data = MISSING if is_str(value) else buffer_of(value)
    if data is MISSING:
        raise TypeError(f"a bytes-like object is required, not '{name_of(type_of(value))}'")
    return buffer_copy(data)


def unsigned(value, bits, name):
    value = index_of(value)
    if value < 0:
        raise ValueError("Cannot convert negative int")
    if value >> bits:
        raise OverflowError(f"Python int too large for C {name}")
    return value


def begin_blake2(algorithm, name, most, salt_size, offset_bits, data, digest_size, key, salt, person, fanout, depth,
                 leaf_size, node_offset, node_depth, inner_size, last_node, string):
    digest_size = index_of(digest_size)
    fanout = index_of(fanout)
    depth = index_of(depth)
    node_depth = index_of(node_depth)
    inner_size = index_of(inner_size)
    key = bytes_argument(key)
    salt = bytes_argument(salt)
    person = bytes_argument(person)
    leaf_size = unsigned(leaf_size, 32, "unsigned long")
    node_offset = unsigned(node_offset, 64, "unsigned long long")
    if not 1 <= digest_size <= most:
        raise ValueError(f"digest_size for {name} must be between 1 and {most} bytes, here it is {digest_size}")
    if len(salt) > salt_size:
        raise ValueError(f"maximum salt length is {salt_size} bytes")
    if len(person) > salt_size:
        raise ValueError(f"maximum person length is {salt_size} bytes")
    if not 0 <= fanout <= 255:
        raise ValueError("fanout must be between 0 and 255")
    if not 1 <= depth <= 255:
        raise ValueError("depth must be between 1 and 255")
    if node_offset >> offset_bits:
        raise OverflowError("node_offset is too large")
    if not 0 <= node_depth <= 255:
        raise ValueError("node_depth must be between 0 and 255")
    if not 0 <= inner_size <= most:
        raise ValueError(f"inner_size must be between 0 and is {most}")
    if len(key) > most:
        raise ValueError(f"maximum key length is {most} bytes")
    numbers = (digest_size, fanout, depth, leaf_size, node_offset, node_depth, inner_size, 1 if last_node else 0)
    return hash_begin(hash_make_blake2(algorithm, numbers, key, salt, person), data, string)


class blake2b(final=True):
    """Return a new BLAKE2b hash object."""

    __slots__ = ("_state",)

    def __new__(cls, data=MISSING, *, digest_size=64, key=b"", salt=b"", person=b"", fanout=1, depth=1, leaf_size=0,
                node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None):
        """Create and return a new object."""
        self = object.__new__(cls)
        self._state = begin_blake2(12, "Blake2b", 64, 16, 64, data, digest_size, key, salt, person, fanout, depth,
                                   leaf_size, node_offset, node_depth, inner_size, last_node, string)
        return self

    def copy(self, /):
        """Return a copy of the hash object."""
        made = object.__new__(blake2b)
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
        return len(hash_digest(self._state))

    @property
    def name(self):
        return "blake2b"

    MAX_DIGEST_SIZE = 64
    MAX_KEY_SIZE = 64
    PERSON_SIZE = 16
    SALT_SIZE = 16


class blake2s(final=True):
    """Return a new BLAKE2s hash object."""

    __slots__ = ("_state",)

    def __new__(cls, data=MISSING, *, digest_size=32, key=b"", salt=b"", person=b"", fanout=1, depth=1, leaf_size=0,
                node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None):
        """Create and return a new object."""
        self = object.__new__(cls)
        self._state = begin_blake2(13, "Blake2s", 32, 8, 48, data, digest_size, key, salt, person, fanout, depth,
                                   leaf_size, node_offset, node_depth, inner_size, last_node, string)
        return self

    def copy(self, /):
        """Return a copy of the hash object."""
        made = object.__new__(blake2s)
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
        return len(hash_digest(self._state))

    @property
    def name(self):
        return "blake2s"

    MAX_DIGEST_SIZE = 32
    MAX_KEY_SIZE = 32
    PERSON_SIZE = 8
    SALT_SIZE = 8

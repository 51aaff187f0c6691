# What the modules of message digests share: _md5, _sha1, _sha2, _sha3, _blake2.


def hash_input(value):
    """What a digest can take in."""
    if is_str(value):
        raise TypeError("Strings must be encoded before hashing")
    data = buffer_of(value)
    if data is MISSING:
        raise TypeError("object supporting the buffer API required")
    return data if type_of(data) is bytes else buffer_copy(data)


def hash_begin(state, data, string):
    """A fresh state takes in the one of the two arguments that is given."""
    if string is not None:
        if data is not MISSING:
            raise TypeError("'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated "
                            "for removal in a future version.")
        data = string
    if data is not MISSING:
        hash_update(state, hash_input(data))
    return state


def hash_length(value):
    value = index_of(value)
    if value < 0:
        raise ValueError("Cannot convert negative int")
    if value >= 536870912:
        raise ValueError("length is too large")
    return int_pos(value)

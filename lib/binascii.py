# binascii: bytes as text and back, checksums.


class Error(ValueError):
    __module__ = "binascii"


class Incomplete(Exception):
    __module__ = "binascii"


def buffer_for(value):
    buffer = buffer_of(value)
    if buffer is MISSING:
        raise TypeError(f"a bytes-like object is required, not '{name_of(type_of(value))}'")
    return bytes(buffer) if is_memoryview(buffer) else buffer


def ascii_buffer(value):
    """What decoding takes: a buffer, or a str that is ASCII."""
    if is_str(value):
        if not value.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return encode_with(7, value, "strict")
    buffer = buffer_of(value)
    if buffer is MISSING:
        raise TypeError(f"argument should be bytes, buffer or ASCII string, not '{name_of(type_of(value))}'")
    return bytes(buffer) if is_memoryview(buffer) else buffer


def b2a_hex(data, sep=MISSING, bytes_per_sep=1):
    """Hexadecimal representation of binary data."""
    data = bytes(buffer_for(data))
    text = data.hex() if sep is MISSING else data.hex(sep, bytes_per_sep)
    return encode_with(7, text, "strict")


def hexlify(data, sep=MISSING, bytes_per_sep=1):
    """Hexadecimal representation of binary data."""
    return b2a_hex(data, sep, bytes_per_sep)


def a2b_hex(hexstr, /):
    """Binary data of hexadecimal representation."""
    data = bytes(ascii_buffer(hexstr))
    if len(data) % 2 == 1:
        raise Error("Odd-length string")
    # bytes.fromhex() would pass white space.
    if len(data.split()) != (1 if data else 0) or len(data.strip()) != len(data):
        raise Error("Non-hexadecimal digit found")
    try:
        return bytes.fromhex(data.decode("latin-1"))
    except ValueError:
        raise Error("Non-hexadecimal digit found") from None


def unhexlify(hexstr, /):
    """Binary data of hexadecimal representation."""
    return a2b_hex(hexstr)


def b2a_base64(data, /, *, newline=True):
    """Base64-code line of data."""
    return binascii_to_base64(buffer_for(data), truth_of(newline))


def a2b_base64(data, /, *, strict_mode=False):
    """Decode a line of base64 data."""
    result = binascii_from_base64(ascii_buffer(data), truth_of(strict_mode))
    if is_bytes(result):
        return result
    if is_str(result):
        raise Error(result)
    raise Error(f"Invalid base64-encoded string: number of data characters ({result}) cannot be 1 more than a multiple of 4")


def crc32(data, crc=0, /):
    """Compute CRC-32 incrementally."""
    return binascii_crc32(buffer_for(data), index_of(crc) & 0xFFFFFFFF)


def crc_hqx(data, crc, /):
    """Compute CRC-CCITT incrementally."""
    return binascii_crc_hqx(buffer_for(data), index_of(crc) & 0xFFFF)


def a2b_uu(data, /):
    """Decode a line of uuencoded data."""
    data = ascii_buffer(data)
    size = data[0] - 32 & 63 if data else 32
    result = bytearray()
    bits = 0
    count = 0
    at = 1
    while len(result) < size:
        byte = data[at] if at < len(data) else 0
        at += 1
        if byte == 0 or byte == 10 or byte == 13:
            # Lines may have lost the spaces at their end.
            byte = 0
        elif not 32 <= byte <= 96:
            raise Error("Illegal char")
        else:
            byte = byte - 32 & 63
        bits = bits << 6 | byte
        count += 6
        if count >= 8:
            count -= 8
            result.append(bits >> count & 255)
            bits &= (1 << count) - 1
    for byte in data[at:]:
        if byte not in (32, 96, 10, 13):
            raise Error("Trailing garbage")
    return bytes(result)


def b2a_uu(data, /, *, backtick=False):
    """Uuencode line of data."""
    data = buffer_for(data)
    if len(data) > 45:
        raise Error("At most 45 bytes at once")
    zero = 96 if truth_of(backtick) else 32
    result = bytearray((len(data) + 32 if data else zero,))
    for at in range(0, len(data), 3):
        group = bytes(data[at:at + 3]).ljust(3, b"\0")
        bits = group[0] << 16 | group[1] << 8 | group[2]
        for shift in (18, 12, 6, 0):
            digit = bits >> shift & 63
            result.append(digit + 32 if digit else zero)
    result.append(10)
    return bytes(result)


def is_hex(byte):
    return 48 <= byte <= 57 or 65 <= byte <= 70 or 97 <= byte <= 102


def a2b_qp(data, header=False):
    """Decode a string of qp-encoded data."""
    data = bytes(ascii_buffer(data))
    header = truth_of(header)
    result = bytearray()
    at = 0
    size = len(data)
    while at < size:
        byte = data[at]
        if byte == 61:
            at += 1
            if at >= size:
                break
            byte = data[at]
            if byte == 10 or byte == 13:
                # A soft end of a line.
                if byte != 10:
                    while at < size and data[at] != 10:
                        at += 1
                if at < size:
                    at += 1
            elif byte == 61:
                result.append(61)
                at += 1
            elif at + 1 < size and is_hex(byte) and is_hex(data[at + 1]):
                result.append(int(data[at:at + 2], 16))
                at += 2
            else:
                result.append(61)
        else:
            result.append(32 if header and byte == 95 else byte)
            at += 1
    return bytes(result)


def b2a_qp(data, quotetabs=False, istext=True, header=False):
    """Encode a string using quoted-printable encoding."""
    data = bytes(buffer_for(data))
    quotetabs = truth_of(quotetabs)
    istext = truth_of(istext)
    header = truth_of(header)
    size = len(data)
    # The ends of lines are those of the first line.
    first = data.find(b"\n")
    crlf = first > 0 and data[first - 1] == 13
    result = bytearray()
    line = 0
    at = 0
    while at < size:
        byte = data[at]
        quoted = byte > 126 or byte == 61 or header and byte == 95 or (
            byte == 46 and line == 0 and (at + 1 == size or data[at + 1] in (10, 13, 0))) or (
            not istext and (byte == 13 or byte == 10)) or (
            (byte == 9 or byte == 32) and at + 1 == size) or (
            byte < 33 and byte not in (13, 10, 9, 32)) or (
            byte < 33 and byte not in (13, 10) and (quotetabs or not quotetabs and byte not in (9, 32)))
        if quoted:
            if line + 3 >= 76:
                result += b"=\r\n" if crlf else b"=\n"
                line = 0
            result += b"=%02X" % byte
            line += 3
            at += 1
        elif istext and (byte == 10 or byte == 13 and at + 1 < size and data[at + 1] == 10):
            line = 0
            # White space at the end of a line is quoted.
            if result and result[-1] in (32, 9):
                last = result.pop()
                result += b"=%02X" % last
            result += b"\r\n" if crlf else b"\n"
            at += 2 if byte == 13 else 1
        else:
            if at + 1 != size and data[at + 1] != 10 and line + 1 >= 76:
                result += b"=\r\n" if crlf else b"=\n"
                line = 0
            line += 1
            if header and byte == 32:
                result.append(95)
            else:
                result.append(byte)
            at += 1
    return bytes(result)


__all__ = ["Error", "Incomplete", "b2a_hex", "hexlify", "a2b_hex", "unhexlify", "b2a_base64", "a2b_base64", "crc32", "crc_hqx",
           "a2b_uu", "b2a_uu", "a2b_qp", "b2a_qp"]

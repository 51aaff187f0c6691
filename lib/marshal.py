# marshal: values as bytes, in the format of version 5. Code objects are not written: they are Natrix's own.

DEEPEST = 2000
REFERENCE = 0x80  # of a type's byte: what follows may be referred to


class Writer:
    __slots__ = ("out", "version", "places", "kept")

    def __init__(self, version):
        self.out = bytearray()
        self.version = version
        self.places = {}
        # Identities are good for as long as the objects live.
        self.kept = []


def length_bytes(number):
    return number.to_bytes(4, "little", signed=True)


def put(writer, value, depth):
    out = writer.out
    cls = type_of(value)
    if value is None:
        out.append(78)
    elif value is True:
        out.append(84)
    elif value is False:
        out.append(70)
    elif value is ...:
        out.append(46)
    elif value is StopIteration:
        out.append(83)
    elif depth > DEEPEST:
        raise ValueError("object too deeply nested to marshal")
    else:
        flag = 0
        if writer.version >= 3:
            key = id(value)
            place = writer.places.get(key)
            if place is not None:
                out.append(114)
                out += length_bytes(place)
                return
            writer.places[key] = len(writer.places)
            writer.kept.append(value)
            flag = REFERENCE
        put_object(writer, out, value, cls, flag, depth)


def put_object(writer, out, value, cls, flag, depth):
    if cls is int:
        if -2147483648 <= value <= 2147483647:
            out.append(105 | flag)
            out += length_bytes(value)
        else:
            digits = []
            rest = abs(value)
            while rest:
                digits.append(rest & 0x7FFF)
                rest >>= 15
            out.append(108 | flag)
            out += length_bytes(len(digits) if value > 0 else -len(digits))
            for digit in digits:
                out += digit.to_bytes(2, "little")
    elif cls is float:
        put_floats(out, writer.version, (value,), 103, 102, flag)
    elif cls is complex:
        put_floats(out, writer.version, (value.real, value.imag), 121, 120, flag)
    elif cls is str:
        if writer.version >= 4 and value.isascii():
            # Names are interned, as CPython does for what looks like one.
            interned = intern_text(value) is value
            if len(value) < 256:
                out.append((90 if interned else 122) | flag)
                out.append(len(value))
            else:
                out.append((65 if interned else 97) | flag)
                out += length_bytes(len(value))
            out += value.encode("ascii")
        else:
            data = value.encode("utf-8", "surrogatepass")
            out.append(117 | flag)
            out += length_bytes(len(data))
            out += data
    elif cls is tuple:
        if writer.version >= 4 and len(value) < 256:
            out.append(41 | flag)
            out.append(len(value))
        else:
            out.append(40 | flag)
            out += length_bytes(len(value))
        for item in value:
            put(writer, item, depth + 1)
    elif cls is list:
        out.append(91 | flag)
        out += length_bytes(len(value))
        for item in value:
            put(writer, item, depth + 1)
    elif cls is dict:
        out.append(123 | flag)
        for key, item in value.items():
            put(writer, key, depth + 1)
            put(writer, item, depth + 1)
        out.append(48)
    elif cls is set or cls is frozenset:
        out.append((60 if cls is set else 62) | flag)
        out += length_bytes(len(value))
        # In an order that does not depend on hashes.
        pieces = []
        for item in value:
            piece = Writer(writer.version)
            put(piece, item, depth + 1)
            pieces.append((bytes(piece.out), len(pieces), item))
        for text, at, item in sorted(pieces):
            put(writer, item, depth + 1)
    elif cls is slice and writer.version >= 5:
        out.append(58 | flag)
        for part in (value.start, value.stop, value.step):
            put(writer, part, depth + 1)
    elif cls is bytes or is_buffer(value):
        data = bytes(value)
        out.append(115 | flag)
        out += length_bytes(len(data))
        out += data
    else:
        raise ValueError("unmarshallable object")


def is_buffer(value):
    try:
        memoryview(value)
    except TypeError:
        return False
    return True


def put_floats(out, version, numbers, binary, text, flag):
    out.append((binary if version > 1 else text) | flag)
    for number in numbers:
        if version > 1:
            out += float_bits(number).to_bytes(8, "little")
        else:
            shown = f"{number:.17g}"
            out.append(len(shown))
            out += shown.encode("ascii")


def float_bits(number):
    """The 64 bits of a float."""
    if number != number:
        return 0x7FF8000000000000
    sign = 1 << 63 if number < 0 or number == 0 and str(number)[0] == "-" else 0
    number = abs(number)
    if number == float("inf"):
        return sign | 0x7FF0000000000000
    if number == 0:
        return sign
    numerator, denominator = number.as_integer_ratio()
    exponent = numerator.bit_length() - denominator.bit_length()
    if numerator * (1 << max(-exponent, 0)) < denominator * (1 << max(exponent, 0)):
        exponent -= 1
    if exponent < -1022:
        return sign | (numerator * (1 << 1074)) // denominator
    fraction = (numerator * (1 << max(52 - exponent, 0))) // (denominator * (1 << max(exponent - 52, 0)))
    return sign | exponent + 1023 << 52 | fraction & 0xFFFFFFFFFFFFF


def bits_float(bits):
    """The float of 64 bits."""
    sign = -1.0 if bits >> 63 else 1.0
    exponent = bits >> 52 & 0x7FF
    fraction = bits & 0xFFFFFFFFFFFFF
    if exponent == 0x7FF:
        return float("nan") if fraction else sign * float("inf")
    if exponent == 0:
        return sign * float(fraction) * 2.0 ** -1022 * 2.0 ** -52 if fraction else sign * 0.0
    mantissa = float(fraction | 1 << 52)
    return sign * mantissa * 2.0 ** (exponent - 1075) if exponent > 60 else sign * (mantissa * 2.0 ** -52) * 2.0 ** (exponent - 1023)


class Reader:
    __slots__ = ("data", "stream", "at", "seen")

    def __init__(self, data, stream):
        self.data = data
        self.stream = stream
        self.at = 0
        self.seen = []


def take(reader, count):
    if reader.stream is not None:
        data = reader.stream.read(count)
        if not is_subtype(type_of(data), bytes):
            raise TypeError(f"file.read() returned not bytes but {name_of(type_of(data))}")
    else:
        data = reader.data[reader.at:reader.at + count]
        reader.at += len(data)
    if len(data) < count:
        raise EOFError("marshal data too short")
    return data


def take_number(reader):
    return int.from_bytes(take(reader, 4), "little", signed=True)


def take_length(reader):
    number = take_number(reader)
    if number < 0:
        raise ValueError("bad marshal data (size out of range)")
    return number


def get(reader, depth):
    """The next value; MISSING for the mark that ends a dict."""
    if depth > DEEPEST:
        raise ValueError("recursion limit exceeded")
    try:
        mark = take(reader, 1)[0]
    except EOFError:
        raise EOFError("EOF read where object expected") from None
    kind = chr(mark & 0x7F)
    place = -1
    if mark & REFERENCE:
        place = len(reader.seen)
        reader.seen.append(MISSING)
    value = get_object(reader, kind, place, depth)
    if place >= 0:
        reader.seen[place] = value
    return value


def item_of(reader, depth, container):
    value = get(reader, depth + 1)
    if value is MISSING:
        raise TypeError(f"NULL object in marshal data for {container}")
    return value


def get_object(reader, kind, place, depth):
    match kind:
        case "0": return MISSING
        case "N": return None
        case "T": return True
        case "F": return False
        case ".": return ...
        case "S": return StopIteration
        case "i": return take_number(reader)
        case "I": return int.from_bytes(take(reader, 8), "little", signed=True)
        case "l":
            count = take_number(reader)
            value = 0
            for at in range(abs(count)):
                digit = int.from_bytes(take(reader, 2), "little")
                if digit > 0x7FFF:
                    raise ValueError("bad marshal data (digit out of range in long)")
                value |= digit << 15 * at
            if count and value >> 15 * (abs(count) - 1) == 0:
                raise ValueError("bad marshal data (unnormalized long data)")
            return value if count >= 0 else -value
        case "f": return float(take(reader, take(reader, 1)[0]))
        case "g": return bits_float(int.from_bytes(take(reader, 8), "little"))
        case "x":
            real = float(take(reader, take(reader, 1)[0]))
            return complex(real, float(take(reader, take(reader, 1)[0])))
        case "y":
            real = bits_float(int.from_bytes(take(reader, 8), "little"))
            return complex(real, bits_float(int.from_bytes(take(reader, 8), "little")))
        case "s": return bytes(take(reader, take_length(reader)))
        case "t" | "u":
            value = take(reader, take_length(reader)).decode("utf-8", "surrogatepass")
            return intern_text(value) if kind == "t" else value
        case "a" | "A" | "z" | "Z":
            count = take(reader, 1)[0] if kind in "zZ" else take_length(reader)
            value = take(reader, count).decode("latin-1")
            return intern_text(value) if kind in "AZ" else value
        case "(" | ")":
            count = take(reader, 1)[0] if kind == ")" else take_length(reader)
            return tuple([item_of(reader, depth, "tuple") for at in range(count)])
        case "[":
            result = []
            if place >= 0:
                reader.seen[place] = result
            for at in range(take_length(reader)):
                result.append(item_of(reader, depth, "list"))
            return result
        case "{":
            result = {}
            if place >= 0:
                reader.seen[place] = result
            while True:
                key = get(reader, depth + 1)
                if key is MISSING:
                    return result
                value = get(reader, depth + 1)
                if value is MISSING:
                    return result
                result[key] = value
        case "<" | ">":
            items = [item_of(reader, depth, "set") for at in range(take_length(reader))]
            return set(items) if kind == "<" else frozenset(items)
        case ":":
            return slice(item_of(reader, depth, "slice"), item_of(reader, depth, "slice"), item_of(reader, depth, "slice"))
        case "r":
            at = take_number(reader)
            if at < 0 or at >= len(reader.seen) or reader.seen[at] is MISSING:
                raise ValueError("bad marshal data (invalid reference)")
            return reader.seen[at]
        case "c":
            raise ValueError("unmarshalling code objects is disallowed")
    raise ValueError("bad marshal data (unknown type code)")


def whole(reader):
    value = get(reader, 0)
    if value is MISSING:
        raise TypeError("NULL object in marshal data for object")
    return value


def dumps(value, version=5, /, *, allow_code=True):
    """The bytes of a value."""
    writer = Writer(index_of(version))
    put(writer, value, 0)
    return bytes(writer.out)


def dump(value, file, version=5, /, *, allow_code=True):
    """Write the bytes of a value to a file."""
    return file.write(dumps(value, version))


def loads(bytes, /, *, allow_code=True):
    """The value of bytes."""
    if is_subtype(type_of(bytes), str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return whole(Reader(memoryview(bytes).tobytes(), None))


def load(file, /, *, allow_code=True):
    """Read a value from a file."""
    return whole(Reader(b"", file))


__all__ = {"dumps": dumps, "dump": dump, "loads": loads, "load": load, "version": 5}

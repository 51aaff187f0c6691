# format(), str.format() and printf-style formatting, in full. Kernels parse; natives answer first wherever all values
# are of builtin classes.

CONVERT_STR = 115
CONVERT_REPR = 114
CONVERT_ASCII = 97


def format_value(value, conversion, spec):
    """What a replacement field of an f-string gives."""
    if conversion:
        value = converted(value, conversion)
    if spec is MISSING or spec is None:
        spec = ""
    return format_object(value, spec)


def converted(value, conversion):
    if conversion == CONVERT_REPR:
        return repr_of(value)
    if conversion == CONVERT_STR:
        return object_text(value)
    if conversion == CONVERT_ASCII:
        return text_ascii(repr_of(value))
    if 32 < conversion < 127:
        raise ValueError(f"Unknown conversion specifier {text_from_code(conversion)}")
    raise ValueError(f"Unknown conversion specifier \\x{conversion:x}")


def format_object(value, spec):
    """format(value, spec); spec is a str."""
    method = special(value, "__format__")
    if method is MISSING:
        raise TypeError(f"Type {name_of(type_of(value))} doesn't define __format__")
    result = method(spec)
    if not is_str(result):
        raise TypeError(f"__format__ must return a str, not {name_of(type_of(result))}")
    return result


# str.format(). `numbering` holds how many fields were numbered by themselves, or -1 once a number was given. `args` is
# None for format_map().

def format_markup(text, args, kwargs, depth, numbering):
    if depth == 0:
        raise ValueError("Max string recursion exceeded")
    pieces = []
    at = 0
    while True:
        markup = markup_next(text, at)
        if markup is None:
            return text_join("", pieces)
        literal, name, spec, conversion, nested, at = markup
        pieces.append(literal)
        if name is None:
            continue
        value = field_value(name, args, kwargs, numbering)
        if conversion:
            value = converted(value, conversion)
        if nested:
            spec = format_markup(spec, args, kwargs, depth - 1, numbering)
        pieces.append(format_object(value, spec))


def field_value(name, args, kwargs, numbering):
    first, at = field_first(name)
    end = text_length(name)
    if at == 0:
        number_field(numbering, True)
        first = numbering[0]
        numbering[0] = first + 1
    elif not is_str(first):
        number_field(numbering, False)
        numbering[0] = -1
    if is_str(first):
        if kwargs is None:
            raise KeyError(first)
        value = kwargs[first]
    elif args is None:
        raise ValueError("Format string contains positional fields")
    elif first >= len(args):
        raise IndexError(f"Replacement index {first} out of range for positional args tuple")
    else:
        value = args[first]
    while at < end:
        is_attribute, key, at = field_next(name, at)
        if is_attribute:
            value = getattr(value, key)
        else:
            value = value[key]
    return value


def number_field(numbering, automatic):
    if automatic and numbering[0] < 0:
        raise ValueError("cannot switch from manual field specification to automatic field numbering")
    if not automatic and numbering[0] > 0:
        raise ValueError("cannot switch from automatic field numbering to manual field specification")


# printf-style formatting. Flags as the kernel gives them.

FLAG_LEFT = 1
STAR = -2
INTEGER_TYPES = "diuoxX"
FLOAT_TYPES = "eEfFgG"


# The right side of %, as the conversions use it up: a list of the row of values (MISSING: there is but one), how many are
# used, the mapping that keys select from (or MISSING), and the one value.
ROW = 0
USED = 1
MAPPING = 2
SINGLE = 3


def percent_arguments(values, of_bytes):
    row = MISSING
    mapping = MISSING
    if is_subtype(type_of(values), tuple):
        row = values
    elif not is_str(values) and not (of_bytes and (is_bytes(values) or is_bytearray(values))) and (
            type_lookup(type_of(values), "__getitem__") is not MISSING):
        mapping = values
    return [row, 0, mapping, values]


def take_argument(arguments):
    row = arguments[ROW]
    used = arguments[USED]
    if used < (1 if row is MISSING else len(row)):
        arguments[USED] = used + 1
        return arguments[SINGLE] if row is MISSING else row[used]
    raise TypeError("not enough arguments for format string")


def star_argument(arguments, limit, kind):
    value = take_argument(arguments)
    if not is_subtype(type_of(value), int):
        raise TypeError("* wants int")
    if not -limit - 1 <= value <= limit:
        raise OverflowError(f"Python int too large to convert to C {kind}")
    return value


def percent_format(text, values):
    return text_join("", percent_pieces(text, percent_arguments(values, False), "string"))


def percent_format_bytes(data, values):
    return text_join(b"", percent_pieces(data, percent_arguments(values, True), "bytes"))


def percent_pieces(text, arguments, sort):
    pieces = []
    at = 0
    while True:
        field = percent_next(text, at)
        if field is None:
            break
        literal, key_start, key_end, flags, width, precision, kind, kind_at, next_at, error = field
        pieces.append(literal)
        if kind < 0 and error is None:
            at = next_at
            continue
        if key_start >= 0:
            if arguments[MAPPING] is MISSING:
                raise TypeError("format requires a mapping")
            if error == "incomplete format key":
                raise ValueError(error)
            arguments[SINGLE] = arguments[MAPPING][text_get_item(text, slice(key_start, key_end, None))]
            arguments[ROW] = MISSING
            arguments[USED] = 0
        if width == STAR:
            width = star_argument(arguments, 9223372036854775807, "ssize_t")
            if width < 0:
                flags |= FLAG_LEFT
                width = -width
        if precision == STAR:
            precision = star_argument(arguments, 2147483647, "int")
            if precision < 0:
                precision = 0
        if error is not None:
            raise ValueError(error)
        value = take_argument(arguments)
        if sort == "bytes":
            pieces.append(percent_bytes_piece(value, kind, kind_at, flags, width, precision))
        else:
            pieces.append(percent_text_piece(value, kind, kind_at, flags, width, precision))
        at = next_at
    row = arguments[ROW]
    if arguments[MAPPING] is MISSING and arguments[USED] < (1 if row is MISSING else len(row)):
        raise TypeError(f"not all arguments converted during {sort} formatting")
    return pieces


def percent_text_piece(value, kind, kind_at, flags, width, precision):
    letter = text_from_code(kind)
    if letter == "s":
        return padded(object_text(value), flags, width, precision)
    if letter == "r":
        return padded(repr_of(value), flags, width, precision)
    if letter == "a":
        return padded(text_ascii(repr_of(value)), flags, width, precision)
    if letter == "c":
        return padded(percent_character(value), flags, width, -1)
    return percent_number_piece(value, letter, kind_at, flags, width, precision, "must be real number, not ")


def percent_bytes_piece(value, kind, kind_at, flags, width, precision):
    letter = text_from_code(kind)
    if letter == "s" or letter == "b":
        return padded(percent_bytes(value), flags, width, precision)
    if letter == "r" or letter == "a":
        return padded(encode_text(text_ascii(repr_of(value)), "ascii", "strict"), flags, width, precision)
    if letter == "c":
        return padded(percent_byte(value), flags, width, -1)
    if kind > 127:
        raise OverflowError("character argument not in range(0x110000)")
    number = percent_number_piece(value, letter, kind_at, flags, width, precision, "float argument required, not ")
    return encode_text(number, "ascii", "strict")


def padded(text, flags, width, precision):
    """A text, or bytes, cut to the precision and filled up to the width."""
    if precision >= 0 and text_length(text) > precision:
        text = text_get_item(text, slice(None, precision, None))
    if width <= text_length(text):
        return text
    fill = " " if is_str(text) else b" "
    return text_ljust(text, width, fill) if flags & FLAG_LEFT else text_rjust(text, width, fill)


def percent_character(value):
    if is_str(value):
        if text_length(value) == 1:
            return value
        raise TypeError(f"%c requires an int or a unicode character, not a string of length {text_length(value)}")
    if not is_subtype(type_of(value), int) and special(value, "__index__") is MISSING:
        raise TypeError(f"%c requires an int or a unicode character, not {name_of(type_of(value))}")
    number = index_of(value)
    if not 0 <= number <= 1114111:
        raise OverflowError("%c arg not in range(0x110000)")
    return text_from_code(number)


def percent_byte(value):
    if is_bytes(value) or is_bytearray(value):
        if text_length(value) == 1:
            return bytes_copy(value)
        sort = "bytes" if is_bytes(value) else "bytearray"
        raise TypeError("%c requires an integer in range(256) or a single byte, "
                        f"not a {sort} object of length {text_length(value)}")
    if not is_subtype(type_of(value), int) and special(value, "__index__") is MISSING:
        raise TypeError(f"%c requires an integer in range(256) or a single byte, not {name_of(type_of(value))}")
    number = index_of(value)
    if not 0 <= number <= 255:
        raise OverflowError("%c arg not in range(256)")
    return bytes_from_code(number)


def percent_bytes(value):
    if is_exact_bytes(value):
        return value
    if is_bytearray(value):
        return bytes_copy(value)
    method = special(value, "__bytes__")
    if method is not MISSING:
        result = method()
        if not is_bytes(result):
            raise TypeError(f"__bytes__ returned non-bytes (type {name_of(type_of(result))})")
        return result
    buffer = buffer_of(value)
    if buffer is MISSING:
        raise TypeError("%b requires a bytes-like object, or an object that implements __bytes__, "
                        f"not '{name_of(type_of(value))}'")
    return buffer_copy(buffer)


def percent_number_piece(value, letter, kind_at, flags, width, precision, wrong_float):
    if letter in FLOAT_TYPES:
        return percent_number(percent_float(value, wrong_float), text_code(letter), flags, width, precision)
    if letter in INTEGER_TYPES:
        return percent_number(checked_digits(percent_integer(value, letter), letter), text_code(letter), flags, width, precision)
    code = text_code(letter)
    shown = letter if 31 <= code < 127 else "?"
    raise ValueError(f"unsupported format character '{shown}' (0x{code:x}) at index {kind_at}")


def percent_integer(value, letter):
    cls = type_of(value)
    if is_subtype(cls, int):
        return value
    hexadecimal = letter == "x" or letter == "X" or letter == "o"
    if hexadecimal:
        if special(value, "__index__") is MISSING:
            raise TypeError(f"%{letter} format: an integer is required, not {name_of(cls)}")
        return index_of(value)
    if special(value, "__index__") is not MISSING or special(value, "__int__") is not MISSING:
        try:
            return int_from(value)
        except TypeError:
            pass
    raise TypeError(f"%{letter} format: a real number is required, not {name_of(cls)}")


def checked_digits(number, letter):
    """The number, unless sys.set_int_max_str_digits() forbids to write it in decimal."""
    if letter == "d" or letter == "i" or letter == "u":
        int.__repr__(number)
    return number


def percent_float(value, wrong_float):
    cls = type_of(value)
    if is_subtype(cls, float) or is_subtype(cls, int):
        return value
    method = special(value, "__float__")
    if method is not MISSING:
        result = method()
        if not is_subtype(type_of(result), float):
            raise TypeError(f"{name_of(cls)}.__float__ returned non-float (type {name_of(type_of(result))})")
        if type_of(result) is not float:
            warn_of_subclass(f"{name_of(cls)}.__float__", "float", result)
        return result
    if special(value, "__index__") is not MISSING:
        return index_of(value)
    raise TypeError(f"{wrong_float}{name_of(cls)}")

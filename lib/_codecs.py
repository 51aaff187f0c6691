# _codecs: the registry of encodings, and those that are built in.


def register(search_function, /):
    """Have a function asked for encodings."""
    if not callable(search_function):
        raise TypeError("argument must be callable")
    codec_search_functions.append(search_function)


def unregister(search_function, /):
    """Have a function asked no more."""
    if search_function in codec_search_functions:
        codec_search_functions.remove(search_function)
        codec_cache.clear()


def lookup(encoding, /):
    """The CodecInfo of an encoding."""
    return codec_lookup(text_argument(encoding, "lookup"))


def _forget_codec(encoding, /):
    codec_cache.pop(encoding, None)


def text_argument(value, function):
    if not is_subtype(type_of(value), str):
        raise TypeError(f"{function}() argument must be str, not {argument_name(value)}")
    if "\0" in value:
        raise ValueError("embedded null character")
    return value


def encode(obj, encoding="utf-8", errors="strict"):
    """Encode by any codec."""
    result = codec_lookup(text_argument(encoding, "encode"))[0](obj, errors)
    if not is_subtype(type_of(result), tuple) or tuple_size(result) != 2:
        raise TypeError("encoder must return a tuple (object, integer)")
    return result[0]


def decode(obj, encoding="utf-8", errors="strict"):
    """Decode by any codec."""
    result = codec_lookup(text_argument(encoding, "decode"))[1](obj, errors)
    if not is_subtype(type_of(result), tuple) or tuple_size(result) != 2:
        raise TypeError("decoder must return a tuple (object,integer)")
    return result[0]


# Error handlers.

def register_error(errors, handler, /):
    """Name a function that deals with errors."""
    if not callable(handler):
        raise TypeError("handler must be callable")
    codec_error_handlers[text_argument(errors, "register_error")] = handler


def lookup_error(name, /):
    """The function that deals with errors under this name."""
    if name in codec_error_handlers:
        return codec_error_handlers[name]
    if name in HANDLERS:
        return HANDLERS[name]
    raise LookupError(f"unknown error handler name '{name}'")


def _unregister_error(errors, /):
    """Forget a function that was named; the built-in ones stay."""
    if errors in HANDLERS:
        raise ValueError(f"cannot un-register built-in error handler '{errors}'")
    return codec_error_handlers.pop(errors, None) is not None


def refuse_error(error):
    raise TypeError(f"don't know how to handle {name_of(type_of(error))} in error callback")


def is_unicode_error(error):
    return is_subtype(type_of(error), UnicodeError) and hasattr(error, "object") and hasattr(error, "end")


def strict_errors(exception, /):
    """Raise the exception."""
    if is_subtype(type_of(exception), BaseException):
        raise exception
    raise TypeError("codec must pass exception instance")


def ignore_errors(exception, /):
    """Leave out what cannot be converted."""
    if not is_unicode_error(exception):
        refuse_error(exception)
    return ("", exception.end)


def replace_errors(exception, /):
    """Put a mark for what cannot be converted."""
    if not is_unicode_error(exception):
        refuse_error(exception)
    if is_subtype(type_of(exception), UnicodeEncodeError):
        return ("?" * (exception.end - exception.start), exception.end)
    if is_subtype(type_of(exception), UnicodeDecodeError):
        return ("\ufffd", exception.end)
    return ("\ufffd" * (exception.end - exception.start), exception.end)


def xmlcharrefreplace_errors(exception, /):
    """Put XML's character references."""
    if not is_unicode_error(exception) or not is_subtype(type_of(exception), UnicodeEncodeError):
        refuse_error(exception)
    text = exception.object[exception.start:exception.end]
    return ("".join([f"&#{ord(character)};" for character in text]), exception.end)


def escaped(code):
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


def backslashreplace_errors(exception, /):
    """Put escapes with backslashes."""
    if not is_unicode_error(exception):
        refuse_error(exception)
    piece = exception.object[exception.start:exception.end]
    if is_subtype(type_of(exception), UnicodeDecodeError):
        return ("".join([f"\\x{byte:02x}" for byte in piece]), exception.end)
    return ("".join([escaped(ord(character)) for character in piece]), exception.end)


def namereplace_errors(exception, /):
    """Put the names of characters."""
    if not is_unicode_error(exception) or not is_subtype(type_of(exception), UnicodeEncodeError):
        refuse_error(exception)
    return (text_of_names(exception.object[exception.start:exception.end]), exception.end)


def text_of_names(text):
    return text.encode("ascii", "namereplace").decode("ascii")


SURROGATE_SIZES = {"utf-8": 3, "utf-16-le": 2, "utf-16-be": 2, "utf-16": 2, "utf-32-le": 4, "utf-32-be": 4, "utf-32": 4,
                   "cp65001": 3}


def surrogate_bytes(code, encoding):
    if SURROGATE_SIZES[encoding] == 3:
        return bytes((0xE0 | code >> 12, 0x80 | code >> 6 & 63, 0x80 | code & 63))
    return code.to_bytes(SURROGATE_SIZES[encoding], "big" if encoding.endswith("be") else "little")


def surrogatepass_errors(exception, /):
    """Convert lone surrogates as if they were characters."""
    if not is_unicode_error(exception):
        refuse_error(exception)
    encoding = exception.encoding.lower().replace("_", "-")
    if is_subtype(type_of(exception), UnicodeEncodeError):
        if encoding not in SURROGATE_SIZES:
            raise exception
        pieces = []
        for character in exception.object[exception.start:exception.end]:
            code = ord(character)
            if code < 0xD800 or code > 0xDFFF:
                raise exception
            pieces.append(surrogate_bytes(code, encoding))
        return (b"".join(pieces), exception.end)
    if not is_subtype(type_of(exception), UnicodeDecodeError):
        refuse_error(exception)
    if encoding not in SURROGATE_SIZES:
        raise exception
    size = SURROGATE_SIZES[encoding]
    piece = exception.object[exception.start:exception.start + size]
    if len(piece) < size:
        raise exception
    if size == 3:
        if piece[0] & 0xF0 != 0xE0 or piece[1] & 0xC0 != 0x80 or piece[2] & 0xC0 != 0x80:
            raise exception
        code = (piece[0] & 15) << 12 | (piece[1] & 63) << 6 | piece[2] & 63
    else:
        code = int.from_bytes(piece, "big" if encoding.endswith("be") else "little")
    if code < 0xD800 or code > 0xDFFF:
        raise exception
    return (chr(code), exception.start + size)


def surrogateescape_errors(exception, /):
    """Keep bytes that mean nothing as lone surrogates, and bring them back."""
    if not is_unicode_error(exception):
        refuse_error(exception)
    if is_subtype(type_of(exception), UnicodeEncodeError):
        result = bytearray()
        for character in exception.object[exception.start:exception.end]:
            code = ord(character)
            if code < 0xDC80 or code > 0xDCFF:
                raise exception
            result.append(code - 0xDC00)
        return (bytes(result), exception.end)
    if not is_subtype(type_of(exception), UnicodeDecodeError):
        refuse_error(exception)
    result = ""
    for byte in exception.object[exception.start:exception.end][:4]:
        if byte < 128:
            break
        result += chr(0xDC00 + byte)
    if not result:
        raise exception
    return (result, exception.start + len(result))


HANDLERS = {
    "strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors,
    "xmlcharrefreplace": xmlcharrefreplace_errors, "backslashreplace": backslashreplace_errors,
    "namereplace": namereplace_errors, "surrogatepass": surrogatepass_errors, "surrogateescape": surrogateescape_errors,
}


# The codecs that are built in.

def error_name(errors):
    return "strict" if errors is None else errors


def buffer_of(data):
    if is_subtype(type_of(data), str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(memoryview(data))


def encoder(name, encoding):
    number = codec_number(encoding)

    def function(str, errors=None, /):
        if not is_subtype(type_of(str), TEXT):
            raise TypeError(f"{name}() argument 1 must be str, not {argument_name(str)}")
        return (encode_with(number, text_plain(str), error_name(errors)), len(str))

    return named(function, name)


def decoder(name, encoding):
    number = codec_number(encoding)

    def function(data, errors=None, final=False, /):
        return decode_with(number, buffer_of(data), error_name(errors), truth_of(final))

    return named(function, name)


def whole_decoder(name, encoding):
    number = codec_number(encoding)

    def function(data, errors=None, /):
        return decode_with(number, buffer_of(data), error_name(errors), True)

    return named(function, name)


def escape_decoder(name, encoding):
    number = codec_number(encoding)

    def function(data, errors=None, final=True, /):
        if is_subtype(type_of(data), TEXT):
            data = data.encode("utf-8")
        return decode_with(number, buffer_of(data), error_name(errors), truth_of(final))

    return named(function, name)


def ordered_encoder(name, width):
    """utf_16_encode and utf_32_encode take a byte order: 0 with a mark, -1 little, 1 big."""
    numbers = {0: codec_number(f"utf_{width}"), -1: codec_number(f"utf_{width}_le"), 1: codec_number(f"utf_{width}_be")}

    def function(str, errors=None, byteorder=0, /):
        if not is_subtype(type_of(str), TEXT):
            raise TypeError(f"{name}() argument 1 must be str, not {argument_name(str)}")
        order = index_of(byteorder)
        number = numbers[0 if order == 0 else -1 if order < 0 else 1]
        return (encode_with(number, text_plain(str), error_name(errors)), len(str))

    return named(function, name)


def ordered_decoder(name, width):
    little = codec_number(f"utf_{width}_le")
    big = codec_number(f"utf_{width}_be")
    size = width // 8

    def function(data, errors=None, byteorder=0, final=False, /):
        data = buffer_of(data)
        order = index_of(byteorder)
        skipped = 0
        if order == 0 and len(data) >= size:
            mark = int.from_bytes(data[:size], "little")
            if mark == 0xFEFF:
                order, skipped = -1, size
            elif mark == (0xFFFE if size == 2 else 0xFFFE0000):
                order, skipped = 1, size
        text, used = decode_with(big if order > 0 else little, data[skipped:], error_name(errors), truth_of(final))
        return (text, used + skipped, order)

    return named(function, name)


def named(function, name):
    set_function_part(function, 5, name)
    set_function_part(function, 6, name)
    set_function_part(function, 8, None)
    return make_builtin_function(function)


TEXT = str


def readbuffer_encode(data, errors=None, /):
    """The bytes of a buffer, or of a str as UTF-8."""
    if is_subtype(type_of(data), str):
        data = data.encode("utf-8")
    data = buffer_of(data)
    return (data, len(data))


SIMPLE = {7: b"\\a", 8: b"\\b", 9: b"\\t", 10: b"\\n", 11: b"\\v", 12: b"\\f", 13: b"\\r"}


def escape_encode(data, errors=None, /):
    """Bytes with escapes for what is not printable."""
    if not is_subtype(type_of(data), bytes):
        raise TypeError(f"escape_encode() argument 1 must be bytes, not {argument_name(data)}")
    result = bytearray()
    for byte in data:
        if byte in (39, 92):
            result += bytes((92, byte))
        elif byte in (9, 10, 13):
            result += SIMPLE[byte]
        elif byte < 32 or byte >= 127:
            result += b"\\x%02x" % byte
        else:
            result.append(byte)
    return (bytes(result), len(data))


ESCAPES = {97: 7, 98: 8, 116: 9, 110: 10, 118: 11, 102: 12, 114: 13, 92: 92, 39: 39, 34: 34}


def escape_decode(data, errors=None, /):
    """What bytes with escapes stand for."""
    if is_subtype(type_of(data), str):
        data = data.encode("utf-8")
    data = buffer_of(data)
    result = bytearray()
    at = 0
    end = len(data)
    while at < end:
        byte = data[at]
        at += 1
        if byte != 92:
            result.append(byte)
            continue
        if at >= end:
            raise ValueError("Trailing \\ in string")
        byte = data[at]
        at += 1
        if byte == 10:
            continue
        if byte in ESCAPES:
            result.append(ESCAPES[byte])
        elif 48 <= byte <= 55:
            value = byte - 48
            count = 1
            while count < 3 and at < end and 48 <= data[at] <= 55:
                value = value * 8 + data[at] - 48
                at += 1
                count += 1
            result.append(value & 255)
        elif byte == 120:
            digits = data[at:at + 2]
            if len(digits) == 2 and digits.isalnum() and all([digit in b"0123456789abcdefABCDEF" for digit in digits]):
                result.append(int(digits, 16))
                at += 2
            elif errors is None or errors == "strict":
                raise ValueError(f"invalid \\x escape at position {at - 2}")
            else:
                if errors == "replace":
                    result += b"?"
                elif errors != "ignore":
                    raise ValueError(f"decoding error; unknown error handling code: {errors}")
                if at < end and data[at] in b"0123456789abcdefABCDEF":
                    at += 1
        else:
            result += bytes((92, byte))
    return (bytes(result), end)


# Tables of single bytes.

class EncodingMap(final=True, new=False):
    """What charmap_build() makes of a decoding table."""

    def size(self):
        """The size of the table."""
        return len(own_attribute(self, ".table"))


def charmap_build(map, /):
    """A table for charmap_encode() from one for charmap_decode()."""
    result = make_object(EncodingMap)
    table = {}
    for at, character in enumerate(map):
        if character != "\ufffe":
            table[ord(character)] = at
    set_own_attribute(result, ".table", table)
    return result


def mapped_byte(mapping, code):
    """The bytes that a character becomes, or None."""
    if type_of(mapping) is EncodingMap:
        found = own_attribute(mapping, ".table").get(code)
    else:
        try:
            found = mapping[code]
        except LookupError:
            return None
    if found is None:
        return None
    if is_subtype(type_of(found), int):
        if found < 0 or found > 255:
            raise TypeError("character mapping must be in range(256)")
        return bytes((found,))
    if not is_subtype(type_of(found), bytes):
        raise TypeError(f"character mapping must return integer, bytes or None, not {name_of(type_of(found))}")
    return found


def charmap_encode(str, errors=None, mapping=None, /):
    """Encode each character by a table."""
    if mapping is None:
        return latin_1_encode(str, errors)
    errors = error_name(errors)
    text = text_plain(str)
    result = bytearray()
    at = 0
    end = len(text)
    while at < end:
        found = mapped_byte(mapping, ord(text[at]))
        if found is not None:
            result += found
            at += 1
            continue
        stop = at + 1
        while stop < end and mapped_byte(mapping, ord(text[stop])) is None:
            stop += 1
        error = UnicodeEncodeError("charmap", text, at, stop, "character maps to <undefined>")
        if errors == "strict":
            raise error
        if errors == "ignore":
            at = stop
            continue
        replacement, at = handled(error, errors, (TEXT, bytes), "encoding error handler must return (str/bytes, int) tuple",
                                  end)
        if is_subtype(type_of(replacement), bytes):
            result += replacement
            continue
        for character in replacement:
            piece = mapped_byte(mapping, ord(character))
            if piece is None:
                raise error
            result += piece
    return (bytes(result), end)


def handled(error, errors, kinds, message, length):
    """What an error handler gives: a replacement, and where to go on."""
    answer = lookup_error(errors)(error)
    if not is_subtype(type_of(answer), tuple) or tuple_size(answer) != 2 or not isinstance(answer[0], kinds) or not is_subtype(
            type_of(answer[1]), int):
        raise TypeError(message)
    return (answer[0], handler_position(answer[1], length))


@native
def charmap_decode(data, errors=None, mapping=None, /):
    """Decode each byte by a table."""
    if mapping is None:
        return latin_1_decode(data, errors)
    errors = error_name(errors)
    data = buffer_of(data)
    by_text = is_subtype(type_of(mapping), TEXT)
    if by_text and "\ufffe" not in mapping and len(mapping) >= 256:
        return (data.decode("latin-1").translate(mapping), len(data))
    pieces = []
    at = 0
    end = len(data)
    while at < end:
        byte = data[at]
        found = None
        if by_text:
            if byte < len(mapping) and mapping[byte] != "\ufffe":
                found = mapping[byte]
        else:
            try:
                found = mapping[byte]
            except LookupError:
                found = None
            if is_subtype(type_of(found), int):
                if found < 0 or found > 0x10FFFF:
                    raise TypeError("character mapping must be in range(0x110000)")
                found = None if found == 0xFFFE else chr(found)
            elif found is not None and not is_subtype(type_of(found), TEXT):
                raise TypeError("character mapping must return integer, None or str")
            elif found == "\ufffe":
                found = None
        if found is not None:
            pieces.append(found)
            at += 1
            continue
        error = UnicodeDecodeError("charmap", data, at, at + 1, "character maps to <undefined>")
        if errors == "strict":
            raise error
        replacement, at = handled(error, errors, TEXT, "decoding error handler must return (str, int) tuple", end)
        pieces.append(replacement)
    return ("".join(pieces), end)


# UTF-7.

PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'(),-./:? \t\r\n")
OPTIONAL = frozenset(b"!\"#$%&*;<=>@[]^_`{|}")
BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def utf_7_encode(str, errors=None, /):
    """Encode as UTF-7."""
    text = text_plain(str)
    result = bytearray()
    bits = 0
    count = -1  # of waiting bits; -1: outside of a shifted sequence
    for character in text:
        code = ord(character)
        if code < 128 and (code in PLAIN or code in OPTIONAL or count < 0 and code == 43):
            if count >= 0:
                if count > 0:
                    result.append(BASE64[bits << 6 - count & 63])
                if code in BASE64 or code == 45:
                    result.append(45)
                count = -1
                bits = 0
            if code == 43:
                result += b"+-"
            else:
                result.append(code)
            continue
        if count < 0:
            result.append(43)
            count = 0
            bits = 0
        for unit in ((code,) if code < 65536 else (0xD7C0 + (code >> 10), 0xDC00 | code & 0x3FF)):
            bits = bits << 16 | unit
            count += 16
            while count >= 6:
                count -= 6
                result.append(BASE64[bits >> count & 63])
            bits &= (1 << count) - 1
    if count >= 0:
        if count > 0:
            result.append(BASE64[bits << 6 - count & 63])
        result.append(45)
    return (bytes(result), len(text))


def utf_7_decode(data, errors=None, final=False, /):
    """Decode UTF-7."""
    errors = error_name(errors)
    data = buffer_of(data)
    final = truth_of(final)
    pieces = []
    at = 0
    end = len(data)
    start = -1   # of a shifted sequence
    kept = 0     # how many pieces there were before it
    bits = count = surrogate = 0
    while at < end:
        byte = data[at]
        reason = None
        if start >= 0:
            digit = BASE64.find(byte) if byte < 128 else -1
            if digit >= 0:
                bits = bits << 6 | digit
                count += 6
                at += 1
                if count >= 16:
                    count -= 16
                    unit = bits >> count
                    bits &= (1 << count) - 1
                    if surrogate and 0xDC00 <= unit <= 0xDFFF:
                        pieces.append(chr(0x10000 + (surrogate - 0xD800 << 10) + unit - 0xDC00))
                        surrogate = 0
                        continue
                    if surrogate:
                        pieces.append(chr(surrogate))
                        surrogate = 0
                    if 0xD800 <= unit <= 0xDBFF:
                        surrogate = unit
                    else:
                        pieces.append(chr(unit))
                continue
            begun = start
            start = -1
            if count >= 6:
                reason = "partial character in base64 sequence"
            elif bits:
                reason = "non-zero padding bits in base64 sequence"
            if surrogate and reason is None:
                pieces.append(chr(surrogate))
            surrogate = 0
            if reason is None:
                if byte == 45:
                    at += 1
                elif at == begun + 1:
                    reason = "ill-formed sequence"
                if reason is None:
                    continue
            at += byte == 45
            stop = max(at, begun + 1)
        elif byte == 43:
            if data[at + 1:at + 2] == b"-":
                pieces.append("+")
                at += 2
                continue
            if at + 1 < end and data[at + 1] not in BASE64:
                begun, stop, reason = at, at + 2, "ill-formed sequence"
            else:
                start = at
                kept = len(pieces)
                bits = count = surrogate = 0
                at += 1
                continue
        elif byte < 128:
            pieces.append(chr(byte))
            at += 1
            continue
        else:
            begun, stop, reason = at, at + 1, "unexpected special character"
        error = UnicodeDecodeError("utf7", data, begun, stop, reason)
        if errors == "strict":
            raise error
        replacement, at = handled(error, errors, TEXT, "decoding error handler must return (str, int) tuple", end)
        pieces.append(replacement)
    if start >= 0:
        if not final:
            return ("".join(pieces[:kept]), start)
        if surrogate or count >= 6 or bits:
            error = UnicodeDecodeError("utf7", data, start, end, "unterminated shift sequence")
            if errors == "strict":
                raise error
            replacement, at = handled(error, errors, TEXT, "decoding error handler must return (str, int) tuple", end)
            pieces.append(replacement)
    return ("".join(pieces), end)


ascii_encode = encoder("ascii_encode", "ascii")
ascii_decode = whole_decoder("ascii_decode", "ascii")
latin_1_encode = encoder("latin_1_encode", "latin_1")
latin_1_decode = whole_decoder("latin_1_decode", "latin_1")


def all_names():
    names = {}
    for function in (register, unregister, lookup, _forget_codec, encode, decode, register_error, lookup_error,
                     _unregister_error, readbuffer_encode, escape_encode, escape_decode, charmap_build, charmap_encode,
                     charmap_decode, utf_7_encode, utf_7_decode, ascii_encode, ascii_decode, latin_1_encode,
                     latin_1_decode, encoder("utf_8_encode", "utf_8"), decoder("utf_8_decode", "utf_8"),
                     encoder("unicode_escape_encode", "unicode_escape"),
                     escape_decoder("unicode_escape_decode", "unicode_escape"),
                     encoder("raw_unicode_escape_encode", "raw_unicode_escape"),
                     escape_decoder("raw_unicode_escape_decode", "raw_unicode_escape")):
        names[function_part(function, 5)] = function
    for width in (16, 32):
        for order in ("le", "be"):
            names[f"utf_{width}_{order}_encode"] = encoder(f"utf_{width}_{order}_encode", f"utf_{width}_{order}")
            names[f"utf_{width}_{order}_decode"] = decoder(f"utf_{width}_{order}_decode", f"utf_{width}_{order}")
        names[f"utf_{width}_encode"] = ordered_encoder(f"utf_{width}_encode", width)
        names[f"utf_{width}_decode"] = decoder(f"utf_{width}_decode", f"utf_{width}")
        names[f"utf_{width}_ex_decode"] = ordered_decoder(f"utf_{width}_ex_decode", width)
    return names


__all__ = all_names()

# _codecs: the registry of codecs, those that are built in, and the error handlers.

# The numbers of those that kernels know (base/text/codec.h).
UTF_8, UTF_16, UTF_16_LE, UTF_16_BE, UTF_32, UTF_32_LE, UTF_32_BE, ASCII, LATIN_1 = range(9)
UNICODE_ESCAPE = 10
RAW_UNICODE_ESCAPE = 11


def register(search_function, /):
    """Register a codec search function."""
    if not callable(search_function):
        raise TypeError("argument must be callable")
    list_append(codec_search_functions, search_function)


def unregister(search_function, /):
    """Unregister a codec search function and clear the registry's cache."""
    if search_function in codec_search_functions:
        codec_search_functions.remove(search_function)
        codec_cache.clear()


def checked_argument(function, number, value):
    if not is_str(value):
        raise TypeError(f"{function}() argument {number} must be str, not {name_of(type_of(value))}")
    return value


def lookup(encoding, /):
    """Looks up a codec tuple in the registry of Python's codecs and returns a CodecInfo object."""
    if not is_str(encoding):
        raise TypeError(f"lookup() argument must be str, not {name_of(type_of(encoding))}")
    check_encoding_name(encoding)
    return codec_lookup(encoding)


def transformed(which, function, object, encoding, errors):
    try:
        result = function(object, errors)
    except Exception as error:
        error.add_note(f"{which}coding with '{encoding}' codec failed")
        raise
    if not is_subtype(type_of(result), tuple) or len(result) != 2:
        raise TypeError(f"{which}coder must return a tuple (object, integer)")
    return result[0]


def encode(obj, encoding="utf-8", errors="strict"):
    """Encodes obj with the codec that is registered for the encoding."""
    checked_argument("encode", "'encoding'", encoding)
    checked_argument("encode", "'errors'", errors)
    return transformed("en", lookup(encoding)[0], obj, encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    """Decodes obj with the codec that is registered for the encoding."""
    checked_argument("decode", "'encoding'", encoding)
    checked_argument("decode", "'errors'", errors)
    return transformed("de", lookup(encoding)[1], obj, encoding, errors)


def register_error(errors, handler, /):
    """Register the specified error handler under the name errors."""
    checked_argument("register_error", 1, errors)
    if not callable(handler):
        raise TypeError("handler must be callable")
    codec_error_handlers[errors] = handler


def _unregister_error(errors, /):
    """Un-register the specified error handler for the error handling `errors'."""
    checked_argument("_unregister_error", 1, errors)
    if errors in HANDLERS:
        raise ValueError(f"cannot un-register built-in error handler '{errors}'")
    return codec_error_handlers.pop(errors, None) is not None


def lookup_error(name, /):
    """lookup_error(errors) -> handler"""
    if not is_str(name):
        raise TypeError(f"lookup_error() argument must be str, not {name_of(type_of(name))}")
    if name not in codec_error_handlers and name in HANDLERS:
        return HANDLERS[name]
    return codec_error_handler(name)


def refuse_error(error):
    raise TypeError(f"don't know how to handle {name_of(type_of(error))} in error callback")


def strict_errors(exception, /):
    """Implements the 'strict' error handling, which raises a UnicodeError on coding errors."""
    if not isinstance(exception, BaseException):
        raise TypeError("codec must pass exception instance")
    raise exception


def ignore_errors(exception, /):
    """Implements the 'ignore' error handling, which ignores malformed data and continues."""
    if not isinstance(exception, (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)):
        refuse_error(exception)
    return ("", exception.end)


def replace_errors(exception, /):
    """Implements the 'replace' error handling, which replaces malformed data with a replacement marker."""
    if isinstance(exception, UnicodeEncodeError):
        return ("?" * (exception.end - exception.start), exception.end)
    if isinstance(exception, UnicodeDecodeError):
        return ("\ufffd", exception.end)
    if not isinstance(exception, UnicodeTranslateError):
        refuse_error(exception)
    return ("\ufffd" * (exception.end - exception.start), exception.end)


def xmlcharrefreplace_errors(exception, /):
    """Implements the 'xmlcharrefreplace' error handling, which replaces an unencodable character with the appropriate
XML character reference."""
    if not isinstance(exception, UnicodeEncodeError):
        refuse_error(exception)
    part = exception.object[exception.start:exception.end]
    return ("".join([f"&#{ord(c)};" for c in part]), exception.end)


def escaped(character):
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def backslashreplace_errors(exception, /):
    """Implements the 'backslashreplace' error handling, which replaces malformed data with a backslashed escape
sequence."""
    if not isinstance(exception, (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)):
        refuse_error(exception)
    part = exception.object[exception.start:exception.end]
    if isinstance(exception, UnicodeDecodeError):
        return ("".join([f"\\x{byte:02x}" for byte in part]), exception.end)
    return ("".join([escaped(c) for c in part]), exception.end)


def namereplace_errors(exception, /):
    """Implements the 'namereplace' error handling, which replaces an unencodable character with a \\N{...} escape
sequence."""
    if not isinstance(exception, UnicodeEncodeError):
        refuse_error(exception)
    pieces = []
    for c in exception.object[exception.start:exception.end]:
        pieces.append(encode_with(ASCII, c, "namereplace").decode() if c > "\x7f" else escaped(c))
    return ("".join(pieces), exception.end)


def surrogateescape_errors(exception, /):
    if isinstance(exception, UnicodeEncodeError):
        result = []
        for c in exception.object[exception.start:exception.end]:
            if not "\udc80" <= c <= "\udcff":
                raise exception
            result.append(ord(c) - 0xDC00)
        return (bytes(result), exception.end)
    if not isinstance(exception, UnicodeDecodeError):
        refuse_error(exception)
    text = ""
    for byte in exception.object[exception.start:min(exception.end, exception.start + 4)]:
        if byte < 128:
            break
        text += chr(0xDC00 + byte)
    if not text:
        raise exception
    return (text, exception.start + len(text))


# How many bytes a surrogate has in an encoding, and in which order.
SURROGATES = {"utf_8": (3, ""), "utf_16_le": (2, "little"), "utf_16_be": (2, "big"), "utf_32_le": (4, "little"),
              "utf_32_be": (4, "big"), "utf_16": (2, "little"), "utf_32": (4, "little")}


def surrogatepass_errors(exception, /):
    if not isinstance(exception, (UnicodeEncodeError, UnicodeDecodeError)):
        refuse_error(exception)
    name = exception.encoding.lower().replace("-", "_").replace("utf8", "utf_8").replace("utf16", "utf_16").replace("utf32", "utf_32")
    size, order = SURROGATES.get(name, (0, ""))
    if size == 0:
        raise exception
    if isinstance(exception, UnicodeEncodeError):
        result = b""
        for c in exception.object[exception.start:exception.end]:
            code = ord(c)
            if not 0xD800 <= code <= 0xDFFF:
                raise exception
            if size == 3:
                result += bytes([0xE0 | code >> 12, 0x80 | code >> 6 & 63, 0x80 | code & 63])
            else:
                result += code.to_bytes(size, order)
        return (result, exception.end)
    part = exception.object[exception.start:exception.start + size]
    code = 0
    if len(part) == size:
        if size != 3:
            code = int.from_bytes(part, order)
        elif part[0] & 0xF0 == 0xE0 and part[1] & 0xC0 == 0x80 and part[2] & 0xC0 == 0x80:
            code = (part[0] & 15) << 12 | (part[1] & 63) << 6 | part[2] & 63
    if not 0xD800 <= code <= 0xDFFF:
        raise exception
    return (chr(code), exception.start + size)


def surrogateescape(exception, /):
    return surrogateescape_errors(exception)


def surrogatepass(exception, /):
    return surrogatepass_errors(exception)


HANDLERS = {"strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors,
            "xmlcharrefreplace": xmlcharrefreplace_errors, "backslashreplace": backslashreplace_errors,
            "namereplace": namereplace_errors, "surrogateescape": surrogateescape, "surrogatepass": surrogatepass}


def errors_of(function, errors):
    if errors is None:
        return "strict"
    if not is_str(errors):
        raise TypeError(f"{function}() argument 2 must be str or None, not {name_of(type_of(errors))}")
    return errors


def encoded(function, codec, text, errors):
    checked_argument(function, 1, text)
    errors = errors_of(function, errors)
    return (encode_with(codec, text, errors), len(text))


def buffer_for(value):
    buffer = buffer_of(value)
    if buffer is MISSING:
        raise TypeError(f"a bytes-like object is required, not '{name_of(type_of(value))}'")
    return buffer


def decoded(function, codec, data, errors, final):
    return decode_with(codec, buffer_for(data), errors_of(function, errors), truth_of(final))


def decoded_whole(function, codec, data, errors):
    data = buffer_for(data)
    return (decode_with(codec, data, errors_of(function, errors), True)[0], len(data))


def utf_8_encode(str, errors=None, /):
    return encoded("utf_8_encode", UTF_8, str, errors)


def utf_8_decode(data, errors=None, final=False, /):
    return decoded("utf_8_decode", UTF_8, data, errors, final)


def ascii_encode(str, errors=None, /):
    return encoded("ascii_encode", ASCII, str, errors)


def ascii_decode(data, errors=None, /):
    return decoded_whole("ascii_decode", ASCII, data, errors)


def latin_1_encode(str, errors=None, /):
    return encoded("latin_1_encode", LATIN_1, str, errors)


def latin_1_decode(data, errors=None, /):
    return decoded_whole("latin_1_decode", LATIN_1, data, errors)


def ordered(order, native, little, big):
    order = index_of(order)
    return native if order == 0 else little if order < 0 else big


def utf_16_encode(str, errors=None, byteorder=0, /):
    return encoded("utf_16_encode", ordered(byteorder, UTF_16, UTF_16_LE, UTF_16_BE), str, errors)


def utf_16_le_encode(str, errors=None, /):
    return encoded("utf_16_le_encode", UTF_16_LE, str, errors)


def utf_16_be_encode(str, errors=None, /):
    return encoded("utf_16_be_encode", UTF_16_BE, str, errors)


def utf_16_decode(data, errors=None, final=False, /):
    return decoded("utf_16_decode", UTF_16, data, errors, final)


def utf_16_le_decode(data, errors=None, final=False, /):
    return decoded("utf_16_le_decode", UTF_16_LE, data, errors, final)


def utf_16_be_decode(data, errors=None, final=False, /):
    return decoded("utf_16_be_decode", UTF_16_BE, data, errors, final)


def utf_16_ex_decode(data, errors=None, byteorder=0, final=False, /):
    order = index_of(byteorder)
    text, consumed = decoded("utf_16_ex_decode", ordered(order, UTF_16, UTF_16_LE, UTF_16_BE), data, errors, final)
    return (text, consumed, marked_order(data, order, b"\xff\xfe", b"\xfe\xff"))


def marked_order(data, order, little, big):
    """The byte order that was given, or that a mark at the beginning tells."""
    if order != 0:
        return -1 if order < 0 else 1
    begin = bytes(memoryview(data)[:len(little)])
    return -1 if begin == little else 1 if begin == big else 0


def utf_32_encode(str, errors=None, byteorder=0, /):
    return encoded("utf_32_encode", ordered(byteorder, UTF_32, UTF_32_LE, UTF_32_BE), str, errors)


def utf_32_le_encode(str, errors=None, /):
    return encoded("utf_32_le_encode", UTF_32_LE, str, errors)


def utf_32_be_encode(str, errors=None, /):
    return encoded("utf_32_be_encode", UTF_32_BE, str, errors)


def utf_32_decode(data, errors=None, final=False, /):
    return decoded("utf_32_decode", UTF_32, data, errors, final)


def utf_32_le_decode(data, errors=None, final=False, /):
    return decoded("utf_32_le_decode", UTF_32_LE, data, errors, final)


def utf_32_be_decode(data, errors=None, final=False, /):
    return decoded("utf_32_be_decode", UTF_32_BE, data, errors, final)


def utf_32_ex_decode(data, errors=None, byteorder=0, final=False, /):
    order = index_of(byteorder)
    text, consumed = decoded("utf_32_ex_decode", ordered(order, UTF_32, UTF_32_LE, UTF_32_BE), data, errors, final)
    return (text, consumed, marked_order(data, order, b"\xff\xfe\0\0", b"\0\0\xfe\xff"))


def bytes_or_text(value):
    return encode_with(UTF_8, value, "strict") if is_str(value) else value


def unicode_escape_encode(str, errors=None, /):
    return encoded("unicode_escape_encode", UNICODE_ESCAPE, str, errors)


def unicode_escape_decode(data, errors=None, final=True, /):
    return decoded("unicode_escape_decode", UNICODE_ESCAPE, bytes_or_text(data), errors, final)


def raw_unicode_escape_encode(str, errors=None, /):
    return encoded("raw_unicode_escape_encode", RAW_UNICODE_ESCAPE, str, errors)


def raw_unicode_escape_decode(data, errors=None, final=True, /):
    return decoded("raw_unicode_escape_decode", RAW_UNICODE_ESCAPE, bytes_or_text(data), errors, final)


def readbuffer_encode(data, errors=None, /):
    data = bytes(buffer_for(bytes_or_text(data)))
    return (data, len(data))


def escape_encode(data, errors=None, /):
    if not is_bytes(data):
        raise TypeError(f"escape_encode() argument 1 must be bytes, not {name_of(type_of(data))}")
    pieces = []
    for byte in data:
        if byte == 92 or byte == 39:
            pieces.append("\\" + chr(byte))
        elif byte == 9 or byte == 10 or byte == 13:
            pieces.append("\\" + {9: "t", 10: "n", 13: "r"}[byte])
        else:
            pieces.append(chr(byte) if 32 <= byte < 127 else f"\\x{byte:02x}")
    return (encode_with(LATIN_1, "".join(pieces), "strict"), len(data))


PLAIN_ESCAPES = {10: b"", 92: b"\\", 39: b"'", 34: b'"', 98: b"\b", 102: b"\f", 116: b"\t", 110: b"\n", 114: b"\r",
                 118: b"\v", 97: b"\a"}
HEX_DIGITS = b"0123456789abcdefABCDEF"


def escape_decode(data, errors=None, /):
    data = bytes(buffer_for(bytes_or_text(data)))
    errors = errors_of("escape_decode", errors)
    result = bytearray()
    at = 0
    while True:
        next = data.find(b"\\", at)
        if next < 0:
            result += data[at:]
            return (bytes(result), len(data))
        result += data[at:next]
        at = next + 1
        if at == len(data):
            raise ValueError("Trailing \\ in string")
        byte = data[at]
        at += 1
        if byte in PLAIN_ESCAPES:
            result += PLAIN_ESCAPES[byte]
        elif 48 <= byte <= 55:
            value = byte - 48
            end = min(at + 2, len(data))
            while at < end and 48 <= data[at] <= 55:
                value = value * 8 + data[at] - 48
                at += 1
            result.append(value & 255)
        elif byte == 120:
            digits = data[at:at + 2]
            if len(digits) == 2 and digits[0] in HEX_DIGITS and digits[1] in HEX_DIGITS:
                result.append(int(digits, 16))
                at += 2
                continue
            if errors == "strict":
                raise ValueError(f"invalid \\x escape at position {at - 2}")
            if errors == "replace":
                result += b"?"
            elif errors != "ignore":
                raise ValueError(f"decoding error; unknown error handling code: {errors}")
            if at < len(data) and data[at] in HEX_DIGITS:
                at += 1
        else:
            result.append(92)
            result.append(byte)


def charmap_build(map, /):
    table = {}
    for byte, character in enumerate(checked_argument("charmap_build", 1, map)):
        if character != "\ufffe" and byte < 256:
            table[ord(character)] = byte
    return table


def handled(errors, error):
    """What the error handler gives for an error: a replacement, and where to go on."""
    result = lookup_error(errors)(error)
    if not is_subtype(type_of(result), tuple) or len(result) != 2 or not is_subtype(type_of(result[1]), int):
        raise TypeError("encoding error handler must return (str/bytes, int) tuple" if isinstance(error, UnicodeEncodeError)
                        else "decoding error handler must return (str, int) tuple")
    return result[0], handler_position(result[1], len(error.object))


def mapped_bytes(mapping, character):
    """What a mapping encodes a character to; None: it has nothing for it."""
    try:
        found = mapping[ord(character)]
    except LookupError:
        return None
    if found is None or is_bytes(found):
        return found
    if not is_subtype(type_of(found), int):
        raise TypeError(f"character mapping must return integer, bytes or None, not {name_of(type_of(found))}")
    if not 0 <= found < 256:
        raise TypeError("character mapping must be in range(256)")
    return bytes([found])


@native
def charmap_encode(str, errors=None, mapping=None, /):
    checked_argument("charmap_encode", 1, str)
    errors = errors_of("charmap_encode", errors)
    if mapping is None:
        return encoded("charmap_encode", LATIN_1, str, errors)
    pieces = []
    at = 0
    while at < len(str):
        found = mapped_bytes(mapping, str[at])
        if found is not None:
            pieces.append(found)
            at += 1
            continue
        end = at + 1
        while end < len(str) and mapped_bytes(mapping, str[end]) is None:
            end += 1
        error = UnicodeEncodeError("charmap", str, at, end, "character maps to <undefined>")
        replacement, at = handled(errors, error)
        if is_bytes(replacement):
            pieces.append(replacement)
        elif is_str(replacement):
            for character in replacement:
                found = mapped_bytes(mapping, character)
                if found is None:
                    raise error
                pieces.append(found)
        else:
            raise TypeError("encoding error handler must return (str/bytes, int) tuple")
    return (b"".join(pieces), len(str))


def mapped_text(mapping, byte):
    try:
        found = mapping[byte]
    except LookupError:
        return None
    if found is None or found == 0xFFFE or found == "\ufffe":
        return None
    if is_str(found):
        return found
    if not is_subtype(type_of(found), int):
        raise TypeError("character mapping must return integer, None or str")
    if not 0 <= found <= 0x10FFFF:
        raise TypeError("character mapping must be in range(0x110000)")
    return chr(found)


@native
def charmap_decode(data, errors=None, mapping=None, /):
    whole = buffer_for(data)
    errors = errors_of("charmap_decode", errors)
    if mapping is None:
        return decoded_whole("charmap_decode", LATIN_1, data, errors)
    data = bytes(whole)
    size = len(data)
    pieces = []
    at = 0
    while at < len(data):
        found = mapped_text(mapping, data[at])
        if found is not None:
            pieces.append(found)
            at += 1
            continue
        error = UnicodeDecodeError("charmap", data, at, at + 1, "character maps to <undefined>")
        replacement, at = handled(errors, error)
        if not is_str(replacement):
            raise TypeError("decoding error handler must return (str, int) tuple")
        pieces.append(replacement)
        data = error.object
    return ("".join(pieces), size)


BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
# What UTF-7 writes as it is: letters, digits, white space, and characters that are safe everywhere.
DIRECT = b"\t\n\r !\"#$%&'()*,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}"


def utf_7_encode(str, errors=None, /):
    checked_argument("utf_7_encode", 1, str)
    errors_of("utf_7_encode", errors)
    result = bytearray()
    bits = 0
    count = 0
    shifted = False
    for character in str:
        code = ord(character)
        if shifted and code < 128 and code in DIRECT:
            if count:
                result.append(BASE64[bits << 6 - count & 63])
                bits = count = 0
            if code in BASE64 or code == 45:
                result.append(45)
            shifted = False
        if not shifted:
            if code == 43:
                result += b"+-"
                continue
            if code < 128 and code in DIRECT:
                result.append(code)
                continue
            result.append(43)
            shifted = True
        units = (code,) if code < 0x10000 else (0xD7C0 + (code >> 10), 0xDC00 | code & 0x3FF)
        for unit in units:
            bits = bits << 16 | unit
            count += 16
            while count >= 6:
                count -= 6
                result.append(BASE64[bits >> count & 63])
            bits &= (1 << count) - 1
    if count:
        result.append(BASE64[bits << 6 - count & 63])
    if shifted:
        result.append(45)
    return (bytes(result), len(str))


def utf_7_decode(data, errors=None, final=False, /):
    data = bytes(buffer_for(data))
    errors = errors_of("utf_7_decode", errors)
    final = truth_of(final)
    pieces = []
    at = 0
    shifted = False
    begin = 0       # of a shifted part, and what there was before it
    before = 0
    bits = count = high = 0
    while True:
        reason = None
        if at == len(data):
            if not shifted:
                break
            if not final:
                del pieces[before:]
                return ("".join(pieces), begin)
            if high or count >= 6 or bits:
                reason, start, end = "unterminated shift sequence", begin, len(data)
            else:
                break
        elif shifted:
            byte = data[at]
            if byte in BASE64:
                bits = bits << 6 | BASE64.index(byte)
                count += 6
                at += 1
                if count >= 16:
                    count -= 16
                    unit = bits >> count
                    bits &= (1 << count) - 1
                    if high:
                        if 0xDC00 <= unit <= 0xDFFF:
                            pieces.append(chr(0x10000 + ((high & 0x3FF) << 10 | unit & 0x3FF)))
                            high = 0
                            continue
                        pieces.append(chr(high))
                        high = 0
                    if 0xD800 <= unit <= 0xDBFF:
                        high = unit
                    else:
                        pieces.append(chr(unit))
                continue
            shifted = False
            if count >= 6:
                reason, start, end = "partial character in base64 sequence", begin, at + 1
            elif bits:
                reason, start, end = "non-zero padding bits in base64 sequence", begin, at + 1
            else:
                if high:
                    pieces.append(chr(high))
                if byte == 45:
                    at += 1
                elif byte > 127:
                    reason, start, end = "unexpected special character", at, at + 1
            bits = count = high = 0
        else:
            byte = data[at]
            if byte == 43:
                begin = at
                before = len(pieces)
                at += 1
                if at < len(data) and data[at] == 45:
                    at += 1
                    pieces.append("+")
                elif at < len(data) and data[at] not in BASE64:
                    reason, start, end = "ill-formed sequence", begin, at + 1
                else:
                    shifted = True
                    bits = count = high = 0
            elif byte < 128:
                pieces.append(chr(byte))
                at += 1
            else:
                reason, start, end = "unexpected special character", at, at + 1
        if reason is not None:
            error = UnicodeDecodeError("utf7", data, start, end, reason)
            replacement, at = handled(errors, error)
            pieces.append(replacement)
            data = error.object
            shifted = False
            bits = count = high = 0
    return ("".join(pieces), len(data))


__all__ = [
    "register", "unregister", "lookup", "encode", "decode", "register_error", "_unregister_error", "lookup_error",
    "utf_8_encode", "utf_8_decode", "ascii_encode", "ascii_decode", "latin_1_encode", "latin_1_decode", "utf_16_encode",
    "utf_16_le_encode", "utf_16_be_encode", "utf_16_decode", "utf_16_le_decode", "utf_16_be_decode", "utf_16_ex_decode",
    "utf_32_encode", "utf_32_le_encode", "utf_32_be_encode", "utf_32_decode", "utf_32_le_decode", "utf_32_be_decode",
    "utf_32_ex_decode", "unicode_escape_encode", "unicode_escape_decode", "raw_unicode_escape_encode",
    "raw_unicode_escape_decode", "readbuffer_encode", "escape_encode", "escape_decode", "charmap_build", "charmap_encode",
    "charmap_decode", "utf_7_encode", "utf_7_decode",
]

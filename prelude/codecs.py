# Encoding and decoding where an error must be dealt with, or where the codec is none that is built in.

UTF_8 = 0
STRICT = 0
XML_REPLACE = 6

# What codecs.register() and codecs.register_error() fill.
codec_search_functions = []
codec_cache = {}
codec_error_handlers = {}


def codec_error_handler(name):
    if name in codec_error_handlers:
        return codec_error_handlers[name]
    raise LookupError(f"unknown error handler name '{name}'")


def codec_lookup(encoding):
    """codecs.lookup(): the CodecInfo of an encoding."""
    name = "_".join(encoding.lower().replace("-", " ").split())
    if name in codec_cache:
        return codec_cache[name]
    for search in codec_search_functions:
        info = search(name)
        if info is None:
            continue
        if not is_subtype(type_of(info), tuple) or len(info) != 4:
            raise TypeError("codec search functions must return 4-tuples")
        codec_cache[name] = info
        return info
    raise LookupError(f"unknown encoding: {encoding}")


def text_codec(encoding, function):
    info = codec_lookup(encoding)
    if not get_attribute_or(info, "_is_text_encoding", True):
        raise LookupError(f"'{encoding}' is not a text encoding; use {function} to handle arbitrary codecs")
    return info


def check_encoding_name(encoding):
    if "\0" in encoding:
        raise ValueError("embedded null character")


def is_utf_8_with_mark(encoding):
    return codec_normalised(encoding) == "utf_8_sig"


def encode_text(text, encoding, errors):
    """text.encode(encoding, errors), both strs."""
    check_encoding_name(encoding)
    codec = codec_number(encoding)
    if codec is not MISSING:
        return encode_with(codec, text, errors)
    if is_utf_8_with_mark(encoding):
        return text_concat(b"\xef\xbb\xbf", encode_with(UTF_8, text, errors))
    result = text_codec(encoding, "codecs.encode()")[0](text, errors)
    if not is_subtype(type_of(result), tuple) or len(result) != 2:
        raise TypeError("encoder must return a tuple (object, integer)")
    if is_bytearray(result[0]):
        return bytes_copy(result[0])
    if not is_bytes(result[0]):
        raise TypeError(f"'{encoding}' encoder returned '{name_of(type_of(result[0]))}' instead of 'bytes'; "
                        "use codecs.encode() to encode to arbitrary types")
    return result[0]


def encode_with(codec, text, errors):
    """The bytes of a text by a codec that is built in."""
    handler = error_handler_number(errors)
    known = handler is not MISSING and errors not in codec_error_handlers
    if not known:
        handler = STRICT
    pieces = []
    at = 0
    while True:
        piece, consumed, codec, encoding, reason, start, end = codec_encode(codec, text, handler, at)
        pieces.append(piece)
        if reason is None:
            return piece if len(pieces) == 1 else text_join(b"", pieces)
        error = UnicodeEncodeError(encoding, text_plain(text), start, end, reason)
        if known:
            raise error
        result = codec_error_handler(errors)(error)
        if not is_subtype(type_of(result), tuple) or len(result) != 2 or not is_subtype(type_of(result[1]), int) or not (
                is_str(result[0]) or is_bytes(result[0])):
            raise TypeError("encoding error handler must return (str/bytes, int) tuple")
        replacement, at = result
        if is_str(replacement):
            encoded, _, _, _, reason, _, _ = encode_replacement(codec, replacement)
            if reason is not None:
                raise error
            replacement = encoded
        pieces.append(replacement)
        at = handler_position(at, text_length(text))


def encode_replacement(codec, replacement):
    """What a handler gave instead of characters, in the same codec; a byte order mark is written only once."""
    marked = codec in WITH_MARK
    return codec_encode(WITH_MARK[codec] if marked else codec, replacement, STRICT, 0)


# utf-16 and utf-32 with a mark, and what follows the mark.
WITH_MARK = {1: 2, 4: 5}


def handler_position(position, length):
    if position < 0:
        position += length
    if not 0 <= position <= length:
        raise IndexError(f"position {position} from error handler out of bounds")
    return position


def decode_buffer(buffer, encoding, errors):
    """The text of a buffer; encoding and errors are strs."""
    check_encoding_name(encoding)
    codec = codec_number(encoding)
    if codec is not MISSING:
        return decode_with(codec, buffer, errors, True)[0]
    if is_utf_8_with_mark(encoding):
        if text_startswith(bytes_copy(buffer), b"\xef\xbb\xbf", None, None):
            buffer = text_get_item(bytes_copy(buffer), slice(3, None, None))
        return decode_with(UTF_8, buffer, errors, True)[0]
    result = text_codec(encoding, "codecs.decode()")[1](buffer, errors)
    if not is_subtype(type_of(result), tuple) or len(result) != 2:
        raise TypeError("decoder must return a tuple (object,integer)")
    if not is_str(result[0]):
        raise TypeError(f"'{encoding}' decoder returned '{name_of(type_of(result[0]))}' instead of 'str'; "
                        "use codecs.decode() to decode to arbitrary types")
    return result[0]


def decode_with(codec, buffer, errors, final):
    """The text of a buffer by a codec that is built in, and how many of its bytes it stands for."""
    handler = error_handler_number(errors)
    known = handler is not MISSING and errors not in codec_error_handlers
    if not known:
        handler = STRICT
    pieces = []
    at = 0
    while True:
        piece, consumed, codec, encoding, reason, start, end = codec_decode(codec, buffer, handler, at, final)
        pieces.append(piece)
        if reason is None:
            return (piece if len(pieces) == 1 else text_join("", pieces)), consumed
        error = UnicodeDecodeError(encoding, bytes_copy(buffer), start, end, reason)
        if known:
            if handler >= XML_REPLACE:
                raise TypeError("don't know how to handle UnicodeDecodeError in error callback")
            raise error
        result = codec_error_handler(errors)(error)
        if not is_subtype(type_of(result), tuple) or len(result) != 2 or not is_str(result[0]) or not is_subtype(
                type_of(result[1]), int):
            raise TypeError("decoding error handler must return (str, int) tuple")
        pieces.append(result[0])
        buffer = error.object
        if not is_bytes(buffer):
            raise TypeError("exception attribute object must be bytes")
        at = handler_position(result[1], text_length(buffer))

# _json: what makes json fast. Kernels read and write whole documents; what calls Python (hooks, default(), sorting) is
# here.

DEEPEST = 25000

# Why json_write() stops before the end.
FOREIGN = 0
MAPPING = 1
CIRCULAR = 2
NOT_FINITE = 3
BAD_KEY = 4
TOO_DEEP = 5

# What stands on its stack: container, cursor, what it is (with a flag above), and the object that it stands for.
FRAME_VALUES = 4
FRAME_LIST = 0
FRAME_TUPLE = 1
FRAME_DICT = 2
FRAME_PAIRS = 3
FRAME_MADE = 4


def checked_text(text):
    if not is_str(text):
        raise TypeError(f"first argument must be a string, not {name_of(type_of(text))}")
    return text


def refuse(message, text, at):
    import json.decoder
    if message is None:
        raise StopIteration(at)
    raise json.decoder.JSONDecodeError(message, text, at)


def position_of(value):
    number = index_of(value)
    if not -9223372036854775808 <= number <= 9223372036854775807:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return number


def scanstring(string, end, strict=True, /):
    """scanstring(string, end, strict=True) -> (string, end)

Scan the string for a JSON string; end is the index of the character behind its opening quote. Gives the text, and the
index behind the closing quote."""
    end = position_of(end)
    strict = truth_of(strict)
    checked_text(string)
    if end < 0 or end > text_length(string):
        raise ValueError("end is out of bounds")
    result = json_read_string(string, end, strict)
    if tuple_size(result) == 3:
        refuse(result[1], string, result[2])
    return result


@native
def encode_basestring(string, /):
    """A JSON representation of a string."""
    if not is_str(string):
        raise TypeError(f"first argument must be a string, not {name_of(type_of(string))}")
    return json_quote(string, False)


@native
def encode_basestring_ascii(string, /):
    """A JSON representation of a string, in ASCII alone."""
    if not is_str(string):
        raise TypeError(f"first argument must be a string, not {name_of(type_of(string))}")
    return json_quote(string, True)


class Scanner(final=True):
    """JSON scanner object"""

    __module__ = "_json"

    def __new__(cls, /, context):
        self = make_object(cls)
        set_own_attribute(self, ".strict", truth_of(context.strict))
        set_own_attribute(self, ".object_hook", context.object_hook)
        set_own_attribute(self, ".object_pairs_hook", context.object_pairs_hook)
        set_own_attribute(self, ".parse_float", context.parse_float)
        set_own_attribute(self, ".parse_int", context.parse_int)
        set_own_attribute(self, ".parse_constant", context.parse_constant)
        return self

    def __call__(self, /, string, idx):
        """Call self as a function."""
        checked_text(string)
        at = position_of(idx)
        if at < 0:
            raise ValueError("idx cannot be negative")
        if at >= text_length(string):
            raise StopIteration(at)
        if own_attribute(self, ".object_hook") is None and own_attribute(self, ".object_pairs_hook") is None and (
                own_attribute(self, ".parse_float") is float and own_attribute(self, ".parse_int") is int):
            result = json_read(string, at, own_attribute(self, ".strict"), constants_of(own_attribute(self, ".parse_constant")))
            if result is not MISSING:
                if tuple_size(result) == 3:
                    refuse(result[1], string, result[2])
                return result
        return read_with_hooks(self, string, at)

    @member
    def strict(self):
        """strict"""
        return own_attribute(self, ".strict")

    @member
    def object_hook(self):
        """object_hook"""
        return own_attribute(self, ".object_hook")

    @member
    def object_pairs_hook(self):
        """object_pairs_hook"""
        return own_attribute(self, ".object_pairs_hook")

    @member
    def parse_float(self):
        """parse_float"""
        return own_attribute(self, ".parse_float")

    @member
    def parse_int(self):
        """parse_int"""
        return own_attribute(self, ".parse_int")

    @member
    def parse_constant(self):
        """parse_constant"""
        return own_attribute(self, ".parse_constant")


def constants_of(parse_constant):
    """The dict of whose __getitem__ json.decoder makes its parse_constant, or None."""
    if is_method(parse_constant) and method_function(parse_constant) is dict.__getitem__:
        return method_self(parse_constant)
    return None


def read_with_hooks(scanner, text, at):
    strict = own_attribute(scanner, ".strict")
    size = text_length(text)
    keys = {}
    # Of each object and array that is open: whether it is an object, and its members (of an object key and value).
    kinds = []
    members = []
    while True:
        if at >= size:
            raise StopIteration(at)
        first = text[at]
        if first == "{" or first == "[":
            is_object = first == "{"
            at = json_skip_space(text, at + 1)
            if at < size and text[at] == ("}" if is_object else "]"):
                at += 1
                value = finished(scanner, is_object, [])
            else:
                if len(kinds) >= DEEPEST:
                    kind = "object" if is_object else "array"
                    raise RecursionError(f"maximum recursion depth exceeded while decoding a JSON {kind} from a unicode string")
                list_append(kinds, is_object)
                list_append(members, [])
                if is_object:
                    at = read_key(text, at, strict, keys, members[-1])
                continue
        else:
            value, at = read_scalar(scanner, text, at, strict, first)
        while kinds:
            is_object = kinds[-1]
            list_append(members[-1], value)
            at = json_skip_space(text, at)
            next = text[at] if at < size else ""
            if next == ",":
                comma = at
                at = json_skip_space(text, at + 1)
                if at < size and text[at] == ("}" if is_object else "]"):
                    kind = "object" if is_object else "array"
                    refuse(f"Illegal trailing comma before end of {kind}", text, comma)
                if is_object:
                    at = read_key(text, at, strict, keys, members[-1])
                break
            if next != ("}" if is_object else "]"):
                refuse("Expecting ',' delimiter", text, at)
            at += 1
            kinds.pop()
            value = finished(scanner, is_object, members.pop())
        else:
            return (value, at)


def read_key(text, at, strict, keys, members):
    size = text_length(text)
    if at >= size or text[at] != '"':
        refuse("Expecting property name enclosed in double quotes", text, at)
    key, at = scanstring(text, at + 1, strict)
    list_append(members, keys.setdefault(key, key))
    at = json_skip_space(text, at)
    if at >= size or text[at] != ":":
        refuse("Expecting ':' delimiter", text, at)
    return json_skip_space(text, at + 1)


def finished(scanner, is_object, members):
    if not is_object:
        return members
    pairs_hook = own_attribute(scanner, ".object_pairs_hook")
    if pairs_hook is not None:
        return pairs_hook([(members[i], members[i + 1]) for i in range(0, len(members), 2)])
    result = {}
    i = 0
    while i < len(members):
        result[members[i]] = members[i + 1]
        i += 2
    hook = own_attribute(scanner, ".object_hook")
    return result if hook is None else hook(result)


def read_scalar(scanner, text, at, strict, first):
    if first == '"':
        return scanstring(text, at + 1, strict)
    for word, value in (("null", None), ("true", True), ("false", False)):
        if text_startswith(text, word, at, None):
            return value, at + len(word)
    for word in ("NaN", "Infinity", "-Infinity"):
        if text_startswith(text, word, at, None):
            return own_attribute(scanner, ".parse_constant")(word), at + len(word)
    end = json_number_end(text, at)
    if end == 0:
        raise StopIteration(at)
    if end < 0:
        return own_attribute(scanner, ".parse_float")(text[at:-end]), -end
    return own_attribute(scanner, ".parse_int")(text[at:end]), end


class Encoder(final=True):
    """Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)"""

    __module__ = "_json"

    def __new__(cls, /, markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan):
        if markers is not None and not is_subtype(type_of(markers), dict):
            raise TypeError(f"make_encoder() argument 1 must be dict or None, not {name_of(type_of(markers))}")
        for number, value in ((5, key_separator), (6, item_separator)):
            if not is_str(value):
                raise TypeError(f"make_encoder() argument {number} must be str, not {name_of(type_of(value))}")
        self = make_object(cls)
        set_own_attribute(self, ".markers", markers)
        set_own_attribute(self, ".default", default)
        set_own_attribute(self, ".encoder", encoder)
        set_own_attribute(self, ".indent", indent)
        set_own_attribute(self, ".key_separator", key_separator)
        set_own_attribute(self, ".item_separator", item_separator)
        set_own_attribute(self, ".sort_keys", truth_of(sort_keys))
        set_own_attribute(self, ".skipkeys", truth_of(skipkeys))
        set_own_attribute(self, ".allow_nan", truth_of(allow_nan))
        return self

    def __call__(self, /, obj, _current_indent_level):
        """Call self as a function."""
        level = position_of(_current_indent_level)
        encoder = own_attribute(self, ".encoder")
        ascii = encoder is encode_basestring_ascii
        if not ascii and encoder is not encode_basestring:
            return written_with(self, encoder, obj, level)
        config = (own_attribute(self, ".indent"), own_attribute(self, ".key_separator"),
                  own_attribute(self, ".item_separator"), own_attribute(self, ".sort_keys"),
                  own_attribute(self, ".skipkeys"), own_attribute(self, ".allow_nan"), ascii,
                  own_attribute(self, ".markers") is not None, level, INT_DIGITS[0])
        stack = []
        try:
            result = json_write(config, stack, obj)
            if is_str(result):
                return (result,)
            pieces = []
            while True:
                list_append(pieces, result[0])
                result = json_write(config, stack, made_of(self, stack, pieces, result[1], result[2]))
                if is_str(result):
                    list_append(pieces, result)
                    return ("".join(pieces),)
        except BaseException as error:
            note_frames(error, stack)
            raise

    @member
    def markers(self):
        """markers"""
        return own_attribute(self, ".markers")

    @member
    def default(self):
        """default"""
        return own_attribute(self, ".default")

    @member
    def encoder(self):
        """encoder"""
        return own_attribute(self, ".encoder")

    @member
    def indent(self):
        """indent"""
        return own_attribute(self, ".indent")

    @member
    def key_separator(self):
        """key_separator"""
        return own_attribute(self, ".key_separator")

    @member
    def item_separator(self):
        """item_separator"""
        return own_attribute(self, ".item_separator")

    @member
    def sort_keys(self):
        """sort_keys"""
        return own_attribute(self, ".sort_keys")

    @member
    def skipkeys(self):
        """skipkeys"""
        return own_attribute(self, ".skipkeys")


def made_of(encoder, stack, pieces, why, object):
    """What the kernel goes on with: a value, or MISSING for what stands on the stack."""
    if why == FOREIGN:
        if own_attribute(encoder, ".markers") is not None:
            at = 3
            while at < len(stack):
                if stack[at] is object:
                    raise ValueError("Circular reference detected")
                at += FRAME_VALUES
        if len(stack) >= DEEPEST * FRAME_VALUES:
            raise RecursionError("maximum recursion depth exceeded while encoding a JSON object")
        made = own_attribute(encoder, ".default")(object)
        stack.extend((None, 0, FRAME_MADE, object))
        return made
    if why == MAPPING:
        if type_of(object) is dict:
            items = list(dict.items(object))
        else:
            items = list(object.items())
        for item in items:
            if type_of(item) is not tuple or len(item) != 2:
                raise ValueError("items must return 2-tuples")
        if own_attribute(encoder, ".sort_keys"):
            items.sort()
        list_append(pieces, "{")
        stack.extend((items, 0, FRAME_PAIRS, object))
        return MISSING
    if why == CIRCULAR:
        raise ValueError("Circular reference detected")
    if why == NOT_FINITE:
        raise ValueError(f"Out of range float values are not JSON compliant: {float.__repr__(object)}")
    if why == TOO_DEEP:
        raise RecursionError("maximum recursion depth exceeded while encoding a JSON object")
    raise TypeError(f"keys must be str, int, float, bool or None, not {name_of(type_of(object))}")


def note_frames(error, stack):
    """Says on an error in which items of which containers it came, from the innermost on."""
    at = len(stack) - FRAME_VALUES
    while at >= 0:
        cursor = stack[at + 1]
        what = stack[at + 2] & 7
        kind = name_of(type_of(stack[at + 3]))
        if what == FRAME_MADE:
            note = f"when serializing {kind} object"
        elif what == FRAME_DICT:
            note = f"when serializing {kind} item {json_key_before(stack[at], cursor)!r}"
        elif what == FRAME_PAIRS:
            if cursor == 0:
                at -= FRAME_VALUES
                continue
            note = f"when serializing {kind} item {stack[at][cursor - 1][0]!r}"
        elif cursor == 0:
            at -= FRAME_VALUES
            continue
        else:
            note = f"when serializing {kind} item {cursor - 1}"
        error.add_note(note)
        at -= FRAME_VALUES


def written_with(self, encoder, obj, level):
    """With a function for strings that is not ours, json's own Python writes."""
    from json.encoder import _make_iterencode
    allow_nan = own_attribute(self, ".allow_nan")

    def quoted(text):
        result = encoder(text)
        if not is_str(result):
            raise TypeError(f"encoder() must return a string, not {name_of(type_of(result))}")
        return result

    def float_text(number):
        if number - number == 0:
            return float.__repr__(number)
        if not allow_nan:
            raise ValueError(f"Out of range float values are not JSON compliant: {float.__repr__(number)}")
        return "NaN" if number != number else "Infinity" if number > 0 else "-Infinity"

    write = _make_iterencode(own_attribute(self, ".markers"), own_attribute(self, ".default"), quoted,
                             own_attribute(self, ".indent"), float_text, own_attribute(self, ".key_separator"),
                             own_attribute(self, ".item_separator"), own_attribute(self, ".sort_keys"),
                             own_attribute(self, ".skipkeys"), True)
    return ("".join(write(obj, level)),)


__all__ = {"scanstring": scanstring, "encode_basestring": encode_basestring,
           "encode_basestring_ascii": encode_basestring_ascii, "make_scanner": Scanner, "make_encoder": Encoder}

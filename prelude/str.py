# str, and what its methods share with bytes and bytearray. The functions named text_… are kernels that serve all three;
# what stands here makes plain ints, strs and buffers of the arguments, and words the errors.

def argument_name(value):
    """The class of a wrong argument, as CPython's argument errors name it."""
    return "None" if value is None else name_of(type_of(value))


def str_argument(value, function, position):
    if not is_str(value):
        raise TypeError(f"{function}() argument {position} must be str, not {argument_name(value)}")
    return value


def slice_bound(value):
    """A start, stop or step as an int or None."""
    if value is None or is_subtype(type_of(value), int):
        return value
    if special(value, "__index__") is MISSING:
        raise TypeError("slice indices must be integers or None or have an __index__ method")
    return index_of(value)


def plain_slice(key):
    return slice(slice_bound(key.start), slice_bound(key.stop), slice_bound(key.step))


def size_argument(value):
    """An int that fits a Py_ssize_t."""
    number = index_of(value)
    if not -9223372036854775808 <= number <= 9223372036854775807:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return number


def int_argument(value):
    """An int that fits a C int."""
    number = index_of(value)
    if not -2147483648 <= number <= 2147483647:
        raise OverflowError("Python int too large to convert to C int")
    return number


def object_text(value):
    """str(value)"""
    if is_exact_str(value):
        return value
    result = special(value, "__str__")()
    if not is_str(result):
        raise TypeError(f"__str__ returned non-string (type {name_of(type_of(result))})")
    return result


def object_repr(value):
    """repr(value)"""
    return repr_of(value)


def text_items(iterable):
    """The items that join() joins, as a list or tuple."""
    if type_of(iterable) is list or type_of(iterable) is tuple:
        return iterable
    iterator = MISSING
    try:
        iterator = iter(iterable)
    except TypeError:
        pass
    if iterator is MISSING:
        raise TypeError("can only join an iterable")
    return [item for item in iterator]


def check_new(cls, base):
    """What __new__ of a builtin class asks of its first argument."""
    name = name_of(base)
    if not is_type(cls):
        raise TypeError(f"{name}.__new__(X): X is not a type object ({name_of(type_of(cls))})")
    if not is_subtype(cls, base):
        raise TypeError(f"{name}.__new__({name_of(cls)}): {name_of(cls)} is not a subtype of {name}")


def make_text(value, encoding, errors):
    """What str(value, encoding, errors) is, as a plain str or what __str__ gave."""
    if encoding is not MISSING and not is_str(encoding):
        raise TypeError(f"str() argument 'encoding' must be str, not {argument_name(encoding)}")
    if errors is not MISSING and not is_str(errors):
        raise TypeError(f"str() argument 'errors' must be str, not {argument_name(errors)}")
    if value is MISSING:
        return ""
    if encoding is MISSING and errors is MISSING:
        return object_text(value)
    if is_str(value):
        raise TypeError("decoding str is not supported")
    buffer = buffer_of(value)
    if buffer is MISSING or not is_buffer(buffer):
        raise TypeError(f"decoding to str: need a bytes-like object, {name_of(type_of(value))} found")
    return decode_buffer(buffer, "utf-8" if encoding is MISSING else encoding, "strict" if errors is MISSING else errors)


def translate_text(text, table):
    pieces = []
    at = 0
    end = text_length(text)
    while at < end:
        character = text_get_item(text, at)
        at += 1
        try:
            become = table[text_code(character)]
        except LookupError:
            pieces.append(character)
            continue
        if become is None:
            continue
        if is_str(become):
            pieces.append(become)
            continue
        if not is_subtype(type_of(become), int):
            raise TypeError("character mapping must return integer, None or str")
        if not 0 <= become <= 1114111:
            raise ValueError("character mapping must be in range(0x110000)")
        pieces.append(text_from_code(become))
    return text_join("", pieces)


class str:
    """str(object='') -> str
str(bytes_or_buffer[, encoding[, errors]]) -> str

A text: an immutable sequence of Unicode characters. Without an encoding, what object.__str__() gives; with one, the
text that the bytes encode."""

    @native
    def __new__(cls, object=MISSING, encoding=MISSING, errors=MISSING):
        """Create and return a new object."""
        check_new(cls, str)
        text = make_text(object, encoding, errors)
        return text if cls is str else text_subclass(cls, text)

    @native
    def __repr__(self, /):
        """Return repr(self)."""
        return text_repr(self)

    @native
    def __str__(self, /):
        """Return str(self)."""
        return text_plain(self)

    @native
    def __format__(self, format_spec, /):
        """Return a formatted version of the string as described by format_spec."""
        if not is_str(format_spec):
            raise TypeError(f"__format__() argument must be str, not {argument_name(format_spec)}")
        if text_length(format_spec) == 0:
            return object_text(self)
        return format_builtin(self, format_spec)

    @native
    def __hash__(self, /):
        """Return hash(self)."""
        return text_hash(self)

    @native
    def __len__(self, /):
        """Return len(self)."""
        return text_length(self)

    @native
    def __iter__(self, /):
        """Implement iter(self)."""
        return str_iterator_over(self)

    @native
    def __getitem__(self, key, /):
        """Return self[key]."""
        if type_of(key) is slice:
            return text_get_item(self, plain_slice(key))
        if special(key, "__index__") is MISSING:
            raise TypeError(f"string indices must be integers, not '{name_of(type_of(key))}'")
        return text_get_item(self, index_of(key))

    @native
    def __contains__(self, key, /):
        """Return bool(key in self)."""
        if not is_str(key):
            raise TypeError(f"'in <string>' requires string as left operand, not {name_of(type_of(key))}")
        return text_contains(self, key)

    @native
    def __add__(self, value, /):
        """Return self+value."""
        if not is_str(value):
            raise TypeError(f"can only concatenate str (not \"{name_of(type_of(value))}\") to str")
        return text_concat(self, value)

    @native
    def __mul__(self, value, /):
        """Return self*value."""
        return text_repeat(self, repeat_count(value))

    @native
    def __rmul__(self, value, /):
        """Return value*self."""
        return text_repeat(self, repeat_count(value))

    @native
    def __mod__(self, value, /):
        """Return self%value."""
        return percent_format(self, value)

    def __rmod__(self, value, /):
        """Return value%self."""
        if not is_str(value):
            return NotImplemented
        return percent_format(value, self)

    @native
    def __lt__(self, value, /):
        """Return self<value."""
        return text_lt(self, value)

    @native
    def __le__(self, value, /):
        """Return self<=value."""
        return text_le(self, value)

    @native
    def __gt__(self, value, /):
        """Return self>value."""
        return text_gt(self, value)

    @native
    def __ge__(self, value, /):
        """Return self>=value."""
        return text_ge(self, value)

    @native
    def __eq__(self, value, /):
        """Return self==value."""
        return text_eq(self, value)

    @native
    def __ne__(self, value, /):
        """Return self!=value."""
        return text_ne(self, value)

    @native
    def __sizeof__(self, /):
        """Return the size of the string in memory, in bytes."""
        return text_size_of(self)

    @native
    def __getnewargs__(self, /):
        return text_new_arguments(self)

    @native
    def find(self, sub, start=None, end=None, /):
        """Return the lowest index where the substring is found within self[start:end], or -1."""
        return text_find(self, str_argument(sub, "find", 1), slice_bound(start), slice_bound(end))

    @native
    def rfind(self, sub, start=None, end=None, /):
        """Return the highest index where the substring is found within self[start:end], or -1."""
        return text_rfind(self, str_argument(sub, "rfind", 1), slice_bound(start), slice_bound(end))

    @native
    def index(self, sub, start=None, end=None, /):
        """As find(), but raise ValueError when the substring is not found."""
        return text_index(self, str_argument(sub, "index", 1), slice_bound(start), slice_bound(end))

    @native
    def rindex(self, sub, start=None, end=None, /):
        """As rfind(), but raise ValueError when the substring is not found."""
        return text_rindex(self, str_argument(sub, "rindex", 1), slice_bound(start), slice_bound(end))

    @native
    def count(self, sub, start=None, end=None, /):
        """Return the number of occurrences of the substring, which do not overlap, in self[start:end]."""
        return text_count(self, str_argument(sub, "count", 1), slice_bound(start), slice_bound(end))

    @native
    def startswith(self, prefix, start=None, end=None, /):
        """Return whether self[start:end] starts with the prefix, or one of a tuple of prefixes."""
        if is_str(prefix):
            return text_startswith(self, prefix, slice_bound(start), slice_bound(end))
        if not is_subtype(type_of(prefix), tuple):
            raise TypeError(f"startswith first arg must be str or a tuple of str, not {name_of(type_of(prefix))}")
        start = slice_bound(start)
        end = slice_bound(end)
        for candidate in prefix:
            if not is_str(candidate):
                raise TypeError(f"tuple for startswith must only contain str, not {name_of(type_of(candidate))}")
            if text_startswith(self, candidate, start, end):
                return True
        return False

    @native
    def endswith(self, suffix, start=None, end=None, /):
        """Return whether self[start:end] ends with the suffix, or one of a tuple of suffixes."""
        if is_str(suffix):
            return text_endswith(self, suffix, slice_bound(start), slice_bound(end))
        if not is_subtype(type_of(suffix), tuple):
            raise TypeError(f"endswith first arg must be str or a tuple of str, not {name_of(type_of(suffix))}")
        start = slice_bound(start)
        end = slice_bound(end)
        for candidate in suffix:
            if not is_str(candidate):
                raise TypeError(f"tuple for endswith must only contain str, not {name_of(type_of(candidate))}")
            if text_endswith(self, candidate, start, end):
                return True
        return False

    @native
    def replace(self, old, new, /, count=-1):
        """Return a copy in which occurrences of old are replaced by new: all of them, or the first count ones."""
        str_argument(old, "replace", 1)
        str_argument(new, "replace", 2)
        return text_replace(self, old, new, size_argument(count))

    @native
    def removeprefix(self, prefix, /):
        """Return the string without the prefix, if it begins with it."""
        if not is_str(prefix):
            raise TypeError(f"removeprefix() argument must be str, not {argument_name(prefix)}")
        return text_removeprefix(self, prefix)

    @native
    def removesuffix(self, suffix, /):
        """Return the string without the suffix, if it ends with it."""
        if not is_str(suffix):
            raise TypeError(f"removesuffix() argument must be str, not {argument_name(suffix)}")
        return text_removesuffix(self, suffix)

    @native
    def partition(self, sep, /):
        """Return the part before the first separator, the separator, and the part after it."""
        if not is_str(sep):
            raise TypeError(f"must be str, not {name_of(type_of(sep))}")
        return text_partition(self, sep)

    @native
    def rpartition(self, sep, /):
        """Return the part before the last separator, the separator, and the part after it."""
        if not is_str(sep):
            raise TypeError(f"must be str, not {name_of(type_of(sep))}")
        return text_rpartition(self, sep)

    @native
    def split(self, sep=None, maxsplit=-1):
        """Return a list of the parts between separators: runs of white space, unless sep is given."""
        maxsplit = size_argument(maxsplit)
        if sep is not None and not is_str(sep):
            raise TypeError(f"must be str or None, not {name_of(type_of(sep))}")
        return text_split(self, sep, maxsplit)

    @native
    def rsplit(self, sep=None, maxsplit=-1):
        """As split(), but splits are made from the right."""
        maxsplit = size_argument(maxsplit)
        if sep is not None and not is_str(sep):
            raise TypeError(f"must be str or None, not {name_of(type_of(sep))}")
        return text_rsplit(self, sep, maxsplit)

    @native
    def splitlines(self, keepends=False):
        """Return a list of the lines, without their ends unless keepends is true."""
        return text_splitlines(self, True if keepends else False)

    @native
    def strip(self, chars=None, /):
        """Return a copy without white space, or without the characters of chars, on both sides."""
        if chars is not None and not is_str(chars):
            raise TypeError("strip arg must be None or str")
        return text_strip(self, chars)

    @native
    def lstrip(self, chars=None, /):
        """As strip(), on the left only."""
        if chars is not None and not is_str(chars):
            raise TypeError("lstrip arg must be None or str")
        return text_lstrip(self, chars)

    @native
    def rstrip(self, chars=None, /):
        """As strip(), on the right only."""
        if chars is not None and not is_str(chars):
            raise TypeError("rstrip arg must be None or str")
        return text_rstrip(self, chars)

    @native
    def lower(self, /):
        """Return a copy in lower case."""
        return text_lower(self)

    @native
    def upper(self, /):
        """Return a copy in upper case."""
        return text_upper(self)

    @native
    def title(self, /):
        """Return a copy in which each word begins with a titlecase letter, the rest of it in lower case."""
        return text_title(self)

    @native
    def capitalize(self, /):
        """Return a copy whose first character is in title case and the rest in lower case."""
        return text_capitalize(self)

    @native
    def swapcase(self, /):
        """Return a copy in which upper and lower case have changed places."""
        return text_swapcase(self)

    @native
    def casefold(self, /):
        """Return a copy for comparisons that ignore case."""
        return text_casefold(self)

    @native
    def isascii(self, /):
        """Return whether all characters are ASCII; an empty string is."""
        return text_isascii(self)

    @native
    def isalpha(self, /):
        """Return whether all characters are alphabetic and there is one."""
        return text_isalpha(self)

    @native
    def isalnum(self, /):
        """Return whether all characters are alphabetic or numeric and there is one."""
        return text_isalnum(self)

    @native
    def isdecimal(self, /):
        """Return whether all characters are decimal digits and there is one."""
        return text_isdecimal(self)

    @native
    def isdigit(self, /):
        """Return whether all characters are digits and there is one."""
        return text_isdigit(self)

    @native
    def isnumeric(self, /):
        """Return whether all characters are numeric and there is one."""
        return text_isnumeric(self)

    @native
    def islower(self, /):
        """Return whether all cased characters are in lower case and there is one."""
        return text_islower(self)

    @native
    def isupper(self, /):
        """Return whether all cased characters are in upper case and there is one."""
        return text_isupper(self)

    @native
    def istitle(self, /):
        """Return whether each word begins in title case and goes on in lower case, and there is one."""
        return text_istitle(self)

    @native
    def isspace(self, /):
        """Return whether all characters are white space and there is one."""
        return text_isspace(self)

    @native
    def isprintable(self, /):
        """Return whether repr() shows all characters as they are."""
        return text_isprintable(self)

    @native
    def isidentifier(self, /):
        """Return whether the string is a valid identifier; keywords are, too."""
        return text_isidentifier(self)

    @native
    def ljust(self, width, fillchar=" ", /):
        """Return the string filled on the right up to the width."""
        return text_ljust(self, size_argument(width), fill_character(fillchar))

    @native
    def rjust(self, width, fillchar=" ", /):
        """Return the string filled on the left up to the width."""
        return text_rjust(self, size_argument(width), fill_character(fillchar))

    @native
    def center(self, width, fillchar=" ", /):
        """Return the string filled on both sides up to the width."""
        return text_center(self, size_argument(width), fill_character(fillchar))

    @native
    def zfill(self, width, /):
        """Return the string filled with zeros after its sign up to the width."""
        return text_zfill(self, size_argument(width))

    @native
    def expandtabs(self, tabsize=8):
        """Return a copy in which spaces stand for tabs."""
        return text_expandtabs(self, int_argument(tabsize))

    @native
    def join(self, iterable, /):
        """Return the strings of the iterable in one, with this one between each two."""
        return text_join(self, text_items(iterable))

    @native
    def translate(self, table, /):
        """Return a copy in which each character c is replaced by table[ord(c)]: a string, a number, or None."""
        return translate_text(self, table)

    @staticmethod
    def maketrans(x, y=MISSING, z=MISSING, /):
        """Return a table for str.translate()."""
        if y is not MISSING:
            str_argument(y, "maketrans", 2)
        if z is not MISSING:
            str_argument(z, "maketrans", 3)
        table = {}
        if y is not MISSING:
            if not is_str(x):
                raise TypeError("first maketrans argument must be a string if there is a second argument")
            if text_length(x) != text_length(y):
                raise ValueError("the first two maketrans arguments must have equal length")
            at = 0
            while at < text_length(x):
                table[text_code(text_get_item(x, at))] = text_code(text_get_item(y, at))
                at += 1
            if z is not MISSING:
                at = 0
                while at < text_length(z):
                    table[text_code(text_get_item(z, at))] = None
                    at += 1
            return table
        if type_of(x) is not dict:
            raise TypeError("if you give only one argument to maketrans it must be a dict")
        for key, value in x.items():
            if is_str(key):
                if text_length(key) != 1:
                    raise ValueError("string keys in translate table must be of length 1")
                table[text_code(key)] = value
            elif is_subtype(type_of(key), int):
                table[key] = value
            else:
                raise TypeError("keys in translate table must be strings or integers")
        return table

    @native
    def encode(self, encoding="utf-8", errors="strict"):
        """Return the bytes that stand for the string in the encoding."""
        if not is_str(encoding):
            raise TypeError(f"encode() argument 'encoding' must be str, not {argument_name(encoding)}")
        if not is_str(errors):
            raise TypeError(f"encode() argument 'errors' must be str, not {argument_name(errors)}")
        return encode_text(self, encoding, errors)

    @native
    def format(self, /, *args, **kwargs):
        """Return the string with its replacement fields, in braces, filled in from the arguments."""
        return format_markup(self, args, kwargs, 2, [0])

    def format_map(self, mapping, /):
        """Return the string with its replacement fields, in braces, filled in from the mapping."""
        return format_markup(self, None, mapping, 2, [0])


def fill_character(value):
    if not is_str(value):
        raise TypeError(f"The fill character must be a unicode character, not {name_of(type_of(value))}")
    if text_length(value) != 1:
        raise TypeError("The fill character must be exactly one character long")
    return value


def reduced_iterator(iterator, empty):
    """What pickles an iterator over a text, bytes, bytearray or memoryview."""
    state = text_iterator_state(iterator)
    if not state:
        return (iter, (empty,))
    return (iter, (state[0],), state[1])


class str_iterator:
    """Iterator over the characters of a str."""

    def __iter__(self, /):
        """Implement iter(self)."""
        return self

    @native
    def __next__(self, /):
        """Implement next(self)."""
        item = text_iterator_next(self)
        if item is MISSING:
            raise StopIteration
        return item

    @native
    def __length_hint__(self, /):
        """Private method returning an estimate of len(list(it))."""
        return text_iterator_length_hint(self)

    def __reduce__(self, /):
        """Return state information for pickling."""
        return reduced_iterator(self, "")

    @native
    def __setstate__(self, state, /):
        """Set state information for unpickling."""
        text_iterator_set_state(self, index_of(state))


class str_ascii_iterator:
    """Iterator over the characters of a str that are all ASCII."""

    def __iter__(self, /):
        """Implement iter(self)."""
        return self

    @native
    def __next__(self, /):
        """Implement next(self)."""
        item = text_iterator_next(self)
        if item is MISSING:
            raise StopIteration
        return item

    @native
    def __length_hint__(self, /):
        """Private method returning an estimate of len(list(it))."""
        return text_iterator_length_hint(self)

    def __reduce__(self, /):
        """Return state information for pickling."""
        return reduced_iterator(self, "")

    @native
    def __setstate__(self, state, /):
        """Set state information for unpickling."""
        text_iterator_set_state(self, index_of(state))

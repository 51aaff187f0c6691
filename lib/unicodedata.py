# unicodedata: the Unicode 16.0 database of characters.

FORMS = {"NFC": 0, "NFD": 1, "NFKC": 2, "NFKD": 3}
unidata_version = "16.0.0"


def checked(function, value, number=""):
    if not is_str(value):
        raise TypeError(f"{function}() argument{number} must be a unicode character, not {name_of(type_of(value))}")
    if text_length(value) != 1:
        raise TypeError(f"{function}(): argument{number} must be a unicode character, not a string of length {text_length(value)}")
    return value


def category(chr, /):
    """Returns the general category assigned to the character chr as string."""
    return ucd_category(checked("category", chr))


def bidirectional(chr, /):
    """Returns the bidirectional class assigned to the character chr as string."""
    return ucd_bidirectional(checked("bidirectional", chr))


def combining(chr, /):
    """Returns the canonical combining class assigned to the character chr as integer."""
    return ucd_combining(checked("combining", chr))


def mirrored(chr, /):
    """Returns the mirrored property assigned to the character chr as integer."""
    return ucd_mirrored(checked("mirrored", chr))


def east_asian_width(chr, /):
    """Returns the east asian width assigned to the character chr as string."""
    return ucd_east_asian_width(checked("east_asian_width", chr))


def decomposition(chr, /):
    """Returns the character decomposition mapping assigned to the character chr as string."""
    return ucd_decomposition(checked("decomposition", chr))


def found_or(found, default, message):
    if found is not MISSING:
        return found
    if default is MISSING:
        raise ValueError(message)
    return default


def decimal(chr, default=MISSING, /):
    """Converts a Unicode character into its equivalent decimal value."""
    return found_or(ucd_decimal(checked("decimal", chr, " 1")), default, "not a decimal")


def digit(chr, default=MISSING, /):
    """Converts a Unicode character into its equivalent digit value."""
    return found_or(ucd_digit(checked("digit", chr, " 1")), default, "not a digit")


def numeric(chr, default=MISSING, /):
    """Converts a Unicode character into its equivalent numeric value."""
    return found_or(ucd_numeric(checked("numeric", chr, " 1")), default, "not a numeric character")


def name(chr, default=MISSING, /):
    """Returns the name assigned to the character chr as a string."""
    return found_or(ucd_name(checked("name", chr, " 1")), default, "no such name")


def lookup(name, /):
    """Look up character by name."""
    if not is_str(name):
        buffer = buffer_of(name)
        if buffer is MISSING:
            raise TypeError(f"a bytes-like object is required, not '{name_of(type_of(name))}'")
        name = decode_with(0, buffer, "replace", True)[0]
    found = ucd_lookup(name)
    if found is MISSING:
        raise KeyError(f"undefined character name '{name}'")
    return found


def form_of(function, form, text):
    for number, value in ((1, form), (2, text)):
        if not is_str(value):
            raise TypeError(f"{function}() argument {number} must be str, not {name_of(type_of(value))}")
    if form not in FORMS:
        raise ValueError("invalid normalization form")
    return FORMS[form]


def is_normalized(form, unistr, /):
    """Return whether the Unicode string unistr is in the normal form 'form'."""
    form = form_of("is_normalized", form, unistr)
    answer = ucd_is_normalized(form, unistr)
    return ucd_normalize(form, unistr) == unistr if answer is None else answer


def normalize(form, unistr, /):
    """Return the normal form 'form' for the Unicode string unistr."""
    return ucd_normalize(form_of("normalize", form, unistr), unistr)


class UCD(new=False, final=True):
    __module__ = "unicodedata"

    def category(self, chr, /):
        return category(chr)

    def bidirectional(self, chr, /):
        return bidirectional(chr)

    def combining(self, chr, /):
        return combining(chr)

    def mirrored(self, chr, /):
        return mirrored(chr)

    def east_asian_width(self, chr, /):
        return east_asian_width(chr)

    def decomposition(self, chr, /):
        return decomposition(chr)

    def decimal(self, chr, default=MISSING, /):
        return decimal(chr, default)

    def digit(self, chr, default=MISSING, /):
        return digit(chr, default)

    def numeric(self, chr, default=MISSING, /):
        return numeric(chr, default)

    def name(self, chr, default=MISSING, /):
        return name(chr, default)

    def lookup(self, name, /):
        return lookup(name)

    def is_normalized(self, form, unistr, /):
        return is_normalized(form, unistr)

    def normalize(self, form, unistr, /):
        return normalize(form, unistr)

    @member
    def unidata_version(self):
        return "3.2.0"


ucd_3_2_0 = make_object(UCD)

__all__ = ["unidata_version", "category", "bidirectional", "combining", "mirrored", "east_asian_width", "decomposition", "decimal",
           "digit", "numeric", "name", "lookup", "is_normalized", "normalize", "UCD", "ucd_3_2_0"]

# _locale: the C locale, which is the only one.

CONSTANTS = {
    "ABDAY_1": 131072, "ABDAY_2": 131073, "ABDAY_3": 131074, "ABDAY_4": 131075, "ABDAY_5": 131076, "ABDAY_6": 131077,
    "ABDAY_7": 131078, "ABMON_1": 131086, "ABMON_10": 131095, "ABMON_11": 131096, "ABMON_12": 131097,
    "ABMON_2": 131087, "ABMON_3": 131088, "ABMON_4": 131089, "ABMON_5": 131090, "ABMON_6": 131091, "ABMON_7": 131092,
    "ABMON_8": 131093, "ABMON_9": 131094, "ALT_DIGITS": 131119, "AM_STR": 131110, "CHAR_MAX": 127, "CODESET": 14,
    "CRNCYSTR": 262159, "DAY_1": 131079, "DAY_2": 131080, "DAY_3": 131081, "DAY_4": 131082, "DAY_5": 131083,
    "DAY_6": 131084, "DAY_7": 131085, "D_FMT": 131113, "D_T_FMT": 131112, "ERA": 131116, "ERA_D_FMT": 131118,
    "ERA_D_T_FMT": 131120, "ERA_T_FMT": 131121, "LC_ALL": 6, "LC_COLLATE": 3, "LC_CTYPE": 0, "LC_MESSAGES": 5,
    "LC_MONETARY": 4, "LC_NUMERIC": 1, "LC_TIME": 2, "MON_1": 131098, "MON_10": 131107, "MON_11": 131108,
    "MON_12": 131109, "MON_2": 131099, "MON_3": 131100, "MON_4": 131101, "MON_5": 131102, "MON_6": 131103,
    "MON_7": 131104, "MON_8": 131105, "MON_9": 131106, "NOEXPR": 327681, "PM_STR": 131111, "RADIXCHAR": 65536,
    "THOUSEP": 65537, "T_FMT": 131114, "T_FMT_AMPM": 131115, "YESEXPR": 327680, "_DATE_FMT": 131180,
}
TEXTS = {
    14: "UTF-8", 65536: ".", 131072: "Sun", 131073: "Mon", 131074: "Tue", 131075: "Wed", 131076: "Thu", 131077: "Fri",
    131078: "Sat", 131079: "Sunday", 131080: "Monday", 131081: "Tuesday", 131082: "Wednesday", 131083: "Thursday",
    131084: "Friday", 131085: "Saturday", 131086: "Jan", 131087: "Feb", 131088: "Mar", 131089: "Apr", 131090: "May",
    131091: "Jun", 131092: "Jul", 131093: "Aug", 131094: "Sep", 131095: "Oct", 131096: "Nov", 131097: "Dec",
    131098: "January", 131099: "February", 131100: "March", 131101: "April", 131102: "May", 131103: "June",
    131104: "July", 131105: "August", 131106: "September", 131107: "October", 131108: "November", 131109: "December",
    131110: "AM", 131111: "PM", 131112: "%a %b %e %H:%M:%S %Y", 131113: "%m/%d/%y", 131114: "%H:%M:%S",
    131115: "%I:%M:%S %p", 131180: "%a %b %e %H:%M:%S %Z %Y", 262159: "-", 327680: "^[yY]", 327681: "^[nN]",
}
NAMES = ("C", "POSIX", "C.UTF-8", "")
CHAR_MAX = 127


def setlocale(category, locale=None, /):
    """The name of the locale, which can only be C."""
    category = index_of(category)
    if category < 0 or category > 12:
        raise ValueError("invalid locale category")
    if locale is not None and locale not in NAMES:
        raise Error("unsupported locale setting")
    return "C"


def localeconv():
    """How numbers and amounts are written."""
    result = {name: CHAR_MAX for name in (
        "int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes", "n_sep_by_space",
        "p_sign_posn", "n_sign_posn")}
    for name in ("thousands_sep", "int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep",
                 "positive_sign", "negative_sign"):
        result[name] = ""
    result["decimal_point"] = "."
    result["grouping"] = []
    result["mon_grouping"] = []
    return result


def checked(value, argument, function):
    if not is_subtype(type_of(value), str):
        raise TypeError(f"{function}() argument {argument} must be str, not {argument_name(value)}")
    return value


def strcoll(os1, os2, /):
    """Compare strings as the locale does: by code points."""
    checked(os1, 1, "strcoll")
    checked(os2, 2, "strcoll")
    return (os1 > os2) - (os1 < os2)


def strxfrm(string, /):
    """A string that compares as strcoll() does."""
    if not is_subtype(type_of(string), str):
        raise TypeError(f"strxfrm() argument must be str, not {argument_name(string)}")
    if "\0" in string:
        raise ValueError("embedded null character")
    return string


def nl_langinfo(key, /):
    """A text of the locale."""
    key = index_of(key)
    if key not in KEYS:
        raise ValueError("unsupported langinfo constant")
    return TEXTS.get(key, "")


def getencoding():
    """The encoding of the locale."""
    return "utf-8"


def gettext(msg, /):
    """The message: there are no translations."""
    return msg


def dgettext(domain, msg, /):
    """The message: there are no translations."""
    return msg


def dcgettext(domain, msg, category, /):
    """The message: there are no translations."""
    return msg


def textdomain(domain, /):
    """Keep the domain: there are no translations."""
    if domain is not None:
        DOMAIN[0] = domain
    return DOMAIN[0]


def bindtextdomain(domain, dir, /):
    """Keep no directory: there are no translations."""
    return dir


def bind_textdomain_codeset(domain, codeset, /):
    return codeset


DOMAIN = ["messages"]
Error = type("Error", (Exception,), {"__module__": "locale"})
KEYS = {number for name, number in CONSTANTS.items() if name[:3] != "LC_" and name != "CHAR_MAX"}
__all__ = {
    **CONSTANTS, "Error": Error, "setlocale": setlocale, "localeconv": localeconv, "strcoll": strcoll, "strxfrm": strxfrm,
    "nl_langinfo": nl_langinfo, "getencoding": getencoding, "gettext": gettext, "dgettext": dgettext,
    "dcgettext": dcgettext, "textdomain": textdomain, "bindtextdomain": bindtextdomain,
    "bind_textdomain_codeset": bind_textdomain_codeset,
}

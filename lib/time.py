# time: the clocks are the host's, dates are reckoned here. The time zone is UTC.

CLOCKS = {"CLOCK_REALTIME": 0, "CLOCK_MONOTONIC": 1, "CLOCK_PROCESS_CPUTIME_ID": 2, "CLOCK_THREAD_CPUTIME_ID": 3,
          "CLOCK_MONOTONIC_RAW": 4, "CLOCK_BOOTTIME": 7, "CLOCK_TAI": 11}
DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
BILLION = 1_000_000_000

struct_time = struct_sequence_type(
    "time.struct_time", "A date and time, as gmtime(), localtime() and strptime() give it.",
    ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"),
    ("tm_zone", "tm_gmtoff"))


# Clocks.

def time_ns():
    """Nanoseconds since 1970 began."""
    return os_call("time_ns")


def time():
    """Seconds since 1970 began."""
    return os_call("time_ns") / BILLION


def monotonic_ns():
    """Nanoseconds of a clock that never goes back."""
    return os_call("monotonic_ns")


def monotonic():
    """Seconds of a clock that never goes back."""
    return os_call("monotonic_ns") / BILLION


def perf_counter_ns():
    """Nanoseconds of the clock for measuring."""
    return os_call("monotonic_ns")


def perf_counter():
    """Seconds of the clock for measuring."""
    return os_call("monotonic_ns") / BILLION


def process_time_ns():
    """Nanoseconds of processor time."""
    return os_call("process_time_ns")


def process_time():
    """Seconds of processor time."""
    return os_call("process_time_ns") / BILLION


def thread_time_ns():
    """Nanoseconds of processor time."""
    return os_call("process_time_ns")


def thread_time():
    """Seconds of processor time."""
    return os_call("process_time_ns") / BILLION


def clock_gettime_ns(clk_id, /):
    """Nanoseconds of a clock."""
    clock = index_of(clk_id)
    if clock not in (0, 1, 2, 3, 4, 7, 11):
        raise OSError(22, "Invalid argument")
    return os_call("time_ns" if clock in (0, 11) else "process_time_ns" if clock in (2, 3) else "monotonic_ns")


def clock_gettime(clk_id, /):
    """Seconds of a clock."""
    return clock_gettime_ns(clk_id) / BILLION


def clock_getres(clk_id, /):
    """How fine a clock is, in seconds."""
    if index_of(clk_id) not in (0, 1, 2, 3, 4, 7, 11):
        raise OSError(22, "Invalid argument")
    return 1e-09


def clock_settime(clk_id, time, /):
    """Raises PermissionError."""
    raise PermissionError(1, "Operation not permitted")


def clock_settime_ns(clk_id, time, /):
    """Raises PermissionError."""
    raise PermissionError(1, "Operation not permitted")


def get_clock_info(name, /):
    """What is known of a clock."""
    if name not in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
        raise ValueError("unknown clock")
    clock = {"time": "CLOCK_REALTIME", "process_time": "CLOCK_PROCESS_CPUTIME_ID",
             "thread_time": "CLOCK_THREAD_CPUTIME_ID"}.get(name, "CLOCK_MONOTONIC")
    function = "clock_gettime"
    return SimpleNamespace(implementation=f"{function}({clock})", monotonic=name != "time", adjustable=name == "time",
                           resolution=1e-09)


def sleep(seconds, /):
    """Wait."""
    if not is_subtype(type_of(seconds), float):
        seconds = index_or_float(seconds)
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    if seconds > 9223372036:
        raise OverflowError("timestamp too large to convert to C PyTime_t")
    os_call("sleep", seconds)


def index_or_float(value):
    if type_lookup(type_of(value), "__index__") is not MISSING:
        return index_of(value)
    if type_lookup(type_of(value), "__float__") is not MISSING:
        return float(value)
    raise TypeError(f"'{name_of(type_of(value))}' object cannot be interpreted as an integer")


# Dates.

def days_from_civil(year, month, day):
    """Days since 1970 began; the month may be any number."""
    year += (month - 1) // 12
    month = (month - 1) % 12
    before = year - 1
    days = 365 * before + before // 4 - before // 100 + before // 400 + DAYS_BEFORE[month] + day - 1
    if month > 1 and is_leap(year):
        days += 1
    return days - 719162


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def time_of(seconds):
    """The struct_time of a number of seconds, in UTC."""
    days, rest = divmod(seconds, 86400)
    era = days + 719162
    year = era * 400 // 146097 + 1
    while days_from_civil(year, 1, 1) > days:
        year -= 1
    while days_from_civil(year + 1, 1, 1) <= days:
        year += 1
    if year < -2147481748 or year > 2147485547:
        raise OverflowError("timestamp out of range for platform time_t")
    yday = days - days_from_civil(year, 1, 1)
    month = 12
    while days_from_civil(year, month, 1) > days:
        month -= 1
    day = days - days_from_civil(year, month, 1) + 1
    return (year, month, day, rest // 3600, rest // 60 % 60, rest % 60, (days + 3) % 7, yday + 1, 0)


def seconds_argument(seconds):
    if seconds is None:
        return os_call("time_ns") // BILLION
    if is_subtype(type_of(seconds), float):
        if seconds != seconds:
            raise ValueError("cannot convert float NaN to integer")
        if seconds in (float("inf"), float("-inf")):
            raise OverflowError("cannot convert float infinity to integer")
        seconds = seconds.__floor__()
    else:
        seconds = index_or_float(seconds)
        if type_of(seconds) is float:
            seconds = seconds.__floor__()
    if seconds > 9223372036854775807 or seconds < -9223372036854775808:
        raise OverflowError("timestamp out of range for platform time_t")
    return seconds


def gmtime(seconds=None, /):
    """The date and time in UTC of a number of seconds since 1970 began, or of now."""
    return make_struct_sequence(struct_time, time_of(seconds_argument(seconds)), ("UTC", 0))


def localtime(seconds=None, /):
    """The local date and time of a number of seconds since 1970 began, or of now."""
    return make_struct_sequence(struct_time, time_of(seconds_argument(seconds)), ("UTC", 0))


def fields_of(value, function):
    """The nine numbers of a tuple, checked as C's struct tm would hold them."""
    if not is_subtype(type_of(value), tuple):
        raise TypeError("Tuple or struct_time argument required")
    if tuple_size(value) != 9:
        raise TypeError(f"{function}(): illegal time tuple argument")
    fields = [index_of(tuple_get(value, at)) for at in range(9)]
    for field in fields:
        if field > 2147483647 or field < -2147483648:
            raise OverflowError("Python int too large to convert to C int" if field > 0 else "Python int too small to convert to C int")
    return fields


def mktime(time_tuple, /):
    """Seconds since 1970 began of a local date and time."""
    year, month, day, hour, minute, second = fields_of(time_tuple, "mktime")[:6]
    return float(days_from_civil(year, month, day) * 86400 + hour * 3600 + minute * 60 + second)


def checked_fields(value, function):
    fields = fields_of(value, function)
    year, month, day, hour, minute, second, weekday, yearday, dst = fields
    if month == 0:
        fields[1] = month = 1
    if day == 0:
        fields[2] = day = 1
    if yearday == 0:
        fields[7] = yearday = 1
    for number, low, high, what in ((month, 1, 12, "month"), (day, 1, 31, "day of month"), (hour, 0, 23, "hour"),
                                    (minute, 0, 59, "minute"), (second, 0, 61, "seconds")):
        if number < low or number > high:
            raise ValueError(f"{what} out of range")
    if weekday < -1:
        raise ValueError("day of week out of range")
    fields[6] = (weekday + 1) % 7
    if yearday < 1 or yearday > 366:
        raise ValueError("day of year out of range")
    return fields


def asctime_of(fields):
    year, month, day, hour, minute, second, weekday = fields[:7]
    return f"{DAYS[weekday][:3]} {MONTHS[month - 1][:3]}{day:3d} {hour:02d}:{minute:02d}:{second:02d} {year}"


def asctime(time_tuple=MISSING, /):
    """A date and time as 'Sat Jun 06 16:26:11 1998'."""
    return asctime_of(checked_fields(localtime() if time_tuple is MISSING else time_tuple, "asctime"))


def ctime(seconds=None, /):
    """A number of seconds since 1970 began as 'Sat Jun 06 16:26:11 1998'."""
    return asctime_of(checked_fields(localtime(seconds), "asctime"))


def week_number(yearday, weekday, first):
    """Of a year whose weeks begin on this weekday; what comes before is week 0."""
    return (yearday + 6 - (weekday - first) % 7) // 7


def iso_week(year, yearday, weekday):
    """(year, week) of ISO 8601."""
    monday = (weekday - 1) % 7
    week = (yearday - 1 - monday + 10) // 7
    if week < 1:
        year -= 1
        week = (yearday + (366 if is_leap(year) else 365) - 1 - monday + 10) // 7
    elif week == 53:
        first = (monday - (yearday - 1)) % 7
        if not (first == 3 or first == 2 and is_leap(year)):
            return (year + 1, 1)
    return (year, week)


def padded(number, width, fill, flag):
    if flag == "-":
        return str(number)
    if flag == "_":
        fill = " "
    elif flag == "0":
        fill = "0"
    return str(number).rjust(width, fill) if number >= 0 else "-" + str(-number).rjust(width - 1, fill)


def formatted(directive, fields, zone, offset, flag):
    """What a directive stands for, or MISSING."""
    year, month, day, hour, minute, second, weekday, yearday, dst = fields
    match directive:
        case "a": return DAYS[weekday][:3]
        case "A": return DAYS[weekday]
        case "b" | "h": return MONTHS[month - 1][:3]
        case "B": return MONTHS[month - 1]
        case "c": return asctime_of(fields)
        case "C": return padded(year // 100, 2, "0", flag)
        case "d": return padded(day, 2, "0", flag)
        case "D" | "x": return f"{month:02d}/{day:02d}/{year % 100:02d}"
        case "e": return padded(day, 2, " ", flag)
        case "F": return f"{year}-{month:02d}-{day:02d}"
        case "G": return padded(iso_week(year, yearday, weekday)[0], 0, "0", flag)
        case "g": return padded(iso_week(year, yearday, weekday)[0] % 100, 2, "0", flag)
        case "H": return padded(hour, 2, "0", flag)
        case "I": return padded(hour % 12 or 12, 2, "0", flag)
        case "j": return padded(yearday, 3, "0", flag)
        case "k": return padded(hour, 2, " ", flag)
        case "l": return padded(hour % 12 or 12, 2, " ", flag)
        case "m": return padded(month, 2, "0", flag)
        case "M": return padded(minute, 2, "0", flag)
        case "n": return "\n"
        case "p": return "AM" if hour < 12 else "PM"
        case "P": return "am" if hour < 12 else "pm"
        case "r": return f"{hour % 12 or 12:02d}:{minute:02d}:{second:02d} {'AM' if hour < 12 else 'PM'}"
        case "R": return f"{hour:02d}:{minute:02d}"
        case "s": return str(days_from_civil(year, month, day) * 86400 + hour * 3600 + minute * 60 + second)
        case "S": return padded(second, 2, "0", flag)
        case "t": return "\t"
        case "T" | "X": return f"{hour:02d}:{minute:02d}:{second:02d}"
        case "u": return str(weekday or 7)
        case "U": return padded(week_number(yearday, weekday, 0), 2, "0", flag)
        case "V": return padded(iso_week(year, yearday, weekday)[1], 2, "0", flag)
        case "w": return str(weekday)
        case "W": return padded(week_number(yearday, weekday, 1), 2, "0", flag)
        case "y": return padded(year % 100, 2, "0", flag)
        case "Y": return padded(year, 0, "0", flag)
        case "z": return f"{'-' if offset < 0 else '+'}{abs(offset) // 3600:02d}{abs(offset) // 60 % 60:02d}"
        case "Z": return zone
        case "%": return "%"
    return MISSING


def strftime(format, time_tuple=MISSING, /):
    """A date and time in a format of one's own."""
    if not is_subtype(type_of(format), str):
        raise TypeError(f"strftime() argument 1 must be str, not {argument_name(format)}")
    if time_tuple is MISSING:
        time_tuple = localtime()
    fields = checked_fields(time_tuple, "strftime")
    zone = "UTC"
    offset = 0
    if type_of(time_tuple) is struct_time:
        zone = time_tuple.tm_zone or "UTC"
        offset = time_tuple.tm_gmtoff or 0
    pieces = []
    at = 0
    while True:
        percent = format.find("%", at)
        if percent < 0 or percent + 1 >= len(format):
            pieces.append(format[at:])
            return "".join(pieces)
        pieces.append(format[at:percent])
        end = percent + 1
        flag = ""
        while end < len(format) - 1 and format[end] in "-_0^#":
            flag = format[end]
            end += 1
        if end < len(format) - 1 and format[end] in "EO":
            end += 1
        text = formatted(format[end], fields, zone, offset, flag)
        if text is MISSING:
            pieces.append(format[percent:end + 1])
        else:
            pieces.append(text.upper() if flag == "^" else text.swapcase() if flag == "#" else text)
        at = end + 1


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    """Read a date and time that was written in a format."""
    return import_module_for(NAMESPACE, "_strptime", ("_strptime_time",), 0)._strptime_time(string, format)


def tzset():
    """The time zone stays UTC."""


NAMESPACE = {"__name__": "time"}
__all__ = {
    **CLOCKS, "_STRUCT_TM_ITEMS": 11, "altzone": 0, "daylight": 0, "timezone": 0, "tzname": ("UTC", "UTC"),
    "struct_time": struct_time, "time_ns": time_ns, "time": time, "monotonic_ns": monotonic_ns, "monotonic": monotonic,
    "perf_counter_ns": perf_counter_ns, "perf_counter": perf_counter, "process_time_ns": process_time_ns,
    "process_time": process_time, "thread_time_ns": thread_time_ns, "thread_time": thread_time,
    "clock_gettime_ns": clock_gettime_ns, "clock_gettime": clock_gettime, "clock_getres": clock_getres,
    "clock_settime": clock_settime, "clock_settime_ns": clock_settime_ns, "get_clock_info": get_clock_info,
    "sleep": sleep, "gmtime": gmtime, "localtime": localtime, "mktime": mktime, "asctime": asctime, "ctime": ctime,
    "strftime": strftime, "strptime": strptime, "tzset": tzset,
}

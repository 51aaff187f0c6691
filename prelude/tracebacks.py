# Tracebacks, and the text that an uncaught exception is shown as.


class traceback:
    """TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno): one line of a traceback."""

    def __new__(cls, tb_next, tb_frame, tb_lasti, tb_lineno):
        check_next_traceback(tb_next)
        if not is_frame(tb_frame):
            raise TypeError(f"traceback() argument 'tb_frame' must be frame, not {name_of(type_of(tb_frame))}")
        return make_traceback(tb_next, tb_frame, index_of(tb_lasti), index_of(tb_lineno))

    @property
    def tb_next(self):
        return traceback_next(self)

    @tb_next.setter
    def tb_next(self, value):
        check_next_traceback(value)
        at = value
        while at is not None:
            if at is self:
                raise ValueError("traceback loop detected")
            at = traceback_next(at)
        set_traceback_next(self, value)

    @tb_next.deleter
    def tb_next(self):
        raise TypeError("can't delete tb_next attribute")

    @property
    def tb_frame(self):
        return traceback_frame(self)

    @property
    def tb_lasti(self):
        return traceback_lasti(self)

    @property
    def tb_lineno(self):
        return traceback_line(self)

    def __dir__(self):
        return ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"]


def check_next_traceback(value):
    if value is not None and not is_traceback(value):
        raise TypeError(f"expected traceback object or None, got '{name_of(type_of(value))}'")


# Lines of the source.

def source_of_line(filename, line):
    """A line as linecache gives it, without its end; "" where there is none."""
    text = source_line(filename, line)
    return "" if text is MISSING else text.rstrip()


def character_offset(text, offset):
    """From a count of bytes in UTF-8 to one of characters."""
    if text.isascii():
        return offset
    return len(text.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "replace"))


def display_width(text, end):
    """How many columns the first characters of a line take."""
    if end < len(text):
        text = text[:end]
    elif text.isascii():
        return end
    width = len(text)
    if not text.isascii():
        for character in text:
            if is_wide_character(character):
                width += 1
    return width


def common_indent(lines):
    """The whitespace that all lines begin with; lines of nothing else have no say."""
    margin = None
    for line in lines:
        stripped = line.lstrip(" \t")
        if not stripped:
            continue
        indent = line[:len(line) - len(stripped)]
        if margin is None:
            margin = indent
        else:
            same = 0
            while same < len(margin) and same < len(indent) and margin[same] == indent[same]:
                same += 1
            margin = margin[:same]
    return 0 if margin is None else len(margin)


def dedented_lines(lines):
    margin = common_indent(lines)
    result = []
    for line in lines:
        list_append(result, line[margin:] if line.strip(" \t") else "")
    return result


# Where the marks under a line change: ~~~^^^ under operators, subscripts and calls.

class Anchors:
    """Between left and right stand ^, around them ~. (line, column) each, in the segment."""

    def __init__(self, left_line, left, right_line, right):
        self.left_line = left_line
        self.left = left
        self.right_line = right_line
        self.right = right


def valid_place(lines, line, column):
    while line < len(lines) and column >= len(lines[line]):
        column = 0
        line += 1
    return (line, column)


def find_place(lines, line, column, stop):
    """The next place, comments and joined lines left out, whose character is one to stop at; None past the end."""
    while True:
        if line >= len(lines):
            return None
        character = lines[line][column]
        if character == "\\" or character == "#":
            line, column = valid_place(lines, line + 1, 0)
        elif not stop(character):
            line, column = valid_place(lines, line, column + 1)
        else:
            return (line, column)


def is_operator_character(character):
    return not character.isspace() and character != ")"


def is_opening_bracket(character):
    return character == "["


def is_opening_parenthesis(character):
    return character == "("


def find_anchors(segment):
    shape = expression_shape(segment)
    if shape is None:
        return None
    kind, first_line, first_column, other_line, other_column = shape
    lines = segment.splitlines()
    first_line -= 2
    other_line -= 2
    if first_line >= len(lines) or other_line >= len(lines):
        return None
    line, column = valid_place(lines, first_line, character_offset(lines[first_line], first_column))
    place = find_place(lines, line, column, is_operator_character if kind == 0
                       else is_opening_bracket if kind == 1 else is_opening_parenthesis)
    if place is None:
        return None
    line, column = place
    other_column = character_offset(lines[other_line], other_column)
    if kind != 0:
        return Anchors(line, column, other_line, other_column)
    end = column + 1
    if end < len(lines[line]) and (other_line > line or end < other_column):
        second = lines[line][end]
        if not second.isspace() and second != "\\" and second != "#":
            end += 1
    return Anchors(line, column, line, end)


def shows_marks(start, end, lines, anchors):
    span = plain_call_span("\n".join(lines))
    if span is False:
        return False
    if span is not None and span[0] == 1 and span[2] == len(lines) and span[1] == start and span[3] == end:
        return False
    if anchors is not None:
        return True
    return truth_of(lines[0][:start].lstrip() or lines[-1][end:].rstrip())


def marks_under(lines, index, start, end, anchors, left, right):
    """The marks under one of the lines; columns are those of the display."""
    text = lines[index]
    spaces = len(text) - len(text.lstrip())
    count = end if index == len(lines) - 1 else display_width(text, len(text))
    marks = []
    column = 0
    while column < count:
        if column < spaces or index == 0 and column < start:
            list_append(marks, " ")
        elif anchors is None:
            list_append(marks, "^")
        elif ((index > anchors.left_line or index == anchors.left_line and column >= left)
              and (index < anchors.right_line or index == anchors.right_line and column < right)):
            list_append(marks, "^")
        else:
            list_append(marks, "~")
        column += 1
    return "".join(marks)


def frame_source_text(filename, line, end_line, column, end_column):
    """The lines below `File …, line …`, indented by four, or ""."""
    if end_line is None or column is None or end_column is None:
        text = source_of_line(filename, line).strip()
        return f"    {text}\n" if text else ""
    original = []
    number = line
    while number <= end_line:
        list_append(original, source_of_line(filename, number))
        number += 1
    lines = dedented_lines(original)
    if not "".join(lines).strip():
        return ""
    removed = len(original[0]) - len(lines[0])
    start = character_offset(original[0], column) - removed
    end = character_offset(original[-1], end_column) - removed
    start = start if start > 0 else 0
    end = end if end > 0 else 0
    display_start = display_width(lines[0], start)
    display_end = display_width(lines[-1], end)
    segment = "\n".join(lines)
    segment = segment[start:len(segment) - (len(lines[-1]) - end)]
    anchors = find_anchors(segment)
    marked = shows_marks(start, end, lines, anchors)
    significant = {0: True, len(lines) - 1: True}
    left = right = 0
    if anchors is not None:
        left = anchors.left + (start if anchors.left_line == 0 else 0)
        right = anchors.right + (start if anchors.right_line == 0 else 0)
        left = display_width(lines[anchors.left_line], left)
        right = display_width(lines[anchors.right_line], right)
        for middle in (anchors.left_line, anchors.right_line):
            for index in (middle - 1, middle, middle + 1):
                if 0 <= index < len(lines):
                    significant[index] = True
    shown = []
    previous = -1
    for index in sorted(significant):
        if previous >= 0:
            if index - previous == 2:
                add_shown_line(shown, lines, index - 1, marked, display_start, display_end, anchors, left, right)
            elif index - previous > 2:
                list_append(shown, f"...<{index - previous - 1} lines>...")
        add_shown_line(shown, lines, index, marked, display_start, display_end, anchors, left, right)
        previous = index
    return "".join([f"    {text}\n" for text in dedented_lines(shown)])


def add_shown_line(shown, lines, index, marked, start, end, anchors, left, right):
    list_append(shown, lines[index])
    if marked:
        list_append(shown, marks_under(lines, index, start, end, anchors, left, right))


REPEATED_FRAMES = 3


def traceback_text(first):
    """The frames of a traceback, as list of texts. What recurs more than three times is counted."""
    result = []
    last = None
    count = 0
    at = first
    while at is not None:
        function, line, end_line, column, end_column = traceback_entry(at)
        code = function_part(function, 0)
        filename = code_part(code, 2)
        name = code_part(code, 0)
        same = (filename, line, name)
        if last != same:
            add_repetitions(result, count)
            last = same
            count = 0
        count += 1
        if count <= REPEATED_FRAMES:
            list_append(result, f'  File "{filename}", line {line}, in {name}\n'
                                f'{frame_source_text(filename, line, end_line, column, end_column)}')
        at = traceback_next(at)
    add_repetitions(result, count)
    return result


def add_repetitions(result, count):
    if count > REPEATED_FRAMES:
        count -= REPEATED_FRAMES
        list_append(result, f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n")


def plain_traceback_text(first):
    """The frames without marks, as reports of ignored exceptions show them."""
    result = []
    last = None
    count = 0
    at = first
    while at is not None:
        function, line, end_line, column, end_column = traceback_entry(at)
        code = function_part(function, 0)
        filename = code_part(code, 2)
        name = code_part(code, 0)
        if last != (filename, line, name):
            add_repetitions(result, count)
            last = (filename, line, name)
            count = 0
        count += 1
        if count <= REPEATED_FRAMES:
            list_append(result, f'  File "{filename}", line {line}, in {name}\n')
            text = source_of_line(filename, line).strip()
            if text:
                list_append(result, f"    {text}\n")
        at = traceback_next(at)
    add_repetitions(result, count)
    return "".join(result)


# The last line.

def type_text(cls):
    """A class of exceptions as the last line of its traceback names it."""
    module = get_attribute_or(cls, "__module__", None)
    qualname = get_attribute_or(cls, "__qualname__", None)
    if module == "__main__" or module == "builtins":
        return str(qualname)
    if not is_subtype(type_of(module), str):
        module = "<unknown>"
    return f"{module}.{qualname}"


def safe_text(value, what, function, name):
    try:
        return function(value)
    except Exception:
        return f"<{what} {name}() failed>"


def exception_only(exception, first):
    """The lines after the frames: type and text, notes."""
    cls = type_of(exception)
    shown = safe_text(exception, "exception", str, "str")
    notes = None
    try:
        notes = get_attribute_or(exception, "__notes__", None)
    except Exception as error:
        notes = [f"Ignored error getting __notes__: {safe_text(error, '__notes__', repr, 'repr')}"]
    lines = []
    if is_subtype(cls, SyntaxError):
        syntax_error_text(exception, type_text(cls), lines)
    else:
        shown += suggestion_text(exception, cls, first)
        list_append(lines, f"{type_text(cls)}: {shown}\n" if shown else f"{type_text(cls)}\n")
    if notes is not None:
        if is_note_list(notes):
            for note in notes:
                for line in safe_text(note, "note", str, "str").split("\n"):
                    list_append(lines, line + "\n")
        else:
            list_append(lines, f"{safe_text(notes, '__notes__', repr, 'repr')}\n")
    return lines


def is_note_list(notes):
    cls = type_of(notes)
    return type_flags(cls) & 16 != 0 and not is_subtype(cls, str) and not is_subtype(cls, bytes)


# What was probably meant.

STDLIB_NAMES = {}


def suggestion_text(exception, cls, first):
    try:
        if is_subtype(cls, ImportError):
            wanted = exception.name_from
            if wanted is None:
                return ""
            suggestion = suggested_name(exception, first, wanted)
            return f". Did you mean: '{suggestion}'?" if suggestion else ""
        if is_subtype(cls, NameError) or is_subtype(cls, AttributeError):
            wanted = get_attribute_or(exception, "name", None)
            if wanted is None:
                return ""
            suggestion = suggested_name(exception, first, wanted)
            text = f". Did you mean: '{suggestion}'?" if suggestion else ""
            if is_subtype(cls, NameError) and wanted in STDLIB_NAMES:
                if suggestion:
                    return f"{text} Or did you forget to import '{wanted}'?"
                return f". Did you forget to import '{wanted}'?"
            return text
    except Exception:
        pass
    return ""


def suggested_name(exception, first, wanted):
    if not is_subtype(type_of(wanted), str):
        return None
    names = []
    if is_subtype(type_of(exception), AttributeError):
        names = known_names(dir(exception.obj), wanted)
    elif is_subtype(type_of(exception), ImportError):
        module = find_module(exception.name)
        if module is MISSING:
            return None
        names = known_names(dir(module), wanted)
    else:
        if first is None:
            return None
        at = first
        while traceback_next(at) is not None:
            at = traceback_next(at)
        function = traceback_entry(at)[0]
        code = function_part(function, 0)
        if code_part(code, 7) & 1:
            variables = frame_variables(traceback_frame(at))
            if "self" in variables and has_attribute_quietly(variables["self"], wanted):
                return f"self.{wanted}"
            add_names(names, variables)
        add_names(names, function_part(function, 1))
        add_names(names, builtins_dict())
    return closest_name(wanted, list_to_tuple(names))


def has_attribute_quietly(object, name):
    try:
        return get_attribute_or(object, name, MISSING) is not MISSING
    except Exception:
        return False


def add_names(names, more):
    for name in more:
        if is_subtype(type_of(name), str):
            list_append(names, name)


def known_names(names, wanted):
    """Names to suggest from, without the private ones unless that is what was looked for."""
    result = []
    for name in sorted([name for name in names if is_subtype(type_of(name), str)]):
        if wanted[:1] == "_" or name[:1] != "_":
            list_append(result, name)
    return result


# SyntaxError.

KEYWORDS = ("False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
            "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
            "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield")


def names_in(line):
    """(start, end) of the names in a line of source, those in strings and comments left out."""
    result = []
    at = 0
    while at < len(line):
        character = line[at]
        if character == "#":
            break
        if character == "'" or character == '"':
            at += 1
            while at < len(line) and line[at] != character:
                at += 2 if line[at] == "\\" else 1
            at += 1
        elif character.isidentifier():
            end = at + 1
            while end < len(line) and (line[at:end + 1]).isidentifier():
                end += 1
            if end >= len(line) or line[end] not in "'\"":
                list_append(result, (at, end))
            at = end
        elif character.isdigit():
            while at < len(line) and (line[at].isalnum() or line[at] == "." or line[at] == "_"):
                at += 1
        else:
            at += 1
    return result


def similarity(left, right):
    """How alike two words are, from 0 to 1: by the longest runs that they have in common."""
    return 2.0 * matching_characters(left, right) / (len(left) + len(right))


def matching_characters(left, right):
    if not left or not right:
        return 0
    best = 0
    best_left = 0
    best_right = 0
    i = 0
    while i < len(left):
        j = 0
        while j < len(right):
            size = 0
            while i + size < len(left) and j + size < len(right) and left[i + size] == right[j + size]:
                size += 1
            if size > best:
                best = size
                best_left = i
                best_right = j
            j += 1
        i += 1
    if best == 0:
        return 0
    return (matching_characters(left[:best_left], right[:best_right]) + best
            + matching_characters(left[best_left + best:], right[best_right + best:]))


def close_keywords(name):
    """At most three keywords that may have been meant, the likeliest first."""
    result = []
    nearest = closest_name(name, KEYWORDS)
    if nearest is not None:
        list_append(result, nearest)
    ranked = []
    for keyword in KEYWORDS:
        ratio = similarity(keyword, name)
        if ratio >= 0.5:
            list_append(ranked, (ratio, keyword))
    ranked.sort(reverse=True)
    for ratio, keyword in ranked[:3]:
        list_append(result, keyword)
    return result[:3]


def misspelt_keyword(exception, message):
    """(line, text, start, end, keyword) where a keyword in place of a name makes sense of the source, or None."""
    if message != "invalid syntax" and "Perhaps you forgot a comma" not in message:
        return None
    line = exception.lineno
    if type_of(line) is not int or not is_subtype(type_of(exception.filename), str):
        return None
    source = []
    number = 1
    size = 0
    while number <= line:
        text = source_line(exception.filename, number)
        if text is MISSING:
            break
        list_append(source, text)
        size += len(text) + 1
        if size > 1025:
            return None
        number += 1
    if len(source) < line:
        if line != 1:
            return None
        source = exception.text.splitlines()
    source = dedented_lines(source)
    left = 10
    number = 0
    for text in source:
        number += 1
        for start, end in names_in(text):
            name = text[start:end]
            if name in KEYWORDS:
                continue
            left -= 1
            if left < 0:
                return None
            for keyword in close_keywords(name):
                if keyword == name:
                    continue
                changed = list(source)
                changed[number - 1] = text[:start] + keyword + text[end:]
                if may_be_program("\n".join(changed)):
                    return (number, text, start, end, keyword)
    return None


def syntax_error_text(exception, type_name, lines):
    suffix = ""
    line = exception.lineno
    filename = exception.filename
    message = exception.msg
    text = exception.text
    offset = exception.offset
    end_line = exception.end_lineno
    end_offset = exception.end_offset
    shown_line = None if line is None else str(line)
    if line is not None:
        list_append(lines, f'  File "{filename or "<string>"}", line {shown_line}\n')
    elif filename is not None:
        suffix = f" ({filename})"
    if is_subtype(type_of(text), str):
        found = None
        try:
            found = misspelt_keyword(exception, message)
        except Exception:
            pass
        if found is not None:
            line = end_line = found[0]
            text = found[1]
            offset = found[2] + 1
            end_offset = found[3] + 1
            message = f"invalid syntax. Did you mean '{found[4]}'?"
        body = text.rstrip("\n")
        stripped = body.lstrip(" \n\f")
        spaces = len(body) - len(stripped)
        list_append(lines, f"    {stripped}\n")
        if is_subtype(type_of(offset), int):
            if line == end_line:
                if not is_subtype(type_of(end_offset), int) or end_offset == 0:
                    end_offset = offset
            else:
                end_offset = len(body) + 1
            if text and offset > len(text):
                offset = len(body) + 1
            if text and end_offset > len(text):
                end_offset = len(body) + 1
            if offset >= end_offset or end_offset < 0:
                end_offset = offset + 1
            column = offset - 1 - spaces
            end = end_offset - 1 - spaces
            if column >= 0:
                before = "".join([c if c.isspace() else " " for c in stripped[:column]])
                list_append(lines, f"    {before}{'^' * (end - column)}\n")
        elif offset is not None:
            lines.pop()
    list_append(lines, f"{type_name}: {message or '<no detail available>'}{suffix}\n")


# The whole.

CAUSE_TEXT = "\nThe above exception was the direct cause of the following exception:\n\n"
CONTEXT_TEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
GROUP_WIDTH = 15
GROUP_DEPTH = 10


class Shown:
    """An exception to be shown, with those that it leads to."""

    def __init__(self, exception, seen):
        self.exception = exception
        self.cause = None
        self.context = None
        self.parts = None
        seen[id(exception)] = True


def gather_shown(exception):
    """What is to be shown of an exception. Whatever was met once already is left out."""
    seen = {}
    top = Shown(exception, seen)
    queue = [top]
    while queue:
        at = queue.pop()
        exception = at.exception
        cause = exception_cause(exception)
        if cause is not None and id(cause) not in seen:
            at.cause = Shown(cause, seen)
        elif not exception_suppress(exception):
            context = exception_context(exception)
            if context is not None and id(context) not in seen:
                at.context = Shown(context, seen)
        if is_subtype(type_of(exception), BaseExceptionGroup):
            at.parts = [Shown(part, seen) for part in exception.exceptions]
        if at.cause is not None:
            queue.append(at.cause)
        if at.context is not None:
            queue.append(at.context)
        if at.parts is not None:
            queue.extend(at.parts)
    return top


class Printer:
    """The text as it grows. `depth` counts the groups around; `open`: the frame around a group's last part is not
    closed yet."""

    def __init__(self):
        self.text = []
        self.depth = 0
        self.open = False

    def emit(self, texts, margin="|"):
        indent = " " * (2 * self.depth)
        if self.depth:
            indent = f"{indent}{margin} "
        for text in texts:
            if not indent:
                list_append(self.text, text)
                continue
            for line in text.splitlines(True):
                list_append(self.text, indent + line)

    def show(self, shown):
        chain = []
        while shown is not None:
            if shown.cause is not None:
                list_append(chain, (CAUSE_TEXT, shown))
                shown = shown.cause
            elif shown.context is not None:
                list_append(chain, (CONTEXT_TEXT, shown))
                shown = shown.context
            else:
                list_append(chain, (None, shown))
                shown = None
        for link, shown in reversed(chain):
            if link is not None:
                self.emit([link])
            first = exception_traceback(shown.exception)
            if shown.parts is None:
                if first is not None:
                    self.emit(["Traceback (most recent call last):\n"])
                    self.emit(traceback_text(first))
                self.emit(exception_only(shown.exception, first))
            elif self.depth > GROUP_DEPTH:
                self.emit([f"... (max_group_depth is {GROUP_DEPTH})\n"])
            else:
                self.show_group(shown, first)

    def show_group(self, shown, first):
        outermost = self.depth == 0
        if outermost:
            self.depth += 1
        if first is not None:
            self.emit(["Exception Group Traceback (most recent call last):\n"], "+" if outermost else "|")
            self.emit(traceback_text(first))
        self.emit(exception_only(shown.exception, first))
        count = len(shown.parts)
        rows = count if count <= GROUP_WIDTH else GROUP_WIDTH + 1
        self.open = False
        row = 0
        while row < rows:
            last = row == rows - 1
            if last:
                self.open = True
            title = "..." if row >= GROUP_WIDTH else str(row + 1)
            indent = " " * (2 * self.depth)
            list_append(self.text, f"{indent}{'+-' if row == 0 else '  '}+---------------- {title} ----------------\n")
            self.depth += 1
            if row < GROUP_WIDTH:
                self.show(shown.parts[row])
            else:
                rest = count - GROUP_WIDTH
                self.emit([f"and {rest} more exception{'s' if rest > 1 else ''}\n"])
            if last and self.open:
                list_append(self.text, f"{' ' * (2 * self.depth)}+------------------------------------\n")
                self.open = False
            self.depth -= 1
            row += 1
        if outermost:
            self.depth = 0


def exception_text(exception):
    printer = Printer()
    printer.show(gather_shown(exception))
    text = "".join(printer.text)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text


def display_exception(exception):
    """What remains to be shown of an uncaught exception: nothing when the script's own sys.excepthook has taken it. Of
    SystemExit: its code, where that is no status."""
    if is_subtype(type_of(exception), SystemExit):
        code = exception.code
        if code is None or is_subtype(type_of(code), int):
            return ""
        return f"{safe_text(code, 'exception', str, 'str')}\n"
    hook = own_attribute(SYS[0], "excepthook")
    if hook is EXCEPT_HOOK[0]:
        return exception_text(exception)
    if hook is MISSING or hook is None:
        return f"sys.excepthook is missing\n{exception_text(exception)}"
    failure = None
    try:
        hook(type_of(exception), exception, exception_traceback(exception))
    except BaseException as error:
        failure = error
    if failure is None:
        return ""
    return (f"Error in sys.excepthook:\n{exception_text(failure)}\n"
            f"Original exception was:\n{exception_text(exception)}")


EXCEPT_HOOK = [MISSING]


# Exceptions that nobody can catch.

def write_standard_error(text):
    stream = own_attribute(SYS[0], "stderr") if SYS[0] is not MISSING else MISSING
    if stream is MISSING or stream is None:
        return
    try:
        stream.write(text)
    except Exception:
        pass


def report_unraisable(error, message, object):
    """What sys.unraisablehook does."""
    hook = own_attribute(SYS[0], "unraisablehook") if SYS[0] is not MISSING else MISSING
    if hook is MISSING or hook is None:
        return
    try:
        hook(make_unraisable(error, message, object))
    except BaseException:
        pass


def default_unraisablehook(unraisable, /):
    """Handle an unraisable exception."""
    error = unraisable.exc_value
    text = ""
    if unraisable.object is not None:
        shown = safe_text(unraisable.object, "object", repr, "repr")
        text = f"{unraisable.err_msg or 'Exception ignored in'}{' ' if unraisable.err_msg else ': '}{shown}:\n"
        if not unraisable.err_msg:
            text = f"Exception ignored in: {shown}\n"
    elif unraisable.err_msg:
        text = f"{unraisable.err_msg}:\n"
    first = unraisable.exc_traceback
    if first is not None:
        text += f"Traceback (most recent call last):\n{plain_traceback_text(first)}"
    shown = safe_text(error, "exception", str, "str")
    name = type_text(unraisable.exc_type)
    write_standard_error(text + (f"{name}: {shown}\n" if shown else f"{name}\n"))


class UnraisableHookArgs:
    def __init__(self, error, message, object):
        self.exc_type = type_of(error)
        self.exc_value = error
        self.exc_traceback = exception_traceback(error)
        self.err_msg = message
        self.object = object


def make_unraisable(error, message, object):
    return UnraisableHookArgs(error, message, object)

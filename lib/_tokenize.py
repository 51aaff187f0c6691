# _tokenize: the tokens of Python source, with where they stand.

ENDMARKER, NAME, NUMBER, STRING, NEWLINE, INDENT, DEDENT, OP = 0, 1, 2, 3, 4, 5, 6, 55
FSTRING_START, FSTRING_MIDDLE, FSTRING_END = 59, 60, 61
COMMENT, NL = 65, 66
OPERATORS = {
    "(": 7, ")": 8, "[": 9, "]": 10, ":": 11, ",": 12, ";": 13, "+": 14, "-": 15, "*": 16, "/": 17, "|": 18, "&": 19,
    "<": 20, ">": 21, "=": 22, ".": 23, "%": 24, "{": 25, "}": 26, "==": 27, "!=": 28, "<=": 29, ">=": 30, "~": 31,
    "^": 32, "<<": 33, ">>": 34, "**": 35, "+=": 36, "-=": 37, "*=": 38, "/=": 39, "%=": 40, "&=": 41, "|=": 42,
    "^=": 43, "<<=": 44, ">>=": 45, "**=": 46, "//": 47, "//=": 48, "@": 49, "@=": 50, "->": 51, "...": 52, ":=": 53,
    "!": 54,
}
PAIRS = {")": "(", "]": "[", "}": "{"}
DIGITS = "0123456789"
PREFIXES = frozenset(["", "r", "u", "b", "f", "t", "br", "rb", "fr", "rf", "tr", "rt"])


def problem(message, line, text, column):
    return SyntaxError(message, ("<string>", line, column + 1, text, line, column + 1))


class Source:
    """The lines of a source, and how far they were read."""

    __slots__ = ("readline", "encoding", "text", "row", "ended")

    def __init__(self, readline, encoding):
        self.readline = readline
        self.encoding = encoding
        self.text = ""
        self.row = 0
        self.ended = False

    def next_line(self):
        """The next line; at the end the empty str."""
        try:
            line = "" if self.ended else self.readline()
        except StopIteration:
            line = ""
        if is_subtype(type_of(line), bytes):
            line = line.decode(self.encoding or "utf-8")
        elif not is_subtype(type_of(line), str):
            raise TypeError("readline() returned a non-string object" if self.encoding is None
                            else "readline() returned a non-bytes object")
        self.row += 1
        self.text = line
        if not line:
            self.ended = True
        return line


def name_end(text, at):
    end = at + 1
    while end < len(text) and ("a" + text[end]).isidentifier():
        end += 1
    return end


def digits_end(text, at, digits):
    """Digits with underscores between them."""
    end = at
    while end < len(text) and (text[end] in digits or text[end] == "_" and text[end + 1:end + 2] and
                               text[end + 1] in digits and end > at):
        end += 1
    return end


def number_end(text, at):
    if text[at] == "0" and text[at + 1:at + 2] in ("x", "X", "o", "O", "b", "B"):
        digits = {"x": "0123456789abcdefABCDEF", "o": "01234567", "b": "01"}[text[at + 1].lower()]
        at += 2
        if text[at:at + 1] == "_":
            at += 1
        return digits_end(text, at, digits)
    end = digits_end(text, at, DIGITS)
    if text[end:end + 1] == ".":
        end = digits_end(text, end + 1, DIGITS)
    if text[end:end + 1] in ("e", "E") and text[end:end + 1]:
        exponent = end + 1
        if text[exponent:exponent + 1] in ("+", "-") and text[exponent:exponent + 1]:
            exponent += 1
        after = digits_end(text, exponent, DIGITS)
        if after > exponent:
            end = after
    if text[end:end + 1] in ("j", "J") and text[end:end + 1]:
        end += 1
    return end


def operator_end(text, at):
    for length in (3, 2, 1):
        if text[at:at + length] in OPERATORS and at + length <= len(text):
            return at + length
    return at


def string_quote(text, at):
    """The quote that a string begins with at this place, else None."""
    for quote in ('"""', "'''", '"', "'"):
        if text.startswith(quote, at):
            return quote
    return None


def tokens_of(source, extra):
    """Yields (type, string, start, end, line)."""
    indents = [0]
    brackets = []
    fresh = True  # at the beginning of a logical line
    while True:
        line = source.next_line()
        row = source.row
        if not line:
            if brackets:
                raise problem("unexpected EOF in multi-line statement", row, "", 0)
            for level in indents[1:]:
                yield (DEDENT, "", (row, 0), (row, 0), "")
            yield (ENDMARKER, "", (row, 0), (row, 0), "")
            return
        ended = line.endswith("\n")
        at = 0
        if fresh and not brackets:
            column = 0
            while at < len(line) and line[at] in " \t\f":
                column = 0 if line[at] == "\f" else column + 1 if line[at] == " " else (column // 8 + 1) * 8
                at += 1
            if line[at:at + 1] not in ("#", "\n", "\r", "", "\\"):
                if column > indents[-1]:
                    indents.append(column)
                    yield (INDENT, line[:at], (row, 0), (row, at), line)
                while column < indents[-1]:
                    if column not in indents:
                        error = IndentationError("unindent does not match any outer indentation level",
                                                 ("<string>", row, at + 1, line, row, at + 1))
                        raise error
                    indents.pop()
                    yield (DEDENT, "", (row, at), (row, at), line)
        while at < len(line):
            character = line[at]
            if character in " \t\f":
                at += 1
            elif character in "\r\n":
                length = 2 if line.startswith("\r\n", at) else 1
                if fresh or brackets:
                    if extra:
                        yield (NL, line[at:], (row, at), (row, at + length), line)
                else:
                    yield (NEWLINE, line[at:] if extra else "", (row, at), (row, at + length), line)
                    fresh = True
                at = len(line)
            elif character == "#":
                end = len(line.rstrip("\r\n"))
                if extra:
                    yield (COMMENT, line[at:end], (row, at), (row, end), line)
                at = end
                if not ended and (fresh or brackets):
                    if extra:
                        yield (NL, "", (row, at), (row, at + 1), line)
                    at = len(line)
            elif character == "\\" and line[at + 1:].strip("\r\n") == "" and at + 1 < len(line):
                line = source.next_line()
                row = source.row
                if not line:
                    raise problem("unexpected EOF in multi-line statement", row, "", 0)
                ended = line.endswith("\n")
                at = 0
            else:
                fresh = False
                if character.isidentifier():
                    end = name_end(line, at)
                    prefix = line[at:end].lower()
                    quote = string_quote(line, end) if prefix in PREFIXES else None
                    if quote is None:
                        yield (NAME, line[at:end], (row, at), (row, end), line)
                        at = end
                        continue
                else:
                    prefix = ""
                    end = at
                    quote = string_quote(line, at)
                if quote is not None:
                    begin = (row, at)
                    if "f" in prefix or "t" in prefix:
                        yield from formatted_tokens(source, extra, prefix, quote, begin, end, line)
                    else:
                        yield string_token(source, quote, begin, end, line)
                    line = source.text
                    row = source.row
                    at = AFTER[0]
                    ended = line.endswith("\n")
                    continue
                if character in DIGITS or character == "." and line[at + 1:at + 2] in DIGITS and line[at + 1:at + 2]:
                    end = number_end(line, at)
                    yield (NUMBER, line[at:end], (row, at), (row, end), line)
                    at = end
                    continue
                end = operator_end(line, at)
                if end == at:
                    raise problem(f"invalid non-printable character U+{ord(character):04X}" if not character.isprintable()
                                  else "invalid character" if ord(character) > 127 else "unexpected character", row, line, at)
                text = line[at:end]
                if text in ("(", "[", "{"):
                    brackets.append(text)
                elif text in PAIRS:
                    if not brackets:
                        raise problem(f"unmatched '{text}'", row, line, at)
                    if brackets[-1] != PAIRS[text]:
                        raise problem(f"closing parenthesis '{text}' does not match opening parenthesis '{brackets[-1]}'", row,
                                      line, at)
                    brackets.pop()
                yield (OP if extra else OPERATORS[text], text, (row, at), (row, end), line)
                at = end
        if not ended and not fresh and not brackets:
            yield (NEWLINE, "", (row, len(line)), (row, len(line) + 1), line)
            fresh = True


# Where the line goes on behind a string: what the functions for strings tell.
AFTER = [0]


def string_token(source, quote, begin, at, line):
    """The token of a string whose quote stands at this place."""
    start = begin[1]
    whole = line
    at += len(quote)
    pieces = []
    piece_start = start
    while True:
        end = at
        while end < len(line):
            if line[end] == "\\":
                end += 2
            elif line.startswith(quote, end):
                pieces.append(line[piece_start:end + len(quote)])
                AFTER[0] = end + len(quote)
                return (STRING, "".join(pieces), begin, (source.row, end + len(quote)), whole)
            elif len(quote) == 1 and line[end] in "\r\n":
                raise problem(f"unterminated string literal (detected at line {source.row})", begin[0], whole, begin[1])
            else:
                end += 1
        pieces.append(line[piece_start:])
        line = source.next_line()
        if not line:
            kind = "triple-quoted string" if len(quote) == 3 else "string"
            raise problem(f"unterminated {kind} literal (detected at line {source.row - 1})", begin[0], whole, begin[1])
        whole += line
        piece_start = 0
        at = 0


def formatted_tokens(source, extra, prefix, quote, begin, at, line):
    """The tokens of an f-string or t-string whose quote stands at this place."""
    shift = 3 if "t" in prefix else 0
    start_token = FSTRING_START + shift
    middle_token = FSTRING_MIDDLE + shift
    end_token = FSTRING_END + shift
    at += len(quote)
    yield (start_token, line[begin[1]:at], begin, (source.row, at), line)
    # What is open: None for the text of the string, else the brackets of a replacement field.
    stack = [None]
    middle = []
    middle_begin = (source.row, at)
    while True:
        if at >= len(line):
            if stack[-1] is None:
                if len(quote) == 1:
                    raise problem(f"unterminated {'t' if shift else 'f'}-string literal (detected at line {source.row})", begin[0],
                                  line, begin[1])
            line = source.next_line()
            at = 0
            if not line:
                raise problem(f"unterminated triple-quoted {'t' if shift else 'f'}-string literal (detected at line "
                              f"{source.row - 1})", begin[0], line, begin[1])
            continue
        character = line[at]
        here = (source.row, at)
        if stack[-1] is None:
            in_field_spec = len(stack) > 1
            if not in_field_spec and line.startswith(quote, at):
                if middle:
                    yield (middle_token, "".join(middle), middle_begin, here, line)
                end = at + len(quote)
                yield (end_token, quote, here, (source.row, end), line)
                AFTER[0] = end
                return
            if character == "\\" and at + 1 < len(line):
                if not middle:
                    middle_begin = here
                # \N{...} is one escape.
                if line.startswith("\\N{", at) and "r" not in prefix and "}" in line[at:]:
                    end = line.index("}", at) + 1
                else:
                    end = at + 1 if line[at + 1] in "{}" else at + 2
                middle.append(line[at:end])
                at = end
            elif character == "{" and line.startswith("{{", at) and not in_field_spec:
                if not middle:
                    middle_begin = here
                middle.append("{")
                at += 1
                yield (middle_token, "".join(middle), middle_begin, (source.row, at), line)
                middle = []
                at += 1
            elif character == "}" and line.startswith("}}", at) and not in_field_spec:
                if not middle:
                    middle_begin = here
                middle.append("}")
                at += 1
                yield (middle_token, "".join(middle), middle_begin, (source.row, at), line)
                middle = []
                at += 1
            elif character == "{":
                if middle:
                    yield (middle_token, "".join(middle), middle_begin, here, line)
                    middle = []
                yield (OP if extra else 25, "{", here, (source.row, at + 1), line)
                stack.append(["{"])
                at += 1
            elif character == "}" and in_field_spec:
                if middle:
                    yield (middle_token, "".join(middle), middle_begin, here, line)
                    middle = []
                stack.pop()
                stack.pop()
                yield (OP if extra else 26, "}", here, (source.row, at + 1), line)
                at += 1
            elif character == "}":
                raise problem(f"{'t' if shift else 'f'}-string: single '}}' is not allowed", source.row, line, at)
            else:
                if len(quote) == 1 and character in "\r\n" and not in_field_spec:
                    raise problem(f"unterminated {'t' if shift else 'f'}-string literal (detected at line {source.row})",
                                  begin[0], line, begin[1])
                if not middle:
                    middle_begin = here
                middle.append(character)
                at += 1
            continue
        brackets = stack[-1]
        if character in " \t\f\r\n":
            at += 1
        elif character == "#":
            end = len(line.rstrip("\r\n"))
            if extra:
                yield (COMMENT, line[at:end], here, (source.row, end), line)
            at = end
        elif character == "}" and len(brackets) == 1:
            stack.pop()
            yield (OP if extra else 26, "}", here, (source.row, at + 1), line)
            at += 1
        elif len(brackets) == 1 and character == ":":
            yield (OP if extra else 11, ":", here, (source.row, at + 1), line)
            at += 1
            stack.append(None)
        elif len(brackets) == 1 and character == "!" and line[at + 1:at + 2] != "=":
            yield (OP if extra else 54, "!", here, (source.row, at + 1), line)
            at += 1
        elif character.isidentifier():
            end = name_end(line, at)
            inner_prefix = line[at:end].lower()
            inner = string_quote(line, end) if inner_prefix in PREFIXES else None
            if inner is None:
                yield (NAME, line[at:end], here, (source.row, end), line)
                at = end
            else:
                if "f" in inner_prefix or "t" in inner_prefix:
                    yield from formatted_tokens(source, extra, inner_prefix, inner, here, end, line)
                else:
                    yield string_token(source, inner, here, end, line)
                line = source.text
                at = AFTER[0]
        elif string_quote(line, at) is not None:
            yield string_token(source, string_quote(line, at), here, at, line)
            line = source.text
            at = AFTER[0]
        elif character in DIGITS or character == "." and line[at + 1:at + 2] in DIGITS and line[at + 1:at + 2]:
            end = number_end(line, at)
            yield (NUMBER, line[at:end], here, (source.row, end), line)
            at = end
        else:
            end = operator_end(line, at)
            if end == at:
                raise problem("unexpected character", source.row, line, at)
            text = line[at:end]
            if text in ("(", "[", "{"):
                brackets.append(text)
            elif text in PAIRS:
                if brackets[-1] != PAIRS[text]:
                    raise problem(f"closing parenthesis '{text}' does not match opening parenthesis '{brackets[-1]}'",
                                  source.row, line, at)
                brackets.pop()
            yield (OP if extra else OPERATORS[text], text, here, (source.row, end), line)
            at = end


class TokenizerIter:
    """An iterator over the tokens of a source."""

    def __new__(cls, readline, /, *, encoding=None, extra_tokens=False):
        self = make_object(cls)
        set_own_attribute(self, ".tokens", tokens_of(Source(readline, encoding), truth_of(extra_tokens)))
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return next(own_attribute(self, ".tokens"))


__all__ = ("TokenizerIter",)

# _sre: the engine of regular expressions. CPython's own re parses patterns and compiles them to the words that it runs.

MAGIC = 20230612
CODESIZE = 4
MAXREPEAT = 4294967295
MAXGROUPS = 1073741823
SIZE_MAX = 9223372036854775807

MATCH = 0
FULLMATCH = 1
SEARCH = 2

LOCALE = 4
UNICODE = 32
ASCII = 256
FLAG_NAMES = ("re.IGNORECASE", "re.LOCALE", "re.MULTILINE", "re.DOTALL", "re.UNICODE", "re.VERBOSE", "re.DEBUG", "re.ASCII")


def position_of(value):
    """A position or count, cut to what any string can have."""
    number = index_of(value)
    if not -SIZE_MAX - 1 <= number <= SIZE_MAX:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return min(max(number, -1), 4294967295)


def character_of(value):
    number = index_of(value)
    if not -2147483648 <= number <= 2147483647:
        raise OverflowError("Python int too large to convert to C int")
    return number


def unicode_iscased(character, /):
    character = character_of(character)
    return character >= 0 and sre_unicode_cased(character)


def unicode_tolower(character, /):
    character = character_of(character)
    return sre_unicode_lower(character) if character >= 0 else character


def ascii_iscased(character, /):
    character = character_of(character)
    return 65 <= character <= 90 or 97 <= character <= 122


def ascii_tolower(character, /):
    character = character_of(character)
    return character + 32 if 65 <= character <= 90 else character


def getcodesize():
    return CODESIZE


def check_argument(value, cls, name):
    if not is_subtype(type_of(value), cls):
        raise TypeError(f"compile() argument '{name}' must be {name_of(cls)}, not {name_of(type_of(value))}")


def check_code(code):
    for word in code:
        if not is_subtype(type_of(word), int):
            raise TypeError("an integer is required")
        if word < 0:
            raise OverflowError("can't convert negative value to unsigned int")
        if word > MAXREPEAT:
            raise OverflowError("regular expression code size limit exceeded")


def compile(pattern, flags, code, groups, groupindex, indexgroup):
    flags = character_of(flags)
    check_argument(code, list, "code")
    groups = position_of(groups)
    check_argument(groupindex, dict, "groupindex")
    check_argument(indexgroup, tuple, "indexgroup")
    if pattern is not None and sre_subject_sort(pattern) is MISSING:
        raise TypeError(f"expected string or bytes-like object, got '{name_of(type_of(pattern))}'")
    made = None
    if 0 <= groups <= MAXGROUPS:
        made = sre_make(pattern, flags & 4294967295, code, groups, groupindex, indexgroup)
        if made is MISSING:
            check_code(code)
    if made is None:
        raise RuntimeError("invalid SRE code")
    return made


class SRE_Template(new=False, final=True):
    __module__ = "_sre"


def template(pattern, template, /):
    """A template for sub(), from what re's parser makes of it: texts, and numbers of groups between them."""
    if type_of(pattern) is not Pattern:
        raise TypeError(f"template() argument 1 must be re.Pattern, not {name_of(type_of(pattern))}")
    check = is_subtype(type_of(template), list)
    if not check:
        raise TypeError(f"template() argument 2 must be list, not {name_of(type_of(template))}")
    if len(template) % 2 == 0:
        raise TypeError("invalid template")
    parts = []
    for part in template:
        if len(parts) % 2 == 1:
            if not is_subtype(type_of(part), int):
                raise TypeError("an integer is required")
            if part < 0:
                raise TypeError("invalid template")
            part = min(part, MAXGROUPS + 1)
        list_append(parts, part)
    self = make_object(SRE_Template)
    set_own_attribute(self, ".parts", parts[0] if len(parts) == 1 else tuple(parts))
    return self


def template_parts(pattern, text):
    """What sub() puts in, as the kernels take it: a text, or a tuple of texts and groups."""
    if is_str(text):
        literal = "\\" not in text
    else:
        literal = is_bytes(text) and b"\\" not in text
    if literal:
        return text
    import re
    made = re._compile_template(pattern, text)
    return own_attribute(made, ".parts") if type_of(made) is SRE_Template else made


def substitute(pattern, repl, string, count, with_count):
    count = position_of(count)
    if callable(repl):
        return substitute_calls(pattern, repl, string, count, with_count)
    parts = template_parts(pattern, repl)
    result = sre_substitute(pattern, parts, string, count, with_count)
    if result is MISSING:
        # The texts are of another sort than the string: joining says so.
        return substitute_calls(pattern, lambda match: expand_mixed(match, parts), string, count, with_count)
    return result


def expand_mixed(match, parts):
    """A template whose texts are of another sort than the string: what is joined says so."""
    if type_of(parts) is not tuple:
        return parts
    pieces = [parts[0]]
    i = 1
    while i < len(parts):
        group = sre_group(match, parts[i], None)
        if group is not None:
            list_append(pieces, group)
        if len(parts[i + 1]) > 0:
            list_append(pieces, parts[i + 1])
        i += 2
    return ("" if is_str(parts[0]) else b"").join(pieces)


def substitute_calls(pattern, function, string, count, with_count):
    if not is_bytearray(string):
        return substitute_each(pattern, function, string, count, with_count)
    # It keeps its size as long as it is looked at.
    with memoryview(string):
        return substitute_each(pattern, function, string, count, with_count)


def substitute_each(pattern, function, string, count, with_count):
    scanner = sre_scanner(pattern, string, 0, 4294967295)
    pieces = []
    at = 0
    done = 0
    while count == 0 or done < count:
        match = sre_scanner_step(scanner, SEARCH)
        if match is None:
            break
        start = sre_start(match, 0)
        if at < start:
            list_append(pieces, sre_slice(string, at, start))
        item = function(match)
        if item is not None:
            list_append(pieces, item)
        at = sre_end(match, 0)
        done += 1
    rest = sre_slice(string, at, 4294967295)
    if len(rest) > 0:
        list_append(pieces, rest)
    joiner = sre_slice(string, 0, 0)
    result = pieces[0] if len(pieces) == 1 and type_of(pieces[0]) is type_of(joiner) else joiner.join(pieces)
    return (result, done) if with_count else result


class Pattern(weakref=True, new=False, final=True):
    """Compiled regular expression object."""

    __module__ = "re"

    @native
    def match(self, /, string, pos=0, endpos=9223372036854775807):
        """Matches zero or more characters at the beginning of the string."""
        return sre_run(self, string, MATCH, position_of(pos), position_of(endpos))

    @native
    def fullmatch(self, /, string, pos=0, endpos=9223372036854775807):
        """Matches against all of the string."""
        return sre_run(self, string, FULLMATCH, position_of(pos), position_of(endpos))

    @native
    def search(self, /, string, pos=0, endpos=9223372036854775807):
        """Looks for the first match in the string; None when there is none."""
        return sre_run(self, string, SEARCH, position_of(pos), position_of(endpos))

    def sub(self, /, repl, string, count=0):
        """The string with its leftmost matches that do not overlap replaced by repl."""
        return substitute(self, repl, string, count, False)

    def subn(self, /, repl, string, count=0):
        """A tuple of what sub() gives, and how many matches it has replaced."""
        return substitute(self, repl, string, count, True)

    @native
    def findall(self, /, string, pos=0, endpos=9223372036854775807):
        """A list of all matches in the string that do not overlap."""
        return sre_find_all(self, string, position_of(pos), position_of(endpos))

    @native
    def split(self, /, string, maxsplit=0):
        """The parts of the string that lie between the matches."""
        return sre_split(self, string, position_of(maxsplit))

    @native
    def finditer(self, /, string, pos=0, endpos=9223372036854775807):
        """An iterator over all matches in the string that do not overlap: of each the Match."""
        return iter(sre_scanner(self, string, position_of(pos), position_of(endpos)).search, None)

    def scanner(self, /, string, pos=0, endpos=9223372036854775807):
        return sre_scanner(self, string, position_of(pos), position_of(endpos))

    @member
    def pattern(self):
        """The pattern string from which the RE object was compiled."""
        return pattern_source(self)

    @member
    def flags(self):
        """The regex matching flags."""
        return pattern_flags(self)

    @member
    def groups(self):
        """The number of capturing groups in the pattern."""
        return pattern_groups(self)

    @property
    def groupindex(self):
        """A dictionary mapping group names to group numbers."""
        return mappingproxy(pattern_groupindex(self))

    def __copy__(self, /):
        return self

    def __deepcopy__(self, memo, /):
        return self

    def __repr__(self, /):
        """Return repr(self)."""
        source = pattern_source(self)
        flags = pattern_flags(self)
        if is_str(source) and flags & (LOCALE | UNICODE | ASCII) == UNICODE:
            flags &= ~UNICODE
        names = []
        bit = 2
        for name in FLAG_NAMES:
            if flags & bit:
                list_append(names, name)
                flags &= ~bit
            bit *= 2
        if flags:
            list_append(names, f"0x{flags:x}")
        text = repr(source)[:200]
        return f"re.compile({text}, {'|'.join(names)})" if names else f"re.compile({text})"

    def __eq__(self, value, /):
        """Return self==value."""
        if type_of(value) is not Pattern:
            return NotImplemented
        if self is value:
            return True
        return same_sort(self, value) and pattern_flags(self) == pattern_flags(value) and (
            pattern_code(self) == pattern_code(value)) and pattern_source(self) == pattern_source(value)

    def __ne__(self, value, /):
        """Return self!=value."""
        equal = Pattern.__eq__(self, value)
        return equal if equal is NotImplemented else not equal

    def __hash__(self, /):
        """Return hash(self)."""
        return hash_of((pattern_code(self), pattern_source(self), pattern_flags(self)))

    @classmethod
    def __class_getitem__(cls, item, /):
        """See PEP 585"""
        return generic_alias(cls, item)


def same_sort(left, right):
    return sre_subject_sort(pattern_source(left)) is sre_subject_sort(pattern_source(right))


def number_of_group(match, group):
    number = sre_group_number(match, group)
    if number is not MISSING:
        return number
    if is_str(group):
        names = pattern_groupindex(match_pattern(match))
        number = sre_group_number(match, names[group]) if group in names else MISSING
    elif special(group, "__index__") is not MISSING:
        number = index_of(group)
        number = sre_group_number(match, number) if -1 <= number <= MAXGROUPS else MISSING
    if number is MISSING:
        raise IndexError("no such group")
    return number


def group_of(match, group):
    return sre_group(match, number_of_group(match, group), None)


def span_of(match, number):
    return (sre_start(match, number), sre_end(match, number))


class Match(new=False, final=True):
    """The result of re.match() and re.search().
Match objects always have a boolean value of True."""

    __module__ = "re"

    @native
    def group(self, /, *groups):
        """group([group1, ...]) -> str or tuple.
Return subgroup(s) of the match by indices or names.
For 0 returns the entire match."""
        if len(groups) == 0:
            return sre_group(self, 0, None)
        if len(groups) == 1:
            return group_of(self, groups[0])
        return tuple([group_of(self, group) for group in groups])

    @native
    def groups(self, /, default=None):
        """A tuple of all groups of the match, from the first on; `default` stands for one that has not matched."""
        return tuple([sre_group(self, i + 1, default) for i in range(pattern_groups(match_pattern(self)))])

    @native
    def groupdict(self, /, default=None):
        """A dict of all named groups of the match; `default` stands for one that has not matched."""
        result = {}
        for name, group in pattern_groupindex(match_pattern(self)).items():
            result[name] = sre_group(self, number_of_group(self, group), default)
        return result

    @native
    def start(self, group=0, /):
        """Where the text that a group has matched begins."""
        return sre_start(self, number_of_group(self, group))

    @native
    def end(self, group=0, /):
        """Where the text that a group has matched ends."""
        return sre_end(self, number_of_group(self, group))

    @native
    def span(self, group=0, /):
        """The tuple of start() and end() of a group."""
        return span_of(self, number_of_group(self, group))

    @native
    def __getitem__(self, key, /):
        """Return self[key]."""
        return group_of(self, key)

    def expand(self, /, template):
        """The template with its references to groups filled in, as sub() does it."""
        parts = template_parts(match_pattern(self), template)
        if type_of(parts) is not tuple:
            return parts
        result = sre_expand(self, parts)
        return expand_mixed(self, parts) if result is MISSING else result

    @member
    def string(self):
        """The string passed to match() or search()."""
        return match_string(self)

    @member
    def re(self):
        """The regular expression object."""
        return match_pattern(self)

    @member
    def pos(self):
        """The index into the string at which the RE engine started looking for a match."""
        return match_pos(self)

    @member
    def endpos(self):
        """The index into the string beyond which the RE engine will not go."""
        return match_endpos(self)

    @property
    def lastindex(self):
        """The integer index of the last matched capturing group."""
        return match_last_group(self) or None

    @property
    def lastgroup(self):
        """The name of the last matched capturing group."""
        return match_last_name(self)

    @property
    def regs(self):
        return tuple([span_of(self, i) for i in range(pattern_groups(match_pattern(self)) + 1)])

    def __copy__(self, /):
        return self

    def __deepcopy__(self, memo, /):
        return self

    def __repr__(self, /):
        """Return repr(self)."""
        return f"<re.Match object; span={span_of(self, 0)!r}, match={sre_group(self, 0, None)!r}>"

    @classmethod
    def __class_getitem__(cls, item, /):
        """See PEP 585"""
        return generic_alias(cls, item)


class SRE_Scanner(new=False, final=True):
    __module__ = "_sre"

    @native
    def match(self, /):
        return sre_scanner_step(self, MATCH)

    @native
    def search(self, /):
        return sre_scanner_step(self, SEARCH)

    @member
    def pattern(self):
        return scanner_pattern(self)


copyright = ""

__all__ = ["MAGIC", "CODESIZE", "MAXREPEAT", "MAXGROUPS", "compile", "template", "getcodesize", "ascii_iscased",
           "ascii_tolower", "unicode_iscased", "unicode_tolower", "copyright"]

"""Prints random cases and CPython's answers for text_driver.cpp: run it by cases.mjs and pipe into the driver.

The number of rounds comes from CASES_ROUNDS, the seed from CASES_SEED. One case a line, fields separated by
tabs: text as hexadecimal code points joined by commas, bytes as hexadecimal, lists joined by semicolons, '-' for empty.
"""

import codecs
import os
import random
import re
import unicodedata
import warnings

warnings.simplefilter("ignore")
rounds = int(os.environ.get("CASES_ROUNDS", "400"))
random.seed(int(os.environ.get("CASES_SEED", "1")))
lines = []


def text(s):
    return ",".join(f"{ord(c):x}" for c in s) or "-"


def data(b):
    return b.hex() or "-"


def items(pieces, show):
    return ";".join(map(show, pieces)) or "!"


def case(*fields):
    lines.append("\t".join(map(str, fields)))


ascii_letters = "abcXYZ019 _-\t\n'\"\\%.,\r\x0b\x1c\x7f\x00"
latin1 = ascii_letters + "éßÿµªº\xa0\x85½ÀÞ\xad÷"
bmp = latin1 + "ıİſΣσςΑάǅǆŉﬁ\u0345\u0301\u0323\u2028\u3000\u200bЖж中가\u1100\u1161\u11a8Ա\u2019٣²Ⅷⅷ\u02b0\u1e9eǰ\ufffe"
wide = bmp + "\U00010400\U00010428\U0001d7ce\U0001f600\U000e0001\U0002f800\U0001e900\U0010ffff"
surrogates = wide + "\ud800\udc00\udc80\udcff\udbff"
alphabets = ["жщыЖ", "жщ é", "中文字a", "中文\ud7ff\ue000\u0800", "ab", "aab", ascii_letters, latin1, bmp, wide, surrogates, "ab\u0101", "a\U00010000b", "Σσ'a\u0301 .", " \t\n\r\x85\u2028x",
             "\u0101\u0201", "\u0301\u0323\u0327\u0344a\u00e1\u1ea1각\u1161ᄀ"]


def some(alphabet=None, most=40):
    alphabet = alphabet or random.choice(alphabets)
    n = random.choice([0, 1, 2, 3, 5, 8, 15, 16, 17, 31, 32, 33, most, random.randrange(most + 1)])
    if random.random() < 0.05:
        n = random.randrange(700)
    if random.random() < 0.3:
        part = "".join(random.choice(alphabet) for _ in range(random.randrange(1, 5)))
        return (part * n)[:n]
    return "".join(random.choice(alphabet) for _ in range(n))


def part_of(s):
    if s and random.random() < 0.8:
        a = random.randrange(len(s))
        return s[a:a + random.choice([1, 1, 2, 3, 4, 8, 20])]
    return some(most=4)


forms = ("NFC", "NFD", "NFKC", "NFKD")
strips = ("strip", "lstrip", "rstrip")
conversions = ("lower", "upper", "title", "capitalize", "swapcase", "casefold")
predicates = ("isascii", "isalpha", "isalnum", "isdecimal", "isdigit", "isnumeric", "islower", "isupper", "istitle",
              "isspace", "isprintable", "isidentifier")
byte_predicates = ("isascii", "isalpha", "isalnum", "isdigit", "islower", "isupper", "istitle", "isspace")
codec_names = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "ascii", "latin-1",
               "cp1252", "unicode_escape", "raw_unicode_escape")
handlers = ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass", "xmlcharrefreplace",
            "namereplace")
stepwise = {"utf-8": codecs.utf_8_decode, "utf-16": codecs.utf_16_decode, "utf-16-le": codecs.utf_16_le_decode,
            "utf-16-be": codecs.utf_16_be_decode, "utf-32": codecs.utf_32_decode,
            "utf-32-le": codecs.utf_32_le_decode, "utf-32-be": codecs.utf_32_be_decode,
            "unicode_escape": codecs.unicode_escape_decode, "raw_unicode_escape": codecs.raw_unicode_escape_decode}


def error(e):
    return f"error:{e.encoding}:{e.start}:{e.end}:{e.reason}"


def some_bytes():
    kind = random.randrange(7)
    if kind == 0:
        return bytes(random.choice(b"\x00\x41\x7f\x80\xbf\xc0\xc1\xc2\xdf\xe0\xa0\x9f\xed\xef\xf0\x90\x8f\xf4\xf5\xff")
                     for _ in range(random.randrange(12)))
    if kind == 1:
        return random.randbytes(random.randrange(30))
    b = bytearray(some().encode(random.choice(codec_names[:7]), "surrogatepass"))
    if b and kind > 3:
        for _ in range(random.randrange(1, 3)):
            b[random.randrange(len(b))] = random.choice(b"\x00\x80\xff\xd8\xdc\xed\xa0")
    if kind == 6 and b:
        del b[random.randrange(len(b)):]
    return bytes(b)


escape_pieces = ["\\", "\\n", "\\x", "41", "\\u", "00e9", "\\U", "0001F600", "00110000", "\\N", "{", "}", "\\N{DIGIT ONE}",
                 "\\N{latin small letter a}", "\\N{nope}", "\\N{KEYCAP NUMBER SIGN}", "\\777", "\\7", "\\08", "\\d", "\\\n", "\\\\", "\\'", "a", "zz ",
                 "\\x4", "\\x4g", "\\u12", "\\q", "x" * 40, "\\0", "\\v\\f\\a\\b\\r\\t\\\""]


def some_escapes(extra=()):
    return "".join(random.choice(escape_pieces + list(extra)) for _ in range(random.randrange(8)))


def decode_case(name, handler, b, final):
    try:
        if final:
            s, used = codecs.decode(b, name, handler), len(b)
        else:
            s, used = stepwise[name](b, handler, False)
        answer = f"{text(s)}\t{used}"
    except UnicodeDecodeError as e:
        answer = error(e)
    case("decode", name, handler, int(final), data(b), answer)


def search_cases():
    s = some(most=120)
    sub = part_of(s)
    if random.random() < 0.1:
        unit = "".join(random.choice("ab\u0101") for _ in range(random.randrange(1, 4)))
        s = unit * random.randrange(1, 900) + random.choice(["", "b", "aa", "c"]) + unit * random.randrange(300)
        sub = random.choice(["b", "", "a"]) + unit * random.randrange(1, 120) + random.choice(["", "a", "b"])
    new, limit = some(most=5), random.choice([-1, -1, -1, 0, 1, 2, 7])
    case("find", text(s), text(sub), s.find(sub), s.rfind(sub), s.count(sub))
    case("replace", text(s), text(sub), text(new), limit, text(s.replace(sub, new, limit)))
    case("compare", text(s), text(sub), (s > sub) - (s < sub), int(s.startswith(sub)), int(s.endswith(sub)))
    if sub:
        case("split", text(s), text(sub), limit, items(s.split(sub, limit), text), items(s.rsplit(sub, limit), text))
    case("wsplit", text(s), limit, items(s.split(None, limit), text), items(s.rsplit(None, limit), text))
    keep = random.random() < 0.5
    case("splitlines", text(s), int(keep), items(s.splitlines(keep), text))
    case("strip", text(s), *[text(getattr(s, m)()) for m in strips])
    case("stripchars", text(s), text(sub), *[text(getattr(s, m)(sub)) for m in strips])


def whole_cases():
    s = some()
    case("case", text(s), *[text(getattr(s, m)()) for m in conversions])
    case("test", text(s), "".join(str(int(getattr(s, m)())) for m in predicates))
    word = "".join(random.choice("aAbB\u01c5\u00e9É1ΑάΣ") for _ in range(random.randrange(9)))
    case("test", text(word), "".join(str(int(getattr(word, m)())) for m in predicates))
    case("repr", text(s), text(repr(s)), text(ascii(s)))
    size = random.choice([-1, 0, 1, 3, 8])
    case("expandtabs", text(s), size, text(s.expandtabs(size)))
    case("normalize", text(s), *[text(unicodedata.normalize(f, s)) for f in forms])


def byte_cases():
    b = some(random.choice(alphabets[4:8])).encode("latin-1")
    limit, keep = random.choice([-1, 0, 1, 3]), random.random() < 0.5
    case("bytes", data(b), data(repr(b).encode()), *[data(getattr(b, m)()) for m in conversions[:5]])
    case("bytetest", data(b), "".join(str(int(getattr(b, m)())) for m in byte_predicates))
    case("bytesplit", data(b), limit, int(keep), items(b.split(None, limit), data), items(b.rsplit(None, limit), data),
         items(b.splitlines(keep), data), data(b.strip()))


def codec_cases():
    name, handler = random.choice(codec_names), random.choice(handlers)
    if name.endswith("escape"):
        b = some_escapes(("é", "ÿ")).encode("latin-1")
    else:
        b = some_bytes()
    final = name not in stepwise or random.random() < 0.6
    # These two do not decode, and CPython says so with a TypeError.
    if handler not in ("xmlcharrefreplace", "namereplace"):
        decode_case(name, handler, b, final)
    decode_case("utf-8", random.choice(handlers[:6]), some_bytes(), random.random() < 0.6)
    s = some()
    for name in {name, "utf-8"}:
        try:
            answer = data(codecs.encode(s, name, handler))
        except UnicodeEncodeError as e:
            answer = error(e)
        case("encode", name, handler, text(s), answer)


def literal_cases():
    source = some_escapes(("é", "中", "\U0001f600"))
    # An end that would take the quotes with it cannot stand in a literal.
    if len(re.search(r"\\*$", source)[0]) % 2 == 0 and '"' not in source.replace('\\"', ""):
        try:
            answer = text(eval('"""' + source + '"""'))
        except SyntaxError as e:
            found = re.search(r"position (\d+)(?:-(\d+))?: (.*)", e.msg)
            start, last, reason = found.groups()
            answer = f"error:unicodeescape:{start}:{int(last or start) + 1}:{reason}"
        case("literal", data(source.encode()), answer)
        if source.isascii():
            try:
                answer = data(eval('b"""' + source + '"""'))
            except SyntaxError as e:
                found = re.search(r"(invalid .x escape) at position (\d+)", e.msg)
                answer = f"error::{found[2]}:0:{found[1]}"
            case("byteliteral", data(source.encode()), answer)


for _ in range(rounds):
    search_cases()
    whole_cases()
    byte_cases()
    codec_cases()
    literal_cases()
print("\n".join(lines))

"""Runs inside CPython 3.14 and leaves the text of each table file in `files`, a summary in `report`."""

import _sre
import collections
import sys
import unicodedata as ud
import zlib

files = {}
sizes = collections.Counter()
limit = 0x110000
characters = [chr(c) for c in range(limit)]


def array(name, ctype, values):
    width = {"uint8_t": 1, "int8_t": 1, "uint16_t": 2, "uint32_t": 4, "int32_t": 4, "double": 8}[ctype]
    sizes[current] += width * len(values)
    lines, line = [], ""
    for value in values:
        text = f"{value},"
        if len(line) + len(text) > 110:
            lines.append(line)
            line = ""
        line += text
    lines.append(line)
    return f"inline constexpr {ctype} {name}[{len(values)}] = {{\n" + "\n".join(lines) + "};\n"


def strings(name, values):
    return f"inline constexpr char {name}[][{max(map(len, values)) + 1}] = {{\n" + \
        ",\n".join(", ".join(f'"{v}"' for v in values[i:i + 8]) for i in range(0, len(values), 8)) + "};\n"


def two_level(name, values, shift, ctype):
    """Blocks of 1 << shift values, each distinct block stored once."""
    blocks, index = {}, []
    for at in range(0, limit, 1 << shift):
        block = tuple(values[at:at + (1 << shift)])
        index.append(blocks.setdefault(block, len(blocks)))
    flat = [v for block in blocks for v in block]
    index_type = "uint8_t" if len(blocks) <= 256 else "uint16_t"
    return f"inline constexpr uint32_t {name}_shift = {shift};\n" + \
        array(f"{name}_index", index_type, index) + array(f"{name}_blocks", ctype, flat)


def finish(file, text):
    files[file] = "// Made by tools/unicode/generate.mjs; do not edit.\n" + text


# --- properties ------------------------------------------------------------------------------------------------

current = "properties.inc"
flag_names = ["alpha", "decimal", "digit", "numeric", "lower", "upper", "title", "space", "linebreak", "printable",
              "xid_start", "xid_continue", "cased", "case_ignorable", "simple_case", "mirrored",
              "nfd_changes", "nfkd_changes", "nfc_changes", "nfkc_changes", "composes_with_previous"]

canonical = {}
for c in range(limit):
    text = ud.decomposition(characters[c])
    if text and not text.startswith("<"):
        canonical[c] = tuple(int(x, 16) for x in text.split())
pairs = {}
for c, parts in canonical.items():
    if len(parts) == 2 and ud.normalize("NFC", chr(parts[0]) + chr(parts[1])) == chr(c):
        pairs[parts] = c
seconds = {second for first, second in pairs} | set(range(0x1161, 0x1176)) | set(range(0x11A8, 0x11C3))


def sigma_class(s):
    ignorable_or_cased = ("A" + s + "\u03a3").lower().endswith("\u03c2")
    cased = (s + "\u03a3").lower().endswith("\u03c2")
    return ignorable_or_cased and not cased


def is_cased(s):
    return (s + "a").title()[-1] == "a"


def flags_of(c):
    s = characters[c]
    return (s.isalpha(), s.isdecimal(), s.isdigit(), s.isnumeric(), s.islower(), s.isupper(),
            s.istitle() and not s.isupper(), s.isspace(), len(("a" + s + "a").splitlines()) == 2,
            s.isprintable(), s.isidentifier(), ("a" + s).isidentifier(), is_cased(s), sigma_class(s),
            _sre.unicode_iscased(c), ud.mirrored(s) == 1,
            ud.normalize("NFD", s) != s, ud.normalize("NFKD", s) != s, ud.normalize("NFC", s) != s,
            ud.normalize("NFKC", s) != s, c in seconds)


categories = sorted({ud.category(s) for s in characters}, key=lambda x: (x != "Cn", x))
bidirectionals = sorted({ud.bidirectional(s) for s in characters})
widths = sorted({ud.east_asian_width(s) for s in characters})
numerics = sorted({ud.numeric(s) for s in characters if ud.numeric(s, None) is not None})

specials, special_at = [], {}
special_base = 1 << 24


def mapping(c, text):
    to = [ord(x) for x in text]
    if len(to) == 1:
        return to[0] - c
    key = tuple(to)
    if key not in special_at:
        special_at[key] = len(specials)
        specials.extend(key)
    return special_base + (len(key) << 16) + special_at[key]


cases, records, record_of, case_of = {}, {}, [], []
columns = collections.defaultdict(list)
for c in range(limit):
    s = characters[c]
    flags = flags_of(c)
    for name, value in zip(flag_names, flags):
        columns[name].append(value)
    lower, upper, title, fold = s.lower(), s.upper(), s.title(), s.casefold()
    for name, value in (("to_lower", lower), ("to_upper", upper), ("to_title", title), ("to_casefold", fold)):
        columns[name].append(value)
    simple = _sre.unicode_tolower(c)
    columns["simple_lower"].append(simple)
    case = (mapping(c, lower), mapping(c, upper), mapping(c, title), mapping(c, fold), simple - c)
    case_of.append(cases.setdefault(case, len(cases)))
    numeric = ud.numeric(s, None)
    category, bidirectional, combining = ud.category(s), ud.bidirectional(s), ud.combining(s)
    width, decimal, digit = ud.east_asian_width(s), ud.decimal(s, -1), ud.digit(s, -1)
    for name, value in (("category", category), ("bidirectional", bidirectional), ("combining", combining),
                        ("east_asian_width", width), ("decimal_value", decimal), ("digit_value", digit),
                        ("numeric_value", numeric)):
        columns[name].append(value)
    record = (sum(1 << i for i, flag in enumerate(flags) if flag),
              categories.index(category), bidirectionals.index(bidirectional), combining,
              widths.index(width), 0 if numeric is None else numerics.index(numeric) + 1, decimal, digit)
    record_of.append(records.setdefault(record, len(records)))

text = "// clang-format off\n"
text += "enum Flag : uint32_t {\n" + "".join(f"    flag_{n} = 1u << {i},\n" for i, n in enumerate(flag_names)) + "};\n"
text += strings("category_names", categories) + strings("bidirectional_names", bidirectionals)
text += strings("width_names", widths)
text += array("numeric_values", "double", [repr(x) for x in numerics])
text += array("latin1_flags", "uint32_t", [list(records)[record_of[c]][0] for c in range(256)])
text += "struct Record {\n    uint32_t flags;\n    uint8_t category, bidirectional, combining, " \
    "width, numeric;\n    int8_t decimal, digit;\n};\n"
text += f"inline constexpr Record records[{len(records)}] = {{\n"
text += "\n".join("{" + ",".join(map(str, r)) + "}," for r in records) + "};\n"
sizes[current] += 12 * len(records)
text += two_level("record", record_of, 7, "uint16_t")
printable = [all(s.isprintable() for s in characters[at:at + 64]) for at in range(0, limit, 64)]
text += "// Every character is printable; a bit for each 64 code points.\n"
text += array("printable_pages", "uint8_t", [sum(flag << i for i, flag in enumerate(printable[at:at + 8]))
                                             for at in range(0, len(printable), 8)])
finish(current, text)

current = "case_mapping.inc"
text = "// clang-format off\n"
text += f"inline constexpr int32_t special_base = {special_base};\n"
text += array("special_cases", "uint16_t", specials)
text += "struct Cases {\n    int32_t lower, upper, title, fold, simple_lower;\n};\n"
text += f"inline constexpr Cases cases[{len(cases)}] = {{\n" + "\n".join("{" + ",".join(map(str, x)) + "}," for x in cases)
text += "};\n"
sizes[current] += 20 * len(cases)
text += two_level("case", case_of, 6, "uint16_t")
pages = range(0, limit, 64)
ceilings = (0x7F, 0xFF, 0xFFFF, 0x10FFFF)


def size_class(c):
    return next(x for x in ceilings if c <= x)


def bitmap(name, comment, test):
    flags = [all(map(test, range(at, at + 64))) for at in pages]
    data = [sum(flag << i for i, flag in enumerate(flags[at:at + 8])) for at in range(0, len(flags), 8)]
    return f"// {comment}; a bit for each 64 code points.\n" + array(name, "uint8_t", data)


def keeps_size(c):
    s = characters[c]
    mapped = s.lower(), s.upper(), s.title(), s.casefold()
    return all(len(t) == 1 and size_class(ord(t)) == size_class(c) for t in mapped)


def is_caseless(c):
    s = characters[c]
    return {s.lower(), s.upper(), s.title(), s.casefold()} == {s}


text += bitmap("same_size_pages", "Every case mapping is one character of the same width class", keeps_size)
text += bitmap("caseless_pages", "Every case mapping is the character itself", is_caseless)
finish(current, text)

# --- decomposition and composition ------------------------------------------------------------------------------

current = "normalize.inc"
tags, data, seen, offset_of = {"": 0}, [0], {}, []
for c in range(limit):
    text = ud.decomposition(characters[c])
    columns["decomposition"].append(text)
    if not text:
        offset_of.append(0)
        continue
    parts = text.split()
    tag = parts.pop(0) if parts[0].startswith("<") else ""
    tag = tags.setdefault(tag, len(tags))
    entry = (tag << 8 | len(parts), *(int(x, 16) for x in parts))
    if entry not in seen:
        seen[entry] = len(data)
        data.extend(entry)
    offset_of.append(seen[entry])
assert len(data) < 65536
ordered = sorted(pairs.items())
text = "// clang-format off\n"
text += strings("decomposition_tags", list(tags))
text += array("decomposition_data", "uint32_t", data)
text += two_level("decomposition", offset_of, 6, "uint16_t")
text += "// Sorted by the first, then by the second character.\n"
text += array("pair_first", "uint32_t", [k[0] for k, v in ordered])
text += array("pair_second", "uint32_t", [k[1] for k, v in ordered])
text += array("pair_composed", "uint32_t", [v for k, v in ordered])


record_flags = [r[0] for r in records]
composing = 1 << flag_names.index("composes_with_previous") | 1 << flag_names.index("nfc_changes")
changing = composing | sum(1 << flag_names.index(f"{x}_changes") for x in ("nfd", "nfkd", "nfkc"))


def inert(changes):
    flags = [all(not record_flags[record_of[c]] & changes and not columns["combining"][c]
                 for c in range(at, at + 64)) for at in pages]
    return [sum(flag << i for i, flag in enumerate(flags[at:at + 8])) for at in range(0, len(flags), 8)]


text += "// No character takes part in the form; a bit for each 64 code points.\n"
text += array("inert_pages_nfc", "uint8_t", inert(composing)) + array("inert_pages", "uint8_t", inert(changing))
finish(current, text)

# --- names -----------------------------------------------------------------------------------------------------

current = "names.inc"
rules, listed, hangul = [], [], []
for c in range(limit):
    name = ud.name(characters[c], "")
    columns["name"].append(name)
    if not name:
        continue
    prefix, dash, digits = name.rpartition("-")
    if digits == f"{c:04X}":
        prefix += dash
        if rules and rules[-1][1] == c - 1 and rules[-1][2] == prefix:
            rules[-1][1] = c
        else:
            rules.append([c, c, prefix])
    elif name.startswith("HANGUL SYLLABLE "):
        hangul.append(c)
    else:
        listed.append((c, name))
assert hangul == list(range(0xAC00, 0xD7A4))

aliases, sequences = [], []
for name in unlisted_names.split("\n"):
    if not name:
        continue
    try:
        to = ud.lookup(name)
    except KeyError:
        continue
    if len(to) > 1:
        sequences.append((name, [ord(x) for x in to]))
    elif ud.name(to, "") != name:
        aliases.append((name, ord(to)))

names = [name for c, name in listed] + [name for name, c in aliases] + [name for name, to in sequences]
texts = [name.split(" ") for name in names]
word_count = len({w for t in texts for w in t})
# Frequent neighbours become words of their own, as long as there are two-byte codes for them.
phrases = 16384 - word_count - 256
while phrases > 0:
    found = collections.Counter()
    for t in texts:
        found.update(zip(t, t[1:]))
    best, used = [], set()
    for pair, n in found.most_common(400):
        if n > len(pair[0]) + len(pair[1]) and not used & set(pair):
            best.append(pair)
            used |= set(pair)
    best = set(best[:min(40, phrases)])
    if not best:
        break
    phrases -= len(best)
    for t in texts:
        i = 0
        while i + 1 < len(t):
            if (t[i], t[i + 1]) in best:
                t[i:i + 2] = [t[i] + " " + t[i + 1]]
            i += 1
frequency = collections.Counter(w for t in texts for w in t)
words = sorted(frequency, key=lambda w: (-frequency[w], w))
# Codes: 0 ends a name, 1 ... singles is a word, above it a word needs a second byte.
singles = 255
while singles + (255 - singles) * 256 < len(words):
    singles -= 1
code = {}
for i, word in enumerate(words):
    code[word] = [i + 1] if i < singles else [singles + 1 + ((i - singles) >> 8), (i - singles) & 255]
group = 4
stream, starts = [], []
for i, t in enumerate(texts):
    if i % group == 0:
        starts.append(len(stream))
    for word in t:
        stream.extend(code[word])
    stream.append(0)
pool, word_starts = [], []
for i, word in enumerate(words):
    if i % group == 0:
        word_starts.append(len(pool))
    raw = word.encode()
    pool.extend(raw[:-1])
    pool.append(raw[-1] | 0x80)


def hash_name(name):
    h = 0x811C9DC5
    for byte in name.encode():
        h = ((h ^ byte) * 0x01000193) & 0xFFFFFFFF
    return (h ^ h >> 15) & (buckets - 1)


buckets = 8192
by_bucket = sorted(range(len(names)), key=lambda i: (hash_name(names[i]), i))
bucket_start, at = [], 0
for b in range(buckets):
    bucket_start.append(at)
    while at < len(names) and hash_name(names[by_bucket[at]]) == b:
        at += 1
bucket_start.append(at)
runs = []
for i, (c, name) in enumerate(listed):
    if runs and runs[-1][1] == c - 1:
        runs[-1][1] = c
    else:
        runs.append([c, c, i])

text = "// clang-format off\n"
text += f"inline constexpr uint32_t listed_count = {len(listed)}, alias_count = {len(aliases)}, " \
    f"sequence_count = {len(sequences)};\n"
text += f"inline constexpr uint32_t single_codes = {singles}, group = {group}, bucket_count = {buckets};\n"
text += "// Runs of code points with listed names: first and last code point, number of the first name.\n"
text += array("run_first", "uint32_t", [r[0] for r in runs]) + array("run_last", "uint32_t", [r[1] for r in runs])
text += array("run_name", "uint16_t", [r[2] for r in runs])
text += "struct Rule {\n    uint32_t first, last;\n    const char* prefix;\n};\n"
text += f"inline constexpr Rule rules[{len(rules)}] = {{\n" + "\n".join(f'{{{a},{b},"{p}"}},' for a, b, p in rules) + "};\n"
text += array("alias_code_points", "uint32_t", [c for name, c in aliases])
text += array("sequence_starts", "uint16_t",
              [sum(len(to) for name, to in sequences[:i]) for i in range(len(sequences) + 1)])
text += array("sequence_code_points", "uint16_t", [c for name, to in sequences for c in to])
text += array("name_starts", "uint32_t", starts) + array("name_stream", "uint8_t", stream)
text += array("word_starts", "uint32_t", word_starts) + array("word_pool", "uint8_t", pool)
text += array("bucket_starts", "uint16_t", bucket_start) + array("bucket_names", "uint16_t", by_bucket)
finish(current, text)

# --- checksums: what the unit test recomputes over every code point -----------------------------------------------

alias_text = "\n".join(f"{name};{' '.join(f'{ord(x):04X}' for x in ud.lookup(name))}"
                       for name in unlisted_names.split("\n") if name)


def encode_column(values):
    first = next(v for v in values if v is not None)
    if isinstance(first, bool):
        return bytes(values)
    if isinstance(first, str):
        return "\n".join(values).encode("utf-8", "surrogatepass")
    if isinstance(first, float):
        return "\n".join("" if v is None else f"{v:.17g}" for v in values).encode()
    return b"".join(v.to_bytes(4, "little", signed=True) for v in values)


lines = []
for name, values in columns.items():
    lines.append(f'{{"{name}", 0x{zlib.crc32(encode_column(values)):08X}}},')
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    data = "\n".join(ud.normalize(form, s) for s in characters).encode("utf-8", "surrogatepass")
    lines.append(f'{{"{form}", 0x{zlib.crc32(data):08X}}},')
lines.append(f'{{"aliases", 0x{zlib.crc32(alias_text.encode()):08X}}},')
current = "checksums.inc"
finish(current, "// CRC-32 of each property over all code points, as CPython 3.14 answers.\n// clang-format off\n" +
       "struct Checksum {\n    const char* name;\n    uint32_t crc;\n};\n" +
       "inline constexpr Checksum checksums[] = {\n" + "\n".join(lines) + "};\n")
assert ud.unidata_version == "16.0.0" and sys.version_info[:2] == (3, 14)
report = "bytes: " + ", ".join(f"{k} {v}" for k, v in sizes.items()) + f"; in all {sum(sizes.values())}\n" + \
    f"records {len(records)}, cases {len(cases)}, specials {len(specials)}, pairs {len(pairs)}, rules {len(rules)}, " \
    f"runs {len(runs)}, words {len(words)}, singles {singles}, listed {len(listed)}, aliases {len(aliases)}, " \
    f"sequences {len(sequences)}, tags {len(tags)}, numerics {len(numerics)}, categories {categories}, " \
    f"max sequence {max(len(to) for _, to in sequences)}"

#include "syntax/source.h"

#include "syntax/text_builder.h"

namespace natrix::syntax {
namespace {

enum class Encoding : uint8_t { Utf8, Latin1, Ascii, Unknown };

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool is_cookie_character(char c) {
    char l = lower(c);
    return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

Text first_line(Text text) {
    uint32_t n = 0;
    while (n < text.size && text.data[n] != '\n' && text.data[n] != '\r') n++;
    return {text.data, n};
}

// The encoding's name in a comment "coding[:=]\s*name"; absent when the line has none.
Text find_cookie(Text line) {
    uint32_t i = 0;
    while (i < line.size && is_blank(line.data[i])) i++;
    if (i >= line.size || line.data[i] != '#') return {};
    for (; i + 6 < line.size; i++) {
        if (std::memcmp(line.data + i, "coding", 6) != 0) continue;
        uint32_t at = i + 6;
        if (line.data[at] != ':' && line.data[at] != '=') continue;
        at++;
        while (at < line.size && (line.data[at] == ' ' || line.data[at] == '\t')) at++;
        uint32_t end = at;
        while (end < line.size && is_cookie_character(line.data[end])) end++;
        if (end > at) return {line.data + at, end - at};
    }
    return {};
}

bool is_blank_or_comment(Text line) {
    for (uint32_t i = 0; i < line.size; i++) {
        if (line.data[i] == '#') return true;
        if (!is_blank(line.data[i])) return false;
    }
    return true;
}

// As CPython normalises a name: the first 12 characters in lower case, '_' as '-'.
bool same_encoding(Text name, const char* known, bool prefix) {
    uint32_t i = 0;
    for (; known[i]; i++) {
        if (i >= name.size) return false;
        char c = lower(name.data[i]);
        if (c == '_') c = '-';
        if (c != known[i]) return false;
    }
    return i == name.size || (prefix && (name.data[i] == '-' || name.data[i] == '_'));
}

Encoding encoding_named(Text name) {
    if (same_encoding(name, "utf-8", true) || same_encoding(name, "utf8", false) ||
        same_encoding(name, "u8", false))
        return Encoding::Utf8;
    const char* const latin[] = {"latin-1", "iso-8859-1", "iso-latin-1"};
    for (const char* known : latin)
        if (same_encoding(name, known, true)) return Encoding::Latin1;
    const char* const latin_too[] = {"latin1", "iso8859-1", "l1", "8859", "cp819", "latin"};
    for (const char* known : latin_too)
        if (same_encoding(name, known, false)) return Encoding::Latin1;
    const char* const ascii[] = {"ascii", "us-ascii", "646"};
    for (const char* known : ascii)
        if (same_encoding(name, known, false)) return Encoding::Ascii;
    return Encoding::Unknown;
}

// The length of the UTF-8 sequence at `at`, 0 if it is invalid; `why` is then CPython's reason.
uint32_t sequence_length(const char* at, const char* end, bool surrogates, const char** why) {
    auto byte = [&](uint32_t i) { return static_cast<uint8_t>(at[i]); };
    uint8_t c = byte(0);
    *why = "invalid start byte";
    if (c < 0x80) return 1;
    if (c < 0xC2 || c > 0xF4) return 0;
    uint32_t length = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    for (uint32_t i = 1; i < length; i++) {
        if (at + i >= end) {
            *why = "unexpected end of data";
            return 0;
        }
        uint8_t low = 0x80, high = 0xBF;
        if (i == 1) {
            if (c == 0xE0) low = 0xA0;
            if (c == 0xED && !surrogates) high = 0x9F;
            if (c == 0xF0) low = 0x90;
            if (c == 0xF4) high = 0x8F;
        }
        if (byte(i) < low || byte(i) > high) {
            *why = "invalid continuation byte";
            return 0;
        }
    }
    return length;
}

} // namespace

uint32_t Source::line_of(uint32_t offset) const {
    uint32_t low = 1, high = line_count;
    while (low < high) {
        uint32_t middle = low + (high - low + 1) / 2;
        if (line_starts[middle] <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

uint32_t count_characters(const char* text, uint32_t size) {
    uint32_t count = 0;
    const char* why = nullptr;
    for (uint32_t i = 0; i < size; count++) {
        uint32_t length = sequence_length(text + i, text + size, true, &why);
        if (length == 0) {
            // One replacement character for each maximal prefix of a sequence.
            for (length = 1; i + length < size; length++) {
                auto c = static_cast<uint8_t>(text[i + length]);
                if ((c & 0xC0) != 0x80 || length == 3 || static_cast<uint8_t>(text[i]) < 0xC2) break;
            }
        }
        i += length;
    }
    return count;
}

bool prepare_source(Arena& arena, Poll& poll, Text bytes, Flags flags, Source& source,
                    SyntaxProblem& problem) {
    problem = {};
    auto without_position = [&](ProblemType type, const TextBuilder& message) {
        problem.type = type;
        problem.has_position = false;
        problem.message = message.finish(arena);
        return false;
    };
    if (bytes.size > 0x7FFFFFF0) return without_position(ProblemType::MemoryError, TextBuilder());
    if (bytes.size && std::memchr(bytes.data, 0, bytes.size))
        return without_position(ProblemType::SyntaxError,
                                TextBuilder().add("source code string cannot contain null bytes"));
    Encoding encoding = Encoding::Utf8;
    Text cookie;
    bool mark = !flags.source_is_text && bytes.size >= 3 && std::memcmp(bytes.data, "\xEF\xBB\xBF", 3) == 0;
    if (mark) {
        bytes.data += 3;
        bytes.size -= 3;
    }
    if (!flags.source_is_text) {
        Text line = first_line(bytes);
        cookie = find_cookie(line);
        if (!cookie.present() && is_blank_or_comment(line) && line.size < bytes.size) {
            uint32_t skip = line.size + 1;
            if (bytes.data[line.size] == '\r' && skip < bytes.size && bytes.data[skip] == '\n') skip++;
            line = first_line({bytes.data + skip, bytes.size - skip});
            cookie = find_cookie(line);
        }
        if (cookie.present()) {
            encoding = encoding_named(cookie);
            if (encoding == Encoding::Unknown || (mark && encoding != Encoding::Utf8)) {
                TextBuilder message;
                if (mark) {
                    message.add("encoding problem: ");
                    message.add(encoding == Encoding::Latin1 ? text("iso-8859-1") : cookie).add(" with BOM");
                } else {
                    message.add("unknown encoding: ").add(cookie);
                }
                problem.type = ProblemType::SyntaxError;
                problem.message = message.finish(arena);
                problem.lineno = mark ? 1 : 0;
                problem.offset = mark ? 0 : -1;
                if (mark) {
                    char* copy = arena.array<char>(line.size + 1);
                    if (copy) std::memcpy(copy, line.data, line.size);
                    problem.line = {copy, copy ? line.size : 0};
                    problem.end_lineno = 1;
                    problem.end_offset = line.size;
                }
                return false;
            }
        }
    }
    size_t room = size_t{bytes.size} + 2;
    if (encoding == Encoding::Latin1)
        for (uint32_t i = 0; i < bytes.size; i++) room += static_cast<uint8_t>(bytes.data[i]) >> 7;
    char* to = static_cast<char*>(arena.take(room + 16, 16));
    if (!to) {
        problem.type = ProblemType::OutOfArena;
        return false;
    }
    uint32_t size = 0, lines = 0;
    const char* end = bytes.data + bytes.size;
    uint32_t bad = UINT32_MAX; // where the first byte that is no UTF-8 was written
    const char* why = nullptr;
    uint32_t charged = 0;
    for (const char* at = bytes.data; at < end;) {
        char c = *at;
        if (static_cast<int8_t>(c) >= 0) {
            if (c == '\r') {
                if (at + 1 < end && at[1] == '\n') at++;
                c = '\n';
            }
            at++;
            lines += c == '\n';
            to[size++] = c;
            if (size - charged >= 32768) {
                charged = size;
                if (poll.charge(512)) {
                    problem.type = ProblemType::Stopped;
                    return false;
                }
            }
        } else if (encoding == Encoding::Latin1) {
            auto value = static_cast<uint8_t>(c);
            to[size++] = static_cast<char>(0xC0 | (value >> 6));
            to[size++] = static_cast<char>(0x80 | (value & 63));
            at++;
        } else {
            uint32_t length =
                encoding == Encoding::Ascii ? 0 : sequence_length(at, end, flags.source_is_text, &why);
            if (length == 0) {
                bad = size;
                // Only under its first name UTF-8 is what the tokenizer reads by itself, not a codec.
                if (cookie.present() && !same_encoding(cookie, "utf-8", true)) {
                    TextBuilder message;
                    message.add(encoding == Encoding::Ascii ? "'ascii'" : "'utf-8'");
                    message.add(" codec can't decode byte 0x").add_hex(static_cast<uint8_t>(c), 2, false);
                    message.add(" in position ").add_number(static_cast<uint64_t>(at - bytes.data)).add(": ");
                    message.add(encoding == Encoding::Ascii ? "ordinal not in range(128)" : why);
                    problem.type = ProblemType::SyntaxError;
                    problem.message = message.finish(arena);
                    problem.offset = -1;
                    return false;
                }
                break;
            }
            std::memcpy(to + size, at, length);
            size += length;
            at += length;
        }
    }
    if (bad != UINT32_MAX) {
        uint32_t start = bad;
        while (start > 0 && to[start - 1] != '\n') start--;
        const char* offender = bytes.data + bad + (bytes.size - static_cast<uint32_t>(end - bytes.data));
        // '\r\n' shortens the copy, so the offending byte is found again by its value.
        TextBuilder message, shown;
        shown.add(Text{to + start, bad - start}).add("\xEF\xBF\xBD");
        const char* at = bytes.data;
        for (uint32_t line = 0; at < end; at++) {
            if (line == lines && static_cast<int8_t>(*at) < 0 && sequence_length(at, end, false, &why) == 0)
                break;
            if (*at == '\n' || (*at == '\r' && (at + 1 == end || at[1] != '\n'))) line++;
        }
        if (at < end) offender = at;
        for (const char* rest = offender + 1; rest < end && *rest != '\n' && *rest != '\r'; rest++)
            shown.add(*rest);
        message.add("Non-UTF-8 code starting with '\\x").add_hex(static_cast<uint8_t>(*offender), 2, false);
        message.add("' on line ").add_number(lines + 1);
        message.add(", but no encoding declared; see https://peps.python.org/pep-0263/ for details");
        problem.type = ProblemType::SyntaxError;
        problem.message = message.finish(arena);
        problem.lineno = problem.end_lineno = lines + 1;
        problem.offset = problem.end_offset = int64_t{count_characters(to + start, bad - start)} + 1;
        problem.line = shown.finish(arena);
        return false;
    }
    if (size > 0 && to[size - 1] != '\n') {
        to[size++] = '\n';
        source.newline_added = true;
        lines++;
    }
    std::memset(to + size, 0, room + 16 - size);
    source.text = to;
    source.size = size;
    source.line_count = lines == 0 ? 1 : lines;
    source.line_starts = arena.array<uint32_t>(size_t{source.line_count} + 2);
    if (!source.line_starts) {
        problem.type = ProblemType::OutOfArena;
        return false;
    }
    uint32_t line = 1;
    for (const char* at = to; size > 0;) {
        at = static_cast<const char*>(std::memchr(at, '\n', static_cast<size_t>(to + size - at)));
        if (!at) break;
        source.line_starts[++line] = static_cast<uint32_t>(++at - to);
    }
    source.line_starts[source.line_count + 1] = size;
    return true;
}

void position_of_span(SyntaxProblem& problem, Text source, const Span& span) {
    const char* at = source.data;
    const char* end = source.data + source.size;
    for (uint32_t i = 1; i < span.lineno && at < end; i++) {
        at = static_cast<const char*>(std::memchr(at, '\n', static_cast<size_t>(end - at)));
        at = at ? at + 1 : end;
    }
    auto* stop =
        at < end ? static_cast<const char*>(std::memchr(at, '\n', static_cast<size_t>(end - at))) : nullptr;
    problem.of_compiler = true;
    problem.lineno = span.lineno;
    problem.end_lineno = span.end_lineno;
    problem.offset = int64_t{span.col_offset} + 1;
    problem.end_offset = int64_t{span.end_col_offset} + 1;
    problem.line = {at, static_cast<uint32_t>((stop ? stop + 1 : end) - at)};
}

} // namespace natrix::syntax

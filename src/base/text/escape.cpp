#include "base/text/escape.h"
#include "base/text/escape_run.h"
#include "base/text/search.h"
#include "base/text/sinks.h"
#include "base/text/units.h"
#include "base/unicode/tables.h"

#include <type_traits>

namespace natrix::text {

namespace {

constexpr uint32_t block = 16;

struct Quotes {
    char quote = '\'';
    bool stopped = false;
};

// Double quotes only if that saves escaping single ones.
Quotes choose_quotes(TextView text, Poll& poll) {
    int64_t single = find_char(text, '\'', poll);
    if (single == not_found) return {};
    int64_t both = single == search_stopped ? search_stopped : find_char(text, '"', poll);
    return {both == not_found ? '"' : '\'', both == search_stopped};
}

bool is_in_printable_page(CodePoint c) {
    return unicode::tables::in_page(unicode::tables::printable_pages, c);
}

bool is_printable(CodePoint c) {
    return (unicode::tables::flags_of(c) & unicode::tables::flag_printable) != 0;
}

// ASCII that needs no escape between any quotes.
bool is_plain(CodePoint c) { return c >= ' ' && c <= '~' && c != '\\' && c != '\'' && c != '"'; }

enum class Style : uint8_t { text, ascii, bytes };

// Copies what needs no escape, a block at a time, and escapes the rest. False: stopped.
template<Style style, class Unit, class Sink>
bool put_repr(const Unit* units, uint32_t length, char quote, Sink& sink, Poll& poll) {
    auto hexadecimal = [&](CodePoint c, char letter, int digits) {
        sink.one('\\');
        sink.one(static_cast<uint8_t>(letter));
        while (digits-- > 0) sink.one(static_cast<uint8_t>("0123456789abcdef"[c >> 4 * digits & 15]));
    };
    auto put = [&](CodePoint c) {
        if (c >= 0x80) {
            if (style == Style::text && is_printable(c))
                sink.one(c);
            else if (c <= 0xFF)
                hexadecimal(c, 'x', 2);
            else if (c <= 0xFFFF)
                hexadecimal(c, 'u', 4);
            else
                hexadecimal(c, 'U', 8);
        } else if (c == static_cast<uint8_t>(quote) || c == '\\') {
            sink.one('\\');
            sink.one(c);
        } else if (c >= ' ' && c < 0x7F) {
            sink.one(c);
        } else if (c == '\t' || c == '\n' || c == '\r') {
            sink.one('\\');
            sink.one(c == '\t' ? 't' : c == '\n' ? 'n' : 'r');
        } else {
            hexadecimal(c, 'x', 2);
        }
    };
    sink.one(static_cast<uint8_t>(quote));
    uint32_t charged = 0;
    for (uint32_t i = 0; i < length;) {
        uint32_t end = length - i < block ? length : i + block;
        if (end - i == block) {
            Unit special = 0;
            uint8_t plain[block];
            for (uint32_t k = 0; k < block; k++) {
                const Unit c = units[i + k];
                plain[k] = static_cast<uint8_t>(c);
                special = static_cast<Unit>(special | (c < ' ') | (c > '~') | (c == '\\') | (c == '\'') |
                                            (c == '"'));
            }
            if (!special) {
                sink.ascii(plain, block);
                i = end;
            }
        }
        for (; i < end; i++) {
            const CodePoint c = units[i];
            if (c < 0x80 ? is_plain(c) : style == Style::text && is_in_printable_page(c))
                sink.one(c);
            else
                put(c);
        }
        if (i - charged >= poll_stride) {
            if (poll.charge(i - charged)) return false;
            charged = i;
        }
    }
    sink.one(static_cast<uint8_t>(quote));
    return true;
}

// Where CPython sees a byte of the source: it rewrites each character that is not ASCII as \Uxxxxxxxx, and a
// backslash before one as \u005c, before it looks at the escapes.
uint32_t reported_position(ByteView source, uint32_t end) {
    uint32_t position = 0;
    for (uint32_t i = 0; i < end && i < source.length; i++) {
        uint8_t b = source.data[i];
        if (b >= 0xC0) {
            position += 10;
        } else if (b < 0x80) {
            position++;
            if (b == '\\' && i + 1 < source.length) {
                // The backslash takes the next byte with it.
                if (source.data[i + 1] >= 0x80)
                    position += 5;
                else if (i + 1 < end) {
                    position++;
                    i++;
                }
            }
        }
    }
    return position;
}

template<class Sink>
bool put_text_literal(ByteView source, Sink& sink, CodecError& error, EscapeNotes& notes, Poll& poll) {
    Meter meter{poll};
    run_unicode_escape<true>(source.data, source.length, 0, true, sink, error, notes, meter);
    return !meter.stopped;
}

template<class Sink>
bool put_bytes_literal(ByteView source, Sink& sink, CodecError& error, EscapeNotes& notes, Poll& poll) {
    const uint8_t* p = source.data;
    const uint32_t n = source.length;
    Meter meter{poll};
    for (uint32_t at = 0; at < n;) {
        if (meter.tick(at)) return false;
        const uint32_t start = at;
        if (p[at] != '\\') {
            uint32_t limit = n - at < poll_stride ? n - at : poll_stride;
            const void* found = std::memchr(p + at, '\\', limit);
            at = found ? static_cast<uint32_t>(static_cast<const uint8_t*>(found) - p) : at + limit;
            sink.latin1(p + start, at - start);
            continue;
        }
        if (++at == n) {
            error = {nullptr, "Trailing \\ in string", start, n};
            return true;
        }
        uint8_t c = p[at];
        if (c == '\n') {
            at++;
        } else if (int simple = simple_escape(c); simple >= 0) {
            sink.one(static_cast<CodePoint>(simple));
            at++;
        } else if (is_octal(c)) {
            uint32_t value = octal_escape(p, n, at);
            if (value > 0377 && notes.large_octal < 0) notes.large_octal = start;
            sink.one(value & 0xFF);
        } else if (c == 'x') {
            int high = n - at > 2 ? hexadecimal_value(p[at + 1]) : -1;
            int low = n - at > 2 ? hexadecimal_value(p[at + 2]) : -1;
            if (high < 0 || low < 0) {
                error = {nullptr, "invalid \\x escape", start, at + 1};
                return true;
            }
            sink.one(static_cast<CodePoint>(high * 16 + low));
            at += 3;
        } else {
            if (notes.unknown_escape < 0) notes.unknown_escape = start;
            sink.one('\\');
        }
    }
    return true;
}

LiteralSize literal_size(const CountSink& sink, const EscapeNotes& notes, const CodecError& error,
                         bool done) {
    LiteralSize size;
    size.length = sink.length;
    size.maximum = class_maximum(sink.all);
    size.error = error;
    size.unknown_escape = notes.unknown_escape;
    size.large_octal = notes.large_octal;
    if (!done) size.status = TextStatus::stopped;
    return size;
}

template<Style style> TextSize measure(TextView text, Poll& poll) {
    Quotes quotes = choose_quotes(text, poll);
    CountSink sink;
    bool done = !quotes.stopped && with_units(text, [&](auto* units) {
        return put_repr<style>(units, text.length, quotes.quote, sink, poll);
    });
    TextSize size;
    size.length = sink.length;
    size.maximum = class_maximum(sink.all);
    if (!done) size.status = TextStatus::stopped;
    return size;
}

template<Style style> TextStatus write(TextView text, TextSpan to, Poll& poll) {
    Quotes quotes = choose_quotes(text, poll);
    bool done = !quotes.stopped && with_units(text, [&](auto* units) {
        return with_units(to, [&](auto* out) {
            FillSink<std::remove_reference_t<decltype(*out)>> sink{out};
            return put_repr<style>(units, text.length, quotes.quote, sink, poll);
        });
    });
    return done ? TextStatus::ok : TextStatus::stopped;
}

} // namespace

TextSize repr_size(TextView text, bool ascii_only, Poll& poll) {
    return ascii_only ? measure<Style::ascii>(text, poll) : measure<Style::text>(text, poll);
}

TextStatus repr_fill(TextView text, bool ascii_only, TextSpan to, Poll& poll) {
    return ascii_only ? write<Style::ascii>(text, to, poll) : write<Style::text>(text, to, poll);
}

TextSize bytes_repr_size(ByteView bytes, Poll& poll) {
    TextSize size = measure<Style::bytes>(bytes.text(), poll);
    size.length++;
    return size;
}

TextStatus bytes_repr_fill(ByteView bytes, uint8_t* to, Poll& poll) {
    to[0] = 'b';
    return write<Style::bytes>(bytes.text(), {to + 1, 0, 1}, poll);
}

LiteralSize text_literal_size(ByteView source, Poll& poll) {
    CountSink sink;
    EscapeNotes notes;
    CodecError error;
    bool done = put_text_literal(source, sink, error, notes, poll);
    if (error.reason) {
        error.encoding = "unicodeescape";
        error.start = reported_position(source, error.start);
        error.end = reported_position(source, error.end);
    }
    return literal_size(sink, notes, error, done);
}

TextStatus text_literal_fill(ByteView source, TextSpan to, Poll& poll) {
    EscapeNotes notes;
    CodecError error;
    bool done = with_units(to, [&](auto* out) {
        FillSink<std::remove_reference_t<decltype(*out)>> sink{out};
        return put_text_literal(source, sink, error, notes, poll);
    });
    return done ? TextStatus::ok : TextStatus::stopped;
}

LiteralSize bytes_literal_size(ByteView source, Poll& poll) {
    CountSink sink;
    EscapeNotes notes;
    CodecError error;
    bool done = put_bytes_literal(source, sink, error, notes, poll);
    return literal_size(sink, notes, error, done);
}

TextStatus bytes_literal_fill(ByteView source, uint8_t* to, Poll& poll) {
    FillSink<uint8_t> sink{to};
    EscapeNotes notes;
    CodecError error;
    return put_bytes_literal(source, sink, error, notes, poll) ? TextStatus::ok : TextStatus::stopped;
}

} // namespace natrix::text

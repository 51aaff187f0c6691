#include "base/text/block.h"
#include "base/text/codec.h"
#include "base/text/escape_run.h"
#include "base/text/sinks.h"
#include "base/text/units.h"

#include <type_traits>

namespace natrix::text {

namespace {

// What every run function gets: bytes, where to go on, and where it puts an error. It answers where it ended:
// at the end, at an error, before an incomplete sequence that is no error, or where the meter stopped it.
struct Run {
    const uint8_t* p;
    uint32_t n;
    bool final;
    CodecError& error;
    Meter& meter;

    uint32_t fail(uint32_t start, uint32_t end, const char* reason) {
        error.start = start;
        error.end = end;
        error.reason = reason;
        return start;
    }
    // The input ends within a sequence that began at `start`.
    uint32_t cut_short(uint32_t start, const char* reason) { return final ? fail(start, n, reason) : start; }
};

// Number of ASCII bytes at p, at most n.
uint32_t ascii_prefix(const uint8_t* p, uint32_t n) {
    uint32_t i = 0;
#if defined(__SSE2__)
    for (; n - i >= 16; i += 16) {
        auto mask = static_cast<uint32_t>(
            _mm_movemask_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p + i))));
        if (mask) return i + static_cast<uint32_t>(std::countr_zero(mask));
    }
#else
    for (; n - i >= 8; i += 8) {
        uint64_t word;
        std::memcpy(&word, p + i, 8);
        if (word & 0x8080808080808080) break;
    }
#endif
    while (i < n && p[i] < 0x80) i++;
    return i;
}

// Units that are taken together where no surrogate is among them.
constexpr uint32_t block = 32;

constexpr bool is_continuation(uint8_t b) { return (b & 0xC0) == 0x80; }

CodePoint two_bytes(const uint8_t* p) { return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu); }
CodePoint three_bytes(const uint8_t* p) { return (p[0] & 0xFu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu); }
CodePoint four_bytes(const uint8_t* p) {
    return (p[0] & 7u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
constexpr bool word_order = true;
#else
constexpr bool word_order = false;
#endif

uint64_t word_at(const uint8_t* p) {
    uint64_t word;
    std::memcpy(&word, p, 8);
    return word;
}

// Eight bytes that are four characters of two bytes each.
bool are_pairs(uint64_t word) { return (word & 0xC0E0C0E0C0E0C0E0) == 0x80C080C080C080C0; }
// None of them could have been a single byte. A lane of zero borrows from its own highest bit.
bool are_long_enough(uint64_t pairs) {
    return (((pairs & 0x001E001E001E001E) - 0x0001000100010001) & 0x8000800080008000) == 0;
}
// Six of eight bytes that are two characters of three bytes each, and neither too short nor a surrogate.
bool are_triples(uint64_t word) {
    if ((word & 0x0000C0C0F0C0C0F0) != 0x00008080E08080E0) return false;
    const uint64_t first = word & 0xF, second = word >> 24 & 0xF;
    return first != 0 && first != 0xD && second != 0 && second != 0xD;
}

template<class Sink> uint32_t run_utf8(Run& run, uint32_t at, Sink& sink) {
    constexpr const char* bad_start = "invalid start byte";
    constexpr const char* bad_continuation = "invalid continuation byte";
    constexpr const char* end_of_data = "unexpected end of data";
    const uint8_t* p = run.p;
    const uint32_t n = run.n;
    while (at < n) {
        if (run.meter.tick(at)) return at;
        const uint32_t limit = n - at < poll_stride ? n : at + poll_stride;
        while (at < limit) {
            const uint8_t b = p[at];
            const uint32_t left = n - at;
            if (b < 0x80) {
                // A single one, such as the space between two words of a text that is not ASCII, is not worth
                // a run.
                if (left < 4 || p[at + 1] >= 0x80) {
                    sink.one(b);
                    at++;
                    continue;
                }
                uint32_t length = ascii_prefix(p + at, limit - at);
                sink.ascii(p + at, length);
                at += length;
            } else if (b < 0xE0) {
                if constexpr (word_order && std::is_same_v<Sink, CountSink>) {
                    uint64_t word;
                    if (left >= 8 && p[at + 2] >= 0xC0 && are_pairs(word = word_at(p + at)) &&
                        are_long_enough(word)) {
                        sink.some(4, word & 0x001C001C001C001C ? 0x100 : 0x80);
                        at += 8;
                        continue;
                    }
                }
                if (b < 0xC2) return run.fail(at, at + 1, bad_start);
                if (left < 2) return run.cut_short(at, end_of_data);
                if (!is_continuation(p[at + 1])) return run.fail(at, at + 1, bad_continuation);
                sink.one(two_bytes(p + at));
                at += 2;
            } else if (b < 0xF0) {
                if constexpr (word_order && std::is_same_v<Sink, CountSink>) {
                    if (left >= 8 && p[at + 3] >= 0xE0 && are_triples(word_at(p + at))) {
                        sink.some(2, 0x800);
                        at += 6;
                        continue;
                    }
                }
                if (left < 2) return run.cut_short(at, end_of_data);
                const uint8_t second = p[at + 1];
                if (!is_continuation(second) || (second < 0xA0 ? b == 0xE0 : b == 0xED)) {
                    // A stream may go on with the rest of a surrogate that some error handler lets pass.
                    if (!run.final && b == 0xED && left == 2 && is_continuation(second)) return at;
                    return run.fail(at, at + 1, bad_continuation);
                }
                if (left < 3) return run.cut_short(at, end_of_data);
                if (!is_continuation(p[at + 2])) return run.fail(at, at + 2, bad_continuation);
                sink.one(three_bytes(p + at));
                at += 3;
            } else {
                if (b > 0xF4) return run.fail(at, at + 1, bad_start);
                if (left < 2) return run.cut_short(at, end_of_data);
                const uint8_t second = p[at + 1];
                if (!is_continuation(second) || (second < 0x90 ? b == 0xF0 : b == 0xF4))
                    return run.fail(at, at + 1, bad_continuation);
                if (left < 3) return run.cut_short(at, end_of_data);
                if (!is_continuation(p[at + 2])) return run.fail(at, at + 2, bad_continuation);
                if (left < 4) return run.cut_short(at, end_of_data);
                if (!is_continuation(p[at + 3])) return run.fail(at, at + 3, bad_continuation);
                sink.one(four_bytes(p + at));
                at += 4;
            }
        }
    }
    return at;
}

// What is known to be valid needs no second look. False: stopped.
template<class Unit>
bool fill_utf8(const uint8_t* p, uint32_t at, uint32_t end, FillSink<Unit> sink, Poll& poll) {
    Meter meter{poll, at};
    while (at < end) {
        if (meter.tick(at)) return false;
        const uint32_t limit = end - at < poll_stride ? end : at + poll_stride;
        while (at < limit) {
            const uint8_t b = p[at];
            if (b < 0x80) {
                if (limit - at < 4 || p[at + 1] >= 0x80) {
                    sink.one(b);
                    at++;
                    continue;
                }
                uint32_t length = ascii_prefix(p + at, limit - at);
                sink.ascii(p + at, length);
                at += length;
            } else if (b < 0xE0 || sizeof(Unit) == 1) {
                if constexpr (word_order && sizeof(Unit) == 2) {
                    uint64_t word;
                    if (end - at >= 8 && p[at + 2] >= 0xC0 && are_pairs(word = word_at(p + at))) {
                        word = (word & 0x001F001F001F001F) << 6 | (word >> 8 & 0x003F003F003F003F);
                        std::memcpy(sink.to, &word, 8);
                        sink.to += 4;
                        at += 8;
                        continue;
                    }
                }
                sink.one(two_bytes(p + at));
                at += 2;
            } else if (b < 0xF0 || sizeof(Unit) == 2) {
                sink.one(three_bytes(p + at));
                at += 3;
            } else {
                sink.one(four_bytes(p + at));
                at += 4;
            }
        }
    }
    return true;
}

template<bool big> CodePoint unit16(const uint8_t* p) {
    return big ? static_cast<CodePoint>(p[0] << 8 | p[1]) : static_cast<CodePoint>(p[1] << 8 | p[0]);
}
template<bool big> CodePoint unit32(const uint8_t* p) {
    return big ? unit16<big>(p) << 16 | unit16<big>(p + 2) : unit16<big>(p + 2) << 16 | unit16<big>(p);
}

template<bool big, class Sink> uint32_t run_utf16(Run& run, uint32_t at, Sink& sink) {
    const uint8_t* p = run.p;
    uint32_t careful = at; // below, units are taken one by one
    while (at < run.n) {
        if (run.meter.tick(at)) return at;
        if (run.n - at < 2) return run.cut_short(at, "truncated data");
        if (run.n - at >= 2 * block && at >= careful) {
            uint16_t units[block];
            std::memcpy(units, p + at, sizeof units);
            uint16_t bad = 0;
            for (uint16_t& unit : units) {
                if constexpr (big) unit = static_cast<uint16_t>(unit << 8 | unit >> 8);
                bad = static_cast<uint16_t>(bad | ((unit & 0xF800) == 0xD800));
            }
            if (!bad) {
                sink.units16(units);
                at += 2 * block;
                continue;
            }
            careful = at + 2 * block;
        }
        CodePoint c = unit16<big>(p + at);
        while (!is_surrogate(c)) {
            sink.one(c);
            at += 2;
            if (at >= careful || run.n - at < 2) break;
            c = unit16<big>(p + at);
        }
        if (!is_surrogate(c)) continue;
        if (c >= 0xDC00) return run.fail(at, at + 2, "illegal encoding");
        if (run.n - at < 4) return run.cut_short(at, "unexpected end of data");
        CodePoint low = unit16<big>(p + at + 2);
        if ((low & 0xFC00) != 0xDC00) return run.fail(at, at + 2, "illegal UTF-16 surrogate");
        sink.one(0x10000 + ((c & 0x3FF) << 10 | (low & 0x3FF)));
        at += 4;
    }
    return at;
}

template<bool big, class Sink> uint32_t run_utf32(Run& run, uint32_t at, Sink& sink) {
    while (at < run.n) {
        if (run.meter.tick(at)) return at;
        if (run.n - at < 4) return run.cut_short(at, "truncated data");
        CodePoint c = unit32<big>(run.p + at);
        if (is_surrogate(c))
            return run.fail(at, at + 4, "code point in surrogate code point range(0xd800, 0xe000)");
        if (c > max_code_point) return run.fail(at, at + 4, "code point not in range(0x110000)");
        sink.one(c);
        at += 4;
    }
    return at;
}

template<class Sink> uint32_t run_ascii(Run& run, uint32_t at, Sink& sink) {
    while (at < run.n) {
        if (run.meter.tick(at)) return at;
        uint32_t left = run.n - at;
        uint32_t length = ascii_prefix(run.p + at, left < poll_stride ? left : poll_stride);
        if (length == 0) return run.fail(at, at + 1, "ordinal not in range(128)");
        sink.ascii(run.p + at, length);
        at += length;
    }
    return at;
}

template<class Sink> uint32_t run_latin1(Run& run, uint32_t at, Sink& sink) {
    while (at < run.n) {
        if (run.meter.tick(at)) return at;
        uint32_t length = run.n - at < poll_stride ? run.n - at : poll_stride;
        sink.latin1(run.p + at, length);
        at += length;
    }
    return at;
}

template<class Sink> uint32_t run_charmap(Run& run, TextView table, uint32_t at, Sink& sink) {
    for (; at < run.n; at++) {
        if (run.meter.tick(at)) return at;
        CodePoint c = run.p[at] < table.length ? table[run.p[at]] : 0xFFFE;
        if (c == 0xFFFE) return run.fail(at, at + 1, "character maps to <undefined>");
        sink.one(c);
    }
    return at;
}

template<class Sink> uint32_t run_raw_escape(Run& run, uint32_t at, Sink& sink) {
    const uint8_t* p = run.p;
    const uint32_t n = run.n;
    while (at < n) {
        if (run.meter.tick(at)) return at;
        const uint32_t start = at;
        if (p[at] != '\\') {
            uint32_t limit = n - at < poll_stride ? n - at : poll_stride;
            const void* found = std::memchr(p + at, '\\', limit);
            at = found ? static_cast<uint32_t>(static_cast<const uint8_t*>(found) - p) : at + limit;
            sink.latin1(p + start, at - start);
            continue;
        }
        if (++at == n) {
            if (!run.final) return start;
            sink.one('\\');
            continue;
        }
        uint8_t c = p[at++];
        if (c != 'u' && c != 'U') {
            sink.one('\\');
            sink.one(c);
            continue;
        }
        const char* reason = c == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape";
        CodePoint value = 0;
        for (uint32_t digits = c == 'u' ? 4 : 8; digits > 0; digits--, at++) {
            if (at == n) return run.cut_short(start, reason);
            int digit = hexadecimal_value(p[at]);
            if (digit < 0) return run.fail(start, at, reason);
            value = value << 4 | static_cast<CodePoint>(digit);
        }
        if (value > max_code_point) return run.fail(start, at, "\\Uxxxxxxxx out of range");
        sink.one(value);
    }
    return at;
}

constexpr const char* error_name(Codec codec) {
    switch (codec) {
    case Codec::utf8: return "utf-8";
    case Codec::utf16:
    case Codec::utf16_le: return "utf-16-le";
    case Codec::utf16_be: return "utf-16-be";
    case Codec::utf32:
    case Codec::utf32_le: return "utf-32-le";
    case Codec::utf32_be: return "utf-32-be";
    case Codec::ascii: return "ascii";
    case Codec::latin1: return "latin-1";
    case Codec::charmap: return "charmap";
    case Codec::unicode_escape: return "unicodeescape";
    default: return "rawunicodeescape";
    }
}

// A surrogate encoded at `at` as if it were a character, or 0; `length` is the number of its bytes.
CodePoint encoded_surrogate(Codec codec, ByteView bytes, uint32_t at, uint32_t& length) {
    const uint8_t* p = bytes.data + at;
    const uint32_t left = bytes.length - at;
    CodePoint c = 0;
    switch (codec) {
    case Codec::utf8:
        length = 3;
        if (left >= 3 && (p[0] & 0xF0) == 0xE0 && is_continuation(p[1]) && is_continuation(p[2]))
            c = (p[0] & 0xFu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
        break;
    case Codec::utf16:
    case Codec::utf16_le:
    case Codec::utf16_be:
        length = 2;
        if (left >= 2) c = codec == Codec::utf16_be ? unit16<true>(p) : unit16<false>(p);
        break;
    case Codec::utf32:
    case Codec::utf32_le:
    case Codec::utf32_be:
        length = 4;
        if (left >= 4) c = codec == Codec::utf32_be ? unit32<true>(p) : unit32<false>(p);
        break;
    default: break;
    }
    return is_surrogate(c) ? c : 0;
}

// Deals with an error; false: it stands. `at` becomes the place to go on from.
template<class Sink> bool handle(ErrorHandler handler, Codec codec, ByteView bytes, const CodecError& error,
                                 Sink& sink, uint32_t& at) {
    switch (handler) {
    case ErrorHandler::ignore: at = error.end; return true;
    case ErrorHandler::replace:
        sink.one(0xFFFD);
        at = error.end;
        return true;
    case ErrorHandler::backslashreplace:
        for (at = error.start; at < error.end; at++) {
            sink.one('\\');
            sink.one('x');
            sink.one(static_cast<uint8_t>("0123456789abcdef"[bytes.data[at] >> 4]));
            sink.one(static_cast<uint8_t>("0123456789abcdef"[bytes.data[at] & 15]));
        }
        return true;
    case ErrorHandler::surrogateescape: {
        uint32_t i = error.start;
        for (; i < error.end && i < error.start + 4 && bytes.data[i] >= 0x80; i++)
            sink.one(0xDC00u + bytes.data[i]);
        at = i;
        return i > error.start;
    }
    case ErrorHandler::surrogatepass: {
        uint32_t length = 0;
        CodePoint c = encoded_surrogate(codec, bytes, error.start, length);
        if (c == 0) return false;
        sink.one(c);
        at = error.start + length;
        return true;
    }
    default: return false;
    }
}

// The byte order that utf16 and utf32 stand for in front of these bytes; `at` moves behind a mark.
Codec resolve(Codec codec, ByteView bytes, uint32_t& at) {
    if (at != 0)
        return codec == Codec::utf16 ? Codec::utf16_le : codec == Codec::utf32 ? Codec::utf32_le : codec;
    if (codec == Codec::utf16) {
        if (bytes.length < 2) return Codec::utf16_le;
        CodePoint mark = unit16<false>(bytes.data);
        if (mark == 0xFEFF || mark == 0xFFFE) at = 2;
        return mark == 0xFFFE ? Codec::utf16_be : Codec::utf16_le;
    }
    if (codec == Codec::utf32) {
        if (bytes.length < 4) return Codec::utf32_le;
        CodePoint mark = unit32<false>(bytes.data);
        if (mark == 0xFEFF || mark == 0xFFFE0000) at = 4;
        return mark == 0xFFFE0000 ? Codec::utf32_be : Codec::utf32_le;
    }
    return codec;
}

// Both steps. False: stopped.
template<class Sink>
bool decode(const Decoding& how, ByteView bytes, Sink& sink, DecodeSize& result, Poll& poll) {
    uint32_t at = how.start;
    const Codec codec = result.resolved = resolve(how.codec, bytes, at);
    Meter meter{poll, at};
    CodecError error;
    Run run{bytes.data, bytes.length, how.final, error, meter};
    EscapeNotes notes;
    for (;;) {
        switch (codec) {
        case Codec::utf8: at = run_utf8(run, at, sink); break;
        case Codec::utf16:
        case Codec::utf16_le: at = run_utf16<false>(run, at, sink); break;
        case Codec::utf16_be: at = run_utf16<true>(run, at, sink); break;
        case Codec::utf32:
        case Codec::utf32_le: at = run_utf32<false>(run, at, sink); break;
        case Codec::utf32_be: at = run_utf32<true>(run, at, sink); break;
        case Codec::ascii: at = run_ascii(run, at, sink); break;
        case Codec::latin1: at = run_latin1(run, at, sink); break;
        case Codec::charmap: at = run_charmap(run, how.charmap, at, sink); break;
        case Codec::unicode_escape:
            at =
                run_unicode_escape<false>(bytes.data, bytes.length, at, how.final, sink, error, notes, meter);
            break;
        case Codec::raw_unicode_escape: at = run_raw_escape(run, at, sink); break;
        }
        if (meter.stopped) return false;
        result.clean &= !error.reason;
        if (!error.reason || !handle(how.handler, codec, bytes, error, sink, at)) break;
        error.reason = nullptr;
        if (meter.tick(at)) return false;
    }
    if (error.reason) {
        result.error = error;
        result.error.encoding = error_name(codec);
        at = error.start;
    }
    result.consumed = at;
    result.unknown_escape = notes.unknown_escape;
    result.large_octal = notes.large_octal;
    return true;
}

} // namespace

DecodeSize decode_size(const Decoding& how, ByteView bytes, Poll& poll) {
    DecodeSize size;
    CountSink sink;
    if (!decode(how, bytes, sink, size, poll)) size.status = TextStatus::stopped;
    size.length = sink.length;
    size.maximum = class_maximum(sink.all);
    return size;
}

TextStatus decode_fill(const Decoding& how, ByteView bytes, const DecodeSize& size, TextSpan to, Poll& poll) {
    // What is ASCII after decoding, and as long as before, was ASCII before.
    if (how.codec == Codec::utf8 && size.maximum == 0x7F && size.length == size.consumed - how.start) {
        copy_text({bytes.data + how.start, to.length, 1}, to.data, to.width);
        return TextStatus::ok;
    }
    if (how.codec == Codec::utf8 && size.clean) {
        bool done = with_units(to, [&](auto* out) {
            FillSink<std::remove_reference_t<decltype(*out)>> sink{out};
            return fill_utf8(bytes.data, how.start, size.consumed, sink, poll);
        });
        return done ? TextStatus::ok : TextStatus::stopped;
    }
    DecodeSize again;
    bool done = with_units(to, [&](auto* out) {
        FillSink<std::remove_reference_t<decltype(*out)>> sink{out};
        return decode(how, bytes, sink, again, poll);
    });
    return done ? TextStatus::ok : TextStatus::stopped;
}

int32_t next_utf8(ByteView bytes, uint32_t& at) {
    struct OneSink {
        int32_t value = -1;
        void one(CodePoint c) { value = static_cast<int32_t>(c); }
        void ascii(const uint8_t* p, uint32_t) { value = *p; }
    } sink;
    const uint32_t left = bytes.length - at;
    if (left == 0) return -1;
    const uint8_t b = bytes.data[at];
    if (b < 0x80) {
        at++;
        return b;
    }
    const uint32_t need = b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
    Poll quiet;
    Meter meter{quiet};
    CodecError error;
    Run run{bytes.data + at, left < need ? left : need, true, error, meter};
    uint32_t end = run_utf8(run, 0, sink);
    if (error.reason) return -1;
    at += end;
    return sink.value;
}

} // namespace natrix::text

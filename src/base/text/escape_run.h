#pragma once
#include "base/text/codec.h"
#include "base/text/sinks.h"
#include "base/unicode/names.h"

// Reading backslash escapes, shared by the codec unicode_escape (over Latin-1) and the literals of source
// code (over valid UTF-8).
namespace natrix::text {

struct EscapeNotes {
    int64_t unknown_escape = -1;
    int64_t large_octal = -1;
};

[[nodiscard]] constexpr int hexadecimal_value(uint8_t c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

// The character that a backslash and this letter stand for, or -1.
[[nodiscard]] constexpr int simple_escape(uint8_t c) {
    switch (c) {
    case '\\':
    case '\'':
    case '"': return c;
    case 'a': return 7;
    case 'b': return 8;
    case 'f': return 12;
    case 'n': return 10;
    case 'r': return 13;
    case 't': return 9;
    case 'v': return 11;
    default: return -1;
    }
}

[[nodiscard]] constexpr bool is_octal(uint8_t c) { return c >= '0' && c <= '7'; }

// Up to three octal digits, of which there is at least one.
inline uint32_t octal_escape(const uint8_t* p, uint32_t n, uint32_t& at) {
    uint32_t value = 0;
    for (uint32_t end = n - at < 3 ? n : at + 3; at < end && is_octal(p[at]); at++)
        value = value * 8 + p[at] - '0';
    return value;
}

// Decodes from `at` and answers where it ended: at n, at an error, at an incomplete escape if that is no
// error, or where the meter stopped it.
template<bool utf8_source, class Sink> uint32_t run_unicode_escape(const uint8_t* p, uint32_t n, uint32_t at,
                                                                   bool final, Sink& sink, CodecError& error,
                                                                   EscapeNotes& notes, Meter& meter) {
    auto fail = [&](uint32_t start, uint32_t end, const char* reason) {
        error.start = start;
        error.end = end;
        error.reason = reason;
        return start;
    };
    while (at < n) {
        if (meter.tick(at)) return at;
        const uint32_t start = at;
        if (p[at] != '\\') {
            uint32_t limit = n - at < poll_stride ? n : at + poll_stride;
            if constexpr (utf8_source) {
                if (p[at] >= 0x80) {
                    int32_t c = next_utf8({p, n}, at);
                    // Only a broken promise of valid UTF-8 gets here; a replacement keeps both steps in step.
                    if (c < 0) c = 0xFFFD, at++;
                    sink.one(static_cast<CodePoint>(c));
                    continue;
                }
                while (at < limit && p[at] != '\\' && p[at] < 0x80) at++;
                sink.ascii(p + start, at - start);
            } else {
                const void* found = std::memchr(p + at, '\\', limit - at);
                at = found ? static_cast<uint32_t>(static_cast<const uint8_t*>(found) - p) : limit;
                sink.latin1(p + start, at - start);
            }
            continue;
        }
        if (++at == n) return final ? fail(start, n, "\\ at end of string") : start;
        uint8_t c = p[at];
        if (c == '\n') {
            at++;
        } else if (int simple = simple_escape(c); simple >= 0) {
            sink.one(static_cast<CodePoint>(simple));
            at++;
        } else if (is_octal(c)) {
            uint32_t value = octal_escape(p, n, at);
            if (value > 0377 && notes.large_octal < 0) notes.large_octal = start;
            sink.one(value);
        } else if (c == 'x' || c == 'u' || c == 'U') {
            const uint32_t digits = c == 'x' ? 2 : c == 'u' ? 4 : 8;
            const char* reason = c == 'x'   ? "truncated \\xXX escape"
                                 : c == 'u' ? "truncated \\uXXXX escape"
                                            : "truncated \\UXXXXXXXX escape";
            CodePoint value = 0;
            at++;
            for (uint32_t i = 0; i < digits; i++, at++) {
                if (at == n) return final ? fail(start, at, reason) : start;
                int digit = hexadecimal_value(p[at]);
                if (digit < 0) return fail(start, at, reason);
                value = value << 4 | static_cast<CodePoint>(digit);
            }
            if (value > max_code_point) return fail(start, at, "illegal Unicode character");
            sink.one(value);
        } else if (c == 'N') {
            const char* reason = "malformed \\N character escape";
            if (++at == n) return final ? fail(start, at, reason) : start;
            if (p[at] != '{') return fail(start, at, reason);
            const uint32_t name = ++at;
            const void* brace = at < n ? std::memchr(p + at, '}', n - at) : nullptr;
            if (!brace) return final ? fail(start, n, reason) : start;
            at = static_cast<uint32_t>(static_cast<const uint8_t*>(brace) - p);
            if (at == name) return fail(start, at, reason);
            int32_t named = unicode::code_point_named({p + name, at - name, 1});
            at++;
            if (named < 0) return fail(start, at, "unknown Unicode character name");
            sink.one(static_cast<CodePoint>(named));
        } else {
            sink.one('\\');
            // CPython warns about a backslash before anything but a character of a literal that is not ASCII.
            if (!(utf8_source && c >= 0x80)) {
                if (notes.unknown_escape < 0) notes.unknown_escape = start;
                sink.one(c);
                at++;
            }
        }
    }
    return at;
}

} // namespace natrix::text

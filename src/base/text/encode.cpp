#include "base/text/codec.h"
#include "base/text/scan.h"
#include "base/text/sinks.h"
#include "base/text/units.h"
#include "base/text/utf8.h"
#include "base/unicode/names.h"

#include <cstring>
#include <type_traits>

namespace natrix::text {

namespace {

struct ByteCounter {
    static constexpr bool measures = true;
    uint64_t length = 0;
    void byte(uint32_t) { length++; }
};

struct ByteWriter {
    static constexpr bool measures = false;
    uint8_t* to;
    void byte(uint32_t b) { *to++ = static_cast<uint8_t>(b); }
};

constexpr const char* surrogates = "surrogates not allowed";
constexpr uint32_t block = 16;

template<class Sink> void put_utf8_bytes(CodePoint c, Sink& sink) {
    each_utf8_byte(c, [&](uint32_t byte) { sink.byte(byte); });
}

template<bool big, class Sink> void put_unit16(CodePoint c, Sink& sink) {
    sink.byte(big ? c >> 8 : c & 0xFF);
    sink.byte(big ? c & 0xFF : c >> 8);
}
template<bool big, class Sink> void put_utf16(CodePoint c, Sink& sink) {
    if (c < 0x10000) return put_unit16<big>(c, sink);
    put_unit16<big>(0xD800 + ((c - 0x10000) >> 10), sink);
    put_unit16<big>(0xDC00 + (c & 0x3FF), sink);
}
template<bool big, class Sink> void put_utf32(CodePoint c, Sink& sink) {
    put_unit16<big>(big ? c >> 16 : c & 0xFFFF, sink);
    put_unit16<big>(big ? c & 0xFFFF : c >> 16, sink);
}

template<class Sink> void put_hexadecimal(CodePoint c, int digits, Sink& sink) {
    while (digits-- > 0) sink.byte(static_cast<uint8_t>("0123456789abcdef"[c >> 4 * digits & 15]));
}

// \xhh, \uhhhh or \Uhhhhhhhh, whichever is long enough.
template<class Sink> void put_escape(CodePoint c, Sink& sink) {
    sink.byte('\\');
    sink.byte(c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U');
    put_hexadecimal(c, c < 0x100 ? 2 : c < 0x10000 ? 4 : 8, sink);
}

template<class Sink> void put_unicode_escape(CodePoint c, Sink& sink) {
    if (c >= ' ' && c < 0x7F && c != '\\') return sink.byte(c);
    uint8_t letter = c == '\\' ? '\\' : c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : 0;
    if (letter == 0) return put_escape(c, sink);
    sink.byte('\\');
    sink.byte(letter);
}

constexpr bool is_utf16(Codec codec) { return codec >= Codec::utf16 && codec <= Codec::utf16_be; }
constexpr bool is_utf32(Codec codec) { return codec >= Codec::utf32 && codec <= Codec::utf32_be; }

// One code point. False: the codec has no bytes for it.
template<Codec codec, class Sink> bool put_one(const Encoding& how, CodePoint c, Sink& sink) {
    if constexpr (codec == Codec::ascii || codec == Codec::latin1) {
        if (c > (codec == Codec::ascii ? 0x7F : 0xFFu)) return false;
        sink.byte(c);
    } else if constexpr (codec == Codec::charmap) {
        int byte = how.charmap->byte_for(c);
        if (byte < 0) return false;
        sink.byte(static_cast<uint32_t>(byte));
    } else if constexpr (codec == Codec::unicode_escape) {
        put_unicode_escape(c, sink);
    } else if constexpr (codec == Codec::raw_unicode_escape) {
        if (c < 0x100)
            sink.byte(c);
        else
            put_escape(c, sink);
    } else {
        if (is_surrogate(c)) return false;
        if constexpr (codec == Codec::utf8)
            put_utf8_bytes(c, sink);
        else if constexpr (is_utf16(codec))
            put_utf16<codec == Codec::utf16_be>(c, sink);
        else
            put_utf32<codec == Codec::utf32_be>(c, sink);
    }
    return true;
}

// Calls f with the codec as a template argument.
template<class F> decltype(auto) with_codec(Codec codec, F&& f) {
    switch (codec) {
    case Codec::utf8: return f.template operator()<Codec::utf8>();
    case Codec::utf16:
    case Codec::utf16_le: return f.template operator()<Codec::utf16_le>();
    case Codec::utf16_be: return f.template operator()<Codec::utf16_be>();
    case Codec::utf32:
    case Codec::utf32_le: return f.template operator()<Codec::utf32_le>();
    case Codec::utf32_be: return f.template operator()<Codec::utf32_be>();
    case Codec::ascii: return f.template operator()<Codec::ascii>();
    case Codec::latin1: return f.template operator()<Codec::latin1>();
    case Codec::charmap: return f.template operator()<Codec::charmap>();
    case Codec::unicode_escape: return f.template operator()<Codec::unicode_escape>();
    default: return f.template operator()<Codec::raw_unicode_escape>();
    }
}

template<class Sink> bool put(const Encoding& how, CodePoint c, Sink& sink) {
    return with_codec(how.codec, [&]<Codec codec>() { return put_one<codec>(how, c, sink); });
}

constexpr bool is_single_error(Codec codec) { return is_utf16(codec) || is_utf32(codec); }

constexpr const char* reason_for(Codec codec) {
    switch (codec) {
    case Codec::ascii: return "ordinal not in range(128)";
    case Codec::latin1: return "ordinal not in range(256)";
    case Codec::charmap: return "character maps to <undefined>";
    default: return surrogates;
    }
}

constexpr const char* error_name(Codec codec) {
    switch (codec) {
    case Codec::utf8: return "utf-8";
    case Codec::utf16: return "utf-16";
    case Codec::utf16_le: return "utf-16-le";
    case Codec::utf16_be: return "utf-16-be";
    case Codec::utf32: return "utf-32";
    case Codec::utf32_le: return "utf-32-le";
    case Codec::utf32_be: return "utf-32-be";
    case Codec::ascii: return "ascii";
    case Codec::latin1: return "latin-1";
    case Codec::charmap: return "charmap";
    default: return "unicodeescape";
    }
}

// Puts a replacement that is ASCII text, through the codec.
template<class Sink> struct TextPut {
    const Encoding& how;
    Sink& sink;
    bool good = true;
    void byte(uint32_t c) { good &= put(how, c, sink); }
};

// Deals with the error by the handler. False: what remains of it, from error.start, stands.
template<class Unit, class Sink>
bool handle(const Encoding& how, const Unit* units, CodecError& error, Sink& sink) {
    TextPut<Sink> text{how, sink};
    switch (how.handler) {
    case ErrorHandler::ignore: return true;
    case ErrorHandler::replace:
        if (how.codec == Codec::ascii || how.codec == Codec::latin1) {
            for (uint32_t i = error.start; i < error.end; i++) sink.byte('?');
            return true;
        }
        for (uint32_t i = error.start; i < error.end; i++) text.byte('?');
        return text.good;
    case ErrorHandler::backslashreplace:
        for (uint32_t i = error.start; i < error.end; i++) put_escape(units[i], text);
        return text.good;
    case ErrorHandler::xmlcharrefreplace:
        for (uint32_t i = error.start; i < error.end; i++) {
            CodePoint c = units[i];
            text.byte('&');
            text.byte('#');
            uint32_t power = 1;
            while (c / power >= 10) power *= 10;
            for (; power > 0; power /= 10) text.byte('0' + c / power % 10);
            text.byte(';');
        }
        return text.good;
    case ErrorHandler::namereplace:
        for (uint32_t i = error.start; i < error.end; i++) {
            char name[unicode::max_name_length];
            uint32_t length = unicode::name_of(units[i], name);
            if (length == 0) {
                put_escape(units[i], text);
                continue;
            }
            for (char c : {'\\', 'N', '{'}) text.byte(static_cast<uint8_t>(c));
            for (uint32_t k = 0; k < length; k++) text.byte(static_cast<uint8_t>(name[k]));
            text.byte('}');
        }
        return text.good;
    case ErrorHandler::surrogateescape: {
        // Single bytes do not fit between wider units.
        if (is_single_error(how.codec)) return false;
        uint32_t i = error.start;
        while (i < error.end && units[i] >= 0xDC80 && units[i] <= 0xDCFF) i++;
        if (i < error.end && how.codec == Codec::charmap) return false;
        for (; error.start < i; error.start++) sink.byte(units[error.start] & 0xFFu);
        return error.start == error.end;
    }
    case ErrorHandler::surrogatepass:
        if (how.codec != Codec::utf8 && !is_single_error(how.codec)) return false;
        for (uint32_t i = error.start; i < error.end; i++) {
            CodePoint c = units[i];
            switch (how.codec) {
            case Codec::utf8: put_utf8_bytes(c, sink); break;
            case Codec::utf16:
            case Codec::utf16_le: put_unit16<false>(c, sink); break;
            case Codec::utf16_be: put_unit16<true>(c, sink); break;
            case Codec::utf32_be: put_utf32<true>(c, sink); break;
            default: put_utf32<false>(c, sink);
            }
        }
        return true;
    default: return false;
    }
}

template<class Unit> void narrow(const Unit* from, ByteWriter& sink) {
    uint8_t part[block];
    for (uint32_t k = 0; k < block; k++) part[k] = static_cast<uint8_t>(from[k]);
    std::memcpy(sink.to, part, block);
    sink.to += block;
}

// Units of a block that are good beyond doubt go through in one go. Answers how many of them there are from
// `at`.
template<class Unit, class Sink>
uint32_t put_block(const Encoding& how, const Unit* units, uint32_t at, uint32_t end, Sink& sink) {
    const Unit* from = units + at;
    uint32_t n = 0;
    // Sums and flags of a block fit a unit, and results go through arrays of their own: vector instructions
    // can do it.
    if (how.codec == Codec::utf8) {
        for (; end - at - n >= block; n += block, from += block) {
            Unit bad = 0, more = 0;
            for (uint32_t k = 0; k < block; k++) {
                Unit c = from[k];
                more = static_cast<Unit>(more + (c >= 0x80));
                if constexpr (sizeof(Unit) > 1) {
                    more = static_cast<Unit>(more + (c >= 0x800));
                    bad = static_cast<Unit>(bad | ((c & static_cast<Unit>(~Unit{0x7FF})) == 0xD800));
                }
                if constexpr (sizeof(Unit) > 2) more += c >= 0x10000;
            }
            if (bad) break;
            if constexpr (Sink::measures) {
                sink.length += block + more;
            } else if (more == 0) {
                narrow(from, sink);
            } else {
                uint8_t* to = sink.to;
                for (uint32_t k = 0; k < block; k++) {
                    CodePoint c = from[k];
                    if (c < 0x80) {
                        *to++ = static_cast<uint8_t>(c);
                    } else if (c < 0x800) {
                        to[0] = static_cast<uint8_t>(0xC0 | c >> 6);
                        to[1] = static_cast<uint8_t>(0x80 | (c & 0x3F));
                        to += 2;
                    } else if (c < 0x10000) {
                        to[0] = static_cast<uint8_t>(0xE0 | c >> 12);
                        to[1] = static_cast<uint8_t>(0x80 | (c >> 6 & 0x3F));
                        to[2] = static_cast<uint8_t>(0x80 | (c & 0x3F));
                        to += 3;
                    } else {
                        to += put_utf8(c, to);
                    }
                }
                sink.to = to;
            }
        }
    } else if (how.codec == Codec::ascii || how.codec == Codec::latin1) {
        const auto too_much = static_cast<Unit>(how.codec == Codec::ascii ? ~Unit{0x7F} : ~Unit{0xFF});
        for (; end - at - n >= block; n += block, from += block) {
            Unit all = 0;
            for (uint32_t k = 0; k < block; k++) all = static_cast<Unit>(all | from[k]);
            if (all & too_much) break;
            if constexpr (Sink::measures)
                sink.length += block;
            else
                narrow(from, sink);
        }
    } else if (is_utf16(how.codec)) {
        const bool big = how.codec == Codec::utf16_be;
        for (; end - at - n >= block; n += block, from += block) {
            Unit bad = 0;
            if constexpr (sizeof(Unit) > 1) {
                for (uint32_t k = 0; k < block; k++)
                    bad = static_cast<Unit>(bad | ((from[k] & static_cast<Unit>(~Unit{0x7FF})) == 0xD800) |
                                            (from[k] > 0xFFFF));
            }
            if (bad) break;
            if constexpr (Sink::measures) {
                sink.length += 2 * block;
            } else {
                uint16_t pairs[block];
                for (uint32_t k = 0; k < block; k++) pairs[k] = static_cast<uint16_t>(from[k]);
                if (big)
                    for (uint16_t& pair : pairs) pair = static_cast<uint16_t>(pair << 8 | pair >> 8);
                std::memcpy(sink.to, pairs, sizeof pairs);
                sink.to += sizeof pairs;
            }
        }
    }
    return n;
}

// Whether the text's bytes are what the codec makes of it.
bool is_plain(const Encoding& how, TextView text) {
    if (text.width != 1) return false;
    if (how.codec == Codec::latin1) return true;
    return (how.codec == Codec::utf8 || how.codec == Codec::ascii) && is_ascii(text);
}

// Both steps. False: stopped.
template<class Unit, class Sink> bool encode(const Encoding& how, const Unit* units, uint32_t length,
                                             Sink& sink, EncodeSize& result, Poll& poll) {
    if (how.start == 0 && how.codec == Codec::utf16) put_unit16<false>(0xFEFF, sink);
    if (how.start == 0 && how.codec == Codec::utf32) put_utf32<false>(0xFEFF, sink);
    uint32_t at = how.start;
    Meter meter{poll, at};
    // To find a name takes long; a long error is replaced a piece at a time.
    constexpr uint32_t names_at_once = 64, cost_of_name = 16;
    const bool piecewise = how.handler == ErrorHandler::namereplace;
    while (at < length) {
        if (meter.tick(at)) return false;
        const uint32_t limit = length - at < poll_stride ? length : at + poll_stride;
        at += put_block(how, units, at, limit, sink);
        const uint32_t careful = limit - at < block ? limit : at + block;
        with_codec(how.codec, [&]<Codec codec>() {
            while (at < careful && put_one<codec>(how, units[at], sink)) at++;
        });
        if (at == careful) continue;
        CodecError error{error_name(how.codec), reason_for(how.codec), at, at + 1};
        if (!is_single_error(how.codec)) {
            // Neighbours that cannot be encoded either are part of the same error.
            bool going_on = with_codec(how.codec, [&]<Codec codec>() {
                ByteCounter ignored;
                for (; error.end < length && !put_one<codec>(how, units[error.end], ignored); error.end++) {
                    if (meter.tick(error.end)) return false;
                    if (piecewise && error.end - at == names_at_once) break;
                }
                return true;
            });
            if (!going_on) return false;
        }
        if (piecewise && poll.charge(cost_of_name * (error.end - error.start))) return false;
        const Sink before = sink;
        if (!handle(how, units, error, sink)) {
            // Nothing of a replacement stays, except for what surrogateescape could do.
            if (error.start == at) sink = before;
            result.error = error;
            at = error.start;
            break;
        }
        at = error.end;
    }
    result.consumed = at;
    return true;
}

} // namespace

EncodeSize encode_size(const Encoding& how, TextView text, Poll& poll) {
    EncodeSize size;
    if (is_plain(how, text)) {
        size.consumed = text.length;
        size.length = text.length - how.start;
        return size;
    }
    ByteCounter sink;
    bool done =
        with_units(text, [&](auto* units) { return encode(how, units, text.length, sink, size, poll); });
    size.length = sink.length;
    if (!done) size.status = TextStatus::stopped;
    return size;
}

TextStatus encode_fill(const Encoding& how, TextView text, const EncodeSize& size, uint8_t* to, Poll& poll) {
    if (is_plain(how, text.slice(0, size.consumed))) {
        if (size.length) std::memcpy(to, text.units8() + how.start, size.length);
        return TextStatus::ok;
    }
    EncodeSize again;
    ByteWriter sink{to};
    bool done =
        with_units(text, [&](auto* units) { return encode(how, units, size.consumed, sink, again, poll); });
    return done ? TextStatus::ok : TextStatus::stopped;
}

uint32_t put_utf8(CodePoint c, uint8_t* to) {
    ByteWriter sink{to};
    put_utf8_bytes(c, sink);
    return static_cast<uint32_t>(sink.to - to);
}

} // namespace natrix::text

#include "base/text/case.h"
#include "base/text/scan.h"
#include "base/text/units.h"
#include "base/unicode/case_tables.h"

#include <cstring>
#include <type_traits>

namespace natrix::text {

namespace {

using namespace unicode::tables;

constexpr CodePoint capital_sigma = 0x3A3, small_sigma = 0x3C3, final_sigma = 0x3C2;

constexpr bool is_ascii_upper(CodePoint c) { return c - 'A' < 26; }
constexpr bool is_ascii_lower(CodePoint c) { return c - 'a' < 26; }

// Walks over the case-ignorable characters around Σ. Each run of them is walked over at most twice in a
// conversion.
template<class Unit> CodePoint sigma_at(const Unit* units, uint32_t length, uint32_t at, int64_t& walked) {
    uint32_t i = at;
    while (i > 0 && (flags_of(units[i - 1]) & flag_case_ignorable)) i--;
    walked += at - i;
    if (i == 0 || !(flags_of(units[i - 1]) & flag_cased)) return small_sigma;
    i = at + 1;
    while (i < length && (flags_of(units[i]) & flag_case_ignorable)) i++;
    walked += i - at;
    return i < length && (flags_of(units[i]) & flag_cased) ? small_sigma : final_sigma;
}

// The conversion as a sequence of code points given to `emit`. False: stopped.
template<CaseOperation operation, class Unit, class Emit>
bool convert(const Unit* units, uint32_t length, Poll& poll, Emit emit) {
    auto put = [&](CodePoint c, int32_t mapping) {
        if (mapping < special_base) [[likely]]
            return emit(shifted(c, mapping));
        unicode::CaseMapping mapped = expand(c, mapping);
        for (uint32_t k = 0; k < mapped.count; k++) emit(mapped.to[k]);
    };
    int64_t walked = 0;
    bool after_cased = false;
    auto put_lower = [&](CodePoint c, uint32_t i) {
        if (c < 0x80)
            emit(is_ascii_upper(c) ? c + 32 : c);
        else if (c == capital_sigma)
            emit(sigma_at(units, length, i, walked));
        else
            put(c, cases_of(c).lower);
    };
    for (uint32_t i = 0; i < length; i++) {
        if (++walked >= poll_stride) {
            if (poll.charge(walked)) return false;
            walked = 0;
        }
        CodePoint c = units[i];
        if constexpr (operation == CaseOperation::lower) {
            put_lower(c, i);
        } else if constexpr (operation == CaseOperation::upper) {
            if (c < 0x80)
                emit(is_ascii_lower(c) ? c - 32 : c);
            else
                put(c, cases_of(c).upper);
        } else if constexpr (operation == CaseOperation::casefold) {
            if (c < 0x80)
                emit(is_ascii_upper(c) ? c + 32 : c);
            else
                put(c, cases_of(c).fold);
        } else if constexpr (operation == CaseOperation::capitalize) {
            if (i == 0)
                put(c, cases_of(c).title);
            else
                put_lower(c, i);
        } else if constexpr (operation == CaseOperation::swapcase) {
            uint32_t flags = flags_of(c);
            if (flags & flag_upper)
                put_lower(c, i);
            else if (flags & flag_lower)
                put(c, cases_of(c).upper);
            else
                emit(c);
        } else {
            if (after_cased)
                put_lower(c, i);
            else
                put(c, cases_of(c).title);
            after_cased = (flags_of(c) & flag_cased) != 0;
        }
    }
    return true;
}

template<class Unit, class Emit>
bool convert_any(CaseOperation operation, const Unit* units, uint32_t length, Poll& poll, Emit emit) {
    switch (operation) {
    case CaseOperation::lower: return convert<CaseOperation::lower>(units, length, poll, emit);
    case CaseOperation::upper: return convert<CaseOperation::upper>(units, length, poll, emit);
    case CaseOperation::title: return convert<CaseOperation::title>(units, length, poll, emit);
    case CaseOperation::capitalize: return convert<CaseOperation::capitalize>(units, length, poll, emit);
    case CaseOperation::swapcase: return convert<CaseOperation::swapcase>(units, length, poll, emit);
    default: return convert<CaseOperation::casefold>(units, length, poll, emit);
    }
}

constexpr uint32_t block = 16;

// Byte for byte; a block goes through an array of its own and without branches, and so becomes vector
// instructions.
template<class F> void map_bytes(const uint8_t* from, uint8_t* to, uint32_t length, F f) {
    uint32_t i = 0;
    for (; length - i >= block; i += block) {
        uint8_t part[block];
        for (uint32_t k = 0; k < block; k++) part[k] = f(from[i + k]);
        std::memcpy(to + i, part, block);
    }
    for (; i < length; i++) to[i] = f(from[i]);
}

// 0 or 1, as a byte.
constexpr uint8_t in_range(uint8_t c, uint8_t first, uint8_t count) {
    return static_cast<uint8_t>(static_cast<uint8_t>(c - first) < count);
}
constexpr auto lower_byte = [](uint8_t c) { return static_cast<uint8_t>(c + in_range(c, 'A', 26) * 32); };
constexpr auto upper_byte = [](uint8_t c) { return static_cast<uint8_t>(c - in_range(c, 'a', 26) * 32); };
constexpr auto swap_byte = [](uint8_t c) { return static_cast<uint8_t>(c ^ in_range(c | 32, 'a', 26) * 32); };

// Latin-1 but for µ, ß and ÿ, whose mappings are longer or wider: the other letters are 32 apart as in ASCII.
constexpr uint8_t is_upper_latin1(uint8_t c) {
    return static_cast<uint8_t>(in_range(c, 'A', 26) | (in_range(c, 0xC0, 31) & (c != 0xD7)));
}
constexpr uint8_t is_lower_latin1(uint8_t c) {
    return static_cast<uint8_t>(in_range(c, 'a', 26) | (in_range(c, 0xE0, 31) & (c != 0xF7)));
}
constexpr auto lower_latin1 = [](uint8_t c) { return static_cast<uint8_t>(c + is_upper_latin1(c) * 32); };
constexpr auto upper_latin1 = [](uint8_t c) { return static_cast<uint8_t>(c - is_lower_latin1(c) * 32); };
constexpr auto swap_latin1 = [](uint8_t c) {
    return static_cast<uint8_t>(c ^ (is_upper_latin1(c) | is_lower_latin1(c)) * 32);
};

// Whether the mappings of every character are one character of Latin-1.
bool stays_latin1(TextView text) {
    if (text.width != 1) return false;
    const uint8_t* p = text.units8();
    uint32_t i = 0;
    for (; text.length - i >= block; i += block) {
        uint8_t odd = 0;
        for (uint32_t k = 0; k < block; k++)
            odd = static_cast<uint8_t>(odd | (p[i + k] == 0xB5) | (p[i + k] == 0xDF) | (p[i + k] == 0xFF));
        if (odd) return false;
    }
    for (; i < text.length; i++)
        if (p[i] == 0xB5 || p[i] == 0xDF || p[i] == 0xFF) return false;
    return true;
}

// Length and class of the result without converting: most pages keep both, whatever the operation. False:
// stopped.
template<class Unit> bool measure(CaseOperation operation, const Unit* units, uint32_t length, Poll& poll,
                                  uint64_t& size, CodePoint& all) {
    for (uint32_t i = 0; i < length; i++) {
        if (i % poll_stride == poll_stride - 1 && poll.charge(poll_stride)) return false;
        if (!in_page(same_size_pages, units[i])) {
            // Some character needs a closer look; its context may matter, and so everything is converted.
            size = 0;
            all = 0;
            return convert_any(operation, units, length, poll, [&](CodePoint c) {
                all |= c;
                size++;
            });
        }
        all |= units[i];
    }
    size = length;
    return true;
}

// Parts of a text that goes by in blocks, between two charges.
constexpr uint32_t part_size = 1 << 20;

// False as soon as `visit` of a part says so, or the poll: then `stopped`.
template<class Visit> bool each_part(TextView text, Poll& poll, bool& stopped, Visit visit) {
    for (uint32_t at = 0; at < text.length; at += part_size) {
        uint32_t size = text.length - at < part_size ? text.length - at : part_size;
        if (!visit(text.slice(at, at + size), at)) return false;
        stopped = poll.charge(size / 64);
        if (stopped) return false;
    }
    return true;
}

// Latin-1 whose mappings are Latin-1, character by character.
bool is_plain(TextView text, Poll& poll, bool& stopped) {
    return text.width == 1 && each_part(text, poll, stopped, [](TextView part, uint32_t) {
               return is_ascii(part) || stays_latin1(part);
           });
}

// False: the operation is not one for blocks.
bool map_part(CaseOperation operation, ByteView bytes, bool first, uint8_t* to) {
    switch (operation) {
    case CaseOperation::lower:
    case CaseOperation::casefold: map_bytes(bytes.data, to, bytes.length, lower_latin1); return true;
    case CaseOperation::upper: map_bytes(bytes.data, to, bytes.length, upper_latin1); return true;
    case CaseOperation::swapcase: map_bytes(bytes.data, to, bytes.length, swap_latin1); return true;
    case CaseOperation::capitalize:
        map_bytes(bytes.data, to, bytes.length, lower_latin1);
        if (first && bytes.length) to[0] = upper_latin1(bytes.data[0]);
        return true;
    case CaseOperation::title: return false;
    }
    return false;
}

} // namespace

TextSize case_size(CaseOperation operation, TextView text, Poll& poll) {
    TextSize size;
    size.length = text.length;
    bool stopped = false;
    if (is_plain(text, poll, stopped)) {
        size.maximum = 0;
        size.unchanged = text.length == 0;
        (void)each_part(text, poll, stopped, [&](TextView part, uint32_t) {
            CodePoint maximum = scan_maximum(part);
            if (maximum > size.maximum) size.maximum = maximum;
            return true;
        });
        if (stopped) size.status = TextStatus::stopped;
        return size;
    }
    CodePoint all = 0;
    bool done = !stopped && with_units(text, [&](auto* units) {
        return measure(operation, units, text.length, poll, size.length, all);
    });
    size.maximum = class_maximum(all);
    if (!done) size.status = TextStatus::stopped;
    return size;
}

TextStatus case_fill(CaseOperation operation, TextView text, TextSpan to, Poll& poll) {
    bool stopped = false;
    if (to.width == 1 && operation != CaseOperation::title && is_plain(text, poll, stopped)) {
        auto* out = static_cast<uint8_t*>(to.data);
        bool mapped = each_part(text, poll, stopped, [&](TextView part, uint32_t at) {
            return map_part(operation, {part.units8(), part.length}, at == 0, out + at);
        });
        return mapped ? TextStatus::ok : TextStatus::stopped;
    }
    if (stopped) return TextStatus::stopped;
    bool done = with_units(text, [&](auto* units) {
        return with_units(to, [&](auto* out) {
            using Unit = std::remove_reference_t<decltype(*out)>;
            return convert_any(operation, units, text.length, poll,
                               [&](CodePoint c) { *out++ = static_cast<Unit>(c); });
        });
    });
    return done ? TextStatus::ok : TextStatus::stopped;
}

CodePoint lower_sigma(TextView text, uint32_t at) {
    int64_t walked = 0;
    return with_units(text, [&](auto* units) { return sigma_at(units, text.length, at, walked); });
}

void ascii_case(CaseOperation operation, ByteView bytes, uint8_t* to) {
    const uint8_t* from = bytes.data;
    switch (operation) {
    case CaseOperation::upper: return map_bytes(from, to, bytes.length, upper_byte);
    case CaseOperation::swapcase: return map_bytes(from, to, bytes.length, swap_byte);
    case CaseOperation::capitalize: {
        if (bytes.length == 0) return;
        uint8_t first = upper_byte(from[0]);
        map_bytes(from, to, bytes.length, lower_byte);
        to[0] = first;
        return;
    }
    case CaseOperation::title: {
        bool after_letter = false;
        for (uint32_t i = 0; i < bytes.length; i++) {
            uint8_t c = from[i];
            to[i] = after_letter ? lower_byte(c) : upper_byte(c);
            after_letter = static_cast<uint8_t>((c | 32) - 'a') < 26;
        }
        return;
    }
    default: return map_bytes(from, to, bytes.length, lower_byte);
    }
}

} // namespace natrix::text

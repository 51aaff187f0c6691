#include "base/numbers/format_quick.h"
#include "base/numbers/decimal.h"
#include "base/numbers/float_text.h"
#include <cmath>

namespace natrix {

namespace {

bool is_align(uint8_t c) { return c == '<' || c == '>' || c == '^' || c == '='; }

// Sign and prefix, then digits (a number's head), then what has no separators (its tail).
struct Pieces {
    char prefix[4];
    uint32_t prefix_size = 0;
    const char* digits = nullptr;
    uint32_t digit_count = 0;
    const char* tail = nullptr;
    uint32_t tail_size = 0;

    void sign(bool negative, char wanted) {
        if (negative)
            prefix[prefix_size++] = '-';
        else if (wanted)
            prefix[prefix_size++] = wanted;
    }
};

uint32_t put_together(const Pieces& pieces, const QuickSpec& spec, char* room) {
    uint32_t commas = spec.comma ? (pieces.digit_count - 1) / 3 : 0;
    uint32_t size = pieces.prefix_size + pieces.digit_count + commas + pieces.tail_size;
    uint32_t missing = spec.width > size ? spec.width - size : 0;
    uint32_t before = 0, inside = 0;
    if (missing != 0) {
        if (spec.zeros) {
            if (spec.comma) return 0;
            inside = missing;
        } else if (spec.align == '^') {
            before = missing / 2;
        } else if (spec.align != '<') {
            before = missing;
        }
    }
    char* at = room;
    std::memset(at, spec.fill, before);
    at += before;
    for (uint32_t i = 0; i < pieces.prefix_size; i++) *at++ = pieces.prefix[i];
    std::memset(at, '0', inside);
    at += inside;
    if (commas == 0) {
        std::memcpy(at, pieces.digits, pieces.digit_count);
        at += pieces.digit_count;
    } else {
        for (uint32_t i = 0; i < pieces.digit_count; i++) {
            if (i != 0 && (pieces.digit_count - i) % 3 == 0) *at++ = ',';
            *at++ = pieces.digits[i];
        }
    }
    if (pieces.tail_size != 0) std::memcpy(at, pieces.tail, pieces.tail_size);
    at += pieces.tail_size;
    uint32_t after = missing - before - inside;
    std::memset(at, spec.fill, after);
    return size + missing;
}

} // namespace

bool parse_quick_spec(const uint8_t* spec, uint32_t size, QuickSpec& out) {
    uint32_t at = 0;
    auto peek = [&] { return at < size ? spec[at] : uint8_t{0}; };
    auto number = [&](uint32_t most, uint32_t& value) {
        value = 0;
        for (; at < size && spec[at] >= '0' && spec[at] <= '9'; at++) {
            value = value * 10 + (spec[at] - uint32_t{'0'});
            if (value > most) return false;
        }
        return true;
    };
    bool fill_given = size >= 2 && is_align(spec[1]);
    if (fill_given) {
        if (spec[0] >= 0x80) return false;
        out.fill = static_cast<char>(spec[at++]);
    }
    if (is_align(peek())) out.align = static_cast<char>(spec[at++]);
    if (out.align == '=') return false;
    if (peek() == '+' || peek() == ' ') out.sign = static_cast<char>(spec[at++]);
    if (peek() == '#') {
        out.alternate = true;
        at++;
    }
    if (peek() == '0' && !fill_given) {
        at++;
        if (out.align)
            out.fill = '0';
        else
            out.zeros = true;
    }
    if (!number(most_quick_width, out.width)) return false;
    if (peek() == ',') {
        out.comma = true;
        at++;
    }
    if (peek() == '.') {
        uint32_t start = ++at, precision;
        if (!number(uint32_t{most_quick_precision}, precision) || at == start) return false;
        out.precision = static_cast<int32_t>(precision);
    }
    if (at < size) out.type = static_cast<char>(spec[at++]);
    return at == size;
}

uint32_t quick_integer(int64_t value, const QuickSpec& spec, char* room) {
    if (spec.precision >= 0) return 0;
    bool decimal = spec.type == 0 || spec.type == 'd';
    if (spec.comma && !decimal) return 0;
    char digits[64];
    char* const end = digits + sizeof digits;
    char* first = end;
    auto magnitude = value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
    Pieces pieces;
    pieces.sign(value < 0, spec.sign);
    if (decimal) {
        first -= decimal_digits(magnitude);
        write_decimal(end, magnitude);
    } else {
        int shift;
        switch (spec.type) {
        case 'x':
        case 'X': shift = 4; break;
        case 'o': shift = 3; break;
        case 'b': shift = 1; break;
        default: return 0;
        }
        const char* characters = spec.type == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
        do *--first = characters[magnitude & ((1u << shift) - 1)];
        while ((magnitude >>= shift) != 0);
        if (spec.alternate) {
            pieces.prefix[pieces.prefix_size++] = '0';
            pieces.prefix[pieces.prefix_size++] = spec.type;
        }
    }
    pieces.digits = first;
    pieces.digit_count = static_cast<uint32_t>(end - first);
    return put_together(pieces, spec, room);
}

uint32_t quick_float(double value, const QuickSpec& spec, char* room) {
    if (spec.alternate || !std::isfinite(value)) return 0;
    Pieces pieces;
    pieces.sign(std::signbit(value), spec.sign);
    double magnitude = std::fabs(value);
    char digits[64], tail[most_quick_precision + 1];
    if (spec.type == 'f' || spec.type == 'F') {
        auto precision = static_cast<uint32_t>(spec.precision < 0 ? 6 : spec.precision);
        size_t whole = fixed_digits(magnitude, precision, digits);
        if (whole == 0) return 0;
        if (precision != 0) {
            tail[0] = '.';
            std::memcpy(tail + 1, digits + whole, precision);
            pieces.tail = tail;
            pieces.tail_size = precision + 1;
        }
        pieces.digit_count = static_cast<uint32_t>(whole);
    } else if (spec.type == 0 && spec.precision < 0 && !spec.comma) {
        pieces.digit_count = static_cast<uint32_t>(float_repr(magnitude, digits));
    } else {
        return 0;
    }
    pieces.digits = digits;
    return put_together(pieces, spec, room);
}

} // namespace natrix

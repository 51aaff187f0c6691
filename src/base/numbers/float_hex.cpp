#include "base/numbers/float_text.h"
#include <bit>
#include <charconv>
#include <cmath>

namespace natrix {

size_t float_hex(double value, char* text) {
    if (!std::isfinite(value)) return float_repr(value, text);
    char* at = text;
    auto bits = std::bit_cast<uint64_t>(value);
    if (bits >> 63) *at++ = '-';
    auto biased = static_cast<int>(bits >> 52 & 0x7FF);
    uint64_t fraction = bits & ((uint64_t{1} << 52) - 1);
    *at++ = '0';
    *at++ = 'x';
    *at++ = biased ? '1' : '0';
    *at++ = '.';
    int exponent = biased ? biased - 1023 : fraction ? -1022 : 0;
    if (biased == 0 && fraction == 0) {
        *at++ = '0';
    } else {
        for (int shift = 48; shift >= 0; shift -= 4) *at++ = "0123456789abcdef"[fraction >> shift & 15];
    }
    *at++ = 'p';
    *at++ = exponent < 0 ? '-' : '+';
    at = std::to_chars(at, at + 8, exponent < 0 ? -exponent : exponent).ptr;
    return static_cast<size_t>(at - text);
}

namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = static_cast<char>(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// mantissa * 2**exponent with more bits below if sticky, rounded half to even; infinity when too large.
double assemble(uint64_t mantissa, int64_t exponent, bool sticky) {
    if (!mantissa) return 0.0;
    int zeros = std::countl_zero(mantissa);
    mantissa <<= zeros;
    exponent -= zeros;
    // Now 2**63 <= mantissa; the highest bit is worth 2**(exponent + 63).
    if (exponent > 1024) return HUGE_VAL;
    if (exponent < -1200) return 0.0;
    int64_t drop = exponent + 11 < -1074 ? -1074 - exponent : 11;
    if (drop > 64) return 0.0;
    uint64_t kept = drop == 64 ? 0 : mantissa >> drop;
    uint64_t half = uint64_t{1} << (drop - 1);
    uint64_t below = drop == 64 ? mantissa : mantissa & ((half << 1) - 1);
    if (below > half || (below == half && (sticky || (kept & 1)))) kept++;
    return std::ldexp(static_cast<double>(kept), static_cast<int>(exponent + drop));
}

} // namespace

NumberStatus parse_float_hex(const char* text, size_t size, double& value, Poll& poll) {
    const char* end = text + size;
    while (text < end && is_space(*text)) text++;
    while (end > text && is_space(end[-1])) end--;
    if (text == end) return NumberStatus::bad_text;
    double special;
    bool negative = *text == '-';
    const char* at = text;
    if (*at == '+' || *at == '-') at++;
    if (at == end) return NumberStatus::bad_text;
    char first = static_cast<char>(*at | 0x20);
    if (first == 'i' || first == 'n') {
        auto length = static_cast<size_t>(end - text);
        if (parse_float_prefix(text, length, special) != length) return NumberStatus::bad_text;
        value = special;
        return NumberStatus::ok;
    }
    if (end - at >= 2 && *at == '0' && (at[1] | 0x20) == 'x') at += 2;
    uint64_t mantissa = 0;
    int64_t exponent = 0;
    bool sticky = false, any = false, in_fraction = false;
    size_t done = 0;
    for (; at < end; at++) {
        if (*at == '.') {
            if (in_fraction) return NumberStatus::bad_text;
            in_fraction = true;
            continue;
        }
        int digit = hex_digit(*at);
        if (digit < 0) break;
        any = true;
        if (mantissa >> 60) {
            sticky |= digit != 0;
            if (!in_fraction) exponent += 4;
        } else {
            mantissa = mantissa << 4 | static_cast<uint64_t>(digit);
            if (in_fraction) exponent -= 4;
        }
        if (++done % 65536 == 0 && poll.charge(1024)) return NumberStatus::stopped;
    }
    if (!any) return NumberStatus::bad_text;
    if (at < end && (*at | 0x20) == 'p') {
        at++;
        bool down = false;
        if (at < end && (*at == '+' || *at == '-')) down = *at++ == '-';
        if (at == end || *at < '0' || *at > '9') return NumberStatus::bad_text;
        int64_t written = 0;
        for (; at < end && *at >= '0' && *at <= '9'; at++) {
            if (written < INT64_MAX / 100) written = written * 10 + (*at - '0');
            if (++done % 65536 == 0 && poll.charge(1024)) return NumberStatus::stopped;
        }
        exponent += down ? -written : written;
    }
    double magnitude = assemble(mantissa, exponent, sticky);
    // Before what follows the number is looked at, as Python has it.
    if (std::isinf(magnitude)) return NumberStatus::overflow;
    if (at != end) return NumberStatus::bad_text;
    value = negative ? -magnitude : magnitude;
    return NumberStatus::ok;
}

} // namespace natrix

#include "base/numbers/float_text.h"
#include "base/numbers/decimal.h"
#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <system_error>

namespace natrix {

namespace {

// A float has at most 767 significant decimal digits, at most 1074 of its digits are in the fraction and 309
// in front of it; whatever a precision asks for beyond that are zeros.
constexpr size_t longest_significand = 767;
constexpr uint64_t longest_fraction = 1074;

struct Decimal {
    char digits[longest_significand + 2];
    size_t count;
    int exponent; // of the first digit: d.ddd * 10**exponent
};

// Reads what to_chars wrote: d[.ddd]e+-dd.
void read_scientific(const char* text, const char* end, Decimal& out) {
    out.count = 0;
    for (; text < end && *text != 'e'; text++)
        if (*text != '.') out.digits[out.count++] = *text;
    text++;
    bool negative = *text++ == '-';
    out.exponent = 0;
    for (; text < end; text++) out.exponent = out.exponent * 10 + (*text - '0');
    if (negative) out.exponent = -out.exponent;
}

// The value is not negative, and finite.
void shortest(double value, Decimal& out) {
    char text[32];
    auto result = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific);
    read_scientific(text, result.ptr, out);
}

// `count` significant digits, 1 to longest_significand, rounded half to even.
void significant(double value, size_t count, Decimal& out) {
    char text[longest_significand + 16];
    auto result = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific,
                                static_cast<int>(count - 1));
    read_scientific(text, result.ptr, out);
}

void put_exponent(FloatDigits& out, int exponent, char letter) {
    char* at = out.exponent;
    *at++ = letter;
    *at++ = exponent < 0 ? '-' : '+';
    int magnitude = exponent < 0 ? -exponent : exponent;
    if (magnitude >= 100) *at++ = static_cast<char>('0' + magnitude / 100);
    *at++ = static_cast<char>('0' + magnitude / 10 % 10);
    *at++ = static_cast<char>('0' + magnitude % 10);
    out.exponent_size = static_cast<size_t>(at - out.exponent);
}

// Digits around a point whose place the exponent says.
void put_fixed(FloatDigits& out, const Decimal& decimal) {
    char* at = out.digits;
    if (decimal.exponent < 0) {
        *at++ = '0';
        auto zeros = static_cast<size_t>(-decimal.exponent - 1);
        std::memset(at, '0', zeros);
        std::memcpy(at + zeros, decimal.digits, decimal.count);
        out.whole = 1;
        out.fraction = zeros + decimal.count;
        return;
    }
    auto whole = static_cast<size_t>(decimal.exponent) + 1;
    std::memcpy(at, decimal.digits, decimal.count);
    if (decimal.count < whole) std::memset(at + decimal.count, '0', whole - decimal.count);
    out.whole = whole;
    out.fraction = decimal.count > whole ? decimal.count - whole : 0;
}

void put_scientific(FloatDigits& out, const Decimal& decimal, char letter) {
    std::memcpy(out.digits, decimal.digits, decimal.count);
    out.whole = 1;
    out.fraction = decimal.count - 1;
    put_exponent(out, decimal.exponent, letter);
}

void trim(FloatDigits& out) {
    while (out.fraction && out.digits[out.whole + out.fraction - 1] == '0') out.fraction--;
}

uint64_t saturating(uint64_t a, uint64_t b) { return a > UINT64_MAX - b ? UINT64_MAX : a + b; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether the text starts with a word, in any case.
bool starts_with(const char* text, size_t size, const char* word) {
    for (size_t i = 0; word[i]; i++)
        if (i >= size || (text[i] | 0x20) != word[i]) return false;
    return true;
}

// The digits of a number with all that a float can depend on: more than longest_significand digits, and
// whether anything but zeros follows.
struct DigitCollector {
    static constexpr size_t limit = longest_significand + 3;
    char digits[limit + 24];
    size_t count = 0;
    int64_t point = 0; // digits before the point, negative for zeros after it
    bool more = false;

    void add(char digit, bool in_fraction) {
        if (!count && digit == '0') {
            if (in_fraction) point--;
            return;
        }
        if (!in_fraction) point++;
        if (count < limit)
            digits[count++] = digit;
        else
            more |= digit != '0';
    }

    double value(int64_t exponent) {
        if (!count) return 0.0;
        if (more) digits[count++] = '1';
        // Read as a whole number times a power of ten.
        int64_t magnitude = point + exponent; // the number is below 10**magnitude
        if (magnitude > 400) return HUGE_VAL;
        if (magnitude < -400) return 0.0;
        int64_t power = magnitude - static_cast<int64_t>(count);
        char* at = digits + count;
        *at++ = 'e';
        at = std::to_chars(at, digits + sizeof digits, power).ptr;
        double result = 0.0;
        auto status = std::from_chars(digits, at, result);
        if (status.ec == std::errc::result_out_of_range) return magnitude > 0 ? HUGE_VAL : 0.0;
        return result;
    }
};

// Reads [sign] digits [. digits] [e [sign] digits], with underscores between digits if they are allowed.
// Returns the length of the longest prefix that is a number, 0 if there is none.
size_t read_float(const char* text, size_t size, bool underscores, double& value, Poll* poll, bool& stopped) {
    size_t at = 0;
    bool negative = false;
    if (at < size && (text[at] == '+' || text[at] == '-')) negative = text[at++] == '-';
    if (at < size && !is_digit(text[at]) && text[at] != '.') {
        size_t length = 0;
        if (starts_with(text + at, size - at, "inf")) {
            length = starts_with(text + at, size - at, "infinity") ? 8 : 3;
            value = negative ? -HUGE_VAL : HUGE_VAL;
        } else if (starts_with(text + at, size - at, "nan")) {
            length = 3;
            value = std::copysign(std::nan(""), negative ? -1.0 : 1.0);
        }
        return length ? at + length : 0;
    }
    DigitCollector collector;
    bool any = false;
    auto read_digits = [&](bool in_fraction) {
        while (at < size) {
            if (is_digit(text[at])) {
                collector.add(text[at], in_fraction);
                any = true;
            } else if (!(underscores && text[at] == '_' && at && is_digit(text[at - 1]) && at + 1 < size &&
                         is_digit(text[at + 1]))) {
                break;
            }
            at++;
            if (poll && at % 65536 == 0 && poll->charge(1024)) {
                stopped = true;
                return;
            }
        }
    };
    read_digits(false);
    if (stopped) return 0;
    if (at < size && text[at] == '.') {
        at++;
        read_digits(true);
        if (stopped) return 0;
    }
    if (!any) return 0;
    int64_t exponent = 0;
    if (at < size && (text[at] == 'e' || text[at] == 'E')) {
        size_t mark = at++;
        bool exponent_negative = false;
        if (at < size && (text[at] == '+' || text[at] == '-')) exponent_negative = text[at++] == '-';
        size_t start = at;
        while (at < size) {
            if (is_digit(text[at])) {
                // Far beyond what the digits of any text can make up for.
                if (exponent < INT64_MAX / 100) exponent = exponent * 10 + (text[at] - '0');
            } else if (!(underscores && text[at] == '_' && at > start && is_digit(text[at - 1]) &&
                         at + 1 < size && is_digit(text[at + 1]))) {
                break;
            }
            at++;
            if (poll && at % 65536 == 0 && poll->charge(1024)) {
                stopped = true;
                return 0;
            }
        }
        if (at == start) {
            at = mark;
            exponent = 0;
        }
        if (exponent_negative) exponent = -exponent;
    }
    double magnitude = collector.value(exponent);
    value = negative ? -magnitude : magnitude;
    return at;
}

} // namespace

uint64_t FloatDigits::size() const {
    return saturating(zeros, whole + fraction + exponent_size + (negative ? 1 : 0) + (point ? 1 : 0));
}

size_t FloatDigits::write(char* text) const {
    char* at = text;
    if (negative) *at++ = '-';
    std::memcpy(at, digits, whole);
    at += whole;
    if (point) *at++ = '.';
    std::memcpy(at, digits + whole, fraction);
    at += fraction;
    std::memset(at, '0', zeros);
    at += zeros;
    std::memcpy(at, exponent, exponent_size);
    at += exponent_size;
    return static_cast<size_t>(at - text);
}

size_t fixed_digits(double value, unsigned precision, char* digits) {
    __extension__ using Wide = unsigned __int128;
    constexpr unsigned most = 17;
    if (value == 0 && precision <= most) {
        std::memset(digits, '0', precision + 1);
        return 1;
    }
    auto bits = std::bit_cast<uint64_t>(value);
    int exponent = static_cast<int>(bits >> 52) - 1075;
    if (precision > most || exponent > 0 || exponent < -126) return 0;
    uint64_t significand = (bits & 0xF'FFFF'FFFF'FFFFu) | uint64_t{1} << 52;
    Wide scaled = Wide{significand} * powers_of_ten[precision];
    if (exponent < 0) {
        int shift = -exponent;
        Wide rest = scaled & ((Wide{1} << shift) - 1), half = Wide{1} << (shift - 1);
        scaled >>= shift;
        if (rest > half || (rest == half && (scaled & 1) != 0)) scaled++;
    }
    if (scaled >> 64 != 0) return 0;
    auto number = static_cast<uint64_t>(scaled);
    uint32_t size = std::max(decimal_digits(number), precision + 1);
    std::memset(digits, '0', size);
    write_decimal(digits + size, number);
    return size - precision;
}

void format_float(double value, char type, uint64_t precision, bool alternate, bool add_dot_0,
                  FloatDigits& out) {
    bool upper = type == 'E' || type == 'F' || type == 'G';
    out.negative = std::signbit(value) && !std::isnan(value);
    out.point = false;
    out.finite = std::isfinite(value);
    out.zeros = 0;
    out.fraction = 0;
    out.exponent_size = 0;
    if (!out.finite) {
        out.whole = 3;
        std::memcpy(out.digits, std::isnan(value) ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf"), 3);
        return;
    }
    value = std::fabs(value);
    char letter = upper ? 'E' : 'e';
    switch (type | 0x20) {
    case 'f': {
        auto kept = static_cast<int>(std::min(precision, longest_fraction));
        out.fraction = static_cast<size_t>(kept);
        out.zeros = precision - out.fraction;
        out.point = precision || alternate;
        if (size_t whole = fixed_digits(value, static_cast<unsigned>(kept), out.digits); whole != 0) {
            out.whole = whole;
            return;
        }
        auto end =
            std::to_chars(out.digits, out.digits + sizeof out.digits, value, std::chars_format::fixed, kept)
                .ptr;
        auto length = static_cast<size_t>(end - out.digits);
        out.whole = kept ? length - out.fraction - 1 : length;
        if (kept) std::memmove(out.digits + out.whole, out.digits + out.whole + 1, out.fraction);
        return;
    }
    case 'e': {
        Decimal decimal;
        auto count = static_cast<size_t>(std::min(precision, uint64_t{longest_significand} - 1)) + 1;
        significant(value, count, decimal);
        put_scientific(out, decimal, letter);
        out.zeros = precision - (count - 1);
        out.point = precision || alternate;
        return;
    }
    case 'g': {
        if (!precision) precision = 1;
        Decimal decimal;
        auto count = static_cast<size_t>(std::min(precision, uint64_t{longest_significand}));
        significant(value, count, decimal);
        // With ".0" to be added, the last place in front of the point belongs to it.
        auto limit = static_cast<int64_t>(std::min(precision, uint64_t{1000})) - (add_dot_0 ? 1 : 0);
        bool scientific = decimal.exponent < -4 || decimal.exponent >= limit;
        if (scientific)
            put_scientific(out, decimal, letter);
        else
            put_fixed(out, decimal);
        if (alternate)
            out.zeros = precision - count;
        else
            trim(out);
        if (add_dot_0 && !scientific && !out.fraction && !out.zeros) out.zeros = 1;
        out.point = out.fraction || out.zeros || alternate;
        return;
    }
    default: {
        Decimal decimal;
        shortest(value, decimal);
        bool scientific = decimal.exponent < -4 || decimal.exponent >= 16;
        if (scientific)
            put_scientific(out, decimal, letter);
        else
            put_fixed(out, decimal);
        if (add_dot_0 && !scientific && !out.fraction) out.zeros = 1;
        out.point = out.fraction || out.zeros || alternate;
        return;
    }
    }
}

size_t float_repr(double value, char* text) {
    char* at = text;
    if (std::signbit(value) && !std::isnan(value)) *at++ = '-';
    if (!std::isfinite(value)) {
        std::memcpy(at, std::isnan(value) ? "nan" : "inf", 3);
        return static_cast<size_t>(at + 3 - text);
    }
    char scientific[32];
    const char* end = std::to_chars(scientific, scientific + sizeof scientific, std::fabs(value),
                                    std::chars_format::scientific)
                          .ptr;
    const char* letter = end - 4;
    if (*letter != 'e') letter--;
    int exponent = 0;
    for (const char* p = letter + 2; p < end; p++) exponent = exponent * 10 + (*p - '0');
    if (letter[1] == '-') exponent = -exponent;
    if (exponent < -4 || exponent >= 16) {
        std::memcpy(at, scientific, static_cast<size_t>(end - scientific));
        return static_cast<size_t>(at + (end - scientific) - text);
    }
    const char* rest = scientific + 2; // past the point, if there is one
    size_t count = letter > rest ? static_cast<size_t>(letter - rest) : 0;
    if (exponent < 0) {
        *at++ = '0';
        *at++ = '.';
        for (int i = -1; i > exponent; i--) *at++ = '0';
        *at++ = scientific[0];
        std::memcpy(at, rest, count);
        at += count;
    } else {
        auto whole = static_cast<size_t>(exponent);
        *at++ = scientific[0];
        size_t digits = std::min(count, whole);
        std::memcpy(at, rest, digits);
        at += digits;
        for (size_t i = digits; i < whole; i++) *at++ = '0';
        *at++ = '.';
        if (count > whole) {
            std::memcpy(at, rest + whole, count - whole);
            at += count - whole;
        } else {
            *at++ = '0';
        }
    }
    return static_cast<size_t>(at - text);
}

NumberStatus parse_float(const char* text, size_t size, double& value, Poll& poll) {
    double result = 0.0;
    bool stopped = false;
    size_t used = read_float(text, size, true, result, &poll, stopped);
    if (stopped) return NumberStatus::stopped;
    if (!used || used != size) return NumberStatus::bad_text;
    value = result;
    return NumberStatus::ok;
}

size_t parse_float_prefix(const char* text, size_t size, double& value) {
    bool stopped = false;
    return read_float(text, size, false, value, nullptr, stopped);
}

NumberStatus round_float(double value, int64_t digits, double& out) {
    out = value;
    if (!std::isfinite(value) || value == 0.0 || digits > 323) return NumberStatus::ok;
    if (digits < -308) {
        out = std::copysign(0.0, value);
        return NumberStatus::ok;
    }
    double magnitude = std::fabs(value);
    double rounded = 0.0;
    char text[800];
    char* end;
    if (digits >= 0) {
        end = std::to_chars(text, text + sizeof text, magnitude, std::chars_format::fixed,
                            static_cast<int>(digits))
                  .ptr;
    } else {
        Decimal decimal;
        significant(magnitude, longest_significand, decimal);
        int64_t kept = decimal.exponent + 1 + digits;
        if (kept < 0) {
            out = std::copysign(0.0, value);
            return NumberStatus::ok;
        }
        if (kept == 0) {
            // Half of the unit or less goes to zero, which is even.
            bool above_half = decimal.digits[0] > '5';
            if (decimal.digits[0] == '5')
                for (size_t i = 1; i < decimal.count; i++) above_half |= decimal.digits[i] != '0';
            if (!above_half) {
                out = std::copysign(0.0, value);
                return NumberStatus::ok;
            }
            text[0] = '1';
            text[1] = 'e';
            end = std::to_chars(text + 2, text + sizeof text, -digits).ptr;
        } else {
            end = std::to_chars(text, text + sizeof text, magnitude, std::chars_format::scientific,
                                static_cast<int>(kept - 1))
                      .ptr;
        }
    }
    auto status = std::from_chars(text, end, rounded);
    if (status.ec == std::errc::result_out_of_range) {
        if (magnitude > 1.0) return NumberStatus::overflow;
        rounded = 0.0;
    }
    if (std::isinf(rounded)) return NumberStatus::overflow;
    out = std::copysign(rounded, value);
    return NumberStatus::ok;
}

} // namespace natrix

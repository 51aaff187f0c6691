#include "base/numbers/format_error.h"
#include <algorithm>
#include <cmath>

namespace natrix {

namespace {

uint64_t plus(uint64_t a, uint64_t b) { return a > UINT64_MAX - b ? UINT64_MAX : a + b; }

uint64_t separators(uint64_t digits, char separator, unsigned group) {
    return separator && digits ? (digits - 1) / group : 0;
}

constexpr unsigned fraction_group = 3;

NumberPart empty_part() {
    NumberPart part{};
    part.group = 3;
    return part;
}

void start(FormatLayout& out, uint8_t part_count) {
    out.size = 0;
    out.fill = ' ';
    out.left_fill = out.right_fill = 0;
    out.part_count = part_count;
    out.parentheses = false;
    out.tail = 0;
    out.character = 0;
    out.is_character = false;
    out.text_size = 0;
    out.largest = 127;
    for (auto& part : out.parts) part = empty_part();
}

void measure(NumberPart& part) {
    uint64_t whole = plus(part.leading_zeros, part.whole_size);
    uint64_t fraction = plus(part.fraction_size, part.fraction_zeros);
    part.size = plus(plus(whole, separators(whole, part.separator, part.group)),
                     plus(fraction, separators(fraction, part.fraction_separator, fraction_group)));
    part.size = plus(part.size, part.prefix_size + (part.point ? 1U : 0U) + part.suffix_size);
    part.size = plus(part.size, part.inner_fill);
}

// Zeros in front of the digits so that they fill the width, separators included; one more character than the
// width, rather than a separator in front.
void pad_with_zeros(NumberPart& part, int64_t width) {
    measure(part);
    if (width <= 0 || part.size >= static_cast<uint64_t>(width)) return;
    uint64_t missing = static_cast<uint64_t>(width) - part.size;
    if (!part.separator) {
        part.leading_zeros += missing;
        return;
    }
    uint64_t room = part.whole_size + separators(part.whole_size, part.separator, part.group) + missing;
    uint64_t period = part.group + 1U;
    uint64_t digits = room / period * part.group + (room % period ? room % period : 1);
    if (digits > part.whole_size) part.leading_zeros = digits - part.whole_size;
}

void spread_fill(FormatLayout& out, char align, char default_align, int64_t width) {
    if (width <= 0 || out.size >= static_cast<uint64_t>(width)) return;
    uint64_t missing = static_cast<uint64_t>(width) - out.size;
    switch (align ? align : default_align) {
    case '<': out.right_fill = missing; break;
    case '^':
        out.left_fill = missing / 2;
        out.right_fill = missing - out.left_fill;
        break;
    case '=':
        out.parts[0].inner_fill = missing;
        measure(out.parts[0]);
        break;
    default: out.left_fill = missing; break;
    }
    out.size = static_cast<uint64_t>(width);
    out.largest = std::max(out.largest, out.fill);
}

// A single number with all of a spec's fill and alignment.
void finish_number(FormatLayout& out, const FormatSpec& spec, bool has_digits) {
    NumberPart& part = out.parts[0];
    out.fill = spec.fill;
    if (spec.fill == '0' && spec.align == '=' && has_digits) pad_with_zeros(part, spec.width);
    measure(part);
    out.size = part.size;
    spread_fill(out, spec.align, '>', spec.width);
}

void put_sign(NumberPart& part, bool negative, char sign) {
    if (negative)
        part.prefix[part.prefix_size++] = '-';
    else if (sign == '+' || sign == ' ')
        part.prefix[part.prefix_size++] = sign;
}

struct IntegerDigits {
    unsigned base;
    char prefix; // after a 0
    bool upper;
};

IntegerDigits digits_for(char32_t type) {
    switch (type) {
    case 'b': return {2, 'b', false};
    case 'o': return {8, 'o', false};
    case 'x': return {16, 'x', false};
    case 'X': return {16, 'X', true};
    default: return {10, 0, false};
    }
}

// The digits of |value| in the arena.
bool put_digits(NumberPart& part, bigint::Integer value, IntegerDigits form, FormatError& error, Work work) {
    value.negative = false;
    size_t bound = bigint::text_size(value, form.base);
    auto* text = static_cast<char*>(work.arena.take(bound, 1));
    if (!text) return fail(error, FormatError::no_memory, "");
    size_t size = 0;
    auto status = bigint::to_text(value, form.base, text, size, work);
    if (status != NumberStatus::ok)
        return fail(error, status == NumberStatus::stopped ? FormatError::stopped : FormatError::no_memory,
                    "");
    if (form.upper)
        for (size_t i = 0; i < size; i++)
            if (text[i] >= 'a') text[i] = static_cast<char>(text[i] - 'a' + 'A');
    part.whole = text;
    part.whole_size = size;
    return true;
}

void put_float(NumberPart& part, const FloatDigits& digits) {
    part.whole = digits.digits;
    part.whole_size = digits.whole;
    part.point = digits.point;
    part.fraction = digits.digits + digits.whole;
    part.fraction_size = digits.fraction;
    part.fraction_zeros = digits.zeros;
    part.suffix = digits.exponent;
    part.suffix_size = digits.exponent_size;
}

bool all_zeros(const FloatDigits& digits) {
    for (size_t i = 0; i < digits.whole + digits.fraction; i++)
        if (digits.digits[i] != '0') return false;
    return true;
}

void put_groups(NumberPart& part, const FormatSpec& spec, bool finite) {
    if (!finite) return; // letters, not digits
    part.separator = spec.grouping;
    part.fraction_separator = spec.fraction_grouping;
}

bool is_float_type(char32_t type) {
    switch (type) {
    case 0:
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case 'n': return true;
    default: return false;
    }
}

} // namespace

bool layout_integer(bigint::Integer value, const FormatSpec& spec, FormatLayout& out, FormatError& error,
                    Work work) {
    switch (spec.type) {
    case 0:
    case 'b':
    case 'c':
    case 'd':
    case 'n':
    case 'o':
    case 'x':
    case 'X': break;
    default: return unknown_code(error, spec.type);
    }
    if (spec.precision >= 0)
        return fail(error, FormatError::value_error, "Precision not allowed in integer format specifier");
    if (spec.no_negative_zero)
        return fail(error, FormatError::value_error,
                    "Negative zero coercion (z) not allowed in integer format specifier");
    start(out, 1);
    NumberPart& part = out.parts[0];
    if (spec.type == 'c') {
        if (spec.sign)
            return fail(error, FormatError::value_error,
                        "Sign not allowed with integer format specifier 'c'");
        if (spec.alternate)
            return fail(error, FormatError::value_error,
                        "Alternate form (#) not allowed with integer format specifier 'c'");
        int64_t code;
        if (!bigint::to_int64(value, code))
            return fail(error, FormatError::overflow_error, "Python int too large to convert to C long");
        if (code < 0 || code > 0x10FFFF)
            return fail(error, FormatError::overflow_error, "%c arg not in range(0x110000)");
        start(out, 0);
        out.is_character = true;
        out.character = static_cast<char32_t>(code);
        out.largest = std::max(out.largest, out.character);
        out.fill = spec.fill;
        out.size = 1;
        // There is nothing in front of which '=' could fill.
        spread_fill(out, spec.align == '=' ? '>' : spec.align, '>', spec.width);
        return true;
    }
    IntegerDigits form = digits_for(spec.type);
    put_sign(part, value.negative, spec.sign);
    if (spec.alternate && form.prefix) {
        part.prefix[part.prefix_size++] = '0';
        part.prefix[part.prefix_size++] = form.prefix;
    }
    if (!put_digits(part, value, form, error, work)) return false;
    part.separator = spec.grouping;
    if (form.base != 10) part.group = 4;
    finish_number(out, spec, true);
    return true;
}

bool layout_float(double value, const FormatSpec& spec, FormatLayout& out, FormatError& error) {
    char32_t type = spec.type;
    if (type != '%' && !is_float_type(type)) return unknown_code(error, type);
    if (spec.precision > INT32_MAX) return fail(error, FormatError::value_error, "precision too big");
    start(out, 1);
    bool plain = type == 0;
    int64_t precision = spec.precision;
    bool percent = type == '%';
    if (percent) {
        type = 'f';
        value *= 100;
    } else if (type == 'n') {
        type = 'g';
    } else if (plain) {
        type = precision < 0 ? 'r' : 'g';
    }
    if (precision < 0) precision = 6;
    FloatDigits& digits = out.floats[0];
    format_float(value, static_cast<char>(type), static_cast<uint64_t>(precision), spec.alternate, plain,
                 digits);
    bool negative = digits.negative;
    if (spec.no_negative_zero && digits.finite && all_zeros(digits)) negative = false;
    NumberPart& part = out.parts[0];
    put_float(part, digits);
    if (percent) {
        part.suffix = "%";
        part.suffix_size = 1;
    }
    put_sign(part, negative, spec.sign);
    put_groups(part, spec, digits.finite);
    finish_number(out, spec, digits.finite);
    return true;
}

bool layout_complex(double real, double imaginary, const FormatSpec& spec, FormatLayout& out,
                    FormatError& error) {
    char32_t type = spec.type;
    if (!is_float_type(type)) return unknown_code(error, type);
    if (spec.precision > INT32_MAX) return fail(error, FormatError::value_error, "precision too big");
    if (spec.fill == '0')
        return fail(error, FormatError::value_error,
                    "Zero padding is not allowed in complex format specifier");
    if (spec.align == '=')
        return fail(error, FormatError::value_error,
                    "'=' alignment flag is not allowed in complex format specifier");
    start(out, 2);
    bool skip_real = false;
    int64_t precision = spec.precision;
    if (type == 0) {
        type = precision < 0 ? 'r' : 'g';
        skip_real = real == 0.0 && !std::signbit(real);
        out.parentheses = !skip_real;
    } else if (type == 'n') {
        type = 'g';
    }
    if (precision < 0) precision = 6;
    out.size = 1 + (out.parentheses ? 2 : 0);
    out.tail = 'j';
    for (int i = 0; i < 2; i++) {
        NumberPart& part = out.parts[i];
        if (i == 0 && skip_real) {
            part.size = 0;
            continue;
        }
        FloatDigits& digits = out.floats[i];
        format_float(i == 0 ? real : imaginary, static_cast<char>(type), static_cast<uint64_t>(precision),
                     spec.alternate, false, digits);
        bool negative = digits.negative;
        if (spec.no_negative_zero && digits.finite && all_zeros(digits)) negative = false;
        put_float(part, digits);
        put_sign(part, negative, i == 1 && !skip_real ? '+' : spec.sign);
        put_groups(part, spec, digits.finite);
        measure(part);
        out.size = plus(out.size, part.size);
    }
    out.fill = spec.fill;
    spread_fill(out, spec.align, '>', spec.width);
    return true;
}

bool layout_text(uint64_t size, const FormatSpec& spec, FormatLayout& out, FormatError& error) {
    if (spec.type && spec.type != 's') return unknown_code(error, spec.type);
    if (spec.sign)
        return fail(error, FormatError::value_error,
                    spec.sign == ' ' ? "Space not allowed in string format specifier"
                                     : "Sign not allowed in string format specifier");
    if (spec.no_negative_zero)
        return fail(error, FormatError::value_error,
                    "Negative zero coercion (z) not allowed in string format specifier");
    if (spec.alternate)
        return fail(error, FormatError::value_error,
                    "Alternate form (#) not allowed in string format specifier");
    if (spec.align == '=')
        return fail(error, FormatError::value_error, "'=' alignment not allowed in string format specifier");
    start(out, 0);
    if (spec.precision >= 0) size = std::min(size, static_cast<uint64_t>(spec.precision));
    out.text_size = out.size = size;
    out.fill = spec.fill;
    out.largest = 0;
    spread_fill(out, spec.align, '<', spec.width);
    return true;
}

namespace {

char percent_sign(const PercentSpec& spec) { return spec.plus ? '+' : spec.space ? ' ' : '\0'; }

void finish_percent(FormatLayout& out, const PercentSpec& spec, bool has_digits) {
    NumberPart& part = out.parts[0];
    if (spec.zero && !spec.left) {
        if (has_digits) {
            pad_with_zeros(part, spec.width);
        } else {
            measure(part);
            if (spec.width > 0 && part.size < static_cast<uint64_t>(spec.width)) {
                out.fill = '0';
                part.inner_fill = static_cast<uint64_t>(spec.width) - part.size;
            }
        }
    }
    measure(part);
    out.size = part.size;
    spread_fill(out, spec.left ? '<' : '>', '>', spec.width);
}

} // namespace

bool layout_percent_integer(bigint::Integer value, const PercentSpec& spec, FormatLayout& out,
                            FormatError& error, Work work) {
    // The bound of CPython, whose precisions are C ints.
    if (spec.precision > INT32_MAX - 3)
        return fail(error, FormatError::overflow_error, "precision too large");
    start(out, 1);
    NumberPart& part = out.parts[0];
    IntegerDigits form = digits_for(static_cast<unsigned char>(spec.type));
    put_sign(part, value.negative, percent_sign(spec));
    if (spec.alternate && form.prefix) {
        part.prefix[part.prefix_size++] = '0';
        part.prefix[part.prefix_size++] = form.prefix;
    }
    if (!put_digits(part, value, form, error, work)) return false;
    if (spec.precision > 0 && static_cast<uint64_t>(spec.precision) > part.whole_size)
        part.leading_zeros = static_cast<uint64_t>(spec.precision) - part.whole_size;
    finish_percent(out, spec, true);
    return true;
}

bool layout_percent_float(double value, const PercentSpec& spec, FormatLayout& out, FormatError& error) {
    if (spec.precision > INT32_MAX) return fail(error, FormatError::value_error, "precision too big");
    start(out, 1);
    FloatDigits& digits = out.floats[0];
    format_float(value, spec.type, spec.precision < 0 ? 6 : static_cast<uint64_t>(spec.precision),
                 spec.alternate, false, digits);
    NumberPart& part = out.parts[0];
    put_float(part, digits);
    put_sign(part, digits.negative, percent_sign(spec));
    finish_percent(out, spec, digits.finite);
    return true;
}

bool layout_percent_text(uint64_t size, const PercentSpec& spec, FormatLayout& out) {
    start(out, 0);
    if (spec.precision >= 0 && spec.type != 'c') size = std::min(size, static_cast<uint64_t>(spec.precision));
    out.text_size = out.size = size;
    out.largest = 0;
    spread_fill(out, spec.left ? '<' : '>', '>', spec.width);
    return true;
}

namespace {

template<class Char> struct Writer {
    Char* at;
    Poll& poll;
    uint64_t since = 0;

    // True: stop.
    bool wrote(uint64_t count) {
        since += count;
        if (since < 65536) return false;
        uint64_t units = since / 64;
        since %= 64;
        return poll.charge(static_cast<int64_t>(units));
    }
    bool repeat(char32_t c, uint64_t count) {
        while (count) {
            uint64_t piece = std::min(count, uint64_t{65536});
            std::fill_n(at, piece, static_cast<Char>(c));
            at += piece;
            count -= piece;
            if (wrote(piece)) return true;
        }
        return false;
    }
    bool copy(const char* text, uint64_t count) {
        while (count) {
            uint64_t piece = std::min(count, uint64_t{65536});
            for (uint64_t i = 0; i < piece; i++) at[i] = static_cast<Char>(text[i]);
            at += piece;
            text += piece;
            count -= piece;
            if (wrote(piece)) return true;
        }
        return false;
    }
    // `zeros_first` zeros, then digits, then `zeros_last` zeros, with a separator wherever `until` more
    // digits are a multiple of the group (from the right), or the digits so far are (from the left).
    bool digits(uint64_t zeros_first, const char* text, uint64_t count, uint64_t zeros_last, char separator,
                unsigned group, bool from_left) {
        if (!separator) return repeat('0', zeros_first) || copy(text, count) || repeat('0', zeros_last);
        uint64_t total = zeros_first + count + zeros_last;
        uint64_t next = from_left || total % group == 0 ? group : total % group;
        for (uint64_t i = 0; i < total; i++) {
            if (i == next) {
                *at++ = static_cast<Char>(separator);
                next += group;
            }
            bool zero = i < zeros_first || i >= zeros_first + count;
            *at++ = static_cast<Char>(zero ? '0' : text[i - zeros_first]);
            if (wrote(1)) return true;
        }
        return false;
    }
};

} // namespace

template<class Char> bool write_layout(const FormatLayout& layout, Char* out, Poll& poll) {
    Writer<Char> writer{out, poll};
    if (writer.repeat(layout.fill, layout.left_fill)) return false;
    if (layout.part_count == 0) {
        if (layout.is_character)
            *writer.at++ = static_cast<Char>(layout.character);
        else
            writer.at += layout.text_size;
    }
    if (layout.parentheses) *writer.at++ = static_cast<Char>('(');
    for (unsigned i = 0; i < layout.part_count; i++) {
        const NumberPart& part = layout.parts[i];
        if (!part.size) continue;
        if (writer.copy(part.prefix, part.prefix_size) || writer.repeat(layout.fill, part.inner_fill) ||
            writer.digits(part.leading_zeros, part.whole, part.whole_size, 0, part.separator, part.group,
                          false))
            return false;
        if (part.point) *writer.at++ = static_cast<Char>('.');
        if (writer.digits(0, part.fraction, part.fraction_size, part.fraction_zeros, part.fraction_separator,
                          fraction_group, true) ||
            writer.copy(part.suffix, part.suffix_size))
            return false;
    }
    if (layout.tail) *writer.at++ = static_cast<Char>(layout.tail);
    if (layout.parentheses) *writer.at++ = static_cast<Char>(')');
    return !writer.repeat(layout.fill, layout.right_fill);
}

template bool write_layout<char>(const FormatLayout&, char*, Poll&);
template bool write_layout<uint8_t>(const FormatLayout&, uint8_t*, Poll&);
template bool write_layout<char16_t>(const FormatLayout&, char16_t*, Poll&);
template bool write_layout<char32_t>(const FormatLayout&, char32_t*, Poll&);

} // namespace natrix

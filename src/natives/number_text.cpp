#include "natives/number_text.h"

#include "base/unicode/properties.h"
#include "natives/complex_operators.h"
#include "natives/int_operators.h"
#include "natives/str_support.h"

namespace natrix {
namespace {

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The characters of a text in ASCII, without white space at the ends. Digits of other scripts become ASCII's,
// other characters '?', which no number contains.
struct NumberText {
    const char* data = nullptr;
    size_t size = 0;
    Value failure;

    NumberText(Cage& cage, Arena& arena, Value value) {
        TextView text = view_of(cage, value);
        if (cage.poll.charge(text.length / 64)) {
            failure = Value::stopped();
            return;
        }
        if (text.width == 1 && (!is_str(cage, value) || is_ascii_str(cage, value))) {
            data = static_cast<const char*>(text.data);
        } else {
            auto* to = static_cast<char*>(arena.take(text.length, 1));
            if (!to) {
                failure = Value::reserve();
                return;
            }
            for (uint32_t i = 0; i < text.length; i++) to[i] = as_ascii(text[i]);
            data = to;
        }
        size = text.length;
        while (size != 0 && is_ascii_space(data[size - 1])) size--;
        while (size != 0 && is_ascii_space(*data)) data++, size--;
    }

  private:
    static char as_ascii(CodePoint c) {
        if (c < 0x80) return static_cast<char>(c);
        if (unicode::is_space(c)) return ' ';
        int digit = unicode::decimal_value(c);
        return digit < 0 ? '?' : static_cast<char>('0' + digit);
    }
};

Value raise_digit_limit(Cage& cage, int64_t limit) {
    return raise(
        cage, KnownType::ValueError,
        "Exceeds the limit ({} digits) for integer string conversion; use sys.set_int_max_str_digits() to "
        "increase the limit",
        limit);
}

// More digits than the limit for certain, as the number of bits tells.
bool surely_exceeds(uint64_t bits, int64_t limit) {
    // An int of n bits has at least (n - 1) * log10(2) digits.
    return bits > 1 && static_cast<double>(bits - 1) * 0.30102999 > static_cast<double>(limit);
}

} // namespace

Value int_from_text(Cage& cage, Value value, unsigned base, int64_t limit) {
    Scratch scratch(cage);
    NumberText text(cage, scratch, value);
    if (text.failure.is_bound()) return text.failure;
    bigint::IntegerText digits;
    if (!bigint::scan_text(text.data, text.size, base, digits)) return Value::tombstone();
    bool power_of_two = (digits.base & (digits.base - 1)) == 0;
    if (!power_of_two && limit > 0 && digits.digit_count > static_cast<uint64_t>(limit))
        return raise(cage, KnownType::ValueError,
                     "Exceeds the limit ({} digits) for integer string conversion: value has {} digits; use "
                     "sys.set_int_max_str_digits() to increase the limit",
                     limit, static_cast<int64_t>(digits.digit_count));
    if (digits.base == 10 && digits.size <= 18 && digits.size == digits.digit_count) {
        int64_t number = 0;
        for (size_t i = 0; i < digits.size; i++) number = number * 10 + (digits.digits[i] - '0');
        return integer_from(cage, digits.negative ? -number : number);
    }
    FreshInteger fresh(cage, bigint::from_text_size(digits.digit_count, digits.base));
    if (fresh.failed()) return fresh.failure();
    NumberStatus status = bigint::from_text(digits, fresh.result, {scratch, cage.poll});
    if (status == NumberStatus::bad_text) {
        fresh.abandon();
        return Value::tombstone();
    }
    return fresh.finish(status);
}

Value float_from_text(Cage& cage, Value value) {
    Scratch scratch(cage);
    NumberText text(cage, scratch, value);
    if (text.failure.is_bound()) return text.failure;
    double number;
    switch (parse_float(text.data, text.size, number, cage.poll)) {
    case NumberStatus::ok: return Value::number(number);
    case NumberStatus::stopped: return Value::stopped();
    default: return Value::tombstone();
    }
}

Value complex_from_text(Cage& cage, Value value, bool& underscores) {
    underscores = false;
    ComplexNumber number{0, 0};
    {
        Scratch scratch(cage);
        NumberText text(cage, scratch, value);
        if (text.failure.is_bound()) return text.failure;
        switch (parse_complex(text.data, text.size, number, {scratch, cage.poll})) {
        case NumberStatus::ok: break;
        case NumberStatus::stopped: return Value::stopped();
        case NumberStatus::no_memory: return Value::reserve();
        case NumberStatus::bad_underscores: underscores = true; [[fallthrough]];
        default: return Value::tombstone();
        }
    }
    return make_complex(cage, number);
}

Value int_to_text(Cage& cage, Value integer, unsigned base, bool prefixed, int64_t limit) {
    Scratch scratch(cage);
    return int_to_text(cage, scratch, integer, base, prefixed, limit);
}

Value int_to_text(Cage& cage, Arena& scratch, Value integer, unsigned base, bool prefixed, int64_t limit) {
    IntegerView view(cage, integer);
    bool limited = base == 10 && limit > 0;
    if (limited && surely_exceeds(bigint::bit_length(view), limit)) return raise_digit_limit(cage, limit);
    size_t bound = bigint::text_size(view, base), size = 0;
    if (bound > max_text_bytes) return raise_memory_error(cage);
    auto* room = static_cast<char*>(scratch.take(bound + 2, 1));
    if (!room) return Value::reserve();
    char* text = room + 2;
    switch (bigint::to_text(view, base, text, size, {scratch, cage.poll})) {
    case NumberStatus::ok: break;
    case NumberStatus::stopped: return Value::stopped();
    default: return Value::reserve();
    }
    bool negative = view.integer.negative;
    if (limited && size - negative > static_cast<uint64_t>(limit)) return raise_digit_limit(cage, limit);
    if (prefixed) {
        text -= 2;
        size += 2;
        char* to = text;
        if (negative) *to++ = '-';
        to[0] = '0';
        to[1] = base == 2 ? 'b' : base == 8 ? 'o' : 'x';
    }
    Str* str = make_str(cage, size, 0x7F);
    if (!str) return Value::reserve();
    std::memcpy(str->data(), text, size);
    return cage.ref(str);
}

Value check_digits(Cage& cage, Value integer, int64_t limit) {
    if (limit <= 0 || !cage.is<Int>(integer)) return Value::none();
    IntegerView view(cage, integer);
    uint64_t bits = bigint::bit_length(view);
    if (surely_exceeds(bits, limit)) return raise_digit_limit(cage, limit);
    // Too near to tell: the digits themselves are counted.
    if (static_cast<double>(bits) * 0.30103 + 1 < static_cast<double>(limit)) return Value::none();
    Value text = int_to_text(cage, integer, 10, false, limit);
    return text.is_signal() ? text : Value::none();
}

} // namespace natrix

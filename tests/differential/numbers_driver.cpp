// Evaluates one request of tests/differential/numbers.py per line: an operation and its arguments, separated
// by tabs. Ints travel as hexadecimal, floats as the hexadecimal of their bits, text as it is (UTF-8 for
// specs).
#include "base/numbers/bigint.h"
#include "base/numbers/complex_text.h"
#include "base/numbers/format_spec.h"
#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace natrix;
using namespace natrix::bigint;

namespace {

struct Number {
    std::vector<Limb> limbs;
    bool negative = false;
    [[nodiscard]] Integer view() const { return {limbs.data(), limbs.size(), negative}; }
};

std::vector<std::byte> scratch_bytes(size_t{1} << 28);
Poll poll;

Number read_int(const std::string& text) {
    Number out;
    size_t from = 0;
    if (text[0] == '-') {
        out.negative = true;
        from = 1;
    }
    for (size_t end = text.size(); end > from;) {
        size_t start = end - from > 16 ? end - 16 : from;
        out.limbs.push_back(std::strtoull(text.substr(start, end - start).c_str(), nullptr, 16));
        end = start;
    }
    while (!out.limbs.empty() && !out.limbs.back()) out.limbs.pop_back();
    if (out.limbs.empty()) out.negative = false;
    return out;
}

std::string show(Integer a) {
    if (!a.size) return "0";
    if (!a.limbs[a.size - 1]) return "not normalised";
    std::string out = a.negative ? "-" : "";
    char piece[32];
    for (size_t i = a.size; i-- > 0;) {
        std::snprintf(piece, sizeof piece, i == a.size - 1 ? "%llx" : "%016llx",
                      static_cast<unsigned long long>(a.limbs[i]));
        out += piece;
    }
    return out;
}

double read_double(const std::string& text) {
    return std::bit_cast<double>(static_cast<uint64_t>(std::strtoull(text.c_str(), nullptr, 16)));
}

std::string show(double value) {
    if (value != value) return "nan";
    char text[32];
    std::snprintf(text, sizeof text, "%llx", static_cast<unsigned long long>(std::bit_cast<uint64_t>(value)));
    return text;
}

const char* name(NumberStatus status) {
    static const char* names[] = {"ok",
                                  "stopped",
                                  "no_memory",
                                  "zero_division",
                                  "overflow",
                                  "not_invertible",
                                  "negative",
                                  "not_finite",
                                  "bad_text",
                                  "complex_result",
                                  "zero_to_negative_power",
                                  "bad_underscores"};
    return names[static_cast<size_t>(status)];
}

// A result with a fence behind it.
struct Space {
    std::vector<Limb> limbs;
    Result result;
    explicit Space(size_t size) : limbs(size + 1, 0x1234567812345678), result{limbs.data(), size} {}
    std::string show(NumberStatus status) {
        if (limbs.back() != 0x1234567812345678) return "overrun";
        return status == NumberStatus::ok ? ::show(result.view()) : name(status);
    }
};

// Text with everything but visible ASCII as \{hexadecimal}, both ways.
std::string escaped(const std::u32string& text) {
    std::string out;
    char piece[16];
    for (char32_t c : text) {
        if (c > 32 && c < 127 && c != '\\') {
            out += static_cast<char>(c);
        } else {
            std::snprintf(piece, sizeof piece, "\\{%x}", static_cast<unsigned>(c));
            out += piece;
        }
    }
    return out;
}

std::u32string unescaped(const std::string& text) {
    std::u32string out;
    for (size_t i = 0; i < text.size(); i++) {
        if (text[i] != '\\') {
            out += static_cast<char32_t>(static_cast<unsigned char>(text[i]));
            continue;
        }
        size_t end = text.find('}', i);
        out += static_cast<char32_t>(std::strtoul(text.substr(i + 2, end - i - 2).c_str(), nullptr, 16));
        i = end;
    }
    return out;
}

std::string message(const FormatError& error, const std::u32string& spec, const char* type) {
    std::string text(error.text, error.size);
    std::u32string whole(text.begin(), text.end());
    if (error.with_spec) whole += spec + U"' for object of type '";
    if (error.with_type) {
        for (const char* p = type; *p; p++) whole += static_cast<char32_t>(*p);
        whole += U"'";
    }
    return (error.kind == FormatError::overflow_error ? "OverflowError:" : "ValueError:") + escaped(whole);
}

std::string show(const FormatLayout& layout, const std::u32string& shown) {
    if (layout.size > 1000000) return "too large";
    std::u32string text(layout.size + 1, U'!');
    if (!write_layout(layout, text.data(), poll)) return "stopped";
    if (text.back() != U'!') return "overrun";
    text.pop_back();
    if (layout.part_count == 0 && !layout.is_character)
        text.replace(layout.left_fill, layout.text_size, shown.substr(0, layout.text_size));
    else
        for (char32_t c : text)
            if (c > layout.largest) return "largest is wrong";
    return "=" + escaped(text);
}

std::string run_format(const std::vector<std::string>& words) {
    const std::string& op = words[0];
    Arena arena(scratch_bytes.data(), scratch_bytes.size());
    Work work{arena, poll};
    FormatLayout layout;
    FormatError error;
    if (op == "pctint" || op == "pctfloat") {
        PercentSpec spec;
        for (char c : words[2]) {
            if (c == '-') spec.left = true;
            if (c == '+') spec.plus = true;
            if (c == ' ') spec.space = true;
            if (c == '#') spec.alternate = true;
            if (c == '0') spec.zero = true;
        }
        spec.width = std::strtoll(words[3].c_str(), nullptr, 10);
        spec.precision = std::strtoll(words[4].c_str(), nullptr, 10);
        spec.type = words[5][0];
        bool good = op == "pctint"
                        ? layout_percent_integer(read_int(words[1]).view(), spec, layout, error, work)
                        : layout_percent_float(read_double(words[1]), spec, layout, error);
        return good ? show(layout, {}) : message(error, {}, "");
    }
    std::u32string spec_text = unescaped(words.back());
    FormatSpec spec;
    bool good;
    const char* type;
    std::u32string shown;
    if (op == "fmtint") {
        type = "int";
        good = parse_format_spec(spec_text.data(), spec_text.size(), FormatKind::integer, spec, error);
        Number value = read_int(words[1]);
        if (good && formats_as_float(spec)) {
            double converted;
            if (!to_double(value.view(), converted))
                return "OverflowError:int\\{20}too\\{20}large\\{20}to\\{20}convert\\{20}to\\{20}float";
            good = layout_float(converted, spec, layout, error);
        } else if (good) {
            good = layout_integer(value.view(), spec, layout, error, work);
        }
    } else if (op == "fmtfloat") {
        type = "float";
        good = parse_format_spec(spec_text.data(), spec_text.size(), FormatKind::real, spec, error) &&
               layout_float(read_double(words[1]), spec, layout, error);
    } else if (op == "fmtcomplex") {
        type = "complex";
        good = parse_format_spec(spec_text.data(), spec_text.size(), FormatKind::complex, spec, error) &&
               layout_complex(read_double(words[1]), read_double(words[2]), spec, layout, error);
    } else {
        type = "str";
        shown = unescaped(words[1]);
        good = parse_format_spec(spec_text.data(), spec_text.size(), FormatKind::text, spec, error) &&
               layout_text(shown.size(), spec, layout, error);
    }
    return good ? show(layout, shown) : message(error, spec_text, type);
}

std::string run_complex(const std::vector<std::string>& words) {
    const std::string& op = words[0];
    Arena arena(scratch_bytes.data(), scratch_bytes.size());
    auto number = [&](size_t i) { return read_double(words[i]); };
    auto answer = [](NumberStatus status, ComplexNumber z) {
        return status == NumberStatus::ok ? show(z.real) + " " + show(z.imaginary)
                                          : std::string(name(status));
    };
    if (op == "cparse") {
        ComplexNumber z{};
        auto status = parse_complex(words[1].data(), words[1].size(), z, Work{arena, poll});
        return answer(status, z);
    }
    ComplexNumber a{number(1), number(2)}, out{};
    if (op == "crepr") {
        char text[complex_repr_size];
        return {text, complex_repr(a, text)};
    }
    if (op == "cabs") {
        double size = 0.0;
        auto status = complex_absolute(a, size);
        return status == NumberStatus::ok ? show(size) : std::string(name(status));
    }
    double x = number(3);
    if (op == "cmulreal") return answer(NumberStatus::ok, complex_multiply_real(a, x));
    if (op == "caddreal") return answer(NumberStatus::ok, complex_add_real(a, x));
    if (op == "csubreal") return answer(NumberStatus::ok, complex_subtract_real(a, x));
    if (op == "rsub") return answer(NumberStatus::ok, real_subtract_complex(x, a));
    if (op == "cdivreal") {
        auto status = complex_divide_real(a, x, out);
        return answer(status, out);
    }
    if (op == "rdiv") {
        auto status = real_divide_complex(x, a, out);
        return answer(status, out);
    }
    ComplexNumber b{x, number(4)};
    if (op == "cmul") return answer(NumberStatus::ok, complex_multiply(a, b));
    if (op == "cdiv") {
        auto status = complex_divide(a, b, out);
        return answer(status, out);
    }
    if (op == "cpow") {
        auto status = complex_power(a, b, out);
        return answer(status, out);
    }
    return "unknown operation " + op;
}

std::string run_float(const std::vector<std::string>& words) {
    const std::string& op = words[0];
    auto number = [&](size_t i) { return read_double(words[i]); };
    auto answer = [](NumberStatus status, double value) {
        return status == NumberStatus::ok ? show(value) : std::string(name(status));
    };
    if (op == "repr") {
        char text[float_repr_size];
        std::string plain(text, float_repr(number(1), text));
        FloatDigits digits;
        format_float(number(1), 'r', 0, false, true, digits);
        char parts[64];
        return std::string(parts, digits.write(parts)) == plain ? plain : "differ";
    }
    double value = 0.0;
    if (op == "parse") {
        auto status = parse_float(words[1].data(), words[1].size(), value, poll);
        return answer(status, value);
    }
    if (op == "hex") {
        char text[float_hex_size];
        return {text, float_hex(number(1), text)};
    }
    if (op == "fromhex") {
        auto status = parse_float_hex(words[1].data(), words[1].size(), value, poll);
        return answer(status, value);
    }
    if (op == "hashfloat") return std::to_string(hash_float(number(1)));
    if (op == "ratio") {
        int64_t mantissa;
        int exponent;
        float_ratio_parts(number(1), mantissa, exponent);
        if (exponent < -63 || exponent > 9 || mantissa > INT64_MAX >> 10 || mantissa < -(INT64_MAX >> 10)) {
            // Python's ratio as text is checked where it fits in machine integers; elsewhere by value.
            if (std::ldexp(static_cast<double>(mantissa), exponent) != number(1) || !(mantissa & 1))
                return "wrong";
            return "large";
        }
        if (exponent >= 0) return std::to_string(mantissa << exponent) + " 1";
        return std::to_string(mantissa) + " " + std::to_string(uint64_t{1} << -exponent);
    }
    if (op == "round") {
        auto status = round_float(number(1), std::strtoll(words[2].c_str(), nullptr, 10), value);
        return answer(status, value);
    }
    double second = 0.0;
    if (op == "fdiv") {
        auto status = float_divide(number(1), number(2), value);
        return answer(status, value);
    }
    if (op == "floordiv") {
        auto status = float_floor_divide(number(1), number(2), value);
        return answer(status, value);
    }
    if (op == "fmod") {
        auto status = float_modulo(number(1), number(2), value);
        return answer(status, value);
    }
    if (op == "fdivmod") {
        auto status = float_divide_modulo(number(1), number(2), value, second);
        return status == NumberStatus::ok ? show(value) + " " + show(second) : std::string(name(status));
    }
    if (op == "fpow") {
        auto status = float_power(number(1), number(2), value);
        return answer(status, value);
    }
    return op[0] == 'c' || op[0] == 'r' ? run_complex(words) : run_format(words);
}

std::string run(const std::vector<std::string>& words) {
    Arena arena(scratch_bytes.data(), scratch_bytes.size());
    Work work{arena, poll};
    const std::string& op = words[0];
    auto number = [&](size_t i) { return read_int(words[i]); };
    using Binary = NumberStatus (*)(Integer, Integer, Result&, Work);
    struct BinaryRow {
        const char* name;
        Binary call;
        size_t (*size)(size_t, size_t);
    };
    static const BinaryRow rows[] = {
        {"add", add, add_size},
        {"sub", subtract, add_size},
        {"mul", multiply, multiply_size},
        {"and", bitwise_and, bitwise_size},
        {"or", bitwise_or, bitwise_size},
        {"xor", bitwise_xor, bitwise_size},
        {"gcd", gcd, [](size_t a, size_t b) { return a > b ? a : b; }},
        {"inverse", invert_modulo, [](size_t, size_t b) { return b; }},
    };
    for (const auto& row : rows)
        if (op == row.name) {
            Number a = number(1), b = number(2);
            Space out(row.size(a.limbs.size(), b.limbs.size()));
            return out.show(row.call(a.view(), b.view(), out.result, work));
        }
    if (op == "sqr") {
        Number a = number(1);
        Space out(2 * a.limbs.size());
        return out.show(multiply(a.view(), a.view(), out.result, work));
    }
    if (op == "divmod") {
        Number a = number(1), b = number(2);
        Space q(quotient_size(a.limbs.size(), b.limbs.size())), r(b.limbs.size());
        auto status = divide_modulo(a.view(), b.view(), &q.result, &r.result, work);
        Space only_q(quotient_size(a.limbs.size(), b.limbs.size())), only_r(b.limbs.size());
        auto status_q = divide_modulo(a.view(), b.view(), &only_q.result, nullptr, work);
        auto status_r = divide_modulo(a.view(), b.view(), nullptr, &only_r.result, work);
        std::string text_q = q.show(status), text_r = r.show(status);
        if (only_q.show(status_q) != text_q || only_r.show(status_r) != text_r) return "differ";
        return text_q + " " + text_r;
    }
    if (op == "shl" || op == "shr") {
        Number a = number(1);
        uint64_t bits = std::strtoull(words[2].c_str(), nullptr, 10);
        bool left = op == "shl";
        Space out(left ? shift_left_size(a.limbs.size(), bits) : shift_right_size(a.limbs.size(), bits));
        return out.show(left ? shift_left(a.view(), bits, out.result, work)
                             : shift_right(a.view(), bits, out.result, work));
    }
    if (op == "invert") {
        Number a = number(1);
        Space out(bitwise_size(a.limbs.size(), 0));
        return out.show(invert(a.view(), out.result, work));
    }
    if (op == "bits") {
        Number a = number(1);
        return std::to_string(bit_length(a.view())) + " " + std::to_string(bit_count(a.view()));
    }
    if (op == "pow") {
        Number a = number(1);
        uint64_t e = std::strtoull(words[2].c_str(), nullptr, 10);
        Space out(power_size(a.view(), e));
        return out.show(power(a.view(), e, out.result, work));
    }
    if (op == "powmod") {
        Number a = number(1), b = number(2), c = number(3);
        Space out(c.limbs.size());
        return out.show(power_modulo(a.view(), b.view(), c.view(), out.result, work));
    }
    if (op == "isqrt") {
        Number a = number(1);
        Space out(a.limbs.size() / 2 + 1);
        return out.show(square_root(a.view(), out.result, work));
    }
    if (op == "totext") {
        Number a = number(1);
        auto base = static_cast<unsigned>(std::atoi(words[2].c_str()));
        size_t bound = text_size(a.view(), base), size = 0;
        std::vector<char> text(bound + 1, '!');
        auto status = to_text(a.view(), base, text.data(), size, work);
        if (text[bound] != '!') return "overrun";
        if (bound - size > 2 + bound / 1000000) return "loose bound";
        return status == NumberStatus::ok ? std::string(text.data(), size) : name(status);
    }
    if (op == "fromtext") {
        auto base = static_cast<unsigned>(std::atoi(words[2].c_str()));
        IntegerText text;
        if (!scan_text(words[1].data(), words[1].size(), base, text)) return "bad_text";
        Space out(from_text_size(text.digit_count, text.base));
        return out.show(from_text(text, out.result, work));
    }
    if (op == "tobytes") {
        Number a = number(1);
        auto size = static_cast<size_t>(std::atoi(words[2].c_str()));
        std::vector<uint8_t> bytes(size + 1, 0xAB);
        auto status = to_bytes(a.view(), bytes.data(), size, words[3] == "little", words[4] == "1", work);
        if (bytes[size] != 0xAB) return "overrun";
        if (status != NumberStatus::ok) return name(status);
        std::string out = "x";
        char piece[4];
        for (size_t i = 0; i < size; i++) {
            std::snprintf(piece, sizeof piece, "%02x", bytes[i]);
            out += piece;
        }
        return out;
    }
    if (op == "frombytes") {
        std::vector<uint8_t> bytes;
        for (size_t i = 1; i < words[1].size(); i += 2)
            bytes.push_back(static_cast<uint8_t>(std::strtoul(words[1].substr(i, 2).c_str(), nullptr, 16)));
        Space out(from_bytes_size(bytes.size()));
        return out.show(
            from_bytes(bytes.data(), bytes.size(), words[2] == "little", words[3] == "1", out.result, work));
    }
    if (op == "todouble") {
        double value;
        return to_double(number(1).view(), value) ? show(value) : "overflow";
    }
    if (op == "fromdouble") {
        Space out(from_double_size);
        return out.show(from_double(read_double(words[1]), out.result));
    }
    if (op == "truediv") {
        Number a = number(1), b = number(2);
        double value;
        auto status = true_divide(a.view(), b.view(), value, work);
        return status == NumberStatus::ok ? show(value) : name(status);
    }
    if (op == "hash") return std::to_string(bigint::hash(number(1).view()));
    if (op == "cmp") return std::to_string(compare(number(1).view(), number(2).view()));
    if (op == "cmpdouble") return std::to_string(compare_double(number(1).view(), read_double(words[2])));
    return run_float(words);
}

} // namespace

int main() {
    char* line = nullptr;
    size_t capacity = 0;
    for (;;) {
        ssize_t size = getline(&line, &capacity, stdin);
        if (size <= 0) break;
        if (line[size - 1] == '\n') size--;
        std::vector<std::string> words(1);
        for (ssize_t i = 0; i < size; i++)
            if (line[i] == '\t')
                words.emplace_back();
            else
                words.back() += line[i];
        std::puts(run(words).c_str());
    }
    std::free(line);
    return 0;
}

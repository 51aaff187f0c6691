// The numeric kernels: fixed answers, and what happens when the arena is small or the poll says stop. Random
// comparisons with Python are in tests/differential/numbers.py.
#include "base/numbers/bigint.h"
#include "base/numbers/complex_text.h"
#include "base/numbers/format_spec.h"
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace natrix;
using namespace natrix::bigint;

namespace {

int passed = 0, failed = 0;
size_t allocations = 0;

void check(bool good, const char* what) {
    if (good) {
        passed++;
        return;
    }
    failed++;
    std::printf("FAILED: %s\n", what);
}

void check_text(const std::string& got, const std::string& expected, const char* what) {
    check(got == expected, what);
    if (got != expected) std::printf("  expected %s\n  got      %s\n", expected.c_str(), got.c_str());
}

std::vector<std::byte> memory(size_t{1} << 26);

struct Number {
    std::vector<Limb> limbs;
    bool negative = false;

    Number() = default;
    explicit Number(const std::string& text, unsigned base = 10) {
        Arena arena(memory.data(), memory.size());
        Poll poll;
        IntegerText scanned;
        if (!scan_text(text.data(), text.size(), base, scanned)) std::abort();
        limbs.resize(from_text_size(scanned.digit_count, scanned.base));
        Result out{limbs.data(), limbs.size()};
        if (from_text(scanned, out, Work{arena, poll}) != NumberStatus::ok) std::abort();
        limbs.resize(out.size);
        negative = out.negative;
    }
    [[nodiscard]] Integer view() const { return {limbs.data(), limbs.size(), negative}; }
};

std::string text_of(Integer a) {
    Arena arena(memory.data(), memory.size());
    Poll poll;
    std::string text(text_size(a, 10), ' ');
    size_t size = 0;
    if (to_text(a, 10, text.data(), size, Work{arena, poll}) != NumberStatus::ok) return "failed";
    return text.substr(0, size);
}

void test_integers() {
    Arena arena(memory.data(), memory.size());
    Poll poll;
    Work work{arena, poll};
    Number a("123456789012345678901234567890"), b("-987654321098765432109876543210");
    std::vector<Limb> limbs(64);
    Result out{limbs.data(), limbs.size()};
    std::vector<Limb> more(64);
    Result rest{more.data(), more.size()};
    check(add(a.view(), b.view(), out, work) == NumberStatus::ok, "add");
    check_text(text_of(out.view()), "-864197532086419753208641975320", "sum");
    check(multiply(a.view(), b.view(), out, work) == NumberStatus::ok, "multiply");
    check_text(text_of(out.view()), "-121932631137021795226185032733622923332237463801111263526900",
               "product");
    check(divide_modulo(b.view(), a.view(), &out, &rest, work) == NumberStatus::ok, "divide");
    check_text(text_of(out.view()), "-9", "quotient");
    check_text(text_of(rest.view()), "123456780012345678001234567800", "remainder");
    check(divide_modulo(a.view(), {nullptr, 0, false}, &out, nullptr, work) == NumberStatus::zero_division,
          "division by zero");
    check(shift_right(b.view(), 1000, out, work) == NumberStatus::ok && text_of(out.view()) == "-1",
          "shift rounds down");
    check(shift_left_size(1, UINT64_MAX) > size_t{1} << 57, "size of a large shift");
    check(power_size(a.view(), UINT64_MAX) == SIZE_MAX, "size of a large power saturates");
    check(power_size(SmallInteger(2).view(), 6400) <= 102, "size of a power of two is close");
    check(multiply_size(SIZE_MAX, 2) == SIZE_MAX, "size of a product saturates");
    check(hash(SmallInteger(-1).view()) == -2, "hash of -1");
    check(hash(Number("2305843009213693951").view()) == 0, "hash of the modulus");
    check(compare_double(Number("9007199254740993").view(), 9007199254740992.0) == 1, "exact comparison");
    check(compare_double(a.view(), std::nan("")) == unordered, "comparison with a NaN");
    int64_t small;
    check(to_int64(SmallInteger(INT64_MIN).view(), small) && small == INT64_MIN, "smallest int64");
    check(!to_int64(Number("9223372036854775808").view(), small), "too large for int64");
    double value;
    check(!to_double(Number(std::string("1") + std::string(309, '0')).view(), value),
          "too large for a float");
    uint64_t exponent;
    check(to_fraction(SmallInteger(-8).view(), exponent) == -0.5 && exponent == 4, "fraction and exponent");
    check(true_divide(SmallInteger(0).view(), SmallInteger(-5).view(), value, work) == NumberStatus::ok &&
              std::signbit(value),
          "0 / -5");
    check(square_root(SmallInteger(-1).view(), out, work) == NumberStatus::negative,
          "root of a negative number");
    check(power_modulo(SmallInteger(2).view(), SmallInteger(-1).view(), SmallInteger(4).view(), out, work) ==
              NumberStatus::not_invertible,
          "no inverse");
    uint8_t bytes[2];
    check(to_bytes(SmallInteger(-1).view(), bytes, 0, true, true, work) == NumberStatus::overflow,
          "-1 in no bytes");
    check(from_double(HUGE_VAL, out) == NumberStatus::not_finite, "int of infinity");
    check(from_double(1.7976931348623157e308, out) == NumberStatus::ok && out.size == from_double_size,
          "int of the largest float");
}

struct Stop {
    Poll poll;
    explicit Stop(int64_t after) {
        poll.until = after;
        poll.must_stop = [](Poll&) { return true; };
    }
};

// Runs an operation with growing arenas, until it has enough, and with polls that stop it at growing times:
// each time it fails cleanly, gives back its scratch, and at last has the same result.
template<class Operation> void torture(const char* what, size_t result_limbs, Operation operation) {
    std::vector<Limb> limbs(result_limbs), expected_limbs(result_limbs);
    Result expected{expected_limbs.data(), result_limbs};
    int64_t spent;
    size_t peak;
    {
        Arena arena(memory.data(), memory.size());
        Poll poll;
        check(operation(expected, Work{arena, poll}) == NumberStatus::ok, what);
        spent = poll.spent;
        peak = arena.peak();
        check(arena.used() == 0, "scratch is given back");
    }
    bool good = true;
    int refusals = 0, stops = 0;
    for (int i = 0; i <= 24; i++) {
        std::vector<std::byte> exact(peak * static_cast<size_t>(i) / 24 + (i == 24 ? 64 : 0));
        Arena arena(exact.data(), exact.size());
        Poll poll;
        Result out{limbs.data(), result_limbs};
        auto status = operation(out, Work{arena, poll});
        good = good && arena.used() == 0;
        if (status == NumberStatus::no_memory) {
            refusals++;
            good = good && arena.exhausted();
        } else {
            good = good && status == NumberStatus::ok && compare(out.view(), expected.view()) == 0;
        }
    }
    for (int i = 0; i < 24; i++) {
        Arena arena(memory.data(), memory.size());
        Stop stop(spent * i / 24);
        Result out{limbs.data(), result_limbs};
        auto status = operation(out, Work{arena, stop.poll});
        good = good && arena.used() == 0 && (status == NumberStatus::stopped || status == NumberStatus::ok);
        stops += status == NumberStatus::stopped;
    }
    check(good, what);
    if (!good) std::printf("  %s after refusals\n", what);
    check(peak < 64 || refusals > 0, "a small arena is noticed");
    check(spent < 2000 || stops > 20, "a stop is heeded soon");
}

void test_limits() {
    std::string digits;
    for (int i = 0; i < 60000; i++) digits += static_cast<char>('0' + (i * 7 + i / 13) % 10);
    Number a("1" + digits), b("-3" + digits.substr(0, 31000)), c("9" + digits.substr(0, 2000) + "7");
    size_t an = a.limbs.size(), bn = b.limbs.size(), cn = c.limbs.size();
    torture("multiply", an + bn,
            [&](Result& out, Work work) { return multiply(a.view(), b.view(), out, work); });
    torture("square", 2 * an,
            [&](Result& out, Work work) { return multiply(a.view(), a.view(), out, work); });
    torture("multiply unevenly", an + cn,
            [&](Result& out, Work work) { return multiply(a.view(), c.view(), out, work); });
    torture("quotient", quotient_size(an, bn),
            [&](Result& out, Work work) { return divide_modulo(a.view(), b.view(), &out, nullptr, work); });
    torture("remainder", bn,
            [&](Result& out, Work work) { return divide_modulo(a.view(), b.view(), nullptr, &out, work); });
    torture("power", power_size(c.view(), 40),
            [&](Result& out, Work work) { return power(c.view(), 40, out, work); });
    torture("power modulo", cn,
            [&](Result& out, Work work) { return power_modulo(b.view(), c.view(), c.view(), out, work); });
    torture("gcd", an, [&](Result& out, Work work) { return gcd(c.view(), b.view(), out, work); });
    torture("root", an / 2 + 1, [&](Result& out, Work work) { return square_root(a.view(), out, work); });
    torture("from text", from_text_size(digits.size(), 10), [&](Result& out, Work work) {
        IntegerText text;
        if (!scan_text(digits.data(), digits.size(), 10, text)) return NumberStatus::bad_text;
        return from_text(text, out, work);
    });
    std::string text(text_size(a.view(), 10), ' ');
    torture("to text", from_text_size(text.size(), 36), [&](Result& out, Work work) {
        size_t size = 0;
        if (auto status = to_text(a.view(), 10, text.data(), size, work); status != NumberStatus::ok)
            return status;
        IntegerText scanned;
        if (!scan_text(text.data(), size, 36, scanned)) return NumberStatus::bad_text;
        return from_text(scanned, out, work);
    });
    // Linear work is metered too.
    Number large("1" + std::string(1000000, '0'));
    torture("shift", shift_left_size(large.limbs.size(), 64000000),
            [&](Result& out, Work work) { return shift_left(large.view(), 64000000, out, work); });
    torture("or", large.limbs.size() + 1,
            [&](Result& out, Work work) { return bitwise_or(large.view(), b.view(), out, work); });
}

std::string repr(double value) {
    char text[float_repr_size];
    return {text, float_repr(value, text)};
}

std::string hex(double value) {
    char text[float_hex_size];
    return {text, float_hex(value, text)};
}

std::string rounded(double value, int64_t digits) {
    double out = 0.0;
    return round_float(value, digits, out) == NumberStatus::ok ? repr(out) : "overflow";
}

std::string parsed(const std::string& text) {
    double value = 0.0;
    Poll poll;
    return parse_float(text.data(), text.size(), value, poll) == NumberStatus::ok ? repr(value) : "bad";
}

void test_floats() {
    check_text(repr(0.1), "0.1", "repr");
    check_text(repr(1e16), "1e+16", "repr of 1e16");
    check_text(repr(-0.0), "-0.0", "repr of -0.0");
    check_text(repr(123456789012345680.0), "1.2345678901234568e+17", "repr with an exponent");
    check_text(repr(1e15), "1000000000000000.0", "repr with zeros");
    check_text(repr(0.0001), "0.0001", "repr of a small number");
    check_text(repr(5e-324), "5e-324", "repr of the smallest float");
    check_text(repr(-std::nan("")), "nan", "repr of a NaN");
    check_text(hex(-0.5), "-0x1.0000000000000p-1", "hex");
    check_text(rounded(2.675, 2), "2.67", "round");
    check_text(rounded(2.5, 0), "2.0", "round half to even");
    check_text(rounded(1.7e308, -308), "overflow", "round beyond the largest float");
    check_text(rounded(15.0, -1), "20.0", "round tens");
    check_text(rounded(5e22, -23), "0.0", "round half of the unit");
    check_text(parsed("1_0.5e-1"), "1.05", "underscores");
    check_text(parsed("1__0"), "bad", "two underscores");
    check_text(parsed("1" + std::string(2000000, '0') + "e-2000000"), "1.0", "a long number");
    check_text(parsed("0." + std::string(2000000, '0') + "1e2000001"), "1.0", "a long fraction");
    double value;
    {
        std::string digits(3000000, '7');
        Stop stop(1000);
        check(parse_float(digits.data(), digits.size(), value, stop.poll) == NumberStatus::stopped,
              "a stop while reading a float");
    }
    check(hash_float(0.5) == int64_t{1} << 60 && hash_float(-1.0) == -2 && hash_float(HUGE_VAL) == 314159,
          "hashes of floats");
    check(float_power(-8.0, 0.5, value) == NumberStatus::complex_result, "power of a negative float");
    check(float_is_integer(3.0) && !float_is_integer(HUGE_VAL), "is_integer");
}

std::string formatted(double value, const std::u32string& spec_text) {
    FormatSpec spec;
    FormatError error;
    FormatLayout layout;
    Poll poll;
    if (!parse_format_spec(spec_text.data(), spec_text.size(), FormatKind::real, spec, error) ||
        !layout_float(value, spec, layout, error))
        return "error: " + std::string(error.text, error.size);
    if (layout.size > 100000) return "size " + std::to_string(layout.size);
    std::string text(layout.size, ' ');
    return write_layout(layout, text.data(), poll) ? text : "stopped";
}

std::string formatted(int64_t value, const std::u32string& spec_text) {
    FormatSpec spec;
    FormatError error;
    FormatLayout layout;
    Arena arena(memory.data(), memory.size());
    Poll poll;
    if (!parse_format_spec(spec_text.data(), spec_text.size(), FormatKind::integer, spec, error) ||
        !layout_integer(SmallInteger(value).view(), spec, layout, error, Work{arena, poll}))
        return "error: " + std::string(error.text, error.size);
    if (layout.size > 100000) return "size " + std::to_string(layout.size);
    std::string text(layout.size, ' ');
    return write_layout(layout, text.data(), poll) ? text : "stopped";
}

void test_formats() {
    check_text(formatted(int64_t{1}, U"10000000000000d"), "size 10000000000000",
               "a width is known before work");
    check_text(formatted(int64_t{1}, U"010000000000000,d"), "size 10000000000001", "also with separators");
    check_text(formatted(1.0, U".2000000000f"), "size 2000000002", "also from a precision");
    check_text(formatted(1.0, U".2000000000,f"), "size 2666666668", "also with separators in the fraction");
    check_text(formatted(1.0, U".3000000000f"), "error: precision too big", "a precision beyond a C int");
    check_text(formatted(int64_t{1}, U"9223372036854775807"), "size 9223372036854775807",
               "the largest width");
    check_text(formatted(int64_t{1}, U"9223372036854775808"),
               "error: Too many decimal digits in format string", "a width that is no width");
    check_text(formatted(int64_t{5}, U"012,"), "0,000,000,005", "zeros with separators");
    check_text(formatted(int64_t{1} << 40, U"c"), "error: %c arg not in range(0x110000)", "no character");
    check_text(formatted(1234567.891234, U"+,.5_f"), "+1,234,567.891_23", "both separators");
    check_text(formatted(-0.001, U"z.1f"), "0.0", "no negative zero");
    PercentSpec spec;
    spec.zero = true;
    spec.alternate = true;
    spec.width = 10;
    spec.precision = 4;
    spec.type = 'x';
    FormatLayout layout;
    FormatError error;
    Arena arena(memory.data(), memory.size());
    Poll poll;
    check(layout_percent_integer(SmallInteger(-5).view(), spec, layout, error, Work{arena, poll}), "percent");
    std::string text(layout.size, ' ');
    check(write_layout(layout, text.data(), poll), "write");
    check_text(text, "-0x0000005", "%#010.4x");
    spec.precision = INT64_C(3000000000);
    check(!layout_percent_integer(SmallInteger(5).view(), spec, layout, error, Work{arena, poll}) &&
              std::string(error.text, error.size) == "precision too large",
          "a precision too large");
    spec.precision = 2000000000;
    check(layout_percent_integer(SmallInteger(5).view(), spec, layout, error, Work{arena, poll}) &&
              layout.size == 2000000002,
          "a large precision");
    Stop stop(100);
    FormatSpec wide;
    wide.width = 1000000;
    std::string much(1000000, ' ');
    check(layout_float(1.0, wide, layout, error) && !write_layout(layout, much.data(), stop.poll),
          "a stop while writing");
}

void test_complex() {
    char text[complex_repr_size];
    check_text({text, complex_repr({-0.0, std::nan("")}, text)}, "(-0+nanj)", "repr of a complex number");
    check_text({text, complex_repr({-1.2345678901234568e-300, -1.2345678901234568e-300}, text)},
               "(-1.2345678901234568e-300-1.2345678901234568e-300j)", "longest repr");
    check(hash_complex(1, 2) == 2000007, "hash of a complex number");
    ComplexNumber out;
    check(complex_power({0.0, 0.0}, {-1.0, 0.0}, out) == NumberStatus::zero_to_negative_power,
          "power of zero");
    double size;
    check(complex_absolute({1.5e308, 1.5e308}, size) == NumberStatus::overflow, "absolute value");
}

} // namespace

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define SANITIZED
#endif

#if defined(__GLIBC__) && !defined(SANITIZED)
// The kernels, and the parts of the library that they use, must not allocate.
extern "C" void* __libc_malloc(size_t size);
extern "C" void* malloc(size_t size) {
    allocations++;
    return __libc_malloc(size);
}
constexpr bool counts_allocations = true;
#else
constexpr bool counts_allocations = false;
#endif

namespace {

void test_allocations() {
    char text[1600];
    static FloatDigits digits;
    Poll poll;
    double value = 0.0;
    static char number[4000];
    std::memset(number, '3', sizeof number);
    number[1000] = '.';
    bool good = true;
    size_t before = allocations;
    for (double x : {0.1, 1e308, 5e-324, 1.2345678901234567e-300, 2.5, 123456789.0}) {
        float_repr(x, text);
        for (char type : {'e', 'f', 'g', 'r'})
            for (unsigned precision : {0U, 3U, 400U, 767U, 1074U, 5000U})
                format_float(x, type, precision, false, false, digits);
        for (int64_t places : {-300, -2, 0, 5, 320})
            good = good && round_float(x, places, value) == NumberStatus::ok;
    }
    good = good && parse_float(number, sizeof number, value, poll) == NumberStatus::ok;
    good = good && parse_float("2.4703282292062327208e-324", 26, value, poll) == NumberStatus::ok;
    check((before > 0) == counts_allocations, "allocations are counted");
    check(good && allocations == before, "nothing is allocated for text of floats");
}

} // namespace

int main() {
    test_integers();
    test_limits();
    test_floats();
    test_formats();
    test_complex();
    test_allocations();
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed ? 1 : 0;
}

#pragma once
#include "base/numbers/work.h"

// Whole numbers of any size: a sign and a magnitude of 64-bit limbs, the least significant first.
//
// Results go to memory that the caller provides, as many limbs as the matching *_size() function says (a
// bound that is never too small, and saturates at SIZE_MAX; a caller that cannot provide so much reports the
// failure without starting). A result never overlaps an operand. After anything but `ok` the result is
// undefined. Cost: about one unit of fuel for 64 limb products, polled at least every 65536 of them.
namespace natrix::bigint {

using Limb = uint64_t;
inline constexpr size_t limb_bits = 64;

// Normalised: the highest limb is not zero; zero has no limbs and is not negative.
struct Integer {
    const Limb* limbs;
    size_t size;
    bool negative;
};

// `limbs` and `capacity` come from the caller; `size` and `negative` are set, normalised.
struct Result {
    Limb* limbs;
    size_t capacity;
    size_t size = 0;
    bool negative = false;

    [[nodiscard]] Integer view() const { return {limbs, size, negative}; }
};

// A machine integer as an Integer; must outlive the view.
struct SmallInteger {
    Limb limb;
    bool negative;

    explicit SmallInteger(int64_t value)
        : limb(value < 0 ? Limb{0} - static_cast<Limb>(value) : static_cast<Limb>(value)),
          negative(value < 0) {}
    [[nodiscard]] Integer view() const { return {&limb, limb ? size_t{1} : size_t{0}, negative}; }
};

// False when the value does not fit.
[[nodiscard]] bool to_int64(Integer a, int64_t& value);
[[nodiscard]] bool to_uint64(Integer a, uint64_t& value);

// -1, 0 or 1.
[[nodiscard]] int compare(Integer a, Integer b);
inline constexpr int unordered = 2;
// Exact, whatever the magnitudes; `unordered` for a NaN.
[[nodiscard]] int compare_double(Integer a, double b);
// hash(int) of a 64-bit CPython: modulo 2**61 - 1, never -1.
[[nodiscard]] int64_t hash(Integer a);

[[nodiscard]] size_t add_size(size_t a, size_t b);
NumberStatus add(Integer a, Integer b, Result& sum, Work work);
NumberStatus subtract(Integer a, Integer b, Result& difference, Work work);
// Same limbs, any sign; needs a.size limbs.
void copy(Integer a, bool negative, Result& out);

[[nodiscard]] size_t multiply_size(size_t a, size_t b);
NumberStatus multiply(Integer a, Integer b, Result& product, Work work);

// Floor division, as Python's // and %: the remainder has the divisor's sign. Either result may be null.
// zero_division.
[[nodiscard]] size_t quotient_size(size_t a, size_t b);
[[nodiscard]] size_t remainder_size(size_t a, size_t b);
NumberStatus divide_modulo(Integer a, Integer b, Result* quotient, Result* remainder, Work work);
// a / b rounded half even. zero_division; overflow: "integer division result too large for a float".
NumberStatus true_divide(Integer a, Integer b, double& quotient, Work work);

// A right shift rounds towards minus infinity.
[[nodiscard]] size_t shift_left_size(size_t a, uint64_t bits);
NumberStatus shift_left(Integer a, uint64_t bits, Result& out, Work work);
[[nodiscard]] size_t shift_right_size(size_t a, uint64_t bits);
NumberStatus shift_right(Integer a, uint64_t bits, Result& out, Work work);

// As if in two's complement with infinitely many sign bits. One bound serves and, or, xor; invert needs
// bitwise_size(a, 0).
[[nodiscard]] size_t bitwise_size(size_t a, size_t b);
NumberStatus bitwise_and(Integer a, Integer b, Result& out, Work work);
NumberStatus bitwise_or(Integer a, Integer b, Result& out, Work work);
NumberStatus bitwise_xor(Integer a, Integer b, Result& out, Work work);
NumberStatus invert(Integer a, Result& out, Work work);
// Of the magnitude.
[[nodiscard]] uint64_t bit_length(Integer a);
[[nodiscard]] uint64_t bit_count(Integer a);

// base ** exponent. power_size() says how many limbs it takes: look at it before providing them, it
// saturates.
[[nodiscard]] size_t power_size(Integer base, uint64_t exponent);
NumberStatus power(Integer base, uint64_t exponent, Result& out, Work work);
// pow(base, exponent, modulus): the result has the modulus' sign; a negative exponent goes through the
// inverse. Needs modulus.size limbs. zero_division (modulus 0), not_invertible.
NumberStatus power_modulo(Integer base, Integer exponent, Integer modulus, Result& out, Work work);
// The inverse of a modulo |modulus|, in 0 <= x < |modulus|. Needs modulus.size limbs. not_invertible,
// zero_division.
NumberStatus invert_modulo(Integer a, Integer modulus, Result& out, Work work);
// Needs max(a.size, b.size) limbs.
NumberStatus gcd(Integer a, Integer b, Result& out, Work work);
// math.isqrt; needs a.size / 2 + 1 limbs. negative.
NumberStatus square_root(Integer a, Result& out, Work work);

// Text in base 2..36, lower-case digits, '-' in front of a negative number, no prefix. text_size() is a
// bound: at most a character too large in bases 2, 4, 8, 16 and 32, and by 1e-7 of the size in others.
[[nodiscard]] size_t text_size(Integer a, unsigned base);
NumberStatus to_text(Integer a, unsigned base, char* text, size_t& size, Work work);

// The text of an int as int(text, base) takes it, without surrounding white space: a sign, a prefix that
// agrees with the base, digits with single underscores between them. `base` 0 means: as in a literal.
struct IntegerText {
    const char* digits; // still with underscores
    size_t size;
    size_t digit_count; // without underscores; leading zeros count
    unsigned base;
    bool negative;
};
// False: not an int in this base.
[[nodiscard]] bool scan_text(const char* text, size_t size, unsigned base, IntegerText& out);
[[nodiscard]] size_t from_text_size(size_t digit_count, unsigned base);
// bad_text when a character is no digit in this base.
NumberStatus from_text(const IntegerText& text, Result& out, Work work);

// int.to_bytes and int.from_bytes. overflow: "int too big to convert", or "can't convert negative int to
// unsigned".
NumberStatus to_bytes(Integer a, uint8_t* bytes, size_t size, bool little_endian, bool is_signed, Work work);
[[nodiscard]] size_t from_bytes_size(size_t bytes);
NumberStatus from_bytes(const uint8_t* bytes, size_t size, bool little_endian, bool is_signed, Result& out,
                        Work work);

// Rounded half even. False: too large for a float ("int too large to convert to float").
[[nodiscard]] bool to_double(Integer a, double& value);
// The value is fraction * 2**exponent with 0.5 <= |fraction| < 1 (0, 0 for zero), for logarithms of large
// numbers.
[[nodiscard]] double to_fraction(Integer a, uint64_t& exponent);
// Truncates. Needs from_double_size limbs. not_finite.
inline constexpr size_t from_double_size = 16;
NumberStatus from_double(double value, Result& out);

} // namespace natrix::bigint

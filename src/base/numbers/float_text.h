#pragma once
#include "base/numbers/bigint.h"

// Floats as text, and float arithmetic where Python's differs from C's.
namespace natrix {

// repr(float): the shortest text that reads back. Returns the number of characters written, at most
// float_repr_size.
inline constexpr size_t float_repr_size = 32;
size_t float_repr(double value, char* text);

// float(text), without surrounding white space; underscores between digits are accepted. ok or bad_text or
// stopped. Text of any length is read once, and nothing is allocated.
NumberStatus parse_float(const char* text, size_t size, double& value, Poll& poll);
// The longest prefix that is a float as in C (no underscores; with 'inf', 'nan'): for complex numbers, and
// for whoever reads a number out of a longer text. Returns its length, 0 if there is none.
size_t parse_float_prefix(const char* text, size_t size, double& value);

// The characters of a float that was formatted with 'e', 'f', 'g' or 'r' (repr), in parts, so that any
// precision needs no more than this: sign, `whole` digits, '.' if point, `fraction` digits, `zeros` times
// '0', exponent.
struct FloatDigits {
    static constexpr size_t digit_capacity = 1500;
    char digits[digit_capacity]; // whole digits, then fraction digits
    size_t whole;
    size_t fraction;
    uint64_t zeros;
    char exponent[8];
    size_t exponent_size;
    bool negative; // also of -0.0; not of a NaN
    bool point;
    bool finite; // false: `whole` letters of "inf" or "nan", and nothing else

    [[nodiscard]] uint64_t size() const; // including '-' when negative
    size_t write(char* text) const;      // exactly size() characters
};
// `type` is one of e, E, f, F, g, G, r; `precision` is ignored for 'r'. `alternate` keeps the point and, for
// 'g', trailing zeros. With `add_dot_0`, a text that looks like an int gets ".0" (repr).
void format_float(double value, char type, uint64_t precision, bool alternate, bool add_dot_0,
                  FloatDigits& out);

// round(value, digits). overflow: "rounded value too large to represent".
NumberStatus round_float(double value, int64_t digits, double& out);

// float.hex: at most float_hex_size characters.
inline constexpr size_t float_hex_size = 32;
size_t float_hex(double value, char* text);
// float.fromhex, surrounding white space included. bad_text: "invalid hexadecimal floating-point string";
// overflow: "hexadecimal value too large to represent as a float".
NumberStatus parse_float_hex(const char* text, size_t size, double& value, Poll& poll);

// float.as_integer_ratio: value == mantissa * 2**exponent with an odd mantissa (0, 0 for zero). The value is
// finite. So numerator and denominator are the mantissa or 1, one of them shifted.
void float_ratio_parts(double value, int64_t& mantissa, int& exponent);
[[nodiscard]] bool float_is_integer(double value);

// Python's //, % and divmod. zero_division.
NumberStatus float_floor_divide(double a, double b, double& quotient);
NumberStatus float_modulo(double a, double b, double& remainder);
NumberStatus float_divide_modulo(double a, double b, double& quotient, double& remainder);
// a / b. zero_division.
NumberStatus float_divide(double a, double b, double& quotient);
// a ** b. zero_to_negative_power: ZeroDivisionError "zero to a negative power"; overflow: OverflowError (34,
// 'Numerical result out of range'); complex_result.
NumberStatus float_power(double a, double b, double& out);

// hash(float) of a 64-bit CPython. A NaN hashes by identity, which is the caller's business: the value must
// not be one.
[[nodiscard]] int64_t hash_float(double value);

// The digits of a finite value that is not negative with so many after the point, when they can be had with
// 128 bits: exactly, then rounded half to even. Answers how many stand before the point; 0: it cannot be had
// so.
size_t fixed_digits(double value, unsigned precision, char* digits);

} // namespace natrix

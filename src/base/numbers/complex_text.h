#pragma once
#include "base/numbers/float_text.h"

// ComplexNumber numbers: text and arithmetic, as Python has them.
namespace natrix {

struct ComplexNumber {
    double real;
    double imaginary;
};

// repr(complex): at most complex_repr_size characters.
inline constexpr size_t complex_repr_size = 72;
size_t complex_repr(ComplexNumber value, char* text);
// complex(text), without surrounding white space. ok, bad_text ("complex() arg is a malformed string"),
// stopped.
NumberStatus parse_complex(const char* text, size_t size, ComplexNumber& value, Work work);

[[nodiscard]] ComplexNumber complex_multiply(ComplexNumber a, ComplexNumber b);
// Mixed operands keep the real one real, which decides signs of zeros and infinities.
[[nodiscard]] ComplexNumber complex_multiply_real(ComplexNumber a, double b);
[[nodiscard]] ComplexNumber complex_add_real(ComplexNumber a, double b);
[[nodiscard]] ComplexNumber complex_subtract_real(ComplexNumber a, double b);
[[nodiscard]] ComplexNumber real_subtract_complex(double a, ComplexNumber b);
// zero_division.
NumberStatus complex_divide(ComplexNumber a, ComplexNumber b, ComplexNumber& out);
NumberStatus complex_divide_real(ComplexNumber a, double b, ComplexNumber& out);
NumberStatus real_divide_complex(double a, ComplexNumber b, ComplexNumber& out);
// a ** b. zero_to_negative_power ("zero to a negative or complex power"), overflow ("complex
// exponentiation").
NumberStatus complex_power(ComplexNumber a, ComplexNumber b, ComplexNumber& out);
// abs(complex). overflow: "absolute value too large".
NumberStatus complex_absolute(ComplexNumber a, double& out);
// hash(complex) from the hashes of its parts (a NaN's is by identity, and the caller's business).
[[nodiscard]] int64_t hash_complex(int64_t real_hash, int64_t imaginary_hash);

} // namespace natrix

#pragma once
#include "base/numbers/float_text.h"

// Complex numbers: text and arithmetic, as Python has them.
namespace natrix {

struct Complex {
    double real;
    double imaginary;
};

// repr(complex): at most complex_repr_size characters.
inline constexpr size_t complex_repr_size = 72;
size_t complex_repr(Complex value, char* text);
// complex(text), without surrounding white space. ok, bad_text ("complex() arg is a malformed string"),
// stopped.
NumberStatus parse_complex(const char* text, size_t size, Complex& value, Work work);

[[nodiscard]] Complex complex_multiply(Complex a, Complex b);
// Mixed operands keep the real one real, which decides signs of zeros and infinities.
[[nodiscard]] Complex complex_multiply_real(Complex a, double b);
[[nodiscard]] Complex complex_add_real(Complex a, double b);
[[nodiscard]] Complex complex_subtract_real(Complex a, double b);
[[nodiscard]] Complex real_subtract_complex(double a, Complex b);
// zero_division.
NumberStatus complex_divide(Complex a, Complex b, Complex& out);
NumberStatus complex_divide_real(Complex a, double b, Complex& out);
NumberStatus real_divide_complex(double a, Complex b, Complex& out);
// a ** b. zero_to_negative_power ("zero to a negative or complex power"), overflow ("complex
// exponentiation").
NumberStatus complex_power(Complex a, Complex b, Complex& out);
// abs(complex). overflow: "absolute value too large".
NumberStatus complex_absolute(Complex a, double& out);
// hash(complex) from the hashes of its parts (a NaN's is by identity, and the caller's business).
[[nodiscard]] int64_t hash_complex(int64_t real_hash, int64_t imaginary_hash);

} // namespace natrix

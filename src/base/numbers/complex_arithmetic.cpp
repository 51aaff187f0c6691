#include "base/numbers/complex_text.h"
#include <cmath>

// Multiplication and division recover infinities as C's annex G wants. Each operation must round by itself:
// this file relies on the compiler not fusing a multiplication with an addition.
namespace natrix {

namespace {

double infinity_or_zero(double x) { return std::copysign(std::isinf(x) ? 1.0 : 0.0, x); }
double zero_if_nan(double x) { return std::isnan(x) ? std::copysign(0.0, x) : x; }
bool has_infinity(ComplexNumber z) { return std::isinf(z.real) || std::isinf(z.imaginary); }
bool is_finite(ComplexNumber z) { return std::isfinite(z.real) && std::isfinite(z.imaginary); }
bool is_nan(ComplexNumber z) { return std::isnan(z.real) && std::isnan(z.imaginary); }

} // namespace

ComplexNumber complex_multiply(ComplexNumber a, ComplexNumber b) {
    double rr = a.real * b.real, ii = a.imaginary * b.imaginary;
    double ri = a.real * b.imaginary, ir = a.imaginary * b.real;
    ComplexNumber product{rr - ii, ri + ir};
    if (!is_nan(product)) [[likely]]
        return product;
    bool recover = false;
    if (has_infinity(a)) {
        a = {infinity_or_zero(a.real), infinity_or_zero(a.imaginary)};
        b = {zero_if_nan(b.real), zero_if_nan(b.imaginary)};
        recover = true;
    }
    if (has_infinity(b)) {
        b = {infinity_or_zero(b.real), infinity_or_zero(b.imaginary)};
        a = {zero_if_nan(a.real), zero_if_nan(a.imaginary)};
        recover = true;
    }
    if (!recover && (std::isinf(rr) || std::isinf(ii) || std::isinf(ri) || std::isinf(ir))) {
        a = {zero_if_nan(a.real), zero_if_nan(a.imaginary)};
        b = {zero_if_nan(b.real), zero_if_nan(b.imaginary)};
        recover = true;
    }
    if (!recover) return product;
    return {HUGE_VAL * (a.real * b.real - a.imaginary * b.imaginary),
            HUGE_VAL * (a.real * b.imaginary + a.imaginary * b.real)};
}

ComplexNumber complex_multiply_real(ComplexNumber a, double b) { return {a.real * b, a.imaginary * b}; }
ComplexNumber complex_add_real(ComplexNumber a, double b) { return {a.real + b, a.imaginary}; }
ComplexNumber complex_subtract_real(ComplexNumber a, double b) { return {a.real - b, a.imaginary}; }
ComplexNumber real_subtract_complex(double a, ComplexNumber b) { return {a - b.real, -b.imaginary}; }

namespace {

// Smith's method: the larger part of the divisor is divided out first. A divisor of zero gives NaNs.
ComplexNumber quotient(ComplexNumber a, ComplexNumber b) {
    double real_size = std::fabs(b.real), imaginary_size = std::fabs(b.imaginary);
    ComplexNumber out{std::nan(""), std::nan("")};
    if (real_size >= imaginary_size) {
        if (real_size == 0.0) return out;
        double ratio = b.imaginary / b.real, denominator = b.real + b.imaginary * ratio;
        out = {(a.real + a.imaginary * ratio) / denominator, (a.imaginary - a.real * ratio) / denominator};
    } else if (imaginary_size >= real_size) {
        double ratio = b.real / b.imaginary, denominator = b.real * ratio + b.imaginary;
        out = {(a.real * ratio + a.imaginary) / denominator, (a.imaginary * ratio - a.real) / denominator};
    }
    if (!is_nan(out)) return out;
    if (has_infinity(a) && is_finite(b)) {
        double x = infinity_or_zero(a.real), y = infinity_or_zero(a.imaginary);
        return {HUGE_VAL * (x * b.real + y * b.imaginary), HUGE_VAL * (y * b.real - x * b.imaginary)};
    }
    if (has_infinity(b) && is_finite(a)) {
        double x = infinity_or_zero(b.real), y = infinity_or_zero(b.imaginary);
        return {0.0 * (a.real * x + a.imaginary * y), 0.0 * (a.imaginary * x - a.real * y)};
    }
    return out;
}

// Powers by squaring, from one: the product with one decides the signs of zeros.
ComplexNumber power_by_squaring(ComplexNumber base, unsigned exponent) {
    ComplexNumber result{1.0, 0.0};
    for (; exponent; exponent >>= 1) {
        if (exponent & 1) result = complex_multiply(result, base);
        base = complex_multiply(base, base);
    }
    return result;
}

} // namespace

NumberStatus complex_divide(ComplexNumber a, ComplexNumber b, ComplexNumber& out) {
    if (b.real == 0.0 && b.imaginary == 0.0) return NumberStatus::zero_division;
    out = quotient(a, b);
    return NumberStatus::ok;
}

NumberStatus complex_divide_real(ComplexNumber a, double b, ComplexNumber& out) {
    if (b == 0.0) return NumberStatus::zero_division;
    out = {a.real / b, a.imaginary / b};
    return NumberStatus::ok;
}

NumberStatus real_divide_complex(double a, ComplexNumber b, ComplexNumber& out) {
    if (b.real == 0.0 && b.imaginary == 0.0) return NumberStatus::zero_division;
    double real_size = std::fabs(b.real), imaginary_size = std::fabs(b.imaginary);
    out = {std::nan(""), std::nan("")};
    if (real_size >= imaginary_size) {
        double ratio = b.imaginary / b.real, denominator = b.real + b.imaginary * ratio;
        out = {a / denominator, (-a * ratio) / denominator};
    } else if (imaginary_size >= real_size) {
        double ratio = b.real / b.imaginary, denominator = b.real * ratio + b.imaginary;
        out = {(a * ratio) / denominator, (-a) / denominator};
    }
    if (is_nan(out) && std::isfinite(a) && has_infinity(b)) {
        double x = infinity_or_zero(b.real), y = infinity_or_zero(b.imaginary);
        out = {0.0 * (a * x), 0.0 * (-a * y)};
    }
    return NumberStatus::ok;
}

NumberStatus complex_power(ComplexNumber a, ComplexNumber b, ComplexNumber& out) {
    ComplexNumber result;
    if (b.imaginary == 0.0 && b.real == std::floor(b.real) && std::fabs(b.real) <= 100.0) {
        auto exponent = static_cast<int>(b.real);
        if (exponent >= 0) {
            result = power_by_squaring(a, static_cast<unsigned>(exponent));
        } else {
            ComplexNumber power = power_by_squaring(a, static_cast<unsigned>(-exponent));
            if (a.real == 0.0 && a.imaginary == 0.0) return NumberStatus::zero_to_negative_power;
            // A power that underflowed is a division by zero as well.
            if (power.real == 0.0 && power.imaginary == 0.0) return NumberStatus::zero_to_negative_power;
            result = quotient({1.0, 0.0}, power);
        }
    } else if (a.real == 0.0 && a.imaginary == 0.0) {
        if (b.imaginary != 0.0 || b.real < 0.0) return NumberStatus::zero_to_negative_power;
        result = {0.0, 0.0};
    } else {
        double size = std::hypot(a.real, a.imaginary);
        double length = std::pow(size, b.real);
        double angle = std::atan2(a.imaginary, a.real);
        double phase = angle * b.real;
        if (b.imaginary != 0.0) {
            length *= std::exp(-angle * b.imaginary);
            phase += b.imaginary * std::log(size);
        }
        result = {length * std::cos(phase), length * std::sin(phase)};
    }
    if (has_infinity(result)) return NumberStatus::overflow;
    out = result;
    return NumberStatus::ok;
}

NumberStatus complex_absolute(ComplexNumber a, double& out) {
    if (!is_finite(a)) {
        out = has_infinity(a) ? HUGE_VAL : std::nan("");
        return NumberStatus::ok;
    }
    double size = std::hypot(a.real, a.imaginary);
    if (std::isinf(size)) return NumberStatus::overflow;
    out = size;
    return NumberStatus::ok;
}

int64_t hash_complex(int64_t real_hash, int64_t imaginary_hash) {
    constexpr uint64_t factor = 1000003;
    auto hash = static_cast<int64_t>(static_cast<uint64_t>(real_hash) +
                                     factor * static_cast<uint64_t>(imaginary_hash));
    return hash == -1 ? -2 : hash;
}

} // namespace natrix

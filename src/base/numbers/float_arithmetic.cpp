#include "base/numbers/float_text.h"
#include <bit>
#include <cmath>

namespace natrix {

void float_ratio_parts(double value, int64_t& mantissa, int& exponent) {
    if (value == 0.0) {
        mantissa = 0;
        exponent = 0;
        return;
    }
    double fraction = std::frexp(value, &exponent);
    mantissa = static_cast<int64_t>(std::ldexp(fraction, 53));
    int zeros = std::countr_zero(static_cast<uint64_t>(mantissa));
    mantissa >>= zeros; // exact: the bits shifted out are zeros
    exponent += zeros - 53;
}

bool float_is_integer(double value) { return std::isfinite(value) && std::floor(value) == value; }

NumberStatus float_divide(double a, double b, double& quotient) {
    if (b == 0.0) return NumberStatus::zero_division;
    quotient = a / b;
    return NumberStatus::ok;
}

NumberStatus float_divide_modulo(double a, double b, double& quotient, double& remainder) {
    if (b == 0.0) return NumberStatus::zero_division;
    double rest = std::fmod(a, b);
    double whole = (a - rest) / b; // an integer but for rounding
    if (rest != 0.0) {
        if ((b < 0.0) != (rest < 0.0)) {
            rest += b;
            whole -= 1.0;
        }
    } else {
        rest = std::copysign(0.0, b);
    }
    if (whole != 0.0) {
        double down = std::floor(whole);
        if (whole - down > 0.5) down += 1.0;
        quotient = down;
    } else {
        quotient = std::copysign(0.0, a / b);
    }
    remainder = rest;
    return NumberStatus::ok;
}

NumberStatus float_floor_divide(double a, double b, double& quotient) {
    double remainder;
    return float_divide_modulo(a, b, quotient, remainder);
}

NumberStatus float_modulo(double a, double b, double& remainder) {
    if (b == 0.0) return NumberStatus::zero_division;
    double rest = std::fmod(a, b);
    if (rest != 0.0) {
        if ((b < 0.0) != (rest < 0.0)) rest += b;
    } else {
        rest = std::copysign(0.0, b);
    }
    remainder = rest;
    return NumberStatus::ok;
}

NumberStatus float_power(double a, double b, double& out) {
    // C leaves these to the library's quality; Python says what they are.
    if (b == 0.0 || a == 1.0) {
        out = 1.0;
        return NumberStatus::ok;
    }
    if (std::isnan(a) || std::isnan(b)) {
        out = std::isnan(a) ? a : b;
        return NumberStatus::ok;
    }
    double magnitude = std::fabs(a);
    if (std::isinf(b)) {
        out = magnitude == 1.0 ? 1.0 : (b > 0.0) == (magnitude > 1.0) ? HUGE_VAL : 0.0;
        return NumberStatus::ok;
    }
    bool odd = std::fmod(std::fabs(b), 2.0) == 1.0;
    if (std::isinf(a)) {
        double result = b > 0.0 ? HUGE_VAL : 0.0;
        out = odd ? std::copysign(result, a) : result;
        return NumberStatus::ok;
    }
    if (a == 0.0) {
        if (b < 0.0) return NumberStatus::zero_to_negative_power;
        out = odd ? a : 0.0;
        return NumberStatus::ok;
    }
    bool negative = false;
    if (a < 0.0) {
        if (b != std::floor(b)) return NumberStatus::complex_result;
        negative = odd;
    }
    double result = magnitude == 1.0 ? 1.0 : std::pow(magnitude, b);
    if (std::isinf(result)) return NumberStatus::overflow;
    out = negative ? -result : result;
    return NumberStatus::ok;
}

int64_t hash_float(double value) {
    constexpr uint64_t modulus = (uint64_t{1} << 61) - 1;
    if (std::isinf(value)) return value > 0 ? 314159 : -314159;
    int exponent;
    double fraction = std::frexp(std::fabs(value), &exponent);
    auto mantissa = static_cast<uint64_t>(std::ldexp(fraction, 53));
    // Multiplying by a power of two rotates the 61 bits, as 2**61 is 1.
    int turn = (exponent - 53) % 61;
    if (turn < 0) turn += 61;
    uint64_t turned = ((mantissa << turn) & modulus) | (mantissa >> (61 - turn));
    auto hash = static_cast<int64_t>(turned);
    if (value < 0.0) hash = -hash;
    return hash == -1 ? -2 : hash;
}

} // namespace natrix

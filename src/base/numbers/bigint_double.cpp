#include "base/numbers/natural.h"
#include <bit>
#include <cmath>

namespace natrix::bigint {

namespace {

// True when any of the lowest `bits` bits is set.
bool any_bit_below(Integer a, uint64_t bits) {
    size_t limbs = bits / limb_bits;
    if (limbs >= a.size) return a.size != 0;
    auto rest = static_cast<unsigned>(bits % limb_bits);
    if (rest && (a.limbs[limbs] << (limb_bits - rest))) return true;
    for (size_t i = limbs; i-- > 0;)
        if (a.limbs[i]) return true;
    return false;
}

// The highest 64 bits, the lowest of them set as well if any bit below is: rounding once from here is
// correct. The value is the result * 2**exponent, about.
Limb sticky_top(Integer a, uint64_t& exponent) {
    uint64_t length = bit_length(a);
    if (length <= 64) {
        exponent = 0;
        return a.size ? a.limbs[0] : 0;
    }
    exponent = length - 64;
    Limb top = natural::bits_from(a.limbs, a.size, exponent);
    if (any_bit_below(a, exponent)) top |= 1;
    return top;
}

// Rounds to 53 bits, half to even. A 64-bit integer converts to a double this way, whatever the compiler
// emits.
double round_limb(Limb top) { return static_cast<double>(top); }

} // namespace

bool to_double(Integer a, double& value) {
    if (bit_length(a) > 1024) return false;
    uint64_t exponent;
    Limb top = sticky_top(a, exponent);
    double magnitude = std::ldexp(round_limb(top), static_cast<int>(exponent));
    if (std::isinf(magnitude)) return false;
    value = a.negative ? -magnitude : magnitude;
    return true;
}

double to_fraction(Integer a, uint64_t& exponent) {
    if (!a.size) {
        exponent = 0;
        return 0.0;
    }
    uint64_t shift;
    Limb top = sticky_top(a, shift);
    int power;
    double fraction = std::frexp(round_limb(top), &power);
    exponent = shift + static_cast<uint64_t>(power);
    return a.negative ? -fraction : fraction;
}

NumberStatus from_double(double value, Result& out) {
    if (!std::isfinite(value)) return NumberStatus::not_finite;
    int exponent;
    double fraction = std::frexp(std::fabs(value), &exponent);
    out.size = 0;
    out.negative = false;
    if (exponent <= 0) return NumberStatus::ok;
    auto mantissa = static_cast<Limb>(std::ldexp(fraction, 53));
    if (exponent <= 53) {
        out.limbs[0] = mantissa >> (53 - exponent);
        finish(out, 1, value < 0);
        return NumberStatus::ok;
    }
    auto shift = static_cast<unsigned>(exponent - 53);
    size_t limbs = shift / limb_bits;
    natural::clear(out.limbs, limbs);
    Limb above = natural::shift_left(out.limbs + limbs, &mantissa, 1, shift % limb_bits);
    if (above) out.limbs[limbs + 1] = above;
    finish(out, limbs + (above ? 2 : 1), value < 0);
    return NumberStatus::ok;
}

int compare_double(Integer a, double b) {
    if (std::isnan(b)) return unordered;
    int sign = a.size ? (a.negative ? -1 : 1) : 0;
    int other_sign = b > 0 ? 1 : b < 0 ? -1 : 0;
    if (sign != other_sign) return sign < other_sign ? -1 : 1;
    if (!sign) return 0;
    if (std::isinf(b)) return -sign;
    int exponent;
    double fraction = std::frexp(std::fabs(b), &exponent);
    // |b| < 2**exponent, and at least half of that.
    uint64_t length = bit_length(a);
    if (exponent <= 0 || length > static_cast<uint64_t>(exponent)) return sign;
    if (length < static_cast<uint64_t>(exponent)) return -sign;
    // Equal lengths: compare the 64 highest bits of both, then what is left of a.
    Limb top_b = static_cast<Limb>(std::ldexp(fraction, 53)) << 11;
    Limb top_a =
        length >= 64 ? natural::bits_from(a.limbs, a.size, length - 64) : a.limbs[0] << (64 - length);
    if (top_a != top_b) return top_a < top_b ? -sign : sign;
    return length > 64 && any_bit_below(a, length - 64) ? sign : 0;
}

NumberStatus true_divide(Integer a, Integer b, double& quotient, Work work) {
    if (!b.size) return NumberStatus::zero_division;
    bool negative = a.negative != b.negative;
    if (!a.size) {
        quotient = negative ? -0.0 : 0.0;
        return NumberStatus::ok;
    }
    // Both exact as doubles: the hardware's division rounds once.
    if (a.size == 1 && b.size == 1 && a.limbs[0] >> 53 == 0 && b.limbs[0] >> 53 == 0) {
        double result = static_cast<double>(a.limbs[0]) / static_cast<double>(b.limbs[0]);
        quotient = negative ? -result : result;
        return NumberStatus::ok;
    }
    uint64_t a_bits = bit_length(a), b_bits = bit_length(b);
    // 2**(difference - 1) < |a / b| < 2**(difference + 1)
    if (a_bits > b_bits && a_bits - b_bits > 1024 + 1) return NumberStatus::overflow;
    if (b_bits > a_bits && b_bits - a_bits > 1075 + 1) {
        quotient = negative ? -0.0 : 0.0;
        return NumberStatus::ok;
    }
    // Shift a so that the integer quotient has 65 or 66 bits, then round its highest bits once.
    int64_t shift = static_cast<int64_t>(b_bits) - static_cast<int64_t>(a_bits) + 65;
    Meter meter(work);
    Scratch scratch(work.arena);
    Limb* shifted;
    size_t size;
    bool lost = false;
    if (shift >= 0) {
        auto bits = static_cast<uint64_t>(shift);
        size_t limbs = bits / limb_bits;
        size = a.size + limbs + 1;
        shifted = scratch.limbs(size);
        if (!shifted) return NumberStatus::no_memory;
        natural::clear(shifted, limbs);
        shifted[size - 1] = natural::shift_left(shifted + limbs, a.limbs, a.size, bits % limb_bits);
    } else {
        auto bits = static_cast<uint64_t>(-shift);
        size_t limbs = bits / limb_bits;
        size = a.size - limbs;
        shifted = scratch.limbs(size);
        if (!shifted) return NumberStatus::no_memory;
        natural::shift_right(shifted, a.limbs + limbs, size, bits % limb_bits);
        lost = any_bit_below(a, bits);
    }
    size = natural::normalised(shifted, size);
    size_t quotient_limbs = size - b.size + 1;
    Limb* digits = scratch.limbs(quotient_limbs);
    Limb* rest = scratch.limbs(b.size);
    if (!digits || !rest) return NumberStatus::no_memory;
    if (auto status = natural::divide(digits, rest, shifted, size, b.limbs, b.size, meter);
        status != NumberStatus::ok)
        return status;
    if (natural::normalised(rest, b.size)) lost = true;
    uint64_t exponent;
    Integer whole{digits, natural::normalised(digits, quotient_limbs), false};
    Limb top = sticky_top(whole, exponent) | (lost ? 1 : 0);
    // The value is top * 2**power; a subnormal result has fewer bits, and rounding twice would be wrong.
    int64_t power = static_cast<int64_t>(exponent) - shift;
    int64_t lowest = power + 64 - 53 < -1074 ? -1074 - power : 11;
    double result;
    if (lowest > 64) {
        result = 0.0;
    } else if (lowest == 64) {
        // Between zero and the smallest float; top has its highest bit set.
        result = top > Limb{1} << 63 ? std::ldexp(1.0, -1074) : 0.0;
    } else {
        Limb half = Limb{1} << (lowest - 1);
        Limb kept = top >> lowest;
        Limb below = top & ((half << 1) - 1);
        if (below > half || (below == half && (kept & 1))) kept++;
        result = std::ldexp(static_cast<double>(kept), static_cast<int>(power + lowest));
    }
    if (std::isinf(result)) return NumberStatus::overflow;
    quotient = negative ? -result : result;
    return NumberStatus::ok;
}

} // namespace natrix::bigint

#include "base/numbers/natural.h"
#include <algorithm>
#include <bit>
#include <cmath>

namespace natrix::bigint {

namespace {

// Trailing zero bits; the number is not zero.
uint64_t trailing_zeros(Integer a) {
    size_t i = 0;
    while (!a.limbs[i]) i++;
    return uint64_t{i} * limb_bits + static_cast<unsigned>(std::countr_zero(a.limbs[i]));
}

// A bound for the bits of (|base| >> zeros) ** exponent; a power of two is exact.
double odd_power_bits(Integer base, uint64_t zeros, uint64_t exponent) {
    uint64_t length = bit_length(base) - zeros;
    if (length == 1) return 1.0;
    uint64_t above = length > 64 ? length - 64 : 0;
    Limb top = natural::bits_from(base.limbs, base.size, zeros + above);
    double logarithm = std::log2(static_cast<double>(top) + 1.0) + static_cast<double>(above);
    return static_cast<double>(exponent) * logarithm * (1.0 + 1e-12) + 2.0;
}

} // namespace

size_t power_size(Integer base, uint64_t exponent) {
    if (!exponent) return 1;
    if (!base.size) return 0;
    uint64_t zeros = trailing_zeros(base);
    double bits = odd_power_bits(base, zeros, exponent);
    Wide shift = Wide{zeros} * exponent;
    if (bits >= 9e18 || shift >= Wide{1} << 63) return SIZE_MAX;
    return static_cast<size_t>((shift + static_cast<uint64_t>(bits)) / limb_bits) + 2;
}

NumberStatus power(Integer base, uint64_t exponent, Result& out, Work work) {
    if (!exponent || !base.size) {
        out.size = exponent ? 0 : 1;
        if (!exponent) out.limbs[0] = 1;
        out.negative = false;
        return NumberStatus::ok;
    }
    Meter meter(work);
    Scratch scratch(work.arena);
    bool negative = base.negative && (exponent & 1);
    uint64_t zeros = trailing_zeros(base);
    uint64_t shift = zeros * exponent; // power_size() has seen that it fits
    Limb one = 1;
    Integer value{&one, 1, negative};
    uint64_t odd_bits = bit_length(base) - zeros;
    if (odd_bits > 1) {
        size_t limit = static_cast<size_t>(odd_power_bits(base, zeros, exponent)) / limb_bits + 4;
        size_t odd_size = static_cast<size_t>((odd_bits + limb_bits - 1) / limb_bits);
        Limb* odd = scratch.limbs(odd_size);
        Limb* current = scratch.limbs(limit);
        Limb* next = scratch.limbs(limit);
        if (!odd || !current || !next) return NumberStatus::no_memory;
        for (size_t i = 0; i < odd_size; i++)
            odd[i] = natural::bits_from(base.limbs, base.size, zeros + uint64_t{i} * limb_bits);
        natural::copy(current, odd, odd_size);
        size_t size = odd_size;
        for (unsigned bit = static_cast<unsigned>(std::bit_width(exponent)) - 1; bit-- > 0;) {
            if (auto status = natural::square(next, current, size, meter); status != NumberStatus::ok)
                return status;
            size = natural::normalised(next, 2 * size);
            std::swap(current, next);
            if (exponent >> bit & 1) {
                if (auto status = natural::multiply(next, current, size, odd, odd_size, meter);
                    status != NumberStatus::ok)
                    return status;
                size = natural::normalised(next, size + odd_size);
                std::swap(current, next);
            }
        }
        value = {current, size, negative};
    }
    return shift_left(value, shift, out, work);
}

namespace {

// Multiplication modulo m. For odd moduli of moderate size numbers are kept in Montgomery's form, times
// 2**(64 n); otherwise a product is divided.
class Modulus {
  public:
    Modulus(const Limb* limbs, size_t size, Meter& meter) : limbs_(limbs), size_(size), meter_(meter) {
        montgomery_ = (limbs[0] & 1) && size <= montgomery_limbs;
        if (montgomery_) {
            // Newton's iteration doubles the correct bits of the inverse; m is its own to three bits.
            Limb inverse = limbs[0];
            for (int i = 0; i < 5; i++) inverse *= 2 - limbs[0] * inverse;
            negative_inverse_ = Limb{0} - inverse;
        }
    }

    [[nodiscard]] NumberStatus prepare(Scratch& scratch) {
        product_ = scratch.limbs(2 * size_ + 1);
        quotient_ = scratch.limbs(size_ + 1);
        return product_ && quotient_ ? NumberStatus::ok : NumberStatus::no_memory;
    }

    // value < m; in and out of the form that multiply() works on.
    [[nodiscard]] NumberStatus enter(Limb* value) {
        if (!montgomery_) return NumberStatus::ok;
        natural::clear(product_, size_);
        natural::copy(product_ + size_, value, size_);
        return natural::divide(quotient_, value, product_, 2 * size_, limbs_, size_, meter_);
    }
    void leave(Limb* value) {
        if (!montgomery_) return;
        natural::copy(product_, value, size_);
        natural::clear(product_ + size_, size_ + 1);
        reduce(value);
    }

    // out may be a or b.
    [[nodiscard]] NumberStatus multiply(Limb* out, const Limb* a, const Limb* b) {
        auto status = natural::multiply(product_, a, size_, b, size_, meter_);
        if (status != NumberStatus::ok) return status;
        if (!montgomery_) return natural::divide(quotient_, out, product_, 2 * size_, limbs_, size_, meter_);
        product_[2 * size_] = 0;
        reduce(out);
        return meter_.done(size_ * size_);
    }

  private:
    static constexpr size_t montgomery_limbs = 120;

    void reduce(Limb* out) {
        Limb carry = 0;
        for (size_t i = 0; i < size_; i++) {
            Limb high = natural::add_product(product_ + i, limbs_, size_, product_[i] * negative_inverse_);
            Wide sum = Wide{product_[i + size_]} + high + carry;
            product_[i + size_] = static_cast<Limb>(sum);
            carry = static_cast<Limb>(sum >> 64);
        }
        const Limb* result = product_ + size_;
        if (carry || natural::compare(result, limbs_, size_) >= 0)
            natural::subtract(out, result, limbs_, size_);
        else
            natural::copy(out, result, size_);
    }

    const Limb* limbs_;
    size_t size_;
    Meter& meter_;
    Limb negative_inverse_ = 0;
    Limb* product_ = nullptr;
    Limb* quotient_ = nullptr;
    bool montgomery_;
};

// |a| modulo m, m.size limbs.
NumberStatus reduce(Limb* out, Integer a, Integer m, Scratch& scratch, Meter& meter) {
    if (a.size < m.size) {
        natural::copy(out, a.limbs, a.size);
        natural::clear(out + a.size, m.size - a.size);
        return NumberStatus::ok;
    }
    Limb* quotient = scratch.limbs(a.size - m.size + 1);
    if (!quotient) return NumberStatus::no_memory;
    return natural::divide(quotient, out, a.limbs, a.size, m.limbs, m.size, meter);
}

// a floored modulo |m|, m.size limbs.
NumberStatus floor_modulo(Limb* out, Integer a, Integer m, Scratch& scratch, Meter& meter) {
    auto status = reduce(out, a, m, scratch, meter);
    if (status == NumberStatus::ok && a.negative && natural::normalised(out, m.size))
        natural::subtract(out, m.limbs, out, m.size);
    return status;
}

} // namespace

NumberStatus invert_modulo(Integer a, Integer modulus, Result& out, Work work) {
    if (!modulus.size) return NumberStatus::zero_division;
    Meter meter(work);
    Scratch scratch(work.arena);
    size_t n = modulus.size;
    // Euclid's algorithm: r0, r1 are the remainders; s0, s1 the factors of a in them, whose signs alternate.
    Limb* r0 = scratch.limbs(n);
    Limb* r1 = scratch.limbs(n);
    Limb* r2 = scratch.limbs(n);
    Limb* s0 = scratch.limbs(n + 1);
    Limb* s1 = scratch.limbs(n + 1);
    Limb* quotient = scratch.limbs(n + 1);
    Limb* product = scratch.limbs(2 * n + 2);
    if (!r0 || !r1 || !r2 || !s0 || !s1 || !quotient || !product) return NumberStatus::no_memory;
    natural::copy(r0, modulus.limbs, n);
    if (auto status = floor_modulo(r1, a, modulus, scratch, meter); status != NumberStatus::ok) return status;
    size_t r0_size = n, r1_size = natural::normalised(r1, n), s0_size = 0, s1_size = 1;
    s1[0] = 1;
    bool s1_negative = false;
    while (r1_size) {
        if (auto status = natural::divide(quotient, r2, r0, r0_size, r1, r1_size, meter);
            status != NumberStatus::ok)
            return status;
        size_t quotient_limbs = natural::normalised(quotient, r0_size - r1_size + 1);
        size_t r2_size = natural::normalised(r2, r1_size);
        size_t product_limbs = quotient_limbs + s1_size;
        if (auto status = natural::multiply(product, quotient, quotient_limbs, s1, s1_size, meter);
            status != NumberStatus::ok)
            return status;
        if (product_limbs < s0_size) {
            natural::clear(product + product_limbs, s0_size - product_limbs);
            product_limbs = s0_size;
        }
        product[product_limbs] = natural::add(product, product, product_limbs, s0, s0_size);
        // The factors stay at or below the modulus.
        s0_size = natural::normalised(product, product_limbs + 1);
        natural::copy(s0, product, s0_size);
        std::swap(s0, s1);
        std::swap(s0_size, s1_size);
        s1_negative = !s1_negative;
        Limb* free = r0;
        r0 = r1;
        r1 = r2;
        r2 = free;
        r0_size = r1_size;
        r1_size = r2_size;
    }
    if (r0_size != 1 || r0[0] != 1) return NumberStatus::not_invertible;
    // s0 belongs to the last remainder that is not zero; its sign is the opposite of s1's.
    if (n == 1 && modulus.limbs[0] == 1) {
        out.size = 0;
        out.negative = false;
        return NumberStatus::ok;
    }
    if (!s1_negative) {
        natural::subtract(out.limbs, modulus.limbs, n, s0, s0_size);
    } else {
        natural::copy(out.limbs, s0, s0_size);
        natural::clear(out.limbs + s0_size, n - s0_size);
    }
    finish(out, n, false);
    return NumberStatus::ok;
}

NumberStatus power_modulo(Integer base, Integer exponent, Integer modulus, Result& out, Work work) {
    if (!modulus.size) return NumberStatus::zero_division;
    size_t n = modulus.size;
    Integer m{modulus.limbs, n, false};
    Scratch scratch(work.arena);
    Meter meter(work);
    Limb* value = scratch.limbs(n);
    if (!value) return NumberStatus::no_memory;
    if (exponent.negative) {
        Result inverse{value, n};
        if (auto status = invert_modulo(base, m, inverse, work); status != NumberStatus::ok) return status;
        natural::clear(value + inverse.size, n - inverse.size);
    } else if (auto status = floor_modulo(value, base, m, scratch, meter); status != NumberStatus::ok) {
        return status;
    }
    out.size = 0;
    out.negative = false;
    if (n == 1 && m.limbs[0] == 1) return NumberStatus::ok;

    Modulus ring(m.limbs, n, meter);
    if (auto status = ring.prepare(scratch); status != NumberStatus::ok) return status;
    uint64_t bits = bit_length(exponent);
    unsigned window = bits < 24 ? 1 : bits < 128 ? 3 : bits < 768 ? 4 : 5;
    size_t entries = size_t{1} << window;
    // table[i] is value ** i, table[0] being one.
    if (n > SIZE_MAX / sizeof(Limb) / entries) return NumberStatus::no_memory;
    Limb* table = scratch.limbs(n * entries);
    Limb* power = scratch.limbs(n);
    if (!table || !power) return NumberStatus::no_memory;
    natural::clear(table, n);
    table[0] = 1;
    natural::copy(table + n, value, n);
    if (auto status = ring.enter(table); status != NumberStatus::ok) return status;
    if (auto status = ring.enter(table + n); status != NumberStatus::ok) return status;
    for (size_t i = 2; i < entries; i++)
        if (auto status = ring.multiply(table + i * n, table + (i - 1) * n, table + n);
            status != NumberStatus::ok)
            return status;
    natural::copy(power, table, n);
    bool started = false;
    for (uint64_t left = (bits + window - 1) / window; left-- > 0;) {
        if (started) {
            for (unsigned i = 0; i < window; i++)
                if (auto status = ring.multiply(power, power, power); status != NumberStatus::ok)
                    return status;
        }
        size_t digit = natural::bits_from(exponent.limbs, exponent.size, left * window) & (entries - 1);
        if (digit) {
            if (auto status = ring.multiply(power, power, table + digit * n); status != NumberStatus::ok)
                return status;
            started = true;
        }
        // Single limbs charge too little to be noticed, and the exponent may have any number of bits.
        if (meter.charge(64)) return NumberStatus::stopped;
    }
    ring.leave(power);
    size_t size = natural::normalised(power, n);
    if (modulus.negative && size) {
        natural::subtract(out.limbs, m.limbs, power, n);
        finish(out, n, true);
    } else {
        natural::copy(out.limbs, power, n);
        finish(out, n, false);
    }
    return NumberStatus::ok;
}

} // namespace natrix::bigint

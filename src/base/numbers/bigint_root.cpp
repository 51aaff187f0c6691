#include "base/numbers/natural.h"
#include <algorithm>
#include <bit>
#include <numeric>

namespace natrix::bigint {

namespace {

// Steps of Euclid's algorithm on the highest bits of two numbers, as long as they are certain to be the steps
// of the whole numbers: then (a, b) becomes (u0 a - v0 b, v1 b - u1 a), or the negatives of both. Lehmer's
// idea, with Collins' condition, in its form that does not look at parity: v0 <= v1 bound all factors.
struct LehmerStep {
    uint64_t u0 = 1, v0 = 0, u1 = 0, v1 = 1;
    bool odd = false;

    // False: no step is certain.
    bool run(uint64_t x, uint64_t y) {
        bool any = false;
        while (y) {
            uint64_t q = x / y, rest = x - q * y;
            if (q >> 31) break;
            uint64_t u2 = u0 + q * u1, v2 = v0 + q * v1;
            if (v2 >> 31 || u2 >> 31 || rest < v2 || y - rest < v2 + v1) break;
            x = y;
            y = rest;
            u0 = u1;
            v0 = v1;
            u1 = u2;
            v1 = v2;
            odd = !odd;
            any = true;
        }
        return any;
    }

    void apply(Limb* a, Limb* b, size_t n) const {
        // Factors are below 2**31: the carries fit in a signed 96-bit number.
        __extension__ using SignedWide = __int128;
        SignedWide carry_a = 0, carry_b = 0;
        uint64_t a0 = odd ? v0 : u0, b0 = odd ? u0 : v0, a1 = odd ? v1 : u1, b1 = odd ? u1 : v1;
        for (size_t i = 0; i < n; i++) {
            Limb x = odd ? b[i] : a[i], y = odd ? a[i] : b[i];
            carry_a += static_cast<SignedWide>(Wide{a0} * x) - static_cast<SignedWide>(Wide{b0} * y);
            carry_b += static_cast<SignedWide>(Wide{b1} * y) - static_cast<SignedWide>(Wide{a1} * x);
            a[i] = static_cast<Limb>(carry_a);
            b[i] = static_cast<Limb>(carry_b);
            carry_a >>= 64;
            carry_b >>= 64;
        }
    }
};

} // namespace

NumberStatus gcd(Integer a, Integer b, Result& out, Work work) {
    Meter meter(work);
    if (natural::compare(a.limbs, a.size, b.limbs, b.size) < 0) std::swap(a, b);
    if (!b.size) {
        copy(a, false, out);
        return NumberStatus::ok;
    }
    Scratch scratch(work.arena);
    size_t n = a.size, an = a.size, bn = b.size;
    Limb* x = scratch.limbs(n);
    Limb* y = scratch.limbs(n);
    Limb* quotient = scratch.limbs(n);
    Limb* rest = scratch.limbs(n);
    if (!x || !y || !quotient || !rest) return NumberStatus::no_memory;
    natural::copy(x, a.limbs, an);
    natural::copy(y, b.limbs, bn);
    natural::clear(y + bn, n - bn);
    while (bn > 1) {
        uint64_t length = uint64_t{an} * limb_bits - static_cast<unsigned>(std::countl_zero(x[an - 1]));
        uint64_t from = length - 63;
        LehmerStep step;
        if (step.run(natural::bits_from(x, an, from), natural::bits_from(y, bn, from))) {
            step.apply(x, y, an);
            if (meter.charge(4 * an)) return NumberStatus::stopped;
        } else {
            if (auto status = natural::divide(quotient, rest, x, an, y, bn, meter);
                status != NumberStatus::ok)
                return status;
            natural::clear(rest + bn, an - bn);
            Limb* free = x;
            x = y;
            y = rest;
            rest = free;
        }
        an = natural::normalised(x, an);
        bn = natural::normalised(y, an);
    }
    if (bn == 1) {
        Limb divisor = y[0];
        if (an > 1) {
            Limb remainder;
            if (auto status = natural::divide(quotient, &remainder, x, an, &divisor, 1, meter);
                status != NumberStatus::ok)
                return status;
            x[0] = remainder;
        }
        x[0] = std::gcd(x[0], divisor);
        an = 1;
    }
    natural::copy(out.limbs, x, an);
    finish(out, an, false);
    return NumberStatus::ok;
}

// Newton's iteration with a precision that doubles: after each round root is within one of the square root of
// the highest 2 d bits of a.
NumberStatus square_root(Integer a, Result& out, Work work) {
    if (a.negative) return NumberStatus::negative;
    out.size = 0;
    out.negative = false;
    if (!a.size) return NumberStatus::ok;
    Meter meter(work);
    Scratch scratch(work.arena);
    uint64_t half = (bit_length(a) - 1) / 2;
    auto rounds = static_cast<unsigned>(std::bit_width(half));
    uint64_t bits = 0;
    Limb small = 1;
    // While everything fits in a limb.
    while (rounds && half >> (rounds - 1) <= 31) {
        rounds--;
        uint64_t before = bits;
        bits = half >> rounds;
        uint64_t shift = 2 * half - before - bits + 1;
        small = (small << (bits - before - 1)) + natural::bits_from(a.limbs, a.size, shift) / small;
    }
    size_t limit = a.size / 2 + 2;
    Limb* root = scratch.limbs(limit);
    Limb* numerator = scratch.limbs(a.size + 1);
    Limb* quotient = scratch.limbs(a.size + 1);
    Limb* square = scratch.limbs(2 * limit);
    if (!root || !numerator || !quotient || !square) return NumberStatus::no_memory;
    root[0] = small;
    size_t size = 1;
    while (rounds) {
        rounds--;
        uint64_t before = bits;
        bits = half >> rounds;
        uint64_t shift = 2 * half - before - bits + 1;
        size_t limbs = static_cast<size_t>(shift / limb_bits);
        size_t count = a.size - limbs;
        natural::shift_right(numerator, a.limbs + limbs, count, shift % limb_bits);
        count = natural::normalised(numerator, count);
        if (auto status = natural::divide(quotient, nullptr, numerator, count, root, size, meter);
            status != NumberStatus::ok)
            return status;
        size_t quotient_limbs = natural::normalised(quotient, count - size + 1);
        uint64_t grow = bits - before - 1;
        size_t whole = static_cast<size_t>(grow / limb_bits);
        Limb fallen = natural::shift_left(root + whole, root, size, grow % limb_bits);
        natural::clear(root, whole);
        size += whole;
        if (fallen) root[size++] = fallen;
        if (size < quotient_limbs) {
            natural::clear(root + size, quotient_limbs - size);
            size = quotient_limbs;
        }
        if (natural::add(root, root, size, quotient, quotient_limbs)) root[size++] = 1;
    }
    if (auto status = natural::square(square, root, size, meter); status != NumberStatus::ok) return status;
    size_t square_size = natural::normalised(square, 2 * size);
    if (natural::compare(square, square_size, a.limbs, a.size) > 0)
        natural::subtract_limb(root, root, size, 1);
    size = natural::normalised(root, size);
    natural::copy(out.limbs, root, size);
    out.size = size;
    return NumberStatus::ok;
}

} // namespace natrix::bigint

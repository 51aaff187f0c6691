#include "base/numbers/natural.h"
#include <bit>

namespace natrix::bigint {

namespace natural {
namespace {

// Measured; below, Knuth's division is faster.
constexpr size_t recursive_limbs = 64;

// Divides three limbs by two normalised ones (Moeller and Granlund, "Improved division by invariant
// integers").
struct WideReciprocal {
    Limb high, low, inverse;

    WideReciprocal(Limb divisor_high, Limb divisor_low)
        : high(divisor_high), low(divisor_low), inverse(Reciprocal(divisor_high).inverse) {
        Limb product = high * inverse + low;
        if (product < low) {
            inverse--;
            if (product >= high) {
                inverse--;
                product -= high;
            }
            product -= high;
        }
        Wide rest = Wide{inverse} * low;
        Limb rest_high = static_cast<Limb>(rest >> 64), rest_low = static_cast<Limb>(rest);
        product += rest_high;
        if (product < rest_high) {
            inverse--;
            if (product >= high && (product > high || rest_low >= low)) inverse--;
        }
    }

    // The quotient of (u2, u1, u0), where (u2, u1) < (high, low); leaves the remainder in (u2, u1).
    [[nodiscard]] Limb divide(Limb& u2, Limb& u1, Limb u0) const {
        Wide divisor = (Wide{high} << 64) | low;
        Wide estimate = Wide{inverse} * u2 + ((Wide{u2} << 64) | u1);
        Limb quotient = static_cast<Limb>(estimate >> 64);
        Limb top = u1 - quotient * high;
        Wide rest = ((Wide{top} << 64) | u0) - Wide{low} * quotient - divisor;
        quotient++;
        if (static_cast<Limb>(rest >> 64) >= static_cast<Limb>(estimate)) {
            quotient--;
            rest += divisor;
        }
        if (rest >= divisor) [[unlikely]] {
            quotient++;
            rest -= divisor;
        }
        u2 = static_cast<Limb>(rest >> 64);
        u1 = static_cast<Limb>(rest);
        return quotient;
    }
};

// Knuth's algorithm D. u has m + n limbs with its n highest below v; n >= 2, v normalised. The quotient's m
// limbs go to q, the remainder stays in u.
NumberStatus divide_plain(Limb* q, Limb* u, size_t m, const Limb* v, size_t n, const WideReciprocal& top,
                          Meter& meter) {
    for (size_t j = m; j-- > 0;) {
        Limb* at = u + j;
        Limb u2 = at[n], u1 = at[n - 1], quotient;
        if (u2 == top.high && u1 == top.low) [[unlikely]] {
            quotient = ~Limb{0};
            Limb borrow = subtract_product(at, v, n, quotient);
            // (u2, u1) == (v1, v0): the estimate may be one or two too large.
            Limb rest = u2 - borrow;
            bool negative = u2 < borrow;
            while (negative) {
                quotient--;
                Limb carry = add(at, at, v, n);
                rest += carry;
                if (carry && rest == 0) negative = false;
            }
            at[n] = 0;
        } else {
            quotient = top.divide(u2, u1, at[n - 2]);
            Limb borrow = subtract_product(at, v, n - 2, quotient);
            // The two highest limbs of the remainder are known from the estimate.
            Limb low = u1 - borrow;
            Limb underflow = u1 < borrow;
            bool negative = u2 < underflow;
            u2 -= underflow;
            at[n - 2] = low;
            at[n - 1] = u2;
            at[n] = 0;
            if (negative) [[unlikely]] {
                quotient--;
                add(at, at, v, n);
            }
        }
        q[j] = quotient;
        if (meter.charge(n)) return NumberStatus::stopped;
    }
    return NumberStatus::ok;
}

NumberStatus divide_blocks(Limb* q, Limb& q_high, Limb* u, size_t m, const Limb* v, size_t n,
                           const WideReciprocal& top, Meter& meter);

// The recursive division of Burnikel and Ziegler in the form of Brent and Zimmermann: u has m + n limbs, m <=
// n, v has n normalised limbs. q_high is the limb above the quotient's m limbs (0 or 1). m halves from level
// to level, so that the depth is below 64.
NumberStatus divide_recursive(Limb* q, Limb& q_high, Limb* u, size_t m, const Limb* v, size_t n,
                              const WideReciprocal& top, Meter& meter) {
    q_high = 0;
    if (compare(u + m, v, n) >= 0) {
        subtract(u + m, u + m, v, n);
        q_high = 1;
    }
    if (m < recursive_limbs) return divide_plain(q, u, m, v, n, top, meter);
    size_t low = m / 2, high = m - low;
    Scratch scratch(meter.arena);
    Limb* product = scratch.limbs(n);
    if (!product) return NumberStatus::no_memory;

    // Two halves of the quotient, the higher first; each from the divisor's upper limbs, then corrected.
    for (size_t step = 0; step < 2; step++) {
        size_t here = step == 0 ? high : low;
        Limb* quotient = step == 0 ? q + low : q;
        Limb* part = step == 0 ? u + low : u; // `here` + n limbs
        size_t cut = n - here;                // limbs of the divisor that the estimate leaves out
        Limb extra = 0;
        // As many limbs of the divisor as the quotient has make it an even division.
        if (auto status = divide_blocks(quotient, extra, part + cut, here, v + cut, here, top, meter);
            status != NumberStatus::ok)
            return status;
        if (cut) {
            if (auto status = multiply(product, quotient, here, v, cut, meter); status != NumberStatus::ok)
                return status;
            Limb borrow = subtract(part, part, product, n);
            if (extra) borrow += subtract(part + here, part + here, v, cut);
            while (borrow) {
                extra -= subtract_limb(quotient, quotient, here, 1);
                borrow -= add(part, part, v, n);
            }
        }
        // The quotient of this half fits, for the part was below the divisor.
    }
    return meter.done(4 * n);
}

// Any m: blocks of n limbs of quotient from the top. n >= 2.
NumberStatus divide_blocks(Limb* q, Limb& q_high, Limb* u, size_t m, const Limb* v, size_t n,
                           const WideReciprocal& top, Meter& meter) {
    q_high = 0;
    if (n < recursive_limbs || m < recursive_limbs) {
        if (compare(u + m, v, n) >= 0) {
            subtract(u + m, u + m, v, n);
            q_high = 1;
        }
        return divide_plain(q, u, m, v, n, top, meter);
    }
    size_t first = m % n ? m % n : n;
    size_t at = m - first;
    if (auto status = divide_recursive(q + at, q_high, u + at, first, v, n, top, meter);
        status != NumberStatus::ok)
        return status;
    while (at) {
        at -= n;
        Limb none;
        if (auto status = divide_recursive(q + at, none, u + at, n, v, n, top, meter);
            status != NumberStatus::ok)
            return status;
    }
    return NumberStatus::ok;
}

} // namespace

Reciprocal::Reciprocal(Limb normalised_divisor) : divisor(normalised_divisor) {
    inverse = static_cast<Limb>(((Wide{~divisor} << 64) | ~Limb{0}) / divisor);
}

Limb divide_limb(Limb* quotient, const Limb* a, size_t n, Limb divisor) {
    if (!n) return 0;
    auto shift = static_cast<unsigned>(std::countl_zero(divisor));
    Reciprocal reciprocal(divisor << shift);
    Limb remainder = shift ? a[n - 1] >> (64 - shift) : 0;
    for (size_t i = n; i-- > 0;) {
        Limb low = a[i] << shift;
        if (shift && i) low |= a[i - 1] >> (64 - shift);
        Limb digit = reciprocal.divide(remainder, low, remainder);
        if (quotient) quotient[i] = digit;
    }
    return remainder >> shift;
}

NumberStatus divide(Limb* quotient, Limb* remainder, const Limb* a, size_t an, const Limb* b, size_t bn,
                    Meter& meter) {
    if (bn == 1) {
        // From the top in pieces, the remainder carried over as the highest limb of the next piece.
        Limb rest = 0;
        size_t at = an;
        if (an == 1) {
            if (quotient) quotient[0] = a[0] / b[0];
            rest = a[0] % b[0];
        } else if (an <= piece_limbs) {
            rest = divide_limb(quotient, a, an, b[0]);
        } else {
            auto shift = static_cast<unsigned>(std::countl_zero(b[0]));
            Reciprocal reciprocal(b[0] << shift);
            rest = shift ? a[an - 1] >> (64 - shift) : 0;
            while (at) {
                at--;
                Limb low = a[at] << shift;
                if (shift && at) low |= a[at - 1] >> (64 - shift);
                Limb digit = reciprocal.divide(rest, low, rest);
                if (quotient) quotient[at] = digit;
                if (at % piece_limbs == 0 && meter.charge(piece_limbs)) return NumberStatus::stopped;
            }
            rest >>= shift;
        }
        if (remainder) remainder[0] = rest;
        return meter.done(an <= piece_limbs ? an : 0);
    }
    Scratch scratch(meter.arena);
    auto shift = static_cast<unsigned>(std::countl_zero(b[bn - 1]));
    size_t m = an - bn + 1; // with the limb that normalising adds
    Limb* u = scratch.limbs(an + 1);
    Limb* q = quotient ? quotient : scratch.limbs(m);
    Limb* v = scratch.limbs(bn);
    if (!u || !q || !v) return NumberStatus::no_memory;
    u[an] = shift_left(u, a, an, shift);
    shift_left(v, b, bn, shift);
    if (meter.charge(an + bn)) return NumberStatus::stopped;
    WideReciprocal top(v[bn - 1], v[bn - 2]);
    Limb q_high = 0;
    if (m >= bn || m < recursive_limbs) {
        if (auto status = divide_blocks(q, q_high, u, m, v, bn, top, meter); status != NumberStatus::ok)
            return status;
    } else {
        if (auto status = divide_recursive(q, q_high, u, m, v, bn, top, meter); status != NumberStatus::ok)
            return status;
    }
    if (remainder) shift_right(remainder, u, bn, shift);
    return NumberStatus::ok;
}

} // namespace natural

size_t quotient_size(size_t a, size_t b) { return a < b ? 1 : saturating_add(a - b, 2); }

size_t remainder_size(size_t, size_t b) { return b; }

NumberStatus divide_modulo(Integer a, Integer b, Result* quotient, Result* remainder, Work work) {
    if (!b.size) return NumberStatus::zero_division;
    Meter meter(work);
    bool opposite = a.negative != b.negative;
    if (natural::compare(a.limbs, a.size, b.limbs, b.size) < 0) {
        bool adjust = a.size && opposite;
        if (quotient) {
            if (adjust) quotient->limbs[0] = 1;
            quotient->size = adjust;
            quotient->negative = adjust;
        }
        if (remainder) {
            if (adjust) {
                natural::subtract(remainder->limbs, b.limbs, b.size, a.limbs, a.size);
                finish(*remainder, b.size, b.negative);
            } else {
                copy(a, a.negative, *remainder);
            }
        }
        return meter.done(b.size);
    }
    Scratch scratch(work.arena);
    // The sign of the remainder decides about the quotient, so it is always computed when the signs differ.
    Limb* rest = remainder ? remainder->limbs : opposite ? scratch.limbs(b.size) : nullptr;
    if (!rest && (remainder || opposite)) return NumberStatus::no_memory;
    Limb* digits = quotient ? quotient->limbs : nullptr;
    if (auto status = natural::divide(digits, rest, a.limbs, a.size, b.limbs, b.size, meter);
        status != NumberStatus::ok)
        return status;
    bool adjust = opposite && natural::normalised(rest, b.size);
    if (quotient) {
        size_t size = a.size - b.size + 1;
        if (adjust) {
            digits[size] = natural::add_limb(digits, digits, size, 1);
            size++;
        }
        finish(*quotient, size, opposite);
    }
    if (remainder) {
        if (adjust) natural::subtract(rest, b.limbs, rest, b.size);
        finish(*remainder, b.size, b.negative);
    }
    return NumberStatus::ok;
}

} // namespace natrix::bigint

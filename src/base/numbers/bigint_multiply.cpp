#include "base/numbers/natural.h"
#include <algorithm>

namespace natrix::bigint {

namespace natural {
namespace {

// Measured; below, the simpler method is faster.
constexpr size_t karatsuba_limbs = 32;
constexpr size_t toom_limbs = 128;

// Rows of a times limbs of b; an >= bn >= 1.
void multiply_plain(Limb* out, const Limb* a, size_t an, const Limb* b, size_t bn) {
    out[an] = multiply_limb(out, a, an, b[0]);
    for (size_t i = 1; i < bn; i++) out[an + i] = add_product(out + i, a, an, b[i]);
}

// Each product of different limbs once, doubled, then the squares.
void square_plain(Limb* out, const Limb* a, size_t n) {
    out[0] = 0;
    if (n > 1) {
        out[n] = multiply_limb(out + 1, a + 1, n - 1, a[0]);
        for (size_t i = 1; i + 1 < n; i++)
            out[n + i] = add_product(out + 2 * i + 1, a + i + 1, n - 1 - i, a[i]);
    }
    out[2 * n - 1] = 0;
    Limb carry = 0, fallen = 0;
    for (size_t i = 0; i < n; i++) {
        Wide limb_square = Wide{a[i]} * a[i];
        Limb low = out[2 * i], high = out[2 * i + 1];
        Wide sum = Wide{(low << 1) | fallen} + static_cast<Limb>(limb_square) + carry;
        out[2 * i] = static_cast<Limb>(sum);
        sum = Wide{(high << 1) | (low >> 63)} + static_cast<Limb>(limb_square >> 64) +
              static_cast<Limb>(sum >> 64);
        out[2 * i + 1] = static_cast<Limb>(sum);
        carry = static_cast<Limb>(sum >> 64);
        fallen = high >> 63;
    }
}

NumberStatus multiply_balanced(Limb* out, const Limb* a, const Limb* b, size_t n, Meter& meter);

// |a - b| of n and m <= n limbs; true when a < b.
bool distance(Limb* out, const Limb* a, size_t n, const Limb* b, size_t m) {
    bool less = normalised(a + m, n - m) == 0 && compare(a, b, m) < 0;
    if (less) {
        subtract(out, b, a, m);
        clear(out + m, n - m);
    } else {
        subtract(out, a, n, b, m);
    }
    return less;
}

// a0 b0 + (a0 b0 + a1 b1 - (a0 - a1)(b0 - b1)) x + a1 b1 x**2, x = 2**(64 half).
NumberStatus multiply_karatsuba(Limb* out, const Limb* a, const Limb* b, size_t n, Meter& meter) {
    size_t half = (n + 1) / 2, rest = n - half;
    Scratch scratch(meter.arena);
    Limb* middle = scratch.limbs(2 * half + 1);
    if (!middle) return NumberStatus::no_memory;
    // The differences wait in the place of the result.
    bool negative = distance(out, a, half, a + half, rest);
    if (a == b) {
        negative = false;
        if (auto status = multiply_balanced(middle, out, out, half, meter); status != NumberStatus::ok)
            return status;
    } else {
        negative ^= distance(out + half, b, half, b + half, rest);
        if (auto status = multiply_balanced(middle, out, out + half, half, meter); status != NumberStatus::ok)
            return status;
    }
    if (auto status = multiply_balanced(out, a, b, half, meter); status != NumberStatus::ok) return status;
    if (auto status = multiply_balanced(out + 2 * half, a + half, b + half, rest, meter);
        status != NumberStatus::ok)
        return status;
    // middle = low + high -/+ middle, which is never negative.
    if (negative) {
        middle[2 * half] = add(middle, middle, out, 2 * half);
    } else {
        Limb borrow = subtract(middle, out, middle, 2 * half);
        middle[2 * half] = Limb{0} - borrow;
    }
    middle[2 * half] += add(middle, middle, 2 * half, out + 2 * half, 2 * rest);
    size_t above = 2 * n - half;
    add(out + half, out + half, above, middle, std::min(above, 2 * half + 1));
    return meter.done(2 * n);
}

// Division of a two's complement number that is a multiple of 3.
void divide_exactly_by_3(Limb* a, size_t n) {
    constexpr Limb inverse = 0xAAAAAAAAAAAAAAABu;
    Limb borrow = 0;
    for (size_t i = 0; i < n; i++) {
        Limb limb = a[i] - borrow;
        borrow = a[i] < borrow;
        limb *= inverse;
        a[i] = limb;
        borrow += static_cast<Limb>((Wide{limb} * 3) >> 64);
    }
}

void halve(Limb* a, size_t n) { shift_right(a, a, n, 1, a[n - 1] >> 63); }

// The values of a polynomial of three coefficients at 1, -1 and -2, third + 1 limbs each; true in `signs`
// where the value is negative.
void evaluate(const Limb* a, size_t third, size_t rest, Limb* at_1, Limb* at_minus_1, Limb* at_minus_2,
              bool signs[2]) {
    const Limb *low = a, *middle = a + third, *high = a + 2 * third;
    size_t size = third + 1;
    // low + high, for a moment.
    at_1[third] = add(at_1, low, third, high, rest);
    signs[0] = !at_1[third] && compare(at_1, middle, third) < 0;
    if (signs[0]) {
        subtract(at_minus_1, middle, at_1, third);
        at_minus_1[third] = 0;
    } else {
        subtract(at_minus_1, at_1, size, middle, third);
    }
    at_1[third] += add(at_1, at_1, middle, third);
    // At -2: 2 (value at -1 + high) - low.
    if (signs[0]) {
        // -(2 (|value| - high) + low), or its opposite.
        bool less = distance(at_minus_2, at_minus_1, size, high, rest);
        shift_left(at_minus_2, at_minus_2, size, 1);
        if (!less) {
            add(at_minus_2, at_minus_2, size, low, third);
            signs[1] = true;
        } else {
            Limb borrow = subtract(at_minus_2, at_minus_2, size, low, third);
            if (borrow) negate(at_minus_2, size);
            signs[1] = borrow;
        }
    } else {
        add(at_minus_2, at_minus_1, size, high, rest);
        shift_left(at_minus_2, at_minus_2, size, 1);
        Limb borrow = subtract(at_minus_2, at_minus_2, size, low, third);
        if (borrow) negate(at_minus_2, size);
        signs[1] = borrow;
    }
}

// Toom-3: five products of a third of the size, at 0, 1, -1, -2 and infinity; interpolation in two's
// complement.
NumberStatus multiply_toom(Limb* out, const Limb* a, const Limb* b, size_t n, Meter& meter) {
    size_t third = (n + 2) / 3, rest = n - 2 * third;
    size_t size = third + 1, wide = 2 * size;
    Scratch scratch(meter.arena);
    Limb* r1 = scratch.limbs(wide * 3 + size * 6);
    if (!r1) return NumberStatus::no_memory;
    Limb *rm1 = r1 + wide, *rm2 = rm1 + wide;
    Limb *a1 = rm2 + wide, *am1 = a1 + size, *am2 = am1 + size;
    Limb *b1 = a1, *bm1 = am1, *bm2 = am2;
    bool a_signs[2], b_signs[2];
    evaluate(a, third, rest, a1, am1, am2, a_signs);
    if (a == b) {
        b_signs[0] = a_signs[0];
        b_signs[1] = a_signs[1];
    } else {
        b1 = am2 + size;
        bm1 = b1 + size;
        bm2 = bm1 + size;
        evaluate(b, third, rest, b1, bm1, bm2, b_signs);
    }
    Limb *r0 = out, *infinity = out + 4 * third;
    if (auto status = multiply_balanced(r1, a1, b1, size, meter); status != NumberStatus::ok) return status;
    if (auto status = multiply_balanced(rm1, am1, bm1, size, meter); status != NumberStatus::ok)
        return status;
    if (auto status = multiply_balanced(rm2, am2, bm2, size, meter); status != NumberStatus::ok)
        return status;
    if (auto status = multiply_balanced(r0, a, b, third, meter); status != NumberStatus::ok) return status;
    if (auto status = multiply_balanced(infinity, a + 2 * third, b + 2 * third, rest, meter);
        status != NumberStatus::ok)
        return status;
    if (a_signs[0] != b_signs[0]) negate(rm1, wide);
    if (a_signs[1] != b_signs[1]) negate(rm2, wide);
    // Bodrato's sequence; afterwards rm2 is the coefficient of x**3, rm1 of x**2, r1 of x.
    subtract(rm2, rm2, r1, wide);
    divide_exactly_by_3(rm2, wide);
    subtract(r1, r1, rm1, wide);
    halve(r1, wide);
    subtract(rm1, rm1, wide, r0, 2 * third);
    subtract(rm2, rm1, rm2, wide);
    halve(rm2, wide);
    Limb* twice = a1; // the evaluations are done with: 2 rest + 1 <= 6 size limbs
    twice[2 * rest] = shift_left(twice, infinity, 2 * rest, 1);
    add(rm2, rm2, wide, twice, 2 * rest + 1);
    add(rm1, rm1, r1, wide);
    subtract(rm1, rm1, wide, infinity, 2 * rest);
    subtract(r1, r1, rm2, wide);
    clear(out + 2 * third, 2 * third);
    size_t limit = 2 * n;
    Limb* coefficients[3] = {r1, rm1, rm2};
    for (size_t i = 0; i < 3; i++) {
        size_t at = (i + 1) * third;
        // A coefficient fits in what is left above its place; limbs beyond that are zero.
        size_t used = std::min(wide, limit - at);
        add(out + at, out + at, limit - at, coefficients[i], used);
    }
    return meter.done(8 * n);
}

// n limbs each; a == b is a square. The recursion halves (or cuts to a third) n each time, so that its depth
// is below 64 whatever the program asks for.
NumberStatus multiply_balanced(Limb* out, const Limb* a, const Limb* b, size_t n, Meter& meter) {
    if (n < karatsuba_limbs) {
        if (n == 0) return NumberStatus::ok;
        if (a == b) {
            square_plain(out, a, n);
            return meter.done(n * n / 2 + 1);
        }
        multiply_plain(out, a, n, b, n);
        return meter.done(n * n);
    }
    if (n < toom_limbs) return multiply_karatsuba(out, a, b, n, meter);
    return multiply_toom(out, a, b, n, meter);
}

} // namespace

NumberStatus square(Limb* out, const Limb* a, size_t n, Meter& meter) {
    return multiply_balanced(out, a, a, n, meter);
}

NumberStatus multiply(Limb* out, const Limb* a, size_t an, const Limb* b, size_t bn, Meter& meter) {
    if (an < bn) {
        std::swap(a, b);
        std::swap(an, bn);
    }
    if (an == bn) return multiply_balanced(out, a, b, an, meter);
    if (!bn) {
        clear(out, an);
        return meter.done(an);
    }
    if (bn < karatsuba_limbs && an <= piece_limbs / karatsuba_limbs) {
        multiply_plain(out, a, an, b, bn);
        return meter.done(an * bn);
    }
    // Pieces of a as long as b (or of a size that polls in time), added up. A rest shorter than b is the same
    // problem turned round, with sizes shrinking as in Euclid's algorithm: a loop, not a recursion.
    Scratch scratch(meter.arena);
    size_t piece = bn < karatsuba_limbs ? piece_limbs / karatsuba_limbs : bn;
    Limb* product = scratch.limbs(piece + bn);
    if (!product) return NumberStatus::no_memory;
    clear(out, an + bn);
    Limb* at = out;
    for (;;) {
        while (an >= piece) {
            if (piece == bn) {
                if (auto status = multiply_balanced(product, a, b, bn, meter); status != NumberStatus::ok)
                    return status;
            } else {
                multiply_plain(product, a, piece, b, bn);
                if (meter.charge(piece * bn)) return NumberStatus::stopped;
            }
            Limb carry = add(at, at, product, piece + bn);
            add_limb(at + piece + bn, at + piece + bn, an - piece, carry);
            at += piece;
            a += piece;
            an -= piece;
            if (meter.charge(piece + bn)) return NumberStatus::stopped;
        }
        if (!an) return NumberStatus::ok;
        if (an < bn) {
            std::swap(a, b);
            std::swap(an, bn);
        }
        if (bn < karatsuba_limbs) {
            if (an > piece_limbs / karatsuba_limbs) {
                piece = std::min(piece, piece_limbs / karatsuba_limbs);
                continue;
            }
            multiply_plain(product, a, an, b, bn);
            add(at, at, product, an + bn);
            return meter.done(an * bn);
        }
        piece = bn;
    }
}

} // namespace natural

size_t multiply_size(size_t a, size_t b) { return a && b ? saturating_add(a, b) : 0; }

NumberStatus multiply(Integer a, Integer b, Result& product, Work work) {
    if (!a.size || !b.size) {
        product.size = 0;
        product.negative = false;
        return NumberStatus::ok;
    }
    if (a.size == 1 && b.size == 1) {
        Wide wide = Wide{a.limbs[0]} * b.limbs[0];
        product.limbs[0] = static_cast<Limb>(wide);
        product.limbs[1] = static_cast<Limb>(wide >> 64);
        finish(product, 2, a.negative != b.negative);
        return NumberStatus::ok;
    }
    Meter meter(work);
    auto status = natural::multiply(product.limbs, a.limbs, a.size, b.limbs, b.size, meter);
    if (status != NumberStatus::ok) return status;
    finish(product, a.size + b.size, a.negative != b.negative);
    return NumberStatus::ok;
}

} // namespace natrix::bigint

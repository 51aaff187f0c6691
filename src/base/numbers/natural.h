#pragma once
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "base/numbers/bigint.h"

// Unsigned kernels under bigint.h: spans of limbs, sizes given by the caller, nothing normalised unless said.
namespace natrix::bigint {

__extension__ using Wide = unsigned __int128;

// Counts limb products (or limbs moved) and passes them on to the poll, a unit for 64.
class Meter {
  public:
    explicit Meter(Work& work) : arena(work.arena), poll_(work.poll) {}
    Meter(const Meter&) = delete;
    Meter& operator=(const Meter&) = delete;
    ~Meter() { poll_.spent += static_cast<int64_t>(pending_ / 64); }

    // True: stop. The answer stays true, so that nested work unwinds quickly.
    [[nodiscard]] bool charge(uint64_t products) {
        pending_ += products;
        if (pending_ < flush_at) [[likely]]
            return stopped_;
        return flush();
    }
    // Charges and tells the status; for the ends of functions.
    [[nodiscard]] NumberStatus done(uint64_t products) {
        return charge(products) ? NumberStatus::stopped : NumberStatus::ok;
    }

    Arena& arena;

  private:
    static constexpr uint64_t flush_at = 32768;
    bool flush() {
        auto units = static_cast<int64_t>(pending_ / 64);
        pending_ %= 64;
        if (poll_.charge(units)) stopped_ = true;
        return stopped_;
    }

    Poll& poll_;
    uint64_t pending_ = 0;
    bool stopped_ = false;
};

// Gives back what was taken from the arena since.
class Scratch {
  public:
    explicit Scratch(Arena& arena) : arena_(arena), mark_(arena.mark()) {}
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() { arena_.release(mark_); }

    // Not cleared.
    [[nodiscard]] Limb* limbs(size_t count) {
        if (count > SIZE_MAX / sizeof(Limb)) count = SIZE_MAX / sizeof(Limb);
        return static_cast<Limb*>(arena_.take(count * sizeof(Limb), alignof(Limb)));
    }

  private:
    Arena& arena_;
    Arena::Mark mark_;
};

// The work of a linear pass is cut in pieces of this many limbs, with a poll between them.
inline constexpr size_t piece_limbs = 65536;

inline size_t saturating_add(size_t a, size_t b) { return a > SIZE_MAX - b ? SIZE_MAX : a + b; }

namespace natural {

inline size_t normalised(const Limb* a, size_t n) {
    while (n && !a[n - 1]) n--;
    return n;
}

inline void copy(Limb* out, const Limb* a, size_t n) {
    if (n) std::memmove(out, a, n * sizeof(Limb));
}
inline void clear(Limb* out, size_t n) {
    if (n) std::memset(out, 0, n * sizeof(Limb));
}

inline int compare(const Limb* a, const Limb* b, size_t n) {
    while (n--)
        if (a[n] != b[n]) return a[n] < b[n] ? -1 : 1;
    return 0;
}
// Of normalised numbers.
inline int compare(const Limb* a, size_t an, const Limb* b, size_t bn) {
    return an != bn ? (an < bn ? -1 : 1) : compare(a, b, an);
}

// a + b + carry, of which the upper limb is the next carry; and a - b - borrow likewise.
inline Limb add_carrying(Limb a, Limb b, Limb& carry) {
#if defined(__x86_64__)
    unsigned long long sum;
    carry = _addcarry_u64(static_cast<unsigned char>(carry), a, b, &sum);
    return sum;
#else
    Wide sum = Wide{a} + b + carry;
    carry = static_cast<Limb>(sum >> 64);
    return static_cast<Limb>(sum);
#endif
}
inline Limb subtract_borrowing(Limb a, Limb b, Limb& borrow) {
#if defined(__x86_64__)
    unsigned long long difference;
    borrow = _subborrow_u64(static_cast<unsigned char>(borrow), a, b, &difference);
    return difference;
#else
    Wide difference = Wide{a} - b - borrow;
    borrow = static_cast<Limb>(difference >> 64) & 1;
    return static_cast<Limb>(difference);
#endif
}

// out = a + b (+ carry); out may be a or b. Returns the carry.
inline Limb add(Limb* out, const Limb* a, const Limb* b, size_t n, Limb carry = 0) {
    size_t i = 0;
    for (; i + 4 <= n; i += 4) { // four at a time, so that the carry stays in its flag
        out[i] = add_carrying(a[i], b[i], carry);
        out[i + 1] = add_carrying(a[i + 1], b[i + 1], carry);
        out[i + 2] = add_carrying(a[i + 2], b[i + 2], carry);
        out[i + 3] = add_carrying(a[i + 3], b[i + 3], carry);
    }
    for (; i < n; i++) out[i] = add_carrying(a[i], b[i], carry);
    return carry;
}
inline Limb add_limb(Limb* out, const Limb* a, size_t n, Limb carry) {
    size_t i = 0;
    for (; i < n && carry; i++) {
        Limb sum = a[i] + carry;
        carry = sum < carry;
        out[i] = sum;
    }
    if (out != a) copy(out + i, a + i, n - i);
    return carry;
}
// an >= bn.
inline Limb add(Limb* out, const Limb* a, size_t an, const Limb* b, size_t bn) {
    Limb carry = add(out, a, b, bn);
    return add_limb(out + bn, a + bn, an - bn, carry);
}

// out = a - b (- borrow); out may be a or b. Returns the borrow.
inline Limb subtract(Limb* out, const Limb* a, const Limb* b, size_t n, Limb borrow = 0) {
    size_t i = 0;
    for (; i + 4 <= n; i += 4) {
        out[i] = subtract_borrowing(a[i], b[i], borrow);
        out[i + 1] = subtract_borrowing(a[i + 1], b[i + 1], borrow);
        out[i + 2] = subtract_borrowing(a[i + 2], b[i + 2], borrow);
        out[i + 3] = subtract_borrowing(a[i + 3], b[i + 3], borrow);
    }
    for (; i < n; i++) out[i] = subtract_borrowing(a[i], b[i], borrow);
    return borrow;
}
inline Limb subtract_limb(Limb* out, const Limb* a, size_t n, Limb borrow) {
    size_t i = 0;
    for (; i < n && borrow; i++) {
        Limb difference = a[i] - borrow;
        borrow = a[i] < borrow;
        out[i] = difference;
    }
    if (out != a) copy(out + i, a + i, n - i);
    return borrow;
}
// an >= bn.
inline Limb subtract(Limb* out, const Limb* a, size_t an, const Limb* b, size_t bn) {
    Limb borrow = subtract(out, a, b, bn);
    return subtract_limb(out + bn, a + bn, an - bn, borrow);
}

// Two's complement of n limbs, in place.
inline void negate(Limb* a, size_t n) {
    Limb carry = 1;
    for (size_t i = 0; i < n; i++) {
        a[i] = ~a[i] + carry;
        carry = carry && !a[i];
    }
}

// out = a * b + carry; returns the highest limb. out may be a.
inline Limb multiply_limb(Limb* out, const Limb* a, size_t n, Limb b, Limb carry = 0) {
    for (size_t i = 0; i < n; i++) {
        Wide product = Wide{a[i]} * b + carry;
        out[i] = static_cast<Limb>(product);
        carry = static_cast<Limb>(product >> 64);
    }
    return carry;
}

// out += a * b.
inline Limb add_product(Limb* out, const Limb* a, size_t n, Limb b) {
    Limb carry = 0;
    for (size_t i = 0; i < n; i++) {
        Wide product = Wide{a[i]} * b + out[i] + carry;
        out[i] = static_cast<Limb>(product);
        carry = static_cast<Limb>(product >> 64);
    }
    return carry;
}

// out -= a * b.
inline Limb subtract_product(Limb* out, const Limb* a, size_t n, Limb b) {
    Limb borrow = 0;
    for (size_t i = 0; i < n; i++) {
        Wide product = Wide{a[i]} * b + borrow;
        Limb low = static_cast<Limb>(product);
        borrow = static_cast<Limb>(product >> 64) + (out[i] < low);
        out[i] -= low;
    }
    return borrow;
}

// 0 <= bits < 64. Returns the bits that fell out. out >= a may overlap.
inline Limb shift_left(Limb* out, const Limb* a, size_t n, unsigned bits) {
    if (!bits) {
        copy(out, a, n);
        return 0;
    }
    Limb fallen = 0;
    if (n) fallen = a[n - 1] >> (64 - bits);
    for (size_t i = n; i-- > 1;) out[i] = (a[i] << bits) | (a[i - 1] >> (64 - bits));
    if (n) out[0] = a[0] << bits;
    return fallen;
}
// 0 <= bits < 64; `above` fills the high bits. out <= a may overlap.
inline void shift_right(Limb* out, const Limb* a, size_t n, unsigned bits, Limb above = 0) {
    if (!bits) {
        copy(out, a, n);
        return;
    }
    for (size_t i = 0; i + 1 < n; i++) out[i] = (a[i] >> bits) | (a[i + 1] << (64 - bits));
    if (n) out[n - 1] = (a[n - 1] >> bits) | (above << (64 - bits));
}

// out has an + bn limbs, all are written; either size may be zero.
NumberStatus multiply(Limb* out, const Limb* a, size_t an, const Limb* b, size_t bn, Meter& meter);
NumberStatus square(Limb* out, const Limb* a, size_t n, Meter& meter);

// A divisor's limb with its highest bit set, and floor((2**128 - 1) / divisor) - 2**64.
struct Reciprocal {
    Limb divisor;
    Limb inverse;

    explicit Reciprocal(Limb normalised_divisor);
    // (high, low) / divisor with high < divisor.
    [[nodiscard]] Limb divide(Limb high, Limb low, Limb& remainder) const {
        Wide estimate = Wide{inverse} * high + ((Wide{high} << 64) | low);
        Limb quotient = static_cast<Limb>(estimate >> 64) + 1;
        Limb rest = low - quotient * divisor;
        if (rest > static_cast<Limb>(estimate)) {
            quotient--;
            rest += divisor;
        }
        if (rest >= divisor) [[unlikely]] {
            quotient++;
            rest -= divisor;
        }
        remainder = rest;
        return quotient;
    }
};

// quotient (n limbs, may be a, may be null) and the remainder of a by any limb but zero.
Limb divide_limb(Limb* quotient, const Limb* a, size_t n, Limb divisor);

// a by b: an >= bn >= 1, b[bn - 1] != 0. The quotient has an - bn + 1 limbs (may be null), the remainder bn
// limbs (may be null).
NumberStatus divide(Limb* quotient, Limb* remainder, const Limb* a, size_t an, const Limb* b, size_t bn,
                    Meter& meter);

// The 64 bits from `bit` upwards; zeros above the top.
inline Limb bits_from(const Limb* a, size_t n, uint64_t bit) {
    size_t limb = bit / limb_bits;
    auto rest = static_cast<unsigned>(bit % limb_bits);
    if (limb >= n) return 0;
    Limb bits = a[limb] >> rest;
    if (rest && limb + 1 < n) bits |= a[limb + 1] << (limb_bits - rest);
    return bits;
}

} // namespace natural

// Sets a result's size and sign from its limbs.
inline void finish(Result& out, size_t size, bool negative) {
    out.size = natural::normalised(out.limbs, size);
    out.negative = negative && out.size;
}

} // namespace natrix::bigint

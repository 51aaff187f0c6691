#include "base/numbers/natural.h"
#include <algorithm>

namespace natrix::bigint {

bool to_uint64(Integer a, uint64_t& value) {
    if (a.size > 1 || a.negative) return false;
    value = a.size ? a.limbs[0] : 0;
    return true;
}

bool to_int64(Integer a, int64_t& value) {
    if (a.size > 1) return false;
    Limb limb = a.size ? a.limbs[0] : 0;
    if (limb > static_cast<Limb>(INT64_MAX) + (a.negative ? 1 : 0)) return false;
    value = static_cast<int64_t>(a.negative ? Limb{0} - limb : limb);
    return true;
}

int compare(Integer a, Integer b) {
    if (a.negative != b.negative) return a.negative ? -1 : 1;
    int order = natural::compare(a.limbs, a.size, b.limbs, b.size);
    return a.negative ? -order : order;
}

int64_t hash(Integer a) {
    constexpr uint64_t modulus = (uint64_t{1} << 61) - 1;
    uint64_t hash = 0;
    for (size_t i = a.size; i-- > 0;) {
        // 2**64 is 8 modulo 2**61 - 1.
        Wide sum = (Wide{hash} << 3) + a.limbs[i];
        uint64_t folded = (static_cast<uint64_t>(sum) & modulus) + static_cast<uint64_t>(sum >> 61);
        hash = folded >= modulus ? folded - modulus : folded;
    }
    int64_t result = static_cast<int64_t>(hash);
    if (a.negative) result = -result;
    return result == -1 ? -2 : result;
}

size_t add_size(size_t a, size_t b) { return saturating_add(std::max(a, b), 1); }

namespace {

NumberStatus add_magnitudes(Integer a, Integer b, bool negative, Result& out, Meter& meter) {
    if (a.size < b.size) std::swap(a, b);
    Limb carry = 0;
    size_t at = 0;
    for (; at < a.size; at += piece_limbs) {
        size_t piece = std::min(piece_limbs, a.size - at);
        size_t common = at < b.size ? std::min(piece, b.size - at) : 0;
        carry = natural::add(out.limbs + at, a.limbs + at, b.limbs + at, common, carry);
        carry = natural::add_limb(out.limbs + at + common, a.limbs + at + common, piece - common, carry);
        if (meter.charge(piece)) return NumberStatus::stopped;
    }
    out.limbs[a.size] = carry;
    out.size = a.size + (carry ? 1 : 0);
    out.negative = negative;
    return NumberStatus::ok;
}

// |a| - |b|, with the sign of a.
NumberStatus subtract_magnitudes(Integer a, Integer b, Result& out, Meter& meter) {
    int order = natural::compare(a.limbs, a.size, b.limbs, b.size);
    bool negative = a.negative;
    if (order == 0) {
        out.size = 0;
        out.negative = false;
        return meter.done(a.size);
    }
    if (order < 0) {
        std::swap(a, b);
        negative = !negative;
    }
    Limb borrow = 0;
    for (size_t at = 0; at < a.size; at += piece_limbs) {
        size_t piece = std::min(piece_limbs, a.size - at);
        size_t common = at < b.size ? std::min(piece, b.size - at) : 0;
        borrow = natural::subtract(out.limbs + at, a.limbs + at, b.limbs + at, common, borrow);
        borrow =
            natural::subtract_limb(out.limbs + at + common, a.limbs + at + common, piece - common, borrow);
        if (meter.charge(piece)) return NumberStatus::stopped;
    }
    finish(out, a.size, negative);
    return NumberStatus::ok;
}

} // namespace

NumberStatus add(Integer a, Integer b, Result& sum, Work work) {
    Meter meter(work);
    if (a.negative == b.negative) return add_magnitudes(a, b, a.negative, sum, meter);
    return subtract_magnitudes(a, b, sum, meter);
}

NumberStatus subtract(Integer a, Integer b, Result& difference, Work work) {
    if (!b.size) {
        copy(a, a.negative, difference);
        return NumberStatus::ok;
    }
    Integer negated{b.limbs, b.size, !b.negative};
    return add(a, negated, difference, work);
}

void copy(Integer a, bool negative, Result& out) {
    natural::copy(out.limbs, a.limbs, a.size);
    out.size = a.size;
    out.negative = negative && a.size;
}

} // namespace natrix::bigint

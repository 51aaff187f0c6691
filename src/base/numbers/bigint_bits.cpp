#include "base/numbers/natural.h"
#include <algorithm>
#include <bit>

namespace natrix::bigint {

size_t shift_left_size(size_t a, uint64_t bits) {
    return a ? saturating_add(saturating_add(a, bits / limb_bits), 1) : 0;
}

NumberStatus shift_left(Integer a, uint64_t bits, Result& out, Work work) {
    Meter meter(work);
    if (!a.size) {
        out.size = 0;
        out.negative = false;
        return NumberStatus::ok;
    }
    size_t limbs = bits / limb_bits;
    auto rest = static_cast<unsigned>(bits % limb_bits);
    for (size_t at = 0; at < limbs; at += piece_limbs) {
        size_t piece = std::min(piece_limbs, limbs - at);
        natural::clear(out.limbs + at, piece);
        if (meter.charge(piece)) return NumberStatus::stopped;
    }
    Limb fallen = 0;
    for (size_t at = 0; at < a.size; at += piece_limbs) {
        size_t piece = std::min(piece_limbs, a.size - at);
        Limb next = natural::shift_left(out.limbs + limbs + at, a.limbs + at, piece, rest);
        out.limbs[limbs + at] |= fallen;
        fallen = next;
        if (meter.charge(piece)) return NumberStatus::stopped;
    }
    out.limbs[limbs + a.size] = fallen;
    finish(out, limbs + a.size + 1, a.negative);
    return NumberStatus::ok;
}

size_t shift_right_size(size_t a, uint64_t bits) {
    uint64_t limbs = bits / limb_bits;
    return limbs >= a ? 1 : saturating_add(a - limbs, 1);
}

NumberStatus shift_right(Integer a, uint64_t bits, Result& out, Work work) {
    Meter meter(work);
    size_t limbs = bits / limb_bits;
    if (limbs >= a.size) {
        if (a.negative) out.limbs[0] = 1;
        out.size = a.negative;
        out.negative = a.negative;
        return NumberStatus::ok;
    }
    auto rest = static_cast<unsigned>(bits % limb_bits);
    size_t size = a.size - limbs;
    for (size_t at = 0; at < size; at += piece_limbs) {
        size_t piece = std::min(piece_limbs, size - at);
        Limb above = at + piece < size ? a.limbs[limbs + at + piece] : 0;
        natural::shift_right(out.limbs + at, a.limbs + limbs + at, piece, rest, above);
        if (meter.charge(piece)) return NumberStatus::stopped;
    }
    if (a.negative) {
        // Minus infinity lies further from zero: any bit lost makes the magnitude one larger.
        bool lost = rest && (a.limbs[limbs] << (limb_bits - rest)) != 0;
        for (size_t i = 0; i < limbs && !lost; i++) {
            lost = a.limbs[i] != 0;
            if (i % piece_limbs == 0 && meter.charge(std::min(piece_limbs, limbs - i)))
                return NumberStatus::stopped;
        }
        if (lost) {
            out.limbs[size] = natural::add_limb(out.limbs, out.limbs, size, 1);
            size++;
        }
    }
    finish(out, size, a.negative);
    return NumberStatus::ok;
}

size_t bitwise_size(size_t a, size_t b) { return saturating_add(std::max(a, b), 1); }

namespace {

// The limbs of a number in two's complement, one after the other.
struct TwosComplement {
    const Limb* limbs;
    size_t size;
    Limb flip; // all ones for a negative number
    Limb carry;

    explicit TwosComplement(Integer a)
        : limbs(a.limbs), size(a.size), flip(a.negative ? ~Limb{0} : 0), carry(a.negative ? 1 : 0) {}
    Limb at(size_t i) {
        Limb limb = ((i < size ? limbs[i] : 0) ^ flip) + carry;
        carry = carry && !limb;
        return limb;
    }
};

template<class Operation>
NumberStatus combine(Integer a, Integer b, bool negative, Result& out, Work work, Operation operation) {
    Meter meter(work);
    if (a.size < b.size) std::swap(a, b);
    if (!a.negative && !b.negative) {
        for (size_t at = 0; at < a.size; at += piece_limbs) {
            size_t end = std::min(a.size, at + piece_limbs), common = std::max(at, std::min(end, b.size));
            for (size_t i = at; i < common; i++) out.limbs[i] = operation(a.limbs[i], b.limbs[i]);
            for (size_t i = common; i < end; i++) out.limbs[i] = operation(a.limbs[i], Limb{0});
            if (meter.charge(end - at)) return NumberStatus::stopped;
        }
        finish(out, a.size, false);
        return NumberStatus::ok;
    }
    size_t size = a.size + 1;
    TwosComplement left(a), right(b);
    Limb carry = negative ? 1 : 0, flip = negative ? ~Limb{0} : 0;
    for (size_t at = 0; at < size; at += piece_limbs) {
        size_t end = std::min(size, at + piece_limbs);
        for (size_t i = at; i < end; i++) {
            // Back from two's complement to a magnitude in the same pass.
            Limb limb = (operation(left.at(i), right.at(i)) ^ flip) + carry;
            carry = carry && !limb;
            out.limbs[i] = limb;
        }
        if (meter.charge(end - at)) return NumberStatus::stopped;
    }
    finish(out, size, negative);
    return NumberStatus::ok;
}

} // namespace

NumberStatus bitwise_and(Integer a, Integer b, Result& out, Work work) {
    return combine(a, b, a.negative && b.negative, out, work, [](Limb x, Limb y) { return x & y; });
}

NumberStatus bitwise_or(Integer a, Integer b, Result& out, Work work) {
    return combine(a, b, a.negative || b.negative, out, work, [](Limb x, Limb y) { return x | y; });
}

NumberStatus bitwise_xor(Integer a, Integer b, Result& out, Work work) {
    return combine(a, b, a.negative != b.negative, out, work, [](Limb x, Limb y) { return x ^ y; });
}

NumberStatus invert(Integer a, Result& out, Work work) {
    SmallInteger one(1);
    // ~a == -(a + 1)
    if (!a.size) {
        copy(one.view(), true, out);
        return NumberStatus::ok;
    }
    NumberStatus status = add(a, one.view(), out, work);
    if (status == NumberStatus::ok) out.negative = !out.negative && out.size;
    return status;
}

uint64_t bit_length(Integer a) {
    if (!a.size) return 0;
    return uint64_t{a.size} * limb_bits - static_cast<unsigned>(std::countl_zero(a.limbs[a.size - 1]));
}

uint64_t bit_count(Integer a) {
    uint64_t count = 0;
    for (size_t i = 0; i < a.size; i++) count += static_cast<unsigned>(std::popcount(a.limbs[i]));
    return count;
}

NumberStatus to_bytes(Integer a, uint8_t* bytes, size_t size, bool little_endian, bool is_signed, Work work) {
    if (a.negative && !is_signed) return NumberStatus::overflow;
    uint64_t bits = bit_length(a);
    // Two's complement has room for -2**(n - 1), but not for 2**(n - 1).
    if (is_signed && a.size) {
        bool power_of_two = a.negative && std::has_single_bit(a.limbs[a.size - 1]) &&
                            natural::normalised(a.limbs, a.size - 1) == 0;
        if (!power_of_two) bits++;
    }
    if (bits > uint64_t{8} * size) return NumberStatus::overflow;
    Meter meter(work);
    TwosComplement source(a);
    for (size_t i = 0; i < size; i += 8) {
        Limb limb = source.at(i / 8);
        size_t end = std::min(size, i + 8);
        for (size_t k = i; k < end; k++, limb >>= 8)
            bytes[little_endian ? k : size - 1 - k] = static_cast<uint8_t>(limb);
        if (i % (8 * piece_limbs) == 0 && meter.charge(std::min(piece_limbs, (size - i) / 8)))
            return NumberStatus::stopped;
    }
    return NumberStatus::ok;
}

size_t from_bytes_size(size_t bytes) { return bytes / 8 + 1; }

NumberStatus from_bytes(const uint8_t* bytes, size_t size, bool little_endian, bool is_signed, Result& out,
                        Work work) {
    Meter meter(work);
    size_t limbs = (size + 7) / 8;
    bool negative = is_signed && size && (bytes[little_endian ? size - 1 : 0] & 0x80);
    for (size_t i = 0; i < limbs; i++) {
        Limb limb = 0;
        size_t count = std::min(size_t{8}, size - 8 * i);
        for (size_t k = count; k-- > 0;) {
            size_t at = 8 * i + k;
            limb = limb << 8 | bytes[little_endian ? at : size - 1 - at];
        }
        if (negative && count < 8) limb |= ~Limb{0} << (8 * count);
        out.limbs[i] = limb;
        if (i % piece_limbs == 0 && meter.charge(std::min(piece_limbs, limbs - i)))
            return NumberStatus::stopped;
    }
    if (negative) natural::negate(out.limbs, limbs);
    finish(out, limbs, negative);
    return NumberStatus::ok;
}

} // namespace natrix::bigint

#include "base/text/scan.h"
#include "base/text/block.h"
#include "base/text/units.h"

#include <cstring>
#include <type_traits>

namespace natrix::text {

namespace {

constexpr uint32_t block = 32;

// Whether a unit has one of the bits of `mask`.
template<class Unit> bool has_bits(const Unit* units, uint32_t length, Unit mask) {
    constexpr uint32_t step = Block<Unit>::units;
    if (length < step) {
        Unit all = 0;
        for (uint32_t i = 0; i < length; i++) all = static_cast<Unit>(all | units[i]);
        return (all & mask) != 0;
    }
    const auto masks = Block<Unit>::all(mask);
    uint32_t i = 0;
    for (; length - i >= 4 * step; i += 4 * step)
        if (Block<Unit>::any_bits(units + i, masks)) return true;
    for (; length - i >= step; i += step)
        if (Block<Unit>::has_bits(units + i, masks)) return true;
    // The last block overlaps what was seen.
    return Block<Unit>::has_bits(units + length - step, masks);
}

// A class needs a look at the whole text only if no wider one was found at once.
template<class Unit> CodePoint maximum_of(const Unit* units, uint32_t length) {
    if constexpr (sizeof(Unit) > 2)
        if (has_bits<Unit>(units, length, 0xFFFF0000)) return max_code_point;
    if constexpr (sizeof(Unit) > 1)
        if (has_bits<Unit>(units, length, 0xFF00)) return 0xFFFF;
    return has_bits<Unit>(units, length, 0x80) ? 0xFF : 0x7F;
}

// Blocks go through an array of their own: nothing there can overlap, and so compilers use vector
// instructions.
template<class From, class To> void copy_units(const From* from, To* to, uint32_t length) {
    if constexpr (sizeof(From) == sizeof(To)) {
        if (length) std::memcpy(to, from, size_t{length} * sizeof(To));
    } else {
        uint32_t i = 0;
        for (; length - i >= block; i += block) {
            To part[block];
            for (uint32_t k = 0; k < block; k++) part[k] = static_cast<To>(from[i + k]);
            std::memcpy(to + i, part, sizeof part);
        }
        for (; i < length; i++) to[i] = static_cast<To>(from[i]);
    }
}

template<class A, class B> uint32_t prefix_units(const A* a, const B* b, uint32_t length) {
    uint32_t i = 0;
    if constexpr (sizeof(A) == sizeof(B)) {
        constexpr uint32_t step = 8 / sizeof(A);
        for (; length - i >= step; i += step) {
            uint64_t x, y;
            std::memcpy(&x, a + i, 8);
            std::memcpy(&y, b + i, 8);
            if (x != y) break;
        }
    } else {
        for (; length - i >= block; i += block) {
            uint32_t differ = 0;
            for (uint32_t k = 0; k < block; k++) differ |= static_cast<uint32_t>(a[i + k] ^ b[i + k]);
            if (differ) break;
        }
    }
    while (i < length && a[i] == b[i]) i++;
    return i;
}

} // namespace

CodePoint scan_maximum(TextView text) {
    return with_units(text, [&](auto* units) { return maximum_of(units, text.length); });
}

bool is_ascii(TextView text) {
    return with_units(text, [&](auto* units) {
        using Unit = std::remove_const_t<std::remove_reference_t<decltype(*units)>>;
        return !has_bits<Unit>(units, text.length, static_cast<Unit>(~Unit{0x7F}));
    });
}

void copy_text(TextView from, void* to, uint8_t to_width) {
    if (from.width == to_width) {
        if (from.length != 0) std::memcpy(to, from.data, from.bytes());
        return;
    }
    with_units(from, [&](auto* units) {
        with_units(TextSpan{to, from.length, to_width},
                   [&](auto* out) { copy_units(units, out, from.length); });
    });
}

void fill_text(TextSpan to, uint32_t start, uint32_t end, CodePoint c) {
    with_units(to, [&](auto* out) {
        using Unit = std::remove_reference_t<decltype(*out)>;
        if constexpr (sizeof(Unit) == 1) {
            if (end > start) std::memset(out + start, static_cast<int>(c), end - start);
        } else {
            for (uint32_t i = start; i < end; i++) out[i] = static_cast<Unit>(c);
        }
    });
}

void repeat_text(TextView from, TextSpan to) {
    if (from.length == 0 || to.length == 0) return;
    if (from.length == 1) return fill_text(to, 0, to.length, from[0]);
    uint32_t done = from.length < to.length ? from.length : to.length;
    copy_text(from.slice(0, done), to.data, to.width);
    // Doubles what is there.
    auto* out = static_cast<char*>(to.data);
    while (done < to.length) {
        uint32_t n = to.length - done < done ? to.length - done : done;
        std::memcpy(out + size_t{done} * to.width, out, size_t{n} * to.width);
        done += n;
    }
}

void copy_stepped(TextView from, int64_t start, int64_t step, TextSpan to) {
    with_units(from, [&](auto* units) {
        with_units(to, [&](auto* out) {
            using Unit = std::remove_reference_t<decltype(*out)>;
            int64_t at = start;
            for (uint32_t i = 0; i < to.length; i++, at += step) out[i] = static_cast<Unit>(units[at]);
        });
    });
}

bool equal(TextView a, TextView b) {
    if (a.length != b.length) return false;
    if (a.width == b.width) return a.length == 0 || std::memcmp(a.data, b.data, a.bytes()) == 0;
    return common_prefix(a, b) == a.length;
}

uint32_t common_prefix(TextView a, TextView b) {
    uint32_t length = a.length < b.length ? a.length : b.length;
    return with_units(
        a, [&](auto* x) { return with_units(b, [&](auto* y) { return prefix_units(x, y, length); }); });
}

int compare(TextView a, TextView b) {
    uint32_t length = a.length < b.length ? a.length : b.length;
    if (a.width == 1 && b.width == 1) {
        int order = length ? std::memcmp(a.data, b.data, length) : 0;
        if (order != 0) return order;
    } else {
        uint32_t i = common_prefix(a, b);
        if (i < length) return a[i] < b[i] ? -1 : 1;
    }
    return a.length < b.length ? -1 : a.length > b.length ? 1 : 0;
}

} // namespace natrix::text

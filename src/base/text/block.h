#pragma once
#include <bit>
#include <cstdint>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// Sixteen bytes at a time: which units of a block are equal to something. Without SSE2 the same answers come
// from a loop.
namespace natrix::text {

template<class Unit> struct Block {
    static constexpr uint32_t units = 16 / sizeof(Unit);

#if defined(__SSE2__)
    __m128i value;

    static Block all(Unit unit) {
        if constexpr (sizeof(Unit) == 1)
            return {_mm_set1_epi8(static_cast<char>(unit))};
        else if constexpr (sizeof(Unit) == 2)
            return {_mm_set1_epi16(static_cast<short>(unit))};
        else
            return {_mm_set1_epi32(static_cast<int>(unit))};
    }
    static Block load(const Unit* at) { return {_mm_loadu_si128(reinterpret_cast<const __m128i*>(at))}; }
    static __m128i same(Block a, Block b) {
        if constexpr (sizeof(Unit) == 1)
            return _mm_cmpeq_epi8(a.value, b.value);
        else if constexpr (sizeof(Unit) == 2)
            return _mm_cmpeq_epi16(a.value, b.value);
        else
            return _mm_cmpeq_epi32(a.value, b.value);
    }
    static uint32_t bits(__m128i mask) {
        if constexpr (sizeof(Unit) == 1)
            return static_cast<uint32_t>(_mm_movemask_epi8(mask));
        else if constexpr (sizeof(Unit) == 2)
            return static_cast<uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(mask, _mm_setzero_si128())));
        else
            return static_cast<uint32_t>(_mm_movemask_ps(_mm_castsi128_ps(mask)));
    }
    // Bit i: unit i of this block equals unit i of the other.
    uint32_t equal(Block other) const { return bits(same(*this, other)); }
    // Whether one of the units of the block at `at` has one of the bits of `mask`.
    static bool has_bits(const Unit* at, Block mask) {
        __m128i set = _mm_and_si128(load(at).value, mask.value);
        return _mm_movemask_epi8(_mm_cmpeq_epi8(set, _mm_setzero_si128())) != 0xFFFF;
    }
    // The same for four blocks.
    static bool any_bits(const Unit* at, Block mask) {
        __m128i a = _mm_or_si128(load(at).value, load(at + units).value);
        __m128i b = _mm_or_si128(load(at + 2 * units).value, load(at + 3 * units).value);
        __m128i set = _mm_and_si128(_mm_or_si128(a, b), mask.value);
        return _mm_movemask_epi8(_mm_cmpeq_epi8(set, _mm_setzero_si128())) != 0xFFFF;
    }
    // Whether one of the units of four blocks from `at` on equals those of `wanted`.
    static bool any_equal(const Unit* at, Block wanted) {
        __m128i a = _mm_or_si128(same(load(at), wanted), same(load(at + units), wanted));
        __m128i b = _mm_or_si128(same(load(at + 2 * units), wanted), same(load(at + 3 * units), wanted));
        return _mm_movemask_epi8(_mm_or_si128(a, b)) != 0;
    }
    // How many units of so many blocks, at most 255, equal those of `wanted`.
    static uint32_t count_equal(const Unit* at, uint32_t rounds, Block wanted) {
        __m128i lanes = _mm_setzero_si128();
        for (uint32_t k = 0; k < rounds; k++, at += units) {
            // Each lane counts down once per match.
            __m128i mask = same(load(at), wanted);
            if constexpr (sizeof(Unit) == 1)
                lanes = _mm_sub_epi8(lanes, mask);
            else if constexpr (sizeof(Unit) == 2)
                lanes = _mm_sub_epi16(lanes, mask);
            else
                lanes = _mm_sub_epi32(lanes, mask);
        }
        Unit counts[units];
        _mm_storeu_si128(reinterpret_cast<__m128i*>(counts), lanes);
        uint32_t total = 0;
        for (Unit count : counts) total += count;
        return total;
    }
    // Bit i: a equals b and c equals d in unit i.
    static uint32_t equal_both(Block a, Block b, Block c, Block d) {
        return bits(_mm_and_si128(same(a, b), same(c, d)));
    }
#else
    Unit value[units];

    static Block all(Unit unit) {
        Block result;
        for (Unit& u : result.value) u = unit;
        return result;
    }
    static Block load(const Unit* at) {
        Block result;
        for (uint32_t i = 0; i < units; i++) result.value[i] = at[i];
        return result;
    }
    uint32_t equal(const Block& other) const {
        uint32_t mask = 0;
        for (uint32_t i = 0; i < units; i++) mask |= static_cast<uint32_t>(value[i] == other.value[i]) << i;
        return mask;
    }
    static uint32_t count_equal(const Unit* at, uint32_t rounds, const Block& wanted) {
        uint32_t total = 0;
        for (uint32_t i = 0; i < rounds * units; i++) total += at[i] == wanted.value[0];
        return total;
    }
    static bool has_bits(const Unit* at, const Block& mask) {
        Unit all = 0;
        for (uint32_t i = 0; i < units; i++) all = static_cast<Unit>(all | at[i]);
        return (all & mask.value[0]) != 0;
    }
    static bool any_bits(const Unit* at, const Block& mask) {
        Unit all = 0;
        for (uint32_t i = 0; i < 4 * units; i++) all = static_cast<Unit>(all | at[i]);
        return (all & mask.value[0]) != 0;
    }
    static bool any_equal(const Unit* at, const Block& wanted) {
        bool any = false;
        for (uint32_t i = 0; i < 4 * units; i++) any |= at[i] == wanted.value[0];
        return any;
    }
    static uint32_t equal_both(const Block& a, const Block& b, const Block& c, const Block& d) {
        return a.equal(b) & c.equal(d);
    }
#endif
};

} // namespace natrix::text

#include "base/text/hash.h"

#include <bit>
#include <cstring>

namespace natrix::text {

namespace {

static_assert(std::endian::native == std::endian::little, "words are read in memory order");

// Odd constants with about half of their bits set; nothing depends on their values but the hashes themselves.
constexpr uint64_t key[5] = {0x9E6C63D0A3B195E1, 0xC2B2D4F1665BB6A9, 0x8D51F2BE4C73A857, 0xB5026F5AA96619E9,
                             0xD1342543DE82EF95};

uint64_t fold(uint64_t a, uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    Wide product = static_cast<Wide>(a) * b;
    return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

// Reads text of `Unit`s as if it were stored in units of `virtual_width` bytes.
template<class Unit, uint32_t virtual_width> struct Reader {
    const Unit* units;

    // `at` is a multiple of the virtual width.
    template<class Word> Word word(uint64_t at) const {
        Word result = 0;
        if constexpr (sizeof(Unit) == virtual_width) {
            std::memcpy(&result, reinterpret_cast<const char*>(units) + at, sizeof result);
        } else {
            for (uint32_t i = 0; i < sizeof(Word) / virtual_width; i++)
                result |= static_cast<Word>(units[at / virtual_width + i]) << (8 * virtual_width * i);
        }
        return result;
    }
};

template<class Unit, uint32_t virtual_width>
uint64_t hash_units(Reader<Unit, virtual_width> text, uint64_t length) {
    const uint64_t n = length * virtual_width;
    uint64_t a = 0, b = 0, state = key[0] ^ virtual_width;
    if (n <= 16) {
        if (n >= 8) {
            a = text.template word<uint64_t>(0);
            b = text.template word<uint64_t>(n - 8);
        } else if (n >= 4) {
            a = text.template word<uint32_t>(0);
            b = text.template word<uint32_t>(n - 4);
        } else if (n > 0) {
            if constexpr (virtual_width == 1)
                a = uint64_t{text.units[0]} | uint64_t{text.units[n / 2]} << 8 |
                    uint64_t{text.units[n - 1]} << 16;
            else
                a = text.units[0];
        }
    } else {
        uint64_t at = 0;
        if (n > 48) {
            uint64_t second = state, third = state;
            do {
                state = fold(text.template word<uint64_t>(at) ^ key[1],
                             text.template word<uint64_t>(at + 8) ^ state);
                second = fold(text.template word<uint64_t>(at + 16) ^ key[2],
                              text.template word<uint64_t>(at + 24) ^ second);
                third = fold(text.template word<uint64_t>(at + 32) ^ key[3],
                             text.template word<uint64_t>(at + 40) ^ third);
                at += 48;
            } while (n - at > 48);
            state ^= second ^ third;
        }
        for (; n - at > 16; at += 16)
            state =
                fold(text.template word<uint64_t>(at) ^ key[1], text.template word<uint64_t>(at + 8) ^ state);
        a = text.template word<uint64_t>(n - 16);
        b = text.template word<uint64_t>(n - 8);
    }
    return fold(fold(a ^ key[1], b ^ state) ^ key[4], n ^ key[2]);
}

// Whether a unit exceeds `ceiling`. Stops at the first one, which in a text that is not stored too wide comes
// soon.
template<class Unit> bool exceeds(const Unit* units, uint32_t length, Unit ceiling) {
    for (uint32_t i = 0; i < length; i++)
        if (units[i] > ceiling) return true;
    return false;
}

} // namespace

uint64_t hash_text(TextView text) {
    if (text.width == 1) return hash_units(Reader<uint8_t, 1>{text.units8()}, text.length);
    if (text.width == 2) {
        if (exceeds<uint16_t>(text.units16(), text.length, 0xFF))
            return hash_units(Reader<uint16_t, 2>{text.units16()}, text.length);
        return hash_units(Reader<uint16_t, 1>{text.units16()}, text.length);
    }
    if (exceeds<uint32_t>(text.units32(), text.length, 0xFFFF))
        return hash_units(Reader<uint32_t, 4>{text.units32()}, text.length);
    if (exceeds<uint32_t>(text.units32(), text.length, 0xFF))
        return hash_units(Reader<uint32_t, 2>{text.units32()}, text.length);
    return hash_units(Reader<uint32_t, 1>{text.units32()}, text.length);
}

uint64_t hash_bytes(ByteView bytes) { return hash_text(bytes.text()); }

} // namespace natrix::text

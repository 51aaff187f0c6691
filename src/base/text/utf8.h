#pragma once
#include <cstdint>

namespace natrix {

// The bytes of a character in UTF-8, the first one first; of a lone surrogate, as WTF-8 has them.
template<class Put> constexpr void each_utf8_byte(uint32_t character, Put put) {
    if (character < 0x80) {
        put(character);
        return;
    }
    if (character < 0x800) {
        put(0xC0 | character >> 6);
    } else {
        if (character < 0x10000) {
            put(0xE0 | character >> 12);
        } else {
            put(0xF0 | character >> 18);
            put(0x80 | (character >> 12 & 0x3F));
        }
        put(0x80 | (character >> 6 & 0x3F));
    }
    put(0x80 | (character & 0x3F));
}

constexpr uint32_t utf8_size(uint32_t character) {
    return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
}

} // namespace natrix

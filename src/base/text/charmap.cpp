#include "base/text/codec.h"

namespace natrix::text {

namespace {

// 0x80 to 0x9F are where cp1252 and Latin-1 differ.
constexpr uint16_t upper_controls[32] = {0x20AC, 0xFFFE, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                         0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFE, 0x017D, 0xFFFE,
                                         0xFFFE, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                         0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFE, 0x017E, 0x0178};

struct Cp1252 {
    uint16_t to[256] = {};
    constexpr Cp1252() {
        for (uint32_t i = 0; i < 256; i++)
            to[i] = i >= 0x80 && i < 0xA0 ? upper_controls[i - 0x80] : static_cast<uint16_t>(i);
    }
};
constexpr Cp1252 cp1252;

uint32_t slot_of(CodePoint c) { return (c * 0x9E3779B1u) >> 22; }
static_assert(CharmapEncoder::slots == 1u << (32 - 22));

} // namespace

constinit const TextView cp1252_table = {cp1252.to, 256, 2};

CharmapEncoder::CharmapEncoder(TextView table) {
    const uint32_t length = table.length < 256 ? table.length : 256;
    for (uint32_t byte = 0; byte < length; byte++) {
        CodePoint c = table[byte];
        if (c == 0xFFFE) continue;
        uint32_t at = slot_of(c);
        while (slot[at] != 0 && slot[at] >> 8 != c + 1) at = (at + 1) % slots;
        // The last one wins where two bytes stand for the same character.
        slot[at] = (c + 1) << 8 | byte;
    }
}

int CharmapEncoder::byte_for(CodePoint c) const {
    for (uint32_t at = slot_of(c); slot[at] != 0; at = (at + 1) % slots)
        if (slot[at] >> 8 == c + 1) return static_cast<int>(slot[at] & 0xFF);
    return -1;
}

} // namespace natrix::text

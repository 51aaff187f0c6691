#include "base/deflate/checksum.h"

namespace natrix::deflate {
namespace {

constexpr int tables = 8;

struct Table {
    uint32_t rows[tables][256];
};

// Row k: the effect of a byte with k more behind it.
constexpr Table make_table() {
    Table table{};
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t value = i;
        for (int bit = 0; bit < 8; bit++) value = value >> 1 ^ ((value & 1) != 0 ? 0xEDB8'8320u : 0);
        table.rows[0][i] = value;
    }
    for (uint32_t i = 0; i < 256; i++)
        for (int k = 1; k < tables; k++)
            table.rows[k][i] = table.rows[k - 1][i] >> 8 ^ table.rows[0][table.rows[k - 1][i] & 0xFF];
    return table;
}
constexpr Table table = make_table();

} // namespace

uint32_t crc32(uint32_t value, const uint8_t* data, size_t size) {
    value = ~value;
    for (; size >= 8; data += 8, size -= 8) {
        uint32_t low = value ^ (uint32_t{data[0]} | uint32_t{data[1]} << 8 | uint32_t{data[2]} << 16 |
                                uint32_t{data[3]} << 24);
        value = table.rows[7][low & 0xFF] ^ table.rows[6][low >> 8 & 0xFF] ^ table.rows[5][low >> 16 & 0xFF] ^
                table.rows[4][low >> 24] ^ table.rows[3][data[4]] ^ table.rows[2][data[5]] ^
                table.rows[1][data[6]] ^ table.rows[0][data[7]];
    }
    for (; size > 0; size--) value = value >> 8 ^ table.rows[0][(value ^ *data++) & 0xFF];
    return ~value;
}

uint32_t adler32(uint32_t value, const uint8_t* data, size_t size) {
    constexpr uint32_t modulus = 65521;
    constexpr size_t safe = 5552; // so many sums fit 32 bits
    uint32_t a = value & 0xFFFF, b = value >> 16;
    while (size > 0) {
        size_t part = size < safe ? size : safe;
        size -= part;
        for (; part > 0; part--) {
            a += *data++;
            b += a;
        }
        a %= modulus;
        b %= modulus;
    }
    return b << 16 | a;
}

} // namespace natrix::deflate

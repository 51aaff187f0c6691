#include "base/numbers/twister.h"

namespace natrix {

namespace {
constexpr uint32_t distance = 397;
constexpr uint32_t matrix = 0x9908B0DF;
constexpr uint32_t upper_bit = 0x8000'0000;
} // namespace

void Twister::seed(uint32_t number) {
    words[0] = number;
    for (uint32_t i = 1; i < size; i++) words[i] = 1812433253u * (words[i - 1] ^ words[i - 1] >> 30) + i;
    index = size;
}

void Twister::seed(const uint32_t* key, size_t length) {
    seed(19650218u);
    uint32_t i = 1;
    size_t j = 0;
    auto mixed = [&](uint32_t factor) { return words[i] ^ (words[i - 1] ^ words[i - 1] >> 30) * factor; };
    auto advance = [&] {
        if (++i < size) return;
        words[0] = words[size - 1];
        i = 1;
    };
    for (size_t k = length > size ? length : size; k > 0; k--) {
        words[i] = mixed(1664525u) + key[j] + static_cast<uint32_t>(j);
        advance();
        if (++j == length) j = 0;
    }
    for (uint32_t k = size - 1; k > 0; k--) {
        words[i] = mixed(1566083941u) - i;
        advance();
    }
    words[0] = upper_bit;
}

void Twister::generate() {
    auto twist = [&](uint32_t from, uint32_t with) {
        uint32_t bits = (words[from] & upper_bit) | (words[(from + 1) % size] & ~upper_bit);
        return words[with] ^ bits >> 1 ^ ((bits & 1) != 0 ? matrix : 0);
    };
    for (uint32_t i = 0; i < size; i++)
        words[i] = twist(i, i < size - distance ? i + distance : i + distance - size);
    index = 0;
}

uint32_t Twister::next() {
    if (index >= size) generate();
    uint32_t word = words[index++];
    word ^= word >> 11;
    word ^= word << 7 & 0x9D2C'5680;
    word ^= word << 15 & 0xEFC6'0000;
    return word ^ word >> 18;
}

double Twister::next_double() {
    uint32_t high = next() >> 5, low = next() >> 6;
    return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
}

} // namespace natrix

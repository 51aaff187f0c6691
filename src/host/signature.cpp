#include "host/signature.h"

#include <bit>
#include <cstring>

namespace natrix {
namespace {

constexpr uint64_t initial[8] = {0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B,
                                 0xA54FF53A5F1D36F1, 0x510E527FADE682D1, 0x9B05688C2B3E6C1F,
                                 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179};

constexpr uint8_t order[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
};

class Blake2b {
  public:
    Blake2b(size_t key_size, size_t out_size) {
        for (int i = 0; i < 8; i++) state_[i] = initial[i];
        state_[0] ^= 0x01010000 ^ key_size << 8 ^ out_size;
    }

    void block(const uint8_t* bytes, uint64_t size, bool last) {
        count_ += size;
        uint64_t words[16], v[16];
        uint8_t padded[128] = {};
        if (size != 0) std::memcpy(padded, bytes, size);
        for (int i = 0; i < 16; i++) {
            words[i] = 0;
            for (int j = 7; j >= 0; j--) words[i] = words[i] << 8 | padded[8 * i + j];
        }
        for (int i = 0; i < 8; i++) {
            v[i] = state_[i];
            v[i + 8] = initial[i];
        }
        v[12] ^= count_;
        if (last) v[14] = ~v[14];
        auto mix = [&](int a, int b, int c, int d, uint64_t x, uint64_t y) {
            v[a] += v[b] + x;
            v[d] = std::rotr(v[d] ^ v[a], 32);
            v[c] += v[d];
            v[b] = std::rotr(v[b] ^ v[c], 24);
            v[a] += v[b] + y;
            v[d] = std::rotr(v[d] ^ v[a], 16);
            v[c] += v[d];
            v[b] = std::rotr(v[b] ^ v[c], 63);
        };
        for (int round = 0; round < 12; round++) {
            const uint8_t* s = order[round % 10];
            mix(0, 4, 8, 12, words[s[0]], words[s[1]]);
            mix(1, 5, 9, 13, words[s[2]], words[s[3]]);
            mix(2, 6, 10, 14, words[s[4]], words[s[5]]);
            mix(3, 7, 11, 15, words[s[6]], words[s[7]]);
            mix(0, 5, 10, 15, words[s[8]], words[s[9]]);
            mix(1, 6, 11, 12, words[s[10]], words[s[11]]);
            mix(2, 7, 8, 13, words[s[12]], words[s[13]]);
            mix(3, 4, 9, 14, words[s[14]], words[s[15]]);
        }
        for (int i = 0; i < 8; i++) state_[i] ^= v[i] ^ v[i + 8];
    }

    [[nodiscard]] Signature digest() const {
        Signature out;
        for (size_t i = 0; i < out.size(); i++) out[i] = static_cast<uint8_t>(state_[i / 8] >> (8 * (i % 8)));
        return out;
    }

  private:
    uint64_t state_[8];
    uint64_t count_ = 0;
};

constexpr size_t block_bytes = 128, key_bytes = 64;

} // namespace

Signature sign(std::string_view key, std::string_view data) {
    Signature shortened;
    if (key.size() > key_bytes) {
        shortened = sign("", key);
        key = {reinterpret_cast<const char*>(shortened.data()), shortened.size()};
    }
    Blake2b hash(key.size(), sizeof(Signature));
    auto* at = reinterpret_cast<const uint8_t*>(data.data());
    size_t left = data.size();
    if (!key.empty()) {
        uint8_t first[block_bytes] = {};
        std::memcpy(first, key.data(), key.size());
        hash.block(first, block_bytes, left == 0);
        if (left == 0) return hash.digest();
    }
    for (; left > block_bytes; at += block_bytes, left -= block_bytes) hash.block(at, block_bytes, false);
    hash.block(at, left, true);
    return hash.digest();
}

bool equal(const Signature& a, const Signature& b) {
    unsigned different = 0;
    for (size_t i = 0; i < a.size(); i++) different |= static_cast<unsigned>(a[i] ^ b[i]);
    return different == 0;
}

} // namespace natrix

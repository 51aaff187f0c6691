#include "base/hashes/hash.h"

#include <bit>
#include <cstring>

namespace natrix::hashes {
namespace {

#include "base/hashes/constants.inc"

using std::rotl;
using std::rotr;

template<class Word> Word load_little(const uint8_t* from) {
    Word word = 0;
    for (size_t i = 0; i < sizeof(Word); i++) word |= static_cast<Word>(Word{from[i]} << (8 * i));
    return word;
}
template<class Word> Word load_big(const uint8_t* from) {
    Word word = 0;
    for (size_t i = 0; i < sizeof(Word); i++) word = static_cast<Word>(word << 8 | from[i]);
    return word;
}
template<class Word> void store_little(uint8_t* to, Word word) {
    for (size_t i = 0; i < sizeof(Word); i++) to[i] = static_cast<uint8_t>(word >> (8 * i));
}
template<class Word> void store_big(uint8_t* to, Word word) {
    for (size_t i = 0; i < sizeof(Word); i++)
        to[i] = static_cast<uint8_t>(word >> (8 * (sizeof(Word) - 1 - i)));
}

// Each compresses one block into the words of the state.

void md5_block(uint64_t* words, const uint8_t* block) {
    static constexpr int turns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    uint32_t m[16];
    for (int i = 0; i < 16; i++) m[i] = load_little<uint32_t>(block + 4 * i);
    auto a = static_cast<uint32_t>(words[0]), b = static_cast<uint32_t>(words[1]),
         c = static_cast<uint32_t>(words[2]), d = static_cast<uint32_t>(words[3]);
    auto step = [&](uint32_t f, uint32_t i, uint32_t g) {
        uint32_t sum = a + f + md5_sines[i] + m[g & 15];
        a = d;
        d = c;
        c = b;
        b += rotl(sum, turns[i / 16][i % 4]);
    };
    for (uint32_t i = 0; i < 16; i++) step(d ^ (b & (c ^ d)), i, i);
    for (uint32_t i = 16; i < 32; i++) step(c ^ (d & (b ^ c)), i, 5 * i + 1);
    for (uint32_t i = 32; i < 48; i++) step(b ^ c ^ d, i, 3 * i + 5);
    for (uint32_t i = 48; i < 64; i++) step(c ^ (b | ~d), i, 7 * i);
    words[0] = static_cast<uint32_t>(words[0]) + a;
    words[1] = static_cast<uint32_t>(words[1]) + b;
    words[2] = static_cast<uint32_t>(words[2]) + c;
    words[3] = static_cast<uint32_t>(words[3]) + d;
}

void sha1_block(uint64_t* words, const uint8_t* block) {
    uint32_t w[80], s[5];
    for (int i = 0; i < 16; i++) w[i] = load_big<uint32_t>(block + 4 * i);
    for (int i = 16; i < 80; i++) w[i] = rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (int i = 0; i < 5; i++) s[i] = static_cast<uint32_t>(words[i]);
    auto step = [&](uint32_t f, uint32_t k, int i) {
        uint32_t sum = rotl(s[0], 5) + f + s[4] + k + w[i];
        s[4] = s[3];
        s[3] = s[2];
        s[2] = rotl(s[1], 30);
        s[1] = s[0];
        s[0] = sum;
    };
    for (int i = 0; i < 20; i++) step(s[3] ^ (s[1] & (s[2] ^ s[3])), 0x5A827999, i);
    for (int i = 20; i < 40; i++) step(s[1] ^ s[2] ^ s[3], 0x6ED9EBA1, i);
    for (int i = 40; i < 60; i++) step((s[1] & s[2]) | (s[3] & (s[1] | s[2])), 0x8F1BBCDC, i);
    for (int i = 60; i < 80; i++) step(s[1] ^ s[2] ^ s[3], 0xCA62C1D6, i);
    for (int i = 0; i < 5; i++) words[i] = static_cast<uint32_t>(words[i]) + s[i];
}

// SHA-256 and SHA-512 differ in the size of their words, the rounds, and how far they turn.
template<class Word, int rounds, int t0, int t1, int t2, int t3, int t4, int t5, int m0, int m1, int m2,
         int m3, int m4, int m5>
void sha2_block(uint64_t* words, const uint8_t* block) {
    Word w[16], s[8];
    for (size_t i = 0; i < 16; i++) w[i] = load_big<Word>(block + sizeof(Word) * i);
    for (int i = 0; i < 8; i++) s[i] = static_cast<Word>(words[i]);
    for (int i = 0; i < rounds; i++) {
        if (i >= 16) {
            Word a = w[(i + 1) & 15], b = w[(i + 14) & 15];
            w[i & 15] += (rotr(a, m0) ^ rotr(a, m1) ^ (a >> m2)) + w[(i + 9) & 15] +
                         (rotr(b, m3) ^ rotr(b, m4) ^ (b >> m5));
        }
        auto k = static_cast<Word>(sha2_rounds[i] >> (64 - 8 * sizeof(Word)));
        Word e = s[4], a = s[0];
        Word one =
            s[7] + (rotr(e, t3) ^ rotr(e, t4) ^ rotr(e, t5)) + (s[6] ^ (e & (s[5] ^ s[6]))) + k + w[i & 15];
        Word two = (rotr(a, t0) ^ rotr(a, t1) ^ rotr(a, t2)) + ((a & s[1]) | (s[2] & (a | s[1])));
        s[7] = s[6];
        s[6] = s[5];
        s[5] = s[4];
        s[4] = s[3] + one;
        s[3] = s[2];
        s[2] = s[1];
        s[1] = s[0];
        s[0] = one + two;
    }
    for (int i = 0; i < 8; i++) words[i] = static_cast<Word>(static_cast<Word>(words[i]) + s[i]);
}
constexpr auto sha256_block = sha2_block<uint32_t, 64, 2, 13, 22, 6, 11, 25, 7, 18, 3, 17, 19, 10>;
constexpr auto sha512_block = sha2_block<uint64_t, 80, 28, 34, 39, 14, 18, 41, 1, 8, 7, 19, 61, 6>;

void keccak(uint64_t* a) {
    for (uint64_t round : keccak_rounds) {
        uint64_t c[5], d[5];
        for (int x = 0; x < 5; x++) c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
        for (int x = 0; x < 5; x++) d[x] = c[(x + 4) % 5] ^ rotl(c[(x + 1) % 5], 1);
        for (int i = 0; i < 25; i++) a[i] ^= d[i % 5];
        // Each lane turns and moves to the place that the one before it left.
        uint64_t carried = a[1];
        int x = 1, y = 0;
        for (int t = 0; t < 24; t++) {
            int next = (2 * x + 3 * y) % 5;
            x = y;
            y = next;
            uint64_t moved = a[x + 5 * y];
            a[x + 5 * y] = rotl(carried, (t + 1) * (t + 2) / 2 % 64);
            carried = moved;
        }
        for (int row = 0; row < 25; row += 5) {
            for (int i = 0; i < 5; i++) c[i] = a[row + i];
            for (int i = 0; i < 5; i++) a[row + i] = c[i] ^ (~c[(i + 1) % 5] & c[(i + 2) % 5]);
        }
        a[0] ^= round;
    }
}

void absorb(uint64_t* words, const uint8_t* block, uint32_t size) {
    for (uint32_t i = 0; i < size / 8; i++) words[i] ^= load_little<uint64_t>(block + 8 * i);
    keccak(words);
}

constexpr uint8_t blake2_order[10][16] = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
                                          {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
                                          {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
                                          {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
                                          {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
                                          {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
                                          {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
                                          {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
                                          {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
                                          {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};

template<class Word> Word blake2_start(int i) {
    return static_cast<Word>(sha512_start[i] >> (64 - 8 * sizeof(Word)));
}

template<class Word, int rounds, int r0, int r1, int r2, int r3>
void blake2_block(uint64_t* words, const uint8_t* block, uint64_t length, bool last, bool last_node) {
    Word m[16], v[16];
    for (size_t i = 0; i < 16; i++) m[i] = load_little<Word>(block + sizeof(Word) * i);
    for (int i = 0; i < 8; i++) {
        v[i] = static_cast<Word>(words[i]);
        v[i + 8] = blake2_start<Word>(i);
    }
    v[12] ^= static_cast<Word>(length);
    if constexpr (sizeof(Word) == 4) v[13] ^= static_cast<Word>(length >> 32);
    if (last) v[14] = ~v[14];
    if (last && last_node) v[15] = ~v[15];
    auto mix = [&](int a, int b, int c, int d, Word x, Word y) {
        v[a] += v[b] + x;
        v[d] = rotr(static_cast<Word>(v[d] ^ v[a]), r0);
        v[c] += v[d];
        v[b] = rotr(static_cast<Word>(v[b] ^ v[c]), r1);
        v[a] += v[b] + y;
        v[d] = rotr(static_cast<Word>(v[d] ^ v[a]), r2);
        v[c] += v[d];
        v[b] = rotr(static_cast<Word>(v[b] ^ v[c]), r3);
    };
    for (int i = 0; i < rounds; i++) {
        const uint8_t* order = blake2_order[i % 10];
        for (int j = 0; j < 4; j++) mix(j, 4 + j, 8 + j, 12 + j, m[order[2 * j]], m[order[2 * j + 1]]);
        for (int j = 0; j < 4; j++)
            mix(j, 4 + (j + 1) % 4, 8 + (j + 2) % 4, 12 + (j + 3) % 4, m[order[8 + 2 * j]],
                m[order[9 + 2 * j]]);
    }
    for (int i = 0; i < 8; i++) words[i] = static_cast<Word>(words[i] ^ v[i] ^ v[i + 8]);
}

bool is_blake2(Algorithm algorithm) { return algorithm >= Algorithm::blake2b; }
bool is_sponge(Algorithm algorithm) { return algorithm >= Algorithm::sha3_224 && !is_blake2(algorithm); }

void compress(State& state, const uint8_t* block) {
    switch (state.algorithm) {
    case Algorithm::md5: return md5_block(state.words, block);
    case Algorithm::sha1: return sha1_block(state.words, block);
    case Algorithm::sha224:
    case Algorithm::sha256: return sha256_block(state.words, block);
    case Algorithm::sha384:
    case Algorithm::sha512: return sha512_block(state.words, block);
    default: return absorb(state.words, block, block_size(state.algorithm));
    }
}

void compress_blake2(State& state, const uint8_t* block, bool last) {
    bool last_node = state.last_node != 0;
    if (state.algorithm == Algorithm::blake2b)
        blake2_block<uint64_t, 12, 32, 24, 16, 63>(state.words, block, state.length, last, last_node);
    else
        blake2_block<uint32_t, 10, 16, 12, 8, 7>(state.words, block, state.length, last, last_node);
}

void take(State& state, const uint8_t* data, size_t size) {
    uint32_t block = block_size(state.algorithm);
    bool blake2 = is_blake2(state.algorithm);
    while (size > 0) {
        // The last block of BLAKE2 is compressed in another way, so a full one waits for the next byte.
        if (state.filled == block) {
            compress_blake2(state, state.block, false);
            state.filled = 0;
        }
        if (state.filled == 0 && (blake2 ? size > block : size >= block)) {
            state.length += block;
            blake2 ? compress_blake2(state, data, false) : compress(state, data);
            data += block;
            size -= block;
            continue;
        }
        size_t part = block - state.filled < size ? block - state.filled : size;
        std::memcpy(state.block + state.filled, data, part);
        state.filled += static_cast<uint32_t>(part);
        state.length += part;
        data += part;
        size -= part;
        if (state.filled == block && !blake2) {
            compress(state, state.block);
            state.filled = 0;
        }
    }
}

// The padded last block of what is no BLAKE2 is in.
void finish(State& state) {
    uint32_t block = block_size(state.algorithm);
    std::memset(state.block + state.filled, 0, block - state.filled);
    if (is_blake2(state.algorithm)) return compress_blake2(state, state.block, true);
    if (is_sponge(state.algorithm)) {
        bool extendable = digest_size(state.algorithm) == 0;
        state.block[state.filled] ^= extendable ? 0x1F : 0x06;
        state.block[block - 1] ^= 0x80;
        return compress(state, state.block);
    }
    uint32_t counter = block == 128 ? 16 : 8;
    state.block[state.filled++] = 0x80;
    if (state.filled > block - counter) {
        compress(state, state.block);
        std::memset(state.block, 0, block);
    }
    if (state.algorithm == Algorithm::md5) {
        store_little(state.block + block - 8, state.length * 8);
    } else {
        store_big(state.block + block - 8, state.length * 8);
        if (counter == 16) store_big(state.block + block - 16, state.length >> 61);
    }
    compress(state, state.block);
}

} // namespace

uint32_t block_size(Algorithm algorithm) {
    constexpr uint32_t sizes[] = {64, 64, 64, 64, 128, 128, 144, 136, 104, 72, 168, 136, 128, 64};
    return sizes[static_cast<uint32_t>(algorithm)];
}

uint32_t digest_size(Algorithm algorithm) {
    constexpr uint32_t sizes[] = {16, 20, 28, 32, 48, 64, 28, 32, 48, 64, 0, 0, 64, 32};
    return sizes[static_cast<uint32_t>(algorithm)];
}

void begin(State& state, Algorithm algorithm) {
    std::memset(&state, 0, sizeof state);
    state.algorithm = algorithm;
    state.digest_size = static_cast<uint8_t>(digest_size(algorithm));
    constexpr uint32_t sha1_start[] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    for (int i = 0; i < 8; i++) {
        switch (algorithm) {
        case Algorithm::md5:
        case Algorithm::sha1:
            if (i < 5) state.words[i] = sha1_start[i];
            break;
        case Algorithm::sha224: state.words[i] = static_cast<uint32_t>(sha384_start[i]); break;
        case Algorithm::sha256: state.words[i] = sha512_start[i] >> 32; break;
        case Algorithm::sha384: state.words[i] = sha384_start[i]; break;
        case Algorithm::sha512: state.words[i] = sha512_start[i]; break;
        default: break;
        }
    }
}

void begin_blake2(State& state, Algorithm algorithm, const Blake2& p) {
    begin(state, algorithm);
    bool wide = algorithm == Algorithm::blake2b;
    state.digest_size = p.digest_size;
    state.last_node = p.last_node;
    uint8_t block[64] = {p.digest_size, p.key_size, p.fanout, p.depth};
    store_little(block + 4, p.leaf_size);
    if (wide) {
        store_little(block + 8, p.node_offset);
        block[16] = p.node_depth;
        block[17] = p.inner_size;
        std::memcpy(block + 32, p.salt, 16);
        std::memcpy(block + 48, p.person, 16);
    } else {
        store_little(block + 8, static_cast<uint32_t>(p.node_offset));
        block[12] = static_cast<uint8_t>(p.node_offset >> 32);
        block[13] = static_cast<uint8_t>(p.node_offset >> 40);
        block[14] = p.node_depth;
        block[15] = p.inner_size;
        std::memcpy(block + 16, p.salt, 8);
        std::memcpy(block + 24, p.person, 8);
    }
    for (int i = 0; i < 8; i++)
        state.words[i] = wide ? blake2_start<uint64_t>(i) ^ load_little<uint64_t>(block + 8 * i)
                              : blake2_start<uint32_t>(i) ^ load_little<uint32_t>(block + 4 * i);
    if (p.key_size != 0) {
        uint8_t first[128] = {};
        std::memcpy(first, p.key, p.key_size);
        take(state, first, block_size(algorithm));
    }
}

bool update(State& state, const uint8_t* data, size_t size, Poll& poll) {
    constexpr size_t piece = 1 << 16;
    if (size <= piece) {
        poll.spent += static_cast<int64_t>(size / 32);
        take(state, data, size);
        return true;
    }
    State kept = state;
    while (size > 0) {
        size_t part = size < piece ? size : piece;
        take(state, data, part);
        data += part;
        size -= part;
        if (poll.charge(static_cast<int64_t>(part / 32))) {
            state = kept;
            return false;
        }
    }
    return true;
}

void digest(const State& from, uint8_t* out) {
    State state = from;
    finish(state);
    uint8_t all[max_digest];
    for (uint32_t i = 0; i < 8; i++) {
        switch (state.algorithm) {
        case Algorithm::md5:
        case Algorithm::blake2s: store_little(all + 4 * i, static_cast<uint32_t>(state.words[i])); break;
        case Algorithm::sha1:
        case Algorithm::sha224:
        case Algorithm::sha256: store_big(all + 4 * i, static_cast<uint32_t>(state.words[i])); break;
        case Algorithm::sha384:
        case Algorithm::sha512: store_big(all + 8 * i, state.words[i]); break;
        default: store_little(all + 8 * i, state.words[i]);
        }
    }
    std::memcpy(out, all, state.digest_size <= max_digest ? state.digest_size : max_digest);
}

bool extended_digest(const State& from, uint8_t* out, size_t size, Poll& poll) {
    State state = from;
    finish(state);
    uint32_t block = block_size(state.algorithm);
    for (size_t done = 0, round = 1; done < size; round++) {
        for (uint32_t i = 0; i < block && done < size; i++, done++)
            out[done] = static_cast<uint8_t>(state.words[i / 8] >> (8 * (i % 8)));
        keccak(state.words);
        if (round % 64 == 0 && poll.charge(64 * 8)) return false;
    }
    return true;
}

} // namespace natrix::hashes

#pragma once
#include <cstddef>
#include <cstdint>

#include "base/poll.h"

// Message digests. A state is plain memory, so that it can be copied and dumped.
namespace natrix::hashes {

enum class Algorithm : uint32_t {
    md5,
    sha1,
    sha224,
    sha256,
    sha384,
    sha512,
    sha3_224,
    sha3_256,
    sha3_384,
    sha3_512,
    shake_128,
    shake_256,
    blake2b,
    blake2s,
    count
};

inline constexpr size_t max_digest = 64;

struct State {
    Algorithm algorithm;
    uint32_t filled; // bytes in `block`
    uint64_t length; // bytes taken in so far
    uint64_t words[25];
    uint8_t block[168];
    uint8_t digest_size;
    uint8_t last_node; // of BLAKE2
};

[[nodiscard]] uint32_t block_size(Algorithm algorithm);
// 0 for the extendable ones.
[[nodiscard]] uint32_t digest_size(Algorithm algorithm);

void begin(State& state, Algorithm algorithm);

// BLAKE2's parameters. `key` has key_size bytes, which become the first block; salt and person have 16 bytes
// (of blake2s 8).
struct Blake2 {
    uint8_t digest_size, key_size, fanout, depth, node_depth, inner_size;
    uint32_t leaf_size;
    uint64_t node_offset;
    bool last_node;
    const uint8_t *key, *salt, *person;
};
void begin_blake2(State& state, Algorithm algorithm, const Blake2& parameters);

// False: the poll said stop, and the state is as it was.
[[nodiscard]] bool update(State& state, const uint8_t* data, size_t size, Poll& poll);
// The digest of what was taken in so far, digest_size bytes; the state may go on.
void digest(const State& state, uint8_t* out);
// Any number of bytes, of the extendable ones. False: stopped.
[[nodiscard]] bool extended_digest(const State& state, uint8_t* out, size_t size, Poll& poll);

} // namespace natrix::hashes

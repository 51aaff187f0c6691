#pragma once
#include <cstddef>
#include <cstdint>

#include "memory/pool.h"

namespace natrix {

// How a baked image lies in a file, and in the library it is linked into: this header, the control block, the
// bytes.
struct ImageHeader {
    static constexpr uint64_t expected_magic = 0x31656761'6d69786e; // "nximage1"
    uint64_t magic = expected_magic;
    uint64_t control_bytes = 0;
    uint64_t image_bytes = 0; // a multiple of the page size
    uint64_t immutable_bytes = 0;
    uint64_t hash = 0; // of everything behind the header
};

// The image at `data`; false: it is none of this build.
[[nodiscard]] bool read_image(const std::byte* data, size_t size, Image& image);
// Hash of the header's kind over control block and bytes.
[[nodiscard]] uint64_t image_hash(const std::byte* data, size_t size);

} // namespace natrix

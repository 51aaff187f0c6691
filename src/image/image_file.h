#pragma once
#include <cstddef>
#include <cstdint>

#include "memory/pool.h"

namespace natrix {

// How a baked image lies in a file, and in the library it is linked into: this header and the control block,
// filled up to a page; the bytes; for each of their pages the first object; the sources of the modules.
struct ImageHeader {
    static constexpr uint64_t expected_magic = 0x32656761'6d69786e; // "nximage2"
    uint64_t magic = expected_magic;
    uint64_t control_bytes = 0;
    uint64_t image_at = 0;    // from the header's beginning; a multiple of the page size
    uint64_t image_bytes = 0; // a multiple of the page size
    uint64_t immutable_bytes = 0;
    uint64_t sources_bytes = 0;
    uint64_t reserved = 0;
    uint64_t hash = 0; // of everything behind the header

    [[nodiscard]] uint64_t first_objects_bytes() const {
        return (region::image + image_bytes) / region::page * sizeof(uint32_t);
    }
};
static_assert(sizeof(ImageHeader) == 64, "what open_own_file() compares");

// The image at `data`; false: it is none of this build.
[[nodiscard]] bool read_image(const std::byte* data, size_t size, Image& image);
// Hash of the header's kind over control block and bytes.
[[nodiscard]] uint64_t image_hash(const std::byte* data, size_t size);

} // namespace natrix

#pragma once
#include <cstddef>
#include <cstdint>

namespace natrix {

// Opens the file of the program or library whose read-only data these bytes are, and says where in it they
// begin. -1: they are not mapped from a file, or that file is not there any more. (The first 64 bytes tell.)
[[nodiscard]] int open_own_file(const std::byte* bytes, size_t size, uint64_t& offset);

} // namespace natrix

#pragma once
#include <cstddef>
#include <cstdint>

namespace natrix::deflate {

// CRC-32 (IEEE 802.3) and Adler-32, going on from an earlier value (of no bytes: 0, and 1).
[[nodiscard]] uint32_t crc32(uint32_t value, const uint8_t* data, size_t size);
[[nodiscard]] uint32_t adler32(uint32_t value, const uint8_t* data, size_t size);

} // namespace natrix::deflate

#include "image/image_file.h"

#include "base/text/hash.h"

namespace natrix {

uint64_t image_hash(const std::byte* data, size_t size) {
    uint64_t hash = 0;
    constexpr size_t step = 1 << 20;
    for (size_t at = 0; at < size; at += step) {
        size_t part = size - at < step ? size - at : step;
        hash = (hash ^ text::hash_bytes(
                           {reinterpret_cast<const uint8_t*>(data + at), static_cast<uint32_t>(part)})) *
               0x9E37'79B9'7F4A'7C15u;
    }
    return hash;
}

bool read_image(const std::byte* data, size_t size, Image& image) {
    if (size < sizeof(ImageHeader)) return false;
    auto* header = reinterpret_cast<const ImageHeader*>(data);
    if (header->magic != ImageHeader::expected_magic || header->control_bytes < sizeof(Cage)) return false;
    if (size - sizeof(ImageHeader) < header->control_bytes ||
        size - sizeof(ImageHeader) - header->control_bytes < header->image_bytes)
        return false;
    image.control = reinterpret_cast<const Cage*>(data + sizeof(ImageHeader));
    image.bytes = data + sizeof(ImageHeader) + header->control_bytes;
    image.size = header->image_bytes;
    image.immutable_size = header->immutable_bytes;
    return true;
}

} // namespace natrix

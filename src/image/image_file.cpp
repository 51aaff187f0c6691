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
    uint64_t left = size;
    auto takes = [&](uint64_t bytes) {
        if (bytes > left) return false;
        left -= bytes;
        return true;
    };
    if (header->control_bytes > header->image_at || header->image_at % region::page != 0 ||
        !takes(header->image_at) || !takes(header->image_bytes) || !takes(header->first_objects_bytes()) ||
        !takes(header->sources_bytes))
        return false;
    image.file = data;
    image.file_size = size;
    image.control = reinterpret_cast<const Cage*>(data + sizeof(ImageHeader));
    image.bytes = data + header->image_at;
    image.size = header->image_bytes;
    image.immutable_size = header->immutable_bytes;
    image.first_objects = reinterpret_cast<const uint32_t*>(image.bytes + image.size);
    image.sources = image.bytes + image.size + header->first_objects_bytes();
    image.sources_size = header->sources_bytes;
    return true;
}

} // namespace natrix

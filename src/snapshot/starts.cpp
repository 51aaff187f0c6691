#include "snapshot/starts.h"

namespace natrix {

ImageStarts::ImageStarts(const Image& image) : bits_(image.size / 8 / 64 + 1) {
    for (size_t at = 0; at < image.size;) {
        auto* object = reinterpret_cast<const Object*>(image.bytes + at);
        if (object->kind != Kind::Unbound) bits_[at / 8 / 64] |= uint64_t{1} << (at / 8 % 64);
        at += object_bytes(object);
    }
}

} // namespace natrix

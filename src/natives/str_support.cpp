#include "natives/str_support.h"

#include "base/text/scan.h"

namespace natrix {

Fresh make_fresh_str(Cage& cage, uint64_t length, CodePoint maximum) {
    if (length > max_text_bytes || length * width_for(maximum) > max_text_bytes)
        return {raise_memory_error(cage), {}};
    if (length == 0) return {cage.name(KnownName::empty), {}};
    Str* str = make_str(cage, length, maximum);
    if (!str) return {Value::reserve(), {}};
    return {cage.ref(str), {str->data(), str->length, width_for(maximum)}};
}

Fresh make_fresh(Cage& cage, Value self, uint64_t length, CodePoint maximum) {
    if (is_str(cage, self)) return make_fresh_str(cage, length, maximum);
    if (length > max_text_bytes) return {raise_memory_error(cage), {}};
    auto size = static_cast<uint32_t>(length);
    if (cage.is<ByteArray>(self)) {
        ByteArray* array = make_bytearray(cage, length);
        if (!array) return {Value::reserve(), {}};
        return {cage.ref(array), {bytearray_data(cage, array), size, 1}};
    }
    Bytes* bytes = make_bytes(cage, length);
    if (!bytes) return {Value::reserve(), {}};
    return {cage.ref(bytes), {bytes->data(), size, 1}};
}

CodePoint ceiling_of(Cage& cage, Value self) {
    if (!is_str(cage, self)) return 0xFF;
    if (is_ascii_str(cage, self)) return 0x7F;
    uint8_t width = text_of(cage, self).width;
    return width == 1 ? 0xFF : width == 2 ? 0xFFFF : max_code_point;
}

Value text_like(Cage& cage, Value self, TextView text) {
    if (is_str(cage, self)) return text.length ? str_from_text(cage, text) : cage.name(KnownName::empty);
    ByteView bytes{text.units8(), text.length};
    return cage.is<ByteArray>(self) ? bytearray_from(cage, bytes) : bytes_from(cage, bytes);
}

Value slice_like(Cage& cage, Value self, uint32_t start, uint32_t end) {
    if (is_str(cage, self)) return str_slice(cage, self, start, end);
    TextView text = view_of(cage, self);
    if (start == 0 && end == text.length && cage.is_exact<Bytes>(self)) return self;
    return text_like(cage, self, text.slice(start, end));
}

} // namespace natrix

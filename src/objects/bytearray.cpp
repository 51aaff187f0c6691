#include "objects/bytearray.h"

#include "objects/bytes.h"
#include "objects/errors.h"
#include "objects/integer.h"
#include "objects/slice.h"

namespace natrix {

Blob* make_blob(Cage& cage, uint64_t bytes) {
    if (bytes > max_text_bytes) return cage.too_large<Blob>();
    auto* blob = static_cast<Blob*>(cage.allocate(sizeof(Blob) + ((bytes + 7) & ~uint64_t{7})));
    if (!blob) return nullptr;
    blob->kind = Kind::Blob;
    blob->type = cage.type(KnownType::object).offset();
    blob->bytes = static_cast<uint32_t>(bytes);
    return blob;
}

ByteArray* make_bytearray(Cage& cage, uint64_t size) {
    auto* array = cage.make<ByteArray>(KnownType::bytearray);
    if (!array || size == 0) return array;
    Blob* blob = make_blob(cage, size);
    if (!blob) return nullptr;
    array->size = static_cast<uint32_t>(size);
    array->buffer = cage.ref(blob);
    return array;
}

Value bytearray_from(Cage& cage, ByteView bytes) {
    ByteArray* array = make_bytearray(cage, bytes.length);
    if (!array) return Value::reserve();
    if (bytes.length) std::memcpy(bytearray_data(cage, array), bytes.data, bytes.length);
    return cage.ref(array);
}

bool bytearray_replace_range(Cage& cage, ByteArray* array, uint32_t from, uint32_t to, uint64_t size) {
    uint32_t old = array->size, tail = old - to;
    uint64_t wanted = uint64_t{from} + size + tail;
    uint64_t capacity = array->buffer.is_bound() ? cage.as<Blob>(array->buffer)->bytes : 0;
    uint8_t* data = bytearray_data(cage, array);
    if (wanted == old) {
        bytearray_writing(cage, array);
        return true;
    }
    cage.poll.spent += tail / 1024;
    cage.writing(array);
    if (wanted == 0) {
        array->size = array->start = 0;
        array->buffer = Value();
        return true;
    }
    if (from == 0 && size == 0) {
        array->start += to;
        array->size = tail;
        return true;
    }
    // In place, when what follows fits behind its new beginning.
    bool sparse = capacity > 256 && wanted < capacity / 4;
    if (array->start + wanted <= capacity && !sparse) {
        bytearray_writing(cage, array);
        if (tail) std::memmove(data + from + size, data + to, tail);
        array->size = static_cast<uint32_t>(wanted);
        return true;
    }
    uint64_t room = sparse ? wanted : wanted + (wanted >> 3) + (wanted < 9 ? 3 : 6);
    Blob* blob = nullptr;
    if (room <= max_text_bytes) blob = make_blob(cage, room);
    if (!blob && array->start + wanted <= capacity) { // the smaller buffer was not a must
        bytearray_writing(cage, array);
        if (tail) std::memmove(data + from + size, data + to, tail);
        array->size = static_cast<uint32_t>(wanted);
        return true;
    }
    if (!blob) blob = make_blob(cage, wanted);
    if (!blob) return false;
    auto* fresh = reinterpret_cast<uint8_t*>(blob->data());
    if (from) std::memcpy(fresh, data, from);
    if (tail) std::memcpy(fresh + from + size, data + to, tail);
    array->buffer = cage.ref(blob);
    array->start = 0;
    array->size = static_cast<uint32_t>(wanted);
    return true;
}

bool bytearray_resize(Cage& cage, ByteArray* array, uint64_t size) {
    uint32_t old = array->size;
    if (size <= old) return bytearray_replace_range(cage, array, static_cast<uint32_t>(size), old, 0);
    if (!bytearray_replace_range(cage, array, old, old, size - old)) return false;
    std::memset(bytearray_data(cage, array) + old, 0, size - old);
    return true;
}

Value bytearray_get_item(Cage& cage, Value array, Value index) { return bytes_get_item(cage, array, index); }

Value bytearray_set_index(Cage& cage, Value value, Value index, Value byte) {
    auto* array = cage.as<ByteArray>(value);
    uint32_t at;
    if (cage.is<SliceObject>(index)) return Value::defer();
    // The value comes first, as its conversion does in CPython.
    int64_t number;
    if (!leaf_index(cage, byte, number) || !is_integer(cage, index)) return Value::defer();
    if (number < 0 || number > 255)
        return raise(cage, KnownType::ValueError, "byte must be in range(0, 256)");
    Answer answer = resolve_index(cage, index, array->size, "bytearray index out of range", at);
    if (answer != Answer::yes) return signal_of(answer);
    bytearray_writing(cage, array);
    bytearray_data(cage, array)[at] = static_cast<uint8_t>(number);
    return Value::none();
}

} // namespace natrix

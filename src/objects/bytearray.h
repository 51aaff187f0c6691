#pragma once
#include "base/text/text_view.h"
#include "memory/cage.h"

namespace natrix {

// The bytes of a bytearray lie in `buffer`, a Blob, from `start`: taking bytes from the front moves `start`.

inline uint8_t* bytearray_data(Cage& cage, ByteArray* array) {
    if (array->buffer.is_unbound()) return nullptr;
    return reinterpret_cast<uint8_t*>(cage.as<Blob>(array->buffer)->data()) + array->start;
}

// A fresh Blob of up to max_text_bytes; nullptr: reserve.
Blob* make_blob(Cage& cage, uint64_t bytes);
// A bytearray of `size` zeros; nullptr: reserve.
ByteArray* make_bytearray(Cage& cage, uint64_t size);
Value bytearray_from(Cage& cage, ByteView bytes);

// Brings the size to `size`, with zeros at the end where it grows. Nothing exports the bytes. False: reserve,
// and nothing has changed.
bool bytearray_resize(Cage& cage, ByteArray* array, uint64_t size);
// Replaces the bytes from `from` to `to` by room for `size` bytes, whose contents are left to the caller;
// appending, and removing at the front, cost amortised only what is moved. False: reserve, and nothing has
// changed.
bool bytearray_replace_range(Cage& cage, ByteArray* array, uint32_t from, uint32_t to, uint64_t size);
// To be told before bytes are written in place.
inline void bytearray_writing(Cage& cage, ByteArray* array) {
    if (array->buffer.is_bound()) cage.writing(cage.at(array->buffer));
}

// array[index], array[slice]; array[index] = byte (an int; others defer). Slices and deletions:
// natives/bytearray.h.
Value bytearray_get_item(Cage& cage, Value array, Value index);
Value bytearray_set_index(Cage& cage, Value array, Value index, Value byte);

} // namespace natrix

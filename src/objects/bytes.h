#pragma once
#include "base/text/text_view.h"
#include "memory/cage.h"
#include "objects/hash.h"

namespace natrix {

// The longest str, bytes or bytearray, in bytes: more is a MemoryError, whatever the limits are.
constexpr uint64_t max_text_bytes = 0x7FFF'FFF0;

// A fresh Bytes, zeroed; nullptr: reserve. `length` is at most max_text_bytes.
Bytes* make_bytes(Cage& cage, uint64_t length);
Value bytes_from(Cage& cage, ByteView bytes);

// The bytes of a Bytes or ByteArray.
ByteView bytes_of(Cage& cage, Value value);
// The bytes of a Bytes, a ByteArray, or a C-contiguous MemoryView that is not released; false: it is none.
bool byte_view(Cage& cage, Value value, ByteView& out);

// An index of a sequence: yes with a position in 0..length-1, raised IndexError with the message, or defer
// (not an int).
Answer resolve_index(Cage& cage, Value index, uint32_t length, const char* message, uint32_t& at);

// bytes[index], bytes[slice].
Value bytes_get_item(Cage& cage, Value bytes, Value index);
// a == b, a < b … of Bytes and ByteArrays: negative, zero or positive.
int bytes_compare(Cage& cage, Value a, Value b);
int64_t bytes_python_hash(Cage& cage, Value bytes);

} // namespace natrix

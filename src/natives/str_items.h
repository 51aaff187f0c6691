#pragma once
#include "memory/cage.h"

namespace natrix {

// str[index] and str[slice]; defers where a part is neither None nor an int.
// str[start:stop]; defer when they are neither small ints nor None.
Value str_slice_between(Cage& cage, Value str, Value start, Value stop);
Value str_repr(Cage& cage, Value str, bool ascii_only);
Value str_get_item(Cage& cage, Value str, Value index);
// text * count for a str, bytes or bytearray; defers when count is no int.
Value text_repeat(Cage& cage, Value text, Value count);
// left + right: two strs; or bytes or bytearray and a buffer. Defers otherwise.
Value text_concat(Cage& cage, Value left, Value right);
// needle in text, for the same sorts; defers where Python must word the error.
Value text_contains(Cage& cage, Value text, Value needle);
// The item at `at` of a str, bytes, bytearray or one-dimensional memoryview: for iterators. Unbound: behind
// the end.
Value text_item_at(Cage& cage, Value sequence, uint64_t at);
// array[index] = value and del array[index], slices included; defers what must be converted first.
Value bytearray_set_item(Cage& cage, Value array, Value index, Value value);
Value bytearray_delete_item(Cage& cage, Value array, Value index);
// left < right and so on, of two strs or of bytes and bytearrays: the order, or false when they are neither.
bool text_order(Cage& cage, Value left, Value right, int& order);

} // namespace natrix

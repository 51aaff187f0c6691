#pragma once
#include "base/text/text_view.h"
#include "memory/cage.h"

namespace natrix {

// A memoryview shows the bytes of `owner` from `start`; shape and strides are tuples of ints, a format of one
// character (an '@' may stand before it). What `exports` of a bytearray counts are its views that are not
// released.

constexpr uint32_t max_dimensions = 64;

// One of the native formats.
struct ItemFormat {
    char code = 0; // 0: none of those
    uint8_t size = 0;
};
ItemFormat item_format(char code);
// Of a format str: code 0 when it is not one native character.
ItemFormat item_format_of(Cage& cage, Value format);

// All bytes of what a view may be of, mutable ones as well; false: no such object.
bool buffer_of_owner(Cage& cage, Value owner, uint8_t*& data, uint32_t& size, bool& read_only);

inline uint32_t dimensions_of(Cage& cage, MemoryView* view) { return cage.as<Tuple>(view->shape)->length; }
int64_t extent_of(Cage& cage, MemoryView* view, uint32_t dimension);
int64_t stride_of(Cage& cage, MemoryView* view, uint32_t dimension);
// How many items; and their bytes, one behind the other.
uint64_t item_count(Cage& cage, MemoryView* view);
// 'C', 'F', or both.
bool is_contiguous(Cage& cage, MemoryView* view, char order);
// The bytes of a C-contiguous view that is not released.
bool memoryview_bytes(Cage& cage, MemoryView* view, ByteView& out);
// Where the item at `at` bytes from the view's beginning lies; null when the owner no longer has it.
uint8_t* item_address(Cage& cage, MemoryView* view, int64_t at);

// Copies all items in order C or F to `to`, which has room for them. False: stopped.
bool copy_items(Cage& cage, MemoryView* view, bool fortran, uint8_t* to);

// A view of all of `owner` (bytes, bytearray, or a view); nullptr: reserve. The export is counted.
MemoryView* make_memoryview(Cage& cage, Value owner);
// Another view of the same owner, whose fields are still to be set as wanted; nullptr: reserve. Not counted
// yet.
MemoryView* copy_memoryview(Cage& cage, MemoryView* view);
// Counts one more, or one less, view of the owner.
void count_export(Cage& cage, Value owner, int32_t more);

// The value of an item, or reserve.
Value unpack_item(Cage& cage, char code, const uint8_t* from);
// Writes an item: yes; no (a value out of range); defer: Python must convert it, or it has the wrong type.
enum class Packed : uint8_t { yes, out_of_range, defer };
Packed pack_item(Cage& cage, char code, Value value, uint8_t* to);

// view[index], view[slice], view[i, j]; view[index] = value.
Value memoryview_get_item(Cage& cage, Value view, Value index);
Value memoryview_set_item(Cage& cage, Value view, Value index, Value value);

} // namespace natrix

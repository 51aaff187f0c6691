#pragma once
#include "memory/cage.h"

namespace natrix {

// range objects, whose start, stop, step and length are ints of any size; and slice objects as positions in a
// sequence.

// What a range is equal by and hashes by: its length, its first item (None when it is empty), its step (None
// when it has fewer than two items).
void range_identity(Cage& cage, const Range* range, Value (&parts)[3]);

// All four fields are immediate ints: the range can be handled in 64 bits.
bool is_small_range(const Range* range);
// range(start, stop, step) of immediates, step not 0; nullptr: reserve.
Range* make_small_range(Cage& cage, int64_t start, int64_t stop, int64_t step);
// The number of items of a range of machine ints.
constexpr uint64_t range_count(int64_t start, int64_t stop, int64_t step) {
    if (step > 0) {
        if (start >= stop) return 0;
        return (static_cast<uint64_t>(stop) - static_cast<uint64_t>(start) - 1) /
                   static_cast<uint64_t>(step) +
               1;
    }
    if (start <= stop) return 0;
    return (static_cast<uint64_t>(start) - static_cast<uint64_t>(stop) - 1) /
               (0 - static_cast<uint64_t>(step)) +
           1;
}
// Position of a machine int in a small range, or -1.
int64_t small_range_index(const Range* range, int64_t number);

} // namespace natrix

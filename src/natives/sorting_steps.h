#pragma once
#include "memory/cage.h"

namespace natrix {

// The kernels of a sort whose comparisons are Python's: the sort goes on from one question to the next, and
// between two of them its state lies on the heap.
//   sort_begin(keys, reverse) -> state          (keys: a private list)
//   sort_next(state, answer) -> the left key of the next question, or MISSING: the order is found
//   sort_right(state) -> the right key of that question, "left < right?"
//   sort_result(state, items) -> the items in the order of their keys, as a new list
Value sort_begin(Cage& cage, Value* a);
Value sort_next(Cage& cage, Value* a);
Value sort_right(Cage& cage, Value* a);
Value sort_result(Cage& cage, Value* a);

} // namespace natrix

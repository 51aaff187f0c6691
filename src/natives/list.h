#pragma once
#include "objects/native.h"

namespace natrix {

extern const NativeTable list_natives, list_kernels;

// index() and count() of lists and tuples.
Value find_in_row(Cage& cage, Value sequence, Value wanted, int64_t start, int64_t stop, const char* missing);
Value count_in_row(Cage& cage, Value sequence, Value wanted);
// start and stop as index() takes them: inside 0..size. False: one is no int.
bool clamp_bounds(Cage& cage, Value from, Value to, uint32_t size, int64_t& start, int64_t& stop);

} // namespace natrix

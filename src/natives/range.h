#pragma once
#include "objects/native.h"

namespace natrix {

extern const NativeTable range_natives, range_kernels;

// range(*arguments) of small ints; else defer.
Value make_range_from(Cage& cage, const Value* arguments, uint32_t count);

} // namespace natrix

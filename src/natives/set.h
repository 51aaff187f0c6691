#pragma once
#include "objects/native.h"

namespace natrix {

extern const NativeTable set_natives, set_kernels;

// set(from) or frozenset(from), or a signal.
Value make_set_from(Cage& cage, Value from, bool frozen);

} // namespace natrix

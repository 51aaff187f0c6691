#pragma once
#include "objects/native.h"

namespace natrix {

extern const NativeTable dict_natives, dict_kernels;

// dict(from), or a signal.
Value make_dict_from(Cage& cage, Value from);

} // namespace natrix

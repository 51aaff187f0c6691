#pragma once
#include "objects/native.h"

namespace natrix {

extern const NativeTable range_natives, range_kernels;

} // namespace natrix

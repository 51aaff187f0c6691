#pragma once
#include "objects/native.h"

namespace natrix {

extern const NativeTable slice_kernels;

} // namespace natrix

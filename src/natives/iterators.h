#pragma once
#include "objects/native.h"

namespace natrix {

extern const NativeTable iterator_natives, iterator_kernels;

} // namespace natrix

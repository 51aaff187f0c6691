#pragma once
#include "objects/native.h"

namespace natrix {

extern const NativeTable tuple_natives, tuple_kernels;

} // namespace natrix

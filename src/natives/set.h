#pragma once
#include "objects/native.h"

namespace natrix {

extern const NativeTable set_natives, set_kernels;

} // namespace natrix

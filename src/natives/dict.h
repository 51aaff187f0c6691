#pragma once
#include "objects/native.h"

namespace natrix {

extern const NativeTable dict_natives, dict_kernels;

} // namespace natrix

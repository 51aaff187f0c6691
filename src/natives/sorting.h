#pragma once
#include "objects/native.h"

namespace natrix {

extern const NativeTable sorting_natives, sorting_kernels;

} // namespace natrix

#pragma once
#include "objects/native.h"

namespace natrix {

#define TABLE(name) extern const NativeTable name;
#include "natives/tables.def"

} // namespace natrix

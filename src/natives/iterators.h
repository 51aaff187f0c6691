#pragma once
#include "objects/native.h"

namespace natrix {

extern const NativeTable iterator_natives, iterator_kernels;

// What calling a builtin container class with these arguments gives, when nothing of it needs Python: for the
// engine, to try before it looks for __new__ and __init__. Else defer.
Value leaf_construct(Cage& cage, Value type, Value* arguments, uint32_t count);

} // namespace natrix

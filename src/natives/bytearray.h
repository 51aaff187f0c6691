#pragma once
#include "memory/cage.h"

namespace natrix {

// Whether a live memoryview forbids that the size changes.
bool is_exported(Cage& cage, Value array);

} // namespace natrix

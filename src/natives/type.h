#pragma once
#include "memory/cage.h"

namespace natrix {

// isinstance() of (object, class or tuple of classes), or `defer`.
Value isinstance_native(Cage& cage, Value* arguments);

} // namespace natrix

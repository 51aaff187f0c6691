#pragma once
#include "memory/cage.h"

namespace natrix {

// The number that an object without a field for it is identified by, given now if it has none. False:
// reserve.
bool identity_number(Cage& cage, Value object, uint32_t& number);

} // namespace natrix

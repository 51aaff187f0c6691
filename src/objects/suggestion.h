#pragma once
#include "memory/cage.h"

namespace natrix {

// Of `count` strs the one that `name` is probably a misspelling of, or None.
Value closest_name(Cage& cage, Value name, const Value* candidates, uint32_t count);

} // namespace natrix

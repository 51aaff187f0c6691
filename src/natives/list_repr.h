#pragma once
#include "memory/cage.h"

namespace natrix {

// repr() of a builtin container whose items are builtin values, containers among them as deep as leaf
// operations go: a str, or defer. A container that contains itself is deeper than that.
Value container_repr(Cage& cage, Value container);

} // namespace natrix

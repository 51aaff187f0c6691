#pragma once
#include "memory/cage.h"

namespace natrix {

// Fills an empty cage with what everything else refers to: the builtin classes, as yet without attributes,
// the known names, the characters, the module builtins. False: out of memory.
[[nodiscard]] bool boot(Cage& cage);

} // namespace natrix

#pragma once
#include "base/arena.h"
#include "syntax/tree.h"

namespace natrix::syntax {

// Writes the tree as CPython's ast.dump(tree, include_attributes=True) does. The arena gives working space.
// False when it is at its limit.
[[nodiscard]] bool dump(const Mod* tree, Arena& arena, void (*write)(void*, const char*, size_t), void* to);

} // namespace natrix::syntax

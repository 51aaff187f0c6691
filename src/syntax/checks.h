#pragma once
#include "syntax/parse.h"

// What CPython's compiler finds wrong in a tree that its grammar and symbol tables accept.
namespace natrix::syntax {

// `from __future__ import ...`: checks those at the beginning of a module, and says what they ask for. False
// when there is a problem.
[[nodiscard]] bool read_futures(Arena& arena, const Mod* tree, Text source, ParseResult& result);

// Everything else. Needs the scopes. False when there is a problem; warnings are added to the result.
[[nodiscard]] bool check_tree(Arena& arena, Poll& poll, const Mod* tree, Text source, Flags flags,
                              ParseResult& result);

} // namespace natrix::syntax

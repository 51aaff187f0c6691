#pragma once
#include "base/arena.h"
#include "base/poll.h"
#include "syntax/tree.h"

namespace natrix::compiler {

// An expression as source text, as CPython words annotations under `from __future__ import annotations`. In
// the Arena; absent when that is at its limit, or the expression nests too deeply.
[[nodiscard]] syntax::Text unparse(Arena& arena, Poll& poll, const syntax::Expr* e);

} // namespace natrix::compiler

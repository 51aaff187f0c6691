#pragma once
#include "syntax/token.h"

namespace natrix::syntax {

// All tokens of a source. The last is EndMarker, or Error when `problem` says why the rest could not be read.
struct TokenList {
    Token* tokens = nullptr;
    uint32_t count = 0;
    SyntaxProblem problem;
    // Error only: the source ended within brackets. The problem is then the bracket that was never closed.
    bool ended_in_bracket = false;
    uint32_t bracket_line = 0;
    SyntaxWarningNote* warnings = nullptr;
    SyntaxWarningNote** warnings_end = nullptr;
};

// False when the arena or the poll ended it; `list.problem` says which.
[[nodiscard]] bool tokenize(Arena& arena, Poll& poll, const Source& source, Flags flags, TokenList& list);

} // namespace natrix::syntax

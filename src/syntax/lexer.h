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
    // Error only: CPython's tokenizer leaves this problem to the parser, which sees it only when it gets
    // there.
    bool left_to_parser = false;
    // Error only: it lies within an f-string.
    bool in_string = false;
    // The innermost bracket that was open, and its own problem; line 0 without one.
    uint32_t bracket_line = 0;
    SyntaxProblem bracket_problem;
    SyntaxWarningNote* warnings = nullptr;
    SyntaxWarningNote** warnings_end = nullptr;
};

// Whether a problem of the tokenizer, beyond a problem that the parser found, is the one to report; and which
// one.
[[nodiscard]] inline bool outranked(const TokenList& list, uint32_t parser_line) {
    if (list.problem.type == ProblemType::None || list.in_string) return false;
    if (!list.left_to_parser && !list.ended_in_bracket) return true;
    return list.bracket_line != 0 && parser_line > list.bracket_line;
}
[[nodiscard]] inline const SyntaxProblem& outranking_problem(const TokenList& list) {
    return list.left_to_parser ? list.bracket_problem : list.problem;
}

// False when the arena or the poll ended it; `list.problem` says which.
[[nodiscard]] bool tokenize(Arena& arena, Poll& poll, const Source& source, Mode mode, Flags flags,
                            TokenList& list);

} // namespace natrix::syntax

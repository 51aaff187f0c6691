#pragma once
#include "syntax/lexer.h"

// What is wrong with a source that the fast parser refused. This is CPython's own parser over again, as a
// small machine that runs the grammar in grammar.inc: a first run finds the furthest token, a second one,
// with the rules that match mistakes, finds the message. It is slow, and starts at the top-level statement
// that failed.
namespace natrix::syntax {

[[nodiscard]] SyntaxProblem diagnose(Arena& arena, Poll& poll, const Source& source, const TokenList& list,
                                     Mode mode, Flags flags, uint32_t first_token);

// "function call", "literal" and so on: how messages name an expression.
[[nodiscard]] Text expression_name(const Expr* expr);

} // namespace natrix::syntax

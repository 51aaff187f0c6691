#pragma once
#include "syntax/token.h"

namespace natrix::syntax {

// Turns the bytes of a file into UTF-8 with '\n' line ends: byte order mark, the cookie of PEP 263, null
// bytes, invalid UTF-8. False when there is a problem.
[[nodiscard]] bool prepare_source(Arena& arena, Poll& poll, Text bytes, Flags flags, Source& source,
                                  SyntaxProblem& problem);

// The position of an error that CPython's compiler finds: 1-based, and in bytes.
void position_of_span(SyntaxProblem& problem, Text source, const Span& span);

// Characters in UTF-8 (or what decoding with "replace" makes of it).
[[nodiscard]] uint32_t count_characters(const char* text, uint32_t size);

} // namespace natrix::syntax

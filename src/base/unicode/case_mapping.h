#pragma once
#include "base/text/text_view.h"

namespace natrix::unicode {

// A full mapping: one to three code points.
struct CaseMapping {
    CodePoint to[3];
    uint32_t count;
};

// Mappings of a single character regardless of its neighbours. to_lower gives σ for Σ; text/case.h knows the
// rule of the final sigma.
[[nodiscard]] CaseMapping to_lower(CodePoint c);
[[nodiscard]] CaseMapping to_upper(CodePoint c);
[[nodiscard]] CaseMapping to_title(CodePoint c);
[[nodiscard]] CaseMapping to_casefold(CodePoint c);

// One to one, as regular expressions ignore case.
[[nodiscard]] CodePoint simple_lower(CodePoint c);
// True where the simple lower or upper mapping changes the character.
[[nodiscard]] bool has_simple_case(CodePoint c);

} // namespace natrix::unicode

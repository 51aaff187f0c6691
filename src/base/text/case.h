#pragma once
#include "base/poll.h"
#include "base/text/text_view.h"

namespace natrix::text {

enum class CaseOperation : uint8_t { lower, upper, title, capitalize, swapcase, casefold };

// Size and fill. `unchanged` may be set when the result equals the text.
[[nodiscard]] TextSize case_size(CaseOperation operation, TextView text, Poll& poll);
[[nodiscard]] TextStatus case_fill(CaseOperation operation, TextView text, TextSpan to, Poll& poll);

// What Σ at `at` becomes in lower case: ς after a cased letter and not before one, else σ.
[[nodiscard]] CodePoint lower_sigma(TextView text, uint32_t at);

// The ASCII operations of bytes; `to` has the length of the text and may be the text itself. casefold is not
// for bytes.
void ascii_case(CaseOperation operation, ByteView bytes, uint8_t* to);

} // namespace natrix::text

#pragma once
#include "base/poll.h"
#include "base/text/text_view.h"

namespace natrix::text {

// str.expandtabs and bytes.expandtabs.
[[nodiscard]] TextSize expandtabs_size(TextView text, int64_t tab_size, Poll& poll);
[[nodiscard]] TextStatus expandtabs_fill(TextView text, int64_t tab_size, TextSpan to, Poll& poll);

// str.center: how many of the fill characters stand on the left.
[[nodiscard]] uint64_t center_left(uint64_t length, uint64_t width);

} // namespace natrix::text

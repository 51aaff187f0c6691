#pragma once
#include "base/text/text_view.h"

namespace natrix::text {

// Names beyond this length are like no other.
constexpr uint32_t longest_compared = 40;

// How far two names are from each other: 2 for a character put in, left out or changed, 1 for its case
// changed. Whatever exceeds `limit` may be told as limit + 1.
uint32_t distance(TextView a, TextView b, uint32_t limit);
// The distance up to which a name counts as a misspelling of the other.
uint32_t likely_distance(TextView name, TextView meant);

} // namespace natrix::text

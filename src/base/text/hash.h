#pragma once
#include "base/text/text_view.h"

namespace natrix::text {

// A hash of the code points, the same for each width and in every VM and process. Multiply-and-fold (as
// wyhash): it reads eight bytes at a time and mixes with one 64x64->128 multiplication per sixteen, which for
// an identifier is a handful of cycles. It withstands no adversary who knows the fixed key; dicts charge for
// their probes instead.
[[nodiscard]] uint64_t hash_text(TextView text);
[[nodiscard]] uint64_t hash_bytes(ByteView bytes);

} // namespace natrix::text

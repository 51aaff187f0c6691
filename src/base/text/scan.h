#pragma once
#include "base/poll.h"
#include "base/text/text_view.h"

namespace natrix::text {

// The class ceiling (0x7F, 0xFF, 0xFFFF or 0x10FFFF) of the text: what it needs at least. Memory-bound and
// unpolled.
[[nodiscard]] CodePoint scan_maximum(TextView text);
[[nodiscard]] bool is_ascii(TextView text);

// Copies between any two widths. `to` has room for from.length units, and its width holds every code point of
// `from`.
void copy_text(TextView from, void* to, uint8_t to_width);
// The same into to[at ...].
inline void copy_text(TextView from, TextSpan to, uint32_t at) {
    copy_text(from, static_cast<char*>(to.data) + size_t{at} * to.width, to.width);
}
void fill_text(TextSpan to, uint32_t start, uint32_t end, CodePoint c);
inline void store(TextSpan to, uint32_t at, CodePoint c) {
    switch (to.width) {
    case 1: static_cast<uint8_t*>(to.data)[at] = static_cast<uint8_t>(c); break;
    case 2: static_cast<uint16_t*>(to.data)[at] = static_cast<uint16_t>(c); break;
    default: static_cast<uint32_t*>(to.data)[at] = c;
    }
}
// `from` repeated until `to` is full.
void repeat_text(TextView from, TextSpan to);
// `from` with its code points in steps, as an extended slice: from[start], from[start + step], ... to.length
// times.
void copy_stepped(TextView from, int64_t start, int64_t step, TextSpan to);

[[nodiscard]] bool equal(TextView a, TextView b);
// Order of the code points: negative, zero or positive.
[[nodiscard]] int compare(TextView a, TextView b);
// Length of the longest common prefix.
[[nodiscard]] uint32_t common_prefix(TextView a, TextView b);

} // namespace natrix::text

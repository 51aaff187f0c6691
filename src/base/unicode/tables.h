#pragma once
#include "base/text/text_view.h"

// The generated tables of properties, for the kernels that look at one character after another.
namespace natrix::unicode::tables {

#include "base/unicode/properties.inc"

[[nodiscard]] inline const Record& record_of(CodePoint c) {
    // Unassigned, as everything above the last code point.
    if (c > max_code_point) c = max_code_point;
    uint32_t block = record_index[c >> record_shift];
    return records[record_blocks[(block << record_shift) | (c & ((1u << record_shift) - 1))]];
}

[[nodiscard]] inline uint32_t flags_of(CodePoint c) { return c < 256 ? latin1_flags[c] : record_of(c).flags; }

// Whether the bit of the character's page is set; false beyond the last code point.
template<size_t n> [[nodiscard]] inline bool in_page(const uint8_t (&pages)[n], CodePoint c) {
    return c >> 9 < n && (pages[c >> 9] >> (c >> 6 & 7) & 1) != 0;
}

} // namespace natrix::unicode::tables

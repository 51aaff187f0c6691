#pragma once
#include "base/unicode/case_mapping.h"
#include "base/unicode/tables.h"

// The generated case mappings, for the kernels that convert one character after another.
namespace natrix::unicode::tables {

#include "base/unicode/case_mapping.inc"

[[nodiscard]] inline const Cases& cases_of(CodePoint c) {
    if (c > max_code_point) c = max_code_point;
    uint32_t block = case_index[c >> case_shift];
    return cases[case_blocks[(block << case_shift) | (c & ((1u << case_shift) - 1))]];
}

[[nodiscard]] inline CodePoint shifted(CodePoint c, int32_t by) {
    return static_cast<CodePoint>(static_cast<int32_t>(c) + by);
}

// A mapping is the distance to a single character, or a reference to several.
[[nodiscard]] inline CaseMapping expand(CodePoint c, int32_t mapping) {
    if (mapping < special_base) [[likely]]
        return {{shifted(c, mapping), 0, 0}, 1};
    uint32_t special = static_cast<uint32_t>(mapping - special_base);
    CaseMapping result{{0, 0, 0}, special >> 16};
    for (uint32_t i = 0; i < result.count; i++) result.to[i] = special_cases[(special & 0xFFFF) + i];
    return result;
}

} // namespace natrix::unicode::tables

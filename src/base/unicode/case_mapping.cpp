#include "base/unicode/case_mapping.h"
#include "base/unicode/tables.h"

namespace natrix::unicode {

namespace {

#include "base/unicode/case_mapping.inc"

const Cases& cases_of(CodePoint c) { return cases[tables::record_of(c).cases]; }

CaseMapping expand(CodePoint c, int32_t mapping) {
    if (mapping < special_base) [[likely]]
        return {{static_cast<CodePoint>(static_cast<int32_t>(c) + mapping), 0, 0}, 1};
    uint32_t special = static_cast<uint32_t>(mapping - special_base);
    CaseMapping result{{0, 0, 0}, special >> 16};
    for (uint32_t i = 0; i < result.count; i++) result.to[i] = special_cases[(special & 0xFFFF) + i];
    return result;
}

} // namespace

CaseMapping to_lower(CodePoint c) { return expand(c, cases_of(c).lower); }
CaseMapping to_upper(CodePoint c) { return expand(c, cases_of(c).upper); }
CaseMapping to_title(CodePoint c) { return expand(c, cases_of(c).title); }
CaseMapping to_casefold(CodePoint c) { return expand(c, cases_of(c).fold); }
CodePoint simple_lower(CodePoint c) {
    return static_cast<CodePoint>(static_cast<int32_t>(c) + cases_of(c).simple_lower);
}
bool has_simple_case(CodePoint c) { return (tables::flags_of(c) & tables::flag_simple_case) != 0; }

} // namespace natrix::unicode

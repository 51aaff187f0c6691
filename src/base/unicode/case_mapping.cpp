#include "base/unicode/case_mapping.h"
#include "base/unicode/case_tables.h"

namespace natrix::unicode {

using namespace tables;

CaseMapping to_lower(CodePoint c) { return expand(c, cases_of(c).lower); }
CaseMapping to_upper(CodePoint c) { return expand(c, cases_of(c).upper); }
CaseMapping to_title(CodePoint c) { return expand(c, cases_of(c).title); }
CaseMapping to_casefold(CodePoint c) { return expand(c, cases_of(c).fold); }
CodePoint simple_lower(CodePoint c) { return shifted(c, cases_of(c).simple_lower); }
bool has_simple_case(CodePoint c) { return (flags_of(c) & flag_simple_case) != 0; }

} // namespace natrix::unicode

#include "base/unicode/properties.h"
#include "base/unicode/tables.h"

namespace natrix::unicode {

using namespace tables;

static_assert(sizeof category_names / sizeof category_names[0] == static_cast<size_t>(Category::Zs) + 1);

namespace {
bool has(CodePoint c, uint32_t flag) { return (flags_of(c) & flag) != 0; }
} // namespace

bool is_alpha(CodePoint c) { return has(c, flag_alpha); }
bool is_decimal(CodePoint c) { return has(c, flag_decimal); }
bool is_digit(CodePoint c) { return has(c, flag_digit); }
bool is_numeric(CodePoint c) { return has(c, flag_numeric); }
bool is_alnum(CodePoint c) { return has(c, flag_alpha | flag_decimal | flag_digit | flag_numeric); }
bool is_lower(CodePoint c) { return has(c, flag_lower); }
bool is_upper(CodePoint c) { return has(c, flag_upper); }
bool is_title(CodePoint c) { return has(c, flag_title); }
bool is_space(CodePoint c) { return has(c, flag_space); }
bool is_linebreak(CodePoint c) { return has(c, flag_linebreak); }
bool is_printable(CodePoint c) { return has(c, flag_printable); }
bool is_xid_start(CodePoint c) { return has(c, flag_xid_start); }
bool is_xid_continue(CodePoint c) { return has(c, flag_xid_continue); }
bool is_cased(CodePoint c) { return has(c, flag_cased); }
bool is_case_ignorable(CodePoint c) { return has(c, flag_case_ignorable); }
bool is_mirrored(CodePoint c) { return has(c, flag_mirrored); }

int decimal_value(CodePoint c) { return record_of(c).decimal; }
int digit_value(CodePoint c) { return record_of(c).digit; }

bool numeric_value(CodePoint c, double* value) {
    uint8_t number = record_of(c).numeric;
    if (number == 0) return false;
    *value = numeric_values[number - 1];
    return true;
}

Category category(CodePoint c) { return static_cast<Category>(record_of(c).category); }
const char* category_name(Category category) { return category_names[static_cast<uint8_t>(category)]; }
const char* bidirectional(CodePoint c) { return bidirectional_names[record_of(c).bidirectional]; }
uint8_t combining_class(CodePoint c) { return record_of(c).combining; }
const char* east_asian_width(CodePoint c) { return width_names[record_of(c).width]; }

} // namespace natrix::unicode
